#!/bin/sh
# at most 300 s
# test_guard - no slower than recorded: instructions an event within 3 parts in a hundred of
# numbers.txt, and no memory asked for by a day of a city that has lived a while. A count does
# not hang on the weather, as a time does; it belongs to one compiler and its options, so other
# builds are not judged. Fewer instructions fail as well: a guard that nobody moves up would
# let the gain be lost again unseen. Then each event is made 5 parts in a hundred slower, which
# must be seen. The references that the benchmarks hold against ours may not cost more than a tenth
# above what is aimed at in opponents.txt: beside a clumsy one anything looks fast.
set -u
here=tests/guard
n=0 bad=0
judge() { # 0 or 1, what
    n=$((n + 1))
    if [ "$1" = 0 ]; then
        echo "ok $n - $2"
    else
        echo "not ok $n - $2"
        bad=1
    fi
}

# ---- memory: of any build ----
for name in mm1 phold city; do
    told=$("$B/tests/guard/guarded" $name late) || { judge 1 "$name runs"; continue; }
    # A backlog may still outgrow its columns of an evening, once in fifty days of the city.
    echo "$told" | awk '{ exit !($3 > 0 && $4 * 50 <= $3) }'
    judge $? "a day asks for no memory: $(echo "$told" | awk '{ print $1 ": " $4 " in " $3 " days" }')"
done

# ---- instructions: of the build that was recorded ----
recorded=$(sed -n 2p $here/numbers.txt)
if [ "$($here/measure build)" != "$recorded" ]; then
    n=$((n + 1))
    echo "ok $n # SKIP numbers belong to ${recorded#\# }: install gcc 12 and build with its defaults"
    echo "1..$n"
    exit $bad
fi
# name, ours, recorded, what it costs more in parts in a hundred: one a line
beside() {
    awk 'NR == FNR { if ($1 != "#") was[$1] = $2; next }
         $1 != "#" { printf "%s %s %s %.1f\n", $1, $2, was[$1], 100 * ($2 / was[$1] - 1) }' \
        $here/numbers.txt "$1"
}
$here/measure >"$SCRATCH/now"
status=$?
if [ $status = 77 ]; then
    n=$((n + 1))
    echo "ok $n # SKIP $(tail -n 1 "$SCRATCH/now" | sed 's/^SKIPPED: //')"
    echo "1..$n"
    exit $bad
fi
judge $status "callgrind counts"
beside "$SCRATCH/now" >"$SCRATCH/beside"
[ "$(wc -l <"$SCRATCH/beside")" = 4 ]
judge $? "four pieces of work"
while read -r name ours was more; do
    awk -v more="$more" 'BEGIN { exit !(more <= 3) }'
    judge $? "$name: $ours instructions a unit, $was recorded ($more %): not slower"
    awk -v more="$more" 'BEGIN { exit !(more >= -3) }'
    judge $? "$name: $more %: not faster than recorded (if it is: make guard-record)"
done <"$SCRATCH/beside"

# ---- the references are lean: one that is leaner than its aim is a harder opponent ----
$here/measure opponents >"$SCRATCH/opponents"
judge $? "the references are counted"
[ "$(wc -l <"$SCRATCH/opponents")" = 3 ]
judge $? "three references"
while read -r name theirs; do
    aim=$(awk -v name="$name" '$1 == name { print $2 }' $here/opponents.txt)
    awk -v theirs="$theirs" -v aim="$aim" 'BEGIN { exit !(aim > 0 && theirs <= 1.1 * aim) }'
    judge $? "$name: $theirs instructions an event, $aim and a tenth at most"
done <"$SCRATCH/opponents"

# ---- and it would be seen ----
$here/measure 5 >"$SCRATCH/slow"
beside "$SCRATCH/slow" >"$SCRATCH/beside_slow"
while read -r name ours was more; do
    awk -v more="$more" 'BEGIN { exit !(more > 3) }'
    judge $? "$name, slower by 5 % on purpose: $ours instructions ($more %) are seen"
done <"$SCRATCH/beside_slow"
echo "1..$n"
exit $bad
