#!/bin/sh
# test_cost - `run --dry-run` says what a run will take: memory by column adds up to the world's,
# which is what the run itself tells; what runs at once is what the threads do; both languages.
set -u
export LC_ALL=C.UTF-8
n=0 bad=0
report() { # status, what
    n=$((n + 1))
    if [ "$1" = 0 ]; then echo "ok $n - $2"; else
        echo "not ok $n - $2"
        sed 's/^/# /' "$SCRATCH/told" | head -n 60
        bad=1
    fi
}
small="--set city.streets=1 --set city.communities=2 --set city.sample=all --set run.burn_in=0months
    --set community.households=60 --set community.staff=3 --length 1month"
says() { # what, words...
    what=$1
    shift
    for words; do
        grep -qF -- "$words" "$SCRATCH/told" || { report 1 "$what: $words"; return; }
    done
    report 0 "$what"
}
dry() {
    # shellcheck disable=SC2086
    "$SHEQU" run hefei-2009 $small --dry-run "$@" >"$SCRATCH/told" 2>/dev/null
}

dry --lang en --threads 2 --replicates 4
says "as many replicates as threads" "2 communities (of 2)" "4 replicates x 1 months" \
    "4 replicates are no fewer than 2 threads, so 2 run at once, on 1 thread each" "2 world(s) at once" \
    "columns of 1 % and more" ".identity " "events that wait x"
dry --lang en --threads 3 --replicates 2
says "fewer replicates than threads" \
    "2 replicates are fewer than 3 threads, so they run one after another, each with its communities on 3 threads" \
    "1 world(s) at once"
dry --lang en --threads 64 --replicates 2
says "no more threads than places" "communities on 4 threads"
dry --lang en --threads 1 --replicates 2
says "one thread" "in parallel: 1 thread, 2 replicates one after another"
dry --lang zh --threads 2 --replicates 4
says "in Chinese" "4 次重复不少于 2 个线程，故同时运行 2 次" "2 个世界同时在内存" "按表与列" "居民（" "待发生的事件"
grep -q '[a-z]* replicates' "$SCRATCH/told"
[ $? = 1 ]
report $? "and in Chinese only"
[ ! -e hefei-2009.h5 ]
report $? "nothing is written"

dry --json --threads 2 --replicates 4
python3 - "$SCRATCH/told" >"$SCRATCH/sum" <<'PY'
import json
import sys

told = json.load(open(sys.argv[1]))
columns = told["columns"]
assert sum(c["bytes"] for c in columns) == told["world_bytes"]
for c in columns:
    if c["column"]:
        assert c["bytes"] >= c["width"] * c["rows"], c
names = [(c["table"]["en"], c["column"]) for c in columns if c["column"]]
assert len(set(names)) > 300
assert not [c for c in columns if c["table"]["en"] == "communities, other"]
assert told["worlds_at_once"] == 2 and told["threads_each"] == 1
each = told["world_bytes"] + told["record_bytes"] + told["checkpoint_bytes"]
assert abs(told["run_bytes"] - 2 * each) < 1
print(round(told["world_bytes"] / told["residents"]))
PY
report $? "columns add up to the world"

# shellcheck disable=SC2086
"$SHEQU" --lang en run hefei-2009 $small --replicates 1 --threads 1 -o "$SCRATCH/a.h5" >"$SCRATCH/told" 2>&1
says "and the world is that of the run" "$(cat "$SCRATCH/sum") bytes per resident"
echo "1..$n"
exit $bad
