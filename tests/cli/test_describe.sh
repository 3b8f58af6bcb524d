#!/bin/sh
# test_describe - every row is found by path and by words, in both languages and all forms.
set -u
failed=0

fail() { echo "FAILED: $1"; sed 's/^/    /' "$SCRATCH/out" | head -n 20; failed=1; }
# says 'what is looked for' argument...
says() {
    want=$1
    shift
    "$SHEQU" "$@" >"$SCRATCH/out" 2>&1 || { fail "exit $? of: $*"; return; }
    grep -qF -- "$want" "$SCRATCH/out" || fail "'$want' not in: $*"
}
# refuses status 'part of the message' argument...
refuses() {
    status=$1 want=$2
    shift 2
    "$SHEQU" "$@" >"$SCRATCH/out" 2>&1
    got=$?
    [ "$got" = "$status" ] || fail "exit $got, not $status, of: $*"
    grep -qF -- "$want" "$SCRATCH/out" || fail "'$want' not in: $*"
}

says 'limits [0, 10000]; 0 is without bound' --lang en describe work.patience
says '允许 [0, 10000]；0 表示没有限制' --lang zh describe work.patience
says 'default 12 d' --lang en describe parameters.work.patience
says 'work.patience' --lang en describe 居民耐心
says '居民耐心' --lang zh describe 居民耐心
says 'work.need_rate' --lang en describe 'needs for service'
says 'staff.degree' --lang en describe s004-22
says '假定：未找到出处' --lang zh describe work.clarity
says '按 F07 校准' --lang zh describe work.admin_hours
says 'reforms.separation.dual_posts' --lang en describe separation
says 'changes rules.task_price' --lang en describe funding_follows_tasks
says 'channel budget' --lang en describe price_paid
says 'baseline from paper.detection' --lang en describe rules.detection
says 'one of committee (committee), workstation (workstation)' --lang en describe route_admin
says 'need_wait' --lang en describe metrics
says 'lab/queue' --lang en describe scenarios
says '交叉任职' --lang zh describe 改革
says 'burden_relief' --lang en describe reforms
refuses 64 'do you mean work.need_rate?' --lang en describe work.need_rte
refuses 64 '是否指 separation？' --lang zh describe seperation
refuses 64 "nothing is called or says 'qqqqq'" --lang en describe qqqqq
refuses 64 'no option --what' --lang en describe --what
refuses 64 'one name' --lang en describe need rate
refuses 64 'exclude one another' --lang en describe --csv --markdown
refuses 64 'exclude one another' --lang en --json describe --csv

# As many rows everywhere, and 15 cells in each.
rows=$("$SHEQU" --lang en describe --csv | tail -n +2 | wc -l)
json=$("$SHEQU" --lang en --json describe | grep -c '"kind": ')
[ "$rows" -gt 150 ] && [ "$rows" = "$json" ] || { echo "FAILED: $rows rows as CSV, $json as JSON"; failed=1; }
for what in parameters rules reforms metrics scenarios; do
    lines=$("$SHEQU" --lang en describe $what | tail -n +2 | grep -c .)
    cells=$("$SHEQU" --lang en describe $what --csv | tail -n +2 | wc -l)
    [ "$lines" = "$cells" ] || { echo "FAILED: $what: $lines lines, $cells as CSV"; failed=1; }
done
exit $failed
