#!/bin/sh
# test_scenarios - every scenario that is shipped (but the laboratories, see tests/verify): it
# is in order, speaks both languages, asks a question, stands in docs/scenarios.md, and runs
# with all its reforms in force, books closed, to one digest with one and with two threads.
set -u
export LC_ALL=C.UTF-8
n=0 failed=0
told() { # name, what is wrong; empty: nothing
    n=$((n + 1))
    if [ -z "$2" ]; then
        echo "ok $n - $1"
    else
        failed=$((failed + 1))
        echo "not ok $n - $1"
        printf '%s\n' "$2" | sed 's/^/# /'
    fi
}

# Words of its own, in both languages: an heir's are not its parent's.
words() {
    for key in title about; do
        for tongue in zh en; do
            awk -v key="$key:" -v tongue="$tongue:" '
                /^[a-z]/ { within = index($0, key) == 1 }
                within && match($0, "[ {]" tongue) { found = 1 }
                END { exit !found }' "$1" || echo "no $key of its own in $tongue"
        done
    done
}

"$B/tests/cli/briefly" >"$SCRATCH/ran"
for file in scenarios/*.yaml; do
    name=${file#scenarios/} && name=${name%.yaml}
    told "$name: words, question, page" "$(
        "$SHEQU" --lang en check "$name" --resolved >"$SCRATCH/resolved" 2>"$SCRATCH/said" ||
            cat "$SCRATCH/said"
        words "$file"
        awk '/^question:/ { asks = 1 } asks && /^  primary: ./ { found = 1 }
             END { exit !found }' "$SCRATCH/resolved" || echo "asks no question"
        [ "$(grep -c "^| [^|]*| \`$name\` |" docs/scenarios.md)" = 1 ] ||
            echo "does not stand in docs/scenarios.md once"
    )"
    told "$name: runs" "$(
        awk -v name="$name" '$1 == name { found = NF == 4 && length($3) == 32 && $3 == $4 }
             END { exit !found }' "$SCRATCH/ran" ||
            grep "^$name[ :]" "$SCRATCH/ran" || echo "did not run"
    )"
done

# And nothing stands in the page that is not there.
told "docs/scenarios.md names what is there" "$(
    sed -n 's/^| [^|]*| `\([a-z0-9-]*\)` |.*/\1/p' docs/scenarios.md | while read -r name; do
        [ -f "scenarios/$name.yaml" ] || echo "there is no $name"
    done
)"
echo "1..$n"
[ $failed = 0 ]
