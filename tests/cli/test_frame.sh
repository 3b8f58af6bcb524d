#!/bin/sh
# test_frame - the command's frame: help, version, languages, options, exit statuses.
# needs shequ
set -u
n=0 failed=0
out=$SCRATCH/out err=$SCRATCH/err
unset LC_ALL LC_MESSAGES LANG NO_COLOR
export LANG=C.UTF-8

# expect STATUS WORDS-ON-STDOUT WORDS-ON-STDERR arguments... (- for no words)
expect() {
    status=$1 said=$2 told=$3
    shift 3
    "$SHEQU" "$@" >"$out" 2>"$err"
    got=$? why=
    [ $got = "$status" ] || why="exit status $got, not $status"
    [ "$said" = - ] || grep -qF -- "$said" "$out" || why="stdout lacks: $said"
    [ "$told" = - ] || grep -qF -- "$told" "$err" || why="stderr lacks: $told"
    [ "$status" != 64 ] || [ ! -s "$out" ] || why="wrong usage must leave stdout empty"
    n=$((n + 1))
    if [ -z "$why" ]; then echo "ok $n - shequ $*"; else
        failed=$((failed + 1))
        echo "not ok $n - shequ $*"
        echo "# $why"
    fi
}

expect 64 - 'a verb is wanted'
expect 64 - '缺少命令' --lang zh
expect 0 'shequ check SCENARIO' - --help
expect 0 '退出状态' - --lang=zh --help
expect 0 'shequ check SCENARIO' - check --help
expect 0 "shequ ${VERSION:-}" - --version
expect 64 - "do you mean check" chekc
expect 64 - "no verb 'frobnicate'" frobnicate
expect 64 - '--lang takes zh or en' check --lang fr hefei-2009
expect 64 - '--lang wants a value' check --lang
expect 64 - '--threads takes 1 to' --threads 0 check hefei-2009
expect 64 - '--threads takes 1 to' check hefei-2009 --threads=two
expect 64 - 'a scenario is wanted' check
expect 64 - 'one scenario at a time' check hefei-2009 separation
expect 64 - '--set wants a value' check hefei-2009 --set
expect 0 'hefei-2009: in order' - --threads 3 check hefei-2009
expect 0 '"ok": true' - check --json hefei-2009
expect 65 '"ok": false' - check --json tests/malformed/cases/unknown-key.yaml
expect 65 - '    run: {lenght: 5 years}' check --verbose tests/malformed/cases/unknown-key.yaml
expect 65 - 'there is no file' check -- --nothing
expect 65 - 'there is no file' run -- --nothing
expect 64 - 'run has no option --frobnicate' run hefei-2009 --frobnicate=1
expect 64 - '--whole takes no value' run hefei-2009 --whole=1
expect 64 - '--seed wants a value' run hefei-2009 --seed
expect 64 - '--set takes PATH=VALUE' check hefei-2009 --set work.lines
LANG=zh_CN.UTF-8 expect 0 '没有错误' - check hefei-2009
LC_ALL=en_GB LANG=zh_CN.UTF-8 expect 0 'in order' - check hefei-2009
LC_MESSAGES=zh_TW LANG=en_US expect 0 '没有错误' - check hefei-2009
LANG=zh_CN expect 0 'in order' - check --lang en hefei-2009
expect 0 - - check --quiet lab/queue
if [ -s "$err" ]; then n=$((n + 1)) failed=$((failed + 1)); echo "not ok $n - --quiet is silent"; fi
if [ -w /dev/full ]; then
    "$SHEQU" check hefei-2009 >/dev/full 2>"$err"
    got=$?
    n=$((n + 1))
    if [ $got = 74 ] && grep -q 'standard output' "$err"; then echo "ok $n - a full disk is told"; else
        failed=$((failed + 1))
        echo "not ok $n - a full disk is told"
    fi
fi
echo "1..$n"
[ $failed = 0 ]
