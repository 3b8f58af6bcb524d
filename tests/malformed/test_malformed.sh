#!/bin/sh
# test_malformed - what is wrong with a scenario or a table is told: status, place, words.
# needs shequ
#
# expected.tsv has one line a case: file of cases/, further arguments, exit status, the
# place that the first message must name (file:line:column, or - for none), and words that
# must be said in Chinese and in English. Cases that cannot lie in a file (a FIFO, two
# mebibytes, ten thousand levels) are made here. Under the sanitizers nothing may be found.
set -u
SHEQU=${SHEQU:-./shequ}
SCRATCH=${SCRATCH:-$(mktemp -d)}
here=tests/malformed
seconds=${SAN:+20}
seconds=${seconds:-5}
n=0 failed=0

verdict() { # 0 or 1, name, why
    n=$((n + 1))
    if [ "$1" = 0 ]; then echo "ok $n - $2"; else
        failed=$((failed + 1))
        echo "not ok $n - $2"
        echo "# $3"
        sed 's/^/#   /' "$SCRATCH/said" | head -n 5
    fi
}

# Does the first message begin with that place, whatever the folder?
names() {
    [ "$1" != - ] || return 0
    read -r first <"$SCRATCH/err"
    case $first in "$1: "* | */"$1: "*) return 0 ;; esac
    return 1
}

# try NAME STATUS PLACE WORDS LANG arguments...
try() {
    name=$1 status=$2 place=$3 words=$4 lang=$5
    shift 5
    timeout "$seconds" "$SHEQU" check --lang "$lang" "$@" </dev/null >"$SCRATCH/out" 2>"$SCRATCH/err"
    got=$?
    cat "$SCRATCH/err" "$SCRATCH/out" >"$SCRATCH/said"
    if grep -Eq 'Sanitizer|runtime error' "$SCRATCH/err"; then
        verdict 1 "$name ($lang)" "the sanitizers found something"
    elif [ $got != "$status" ]; then
        verdict 1 "$name ($lang)" "exit status $got, not $status"
    elif ! grep -qF -- "$words" "$SCRATCH/said"; then
        verdict 1 "$name ($lang)" "does not say: $words"
    elif ! names "$place"; then
        verdict 1 "$name ($lang)" "does not name $place first"
    elif [ "$status" = 65 ] && [ "${name#many-}" = "$name" ] && [ "$(wc -l <"$SCRATCH/err")" != 1 ]; then
        verdict 1 "$name ($lang)" "one message is wanted"
    else
        verdict 0 "$name ($lang)"
    fi
}

both() { # NAME STATUS PLACE ZH EN arguments...
    name=$1 status=$2 place=$3 zh=$4 en=$5
    shift 5
    try "$name" "$status" "$place" "$zh" zh "$@"
    try "$name" "$status" "$place" "$en" en "$@"
}

tab=$(printf '\t')
while IFS="$tab" read -r file arguments status place zh en; do
    case $file in \#*) continue ;; esac
    [ "$arguments" != - ] || arguments=
    label=$file
    [ -z "$arguments" ] || label=${arguments##*|}
    old=$IFS
    IFS='|'
    set -f
    # shellcheck disable=SC2086
    set -- $arguments
    set +f
    IFS=$old
    both "$label" "$status" "$place" "$zh" "$en" "$here/cases/$file" "$@"
done <"$here/expected.tsv"

# What cannot lie in a file of the tree.
{ echo 'shequ: 1'; printf 'title: '; head -c 2097152 /dev/zero | tr '\0' x; echo; } >"$SCRATCH/large.yaml"
both large 65 - 过大 'too large' "$SCRATCH/large.yaml"
{ printf 'shequ: 1\ntitle: '; head -c 10000 /dev/zero | tr '\0' '['; echo; } >"$SCRATCH/deep.yaml"
both deep 65 deep.yaml:2:71 嵌套过深 'nested too deep' "$SCRATCH/deep.yaml"
{ printf 'shequ: 1\ntitle: '; head -c 200000 /dev/zero | tr '\0' '{'; echo; } >"$SCRATCH/deeper.yaml"
both deeper 65 deeper.yaml:2:9 键只能是文字 'a key must be a plain text' "$SCRATCH/deeper.yaml"
awk 'BEGIN { print "shequ: 1"; for (i = 0; i < 100; i++) printf "%*s%s:\n", i, "", "a" }' >"$SCRATCH/block.yaml"
both block 65 block.yaml:66:65 嵌套过深 'nested too deep' "$SCRATCH/block.yaml"
{ printf 'shequ: 1\nquestion: {outcomes: ['; awk 'BEGIN { for (i = 0; i < 100100; i++) printf "x," }'; echo ']}'; } >"$SCRATCH/nodes.yaml"
both nodes 65 nodes.yaml:2:200015 节点过多 'too many nodes' "$SCRATCH/nodes.yaml"
awk 'BEGIN { print "shequ: 1\nrun:"; for (i = 0; i < 60000; i++) print "  k" i ": 1" }' >"$SCRATCH/keys.yaml"
both many-keys 65 keys.yaml:3:3 '59980 ' '59980 more errors' "$SCRATCH/keys.yaml"
awk 'BEGIN { print "shequ: 1\nreforms:"; for (i = 0; i < 9000; i++) print "  r" i ": {begin: 2011-01-01, set: {task_price: 0.5}}" }' >"$SCRATCH/reforms.yaml"
both reforms 65 reforms.yaml:67:3 改革过多 'too many reforms' "$SCRATCH/reforms.yaml"
awk 'BEGIN { print "code,households"; for (i = 0; i < 30000; i++) print "c" i "," 1000 + i % 7 }' >"$SCRATCH/rows.csv"
both rows 0 - '30000 个社区' '30000 communities' hefei-2009 --set "city.table=$SCRATCH/rows.csv"
mkfifo "$SCRATCH/fifo.yaml"
both fifo 65 - 不是普通文件 'is not a regular file' "$SCRATCH/fifo.yaml"
printf 'shequ: 1\nextends: fifo\n' >"$SCRATCH/on-fifo.yaml"
both on-fifo 65 on-fifo.yaml:2:10 不是普通文件 'is not a regular file' "$SCRATCH/on-fifo.yaml"
both zero 65 - 不是普通文件 'is not a regular file' /dev/zero
both nothing 65 - 没有文件 'there is no file' "$SCRATCH/nothing"
i=0
while [ $i -lt 40 ]; do
    printf 'shequ: 1\nextends: chain-%d\n' $((i + 1)) >"$SCRATCH/chain-$i.yaml"
    i=$((i + 1))
done
both chain 65 chain-31.yaml:2:10 链条过长 'chain of extends is too long' "$SCRATCH/chain-0.yaml"
# Nothing of a personal number may be repeated, in no message and no result.
for file in t-identity t-phone t-phone-hyphens k-identity k-phone; do
    case $file in k-*) key=work.tasks ;; *) key=city.table ;; esac
    "$SHEQU" check --json --verbose "$here/cases/plain.yaml" --set "$key=$here/cases/$file.csv" >"$SCRATCH/said" 2>&1
    ! grep -Eq '11010519491231002|13912345678|139-1234-5678' "$SCRATCH/said"
    verdict $? "$file is not repeated" "the number is shown"
done
# The resolved text says the same again.
for name in hefei-2009 separation funding-follows-tasks example-city access-list lab/queue lab/mg1 lab/priority; do
    "$SHEQU" check --resolved "$name" >"$SCRATCH/again.yaml" 2>/dev/null
    "$SHEQU" check --resolved "$SCRATCH/again.yaml" >"$SCRATCH/said" 2>/dev/null
    cmp -s "$SCRATCH/again.yaml" "$SCRATCH/said"
    verdict $? "$name resolved is the same again" "the texts differ"
done
echo "1..$n"
[ $failed = 0 ]
