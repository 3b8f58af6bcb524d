#!/bin/sh
# test_sabotage - the books catch what is done to them. Each case below tampers with a copy
# of one source, rebuilds what depends on it, links the runner with it and runs a city in
# which every book is used. FAULT_BOOKS must name the ledger. A pattern that no longer
# matches the source fails: the case has to be written anew, not forgotten.
set -u
CC=${CC:-gcc}
flags="-std=c17 -O1 -I. -I$B -ffp-contract=off -fno-math-errno -fopenmp -w"
[ -z "${SAN:-}" ] || flags="$flags -fsanitize=address,undefined -fno-omit-frame-pointer"
copy=$SCRATCH/copy
mkdir -p "$copy"
cp -R sim models "$copy/"
n=0 bad=0
report() { # status, what, told
    n=$((n + 1))
    if [ "$1" = 0 ]; then
        echo "ok $n - $2"
    else
        echo "not ok $n - $2"
        printf '%s\n' "$3" | sed 's/^/# /' | tail -n 15
        bad=1
    fi
}

# The tree as it is must close, or nothing below means anything.
told=$("$B/tests/sabotage/runner" 2>&1)
report $? "untouched, the books close" "$told"

# what | file | sed | sources to compile | what must be told
sabotage() {
    what=$1 file=$2 script=$3 sources=$4 named=$5
    sed "$script" "$file" >"$copy/$file"
    if cmp -s "$file" "$copy/$file"; then
        report 1 "$what" "the pattern does not match $file any more: $script"
        return
    fi
    objects=
    for source in $sources; do
        object=$SCRATCH/$(printf '%s' "$source" | tr '/' '_').o
        # shellcheck disable=SC2086
        if ! (cd "$copy" && $CC $flags -c -o "$object" "$source") >"$SCRATCH/cc" 2>&1; then
            report 1 "$what" "$(cat "$SCRATCH/cc")"
            cp "$file" "$copy/$file"
            return
        fi
        objects="$objects $object"
    done
    cp "$file" "$copy/$file"
    # shellcheck disable=SC2086
    if ! $CC $flags -o "$SCRATCH/run" "$B/tests/sabotage/runner.o" $objects "$B/libmodels.a" \
        "$B/libsim.a" -lm >"$SCRATCH/cc" 2>&1; then
        report 1 "$what" "$(cat "$SCRATCH/cc")"
        return
    fi
    told=$("$SCRATCH/run" 2>&1)
    status=$?
    case $status:$told in
    3:*"do not close: $named"*) report 0 "$what: $named" ;;
    *) report 1 "$what: $named" "status $status: $told" ;;
    esac
}

E=models/exchanges
A=models/agents

# ---- one leg of a posting ----
sabotage "every posting without its second leg" sim/ledger.h \
    '/ledger->balance\[to\] += amount;/d' "$E/task.c $E/money.c $A/worker.c" 'work/'
sabotage "every posting without its first leg" sim/ledger.h \
    '/ledger->balance\[from\] -= amount;/d' "$E/money.c" 'money/'
sabotage "every posting without its cause" sim/ledger.h \
    '/ledger->flow\[cause\] += amount;/d' "$E/money.c" 'money/'
sabotage "hours without their cause" sim/ledger.h \
    '/ledger->flow\[cause\] += amount;/d' "$A/worker.c" 'work/'
sabotage "wages paid with one leg" models/community.c \
    's/money_pay(money, PAY_WAGES, due);/money->balance[MONEY_PURSE] -= due;/' \
    models/community.c 'money/residual'
sabotage "wages paid from another account than their cause says" $E/money.c \
    '/^void money_pay/,/^}/ s/(int)money_ways\[cause\].from/cause == PAY_WAGES ? (int)MONEY_OWNERS : &/' $E/money.c \
    'money/residual'
sabotage "a task the department does is created and never closed" $E/task.c \
    '/^void task_elsewhere/,/^}/ s/ledger_post(.*ACCOUNT_OPEN, closes_to.*;//' $E/task.c 'work/tasks_residual'
sabotage "trust moves without the account" $E/trust.c \
    '/trusts->balance\[account\] += amount;/d' $E/trust.c 'trust/'
sabotage "trust moves without the cause" $E/trust.c \
    '/N_TRUST_CAUSES + (int)cause\] += amount;/d' $E/trust.c 'trust/'

# ---- state without a posting, and the reverse ----
sabotage "an experience written and not posted" $E/trust.c \
    '/^ *post(trusts, group, institution, cause, amount);/d' $E/trust.c 'trust/residual'
sabotage "drift written and not posted" $E/trust.c \
    '/post(trusts, group, institution, TRUST_DRIFT/d' $E/trust.c 'trust/residual'
sabotage "an experience written twice" $E/trust.c \
    's/\*written = (int32_t)(now + amount);/*written = (int32_t)(now + 2 * amount);/' $E/trust.c \
    'trust/residual'
sabotage "an experience posted and not written" $E/trust.c \
    's/\*written = (int32_t)(now + amount);/*written = (int32_t)now;/' $E/trust.c 'trust/residual'
sabotage "a spill posted to another group" $E/trust.c \
    's/change(trusts, resident, group, onto, TRUST_SPILL/change(trusts, resident, (group + 1) % N_GROUPS, onto, TRUST_SPILL/' \
    $E/trust.c 'trust/residual'
sabotage "somebody enters the rolls unposted" $E/trust.c \
    '/post(trusts, group, (enum institution)i, cause, first\[i\]);/d' $E/trust.c 'trust/residual'
sabotage "a reader that writes" $E/trust.h \
    's/^    return stock_sweep_gap(/    if (institution == TRUST_COMMITTEE) ((int32_t *)trusts->level[0])[resident]++;\n&/' \
    $E/trust.c 'trust/residual'
sabotage "a task freed without closing" $E/task.c \
    '/^void task_close/,/^}/ s/ledger_post(.*;//' $E/task.c 'work/tasks_residual'
sabotage "a case that gives up is freed and not closed" models/happenings/case.c \
    's/task_close(tasks, task, CAUSE_ABANDONED);/tasks->state[task] = TASK_FREE;/' models/happenings/case.c \
    'work/tasks_residual'
sabotage "a task opened again without a posting" $E/task.c \
    '/^uint32_t task_reopen/,/^}/ s/ledger_post(.*;/;/' $E/task.c 'work/tasks_residual'
sabotage "a task out of its queue and in no hands" $E/task.c \
    '/^void task_put_back/,/^}/ s/enqueue(tasks, task);/tasks->state[task] = TASK_WAITING;/' \
    $E/task.c 'work/tasks_residual'

# ---- hours ----
sabotage "idle spells dropped" $A/worker.c \
    's/ALWAYS(now >= from);/if (staff->doing[post] == HOURS_IDLE) from = now;/' $A/worker.c 'work/residual'
sabotage "one worker's idle spells dropped" $A/worker.c \
    's/ALWAYS(now >= from);/if (staff->doing[post] == HOURS_IDLE \&\& post == 2) from = now;/' \
    $A/worker.c 'work/residual'
sabotage "leave not counted" $A/worker.c \
    's/ALWAYS(now >= from);/if (staff->doing[post] == HOURS_LEAVE) from = now;/' $A/worker.c 'work/residual'
sabotage "overtime not counted" $A/worker.c \
    's/^    if (now > from)$/    if (0)/' $A/worker.c 'work/residual'
sabotage "overtime counted as contracted" $A/worker.c \
    's/ledger_post(&staff->ledger, HOURS_OVERTIME,/ledger_post(\&staff->ledger, HOURS_CONTRACTED,/' \
    $A/worker.c 'work/residual'
sabotage "a spell that begins a microsecond early" models/happenings/office.c \
    's/staff->since\[post\] = community->lp->now;/&\n        staff->since[post]--;/' models/happenings/office.c \
    'work/residual'
sabotage "the street office forgets its idle hours" $A/street.c \
    's/street->idle\[0\] += idle;/(void)idle;/' $A/street.c \
    'work/residual'

# ---- flows of tasks and of hours ----
sabotage "a task filed and not entered among the flows" $E/task.c \
    '/^uint32_t task_file/,/^}/ s/move(tasks, task, MOVE_FILED.*;//' $E/task.c 'flows/'
sabotage "a task opened again and entered as filed anew, its hours doubled" $E/task.c \
    's/move(tasks, task, MOVE_REOPENED, tasks->work\[task\], 1);/move(tasks, task, MOVE_REOPENED, 2 * tasks->work[task], 1);/' \
    $E/task.c 'flows/waiting'
sabotage "hours that volunteers do, not entered" $E/task.c \
    '/move(tasks, task, MOVE_VOLUNTEERS/d' $E/task.c 'flows/waiting'
sabotage "a case that gives up, entered as dropped in no queue" $E/task.c \
    's/case CAUSE_ABANDONED: return MOVE_ABANDONED;/case CAUSE_ABANDONED: return MOVE_PUSHED;/' $E/task.c 'flows/'
sabotage "a task handed over, entered at one end" $E/task.c \
    '/move(tasks, task, MOVE_HANDED_IN/d' $E/task.c 'flows/'
sabotage "a task entrusted to a provider, entered as taken by staff" $E/task.c \
    's/MOVE_ENTRUSTED/MOVE_TAKEN/' $E/task.c 'flows/taken'
sabotage "a post given up, its task not put down" models/happenings/office.c \
    's/flow_book_put_down(&community->flows, post, \*work);/community->flows.holds[post] = 0;/' \
    models/happenings/office.c 'flows/'
sabotage "a spell split with a rest" models/flow_book.c \
    's/sum\[PART_LUCK\] += left;/(void)left;/' models/flow_book.c 'flows/worked'
sabotage "a night's part posted again in the morning" models/flow_book.c \
    's/share(part\[p\], now, takes) - share(part\[p\], before, takes)/share(part[p], now, takes)/; s/sum\[PART_LUCK\] += left;/(void)left;/' \
    models/flow_book.c 'flows/worked'
sabotage "what is done on paper, not written off" models/flow_book.c \
    's/if (book->on_paper\[post\])$/if (0)/' models/flow_book.c 'flows/in_hand'
sabotage "a task struck off that never fell due" models/happenings/desk.c \
    '/community_moves(community, MOVE_DUE, work);/d' models/happenings/desk.c 'flows/gate'
sabotage "what the street office sends down again, not entered" models/happenings/gate.c \
    '/community_moves(community, MOVE_STREET_BACK/d' models/happenings/gate.c 'flows/gate'

# ---- the mail ----
sabotage "a budget entered as sent and not posted" models/appropriation.c \
    '/lp_send(lp, to, LETTER_BUDGET, amount, general, formula);/d' models/appropriation.c \
    'money/in_transit'
sabotage "money granted to a fund and not posted" models/appropriation.c \
    '/lp_send(lp, to, LETTER_FUND, amount, 0, 0);/d' models/appropriation.c 'money/in_transit'
sabotage "a letter lost between the bags" sim/lp.c \
    's/^    in->at\[in->n++\] = \*letter;/    if (letter->to != 3) in->at[in->n++] = *letter;/' \
    sim/lp.c 'money/delivered'
sabotage "a letter that arrives twice" sim/lp.c \
    's/^    in->at\[in->n++\] = \*letter;/&\n    if (!letters_grow(in, fault) \&\& letter->to == 3) in->at[in->n++] = *letter;/' \
    sim/lp.c 'money/delivered'
sabotage "a letter with a fen less" sim/lp.c \
    's/^    in->at\[in->n++\] = \*letter;/&\n    in->at[in->n - 1].word[0] -= 1;/' \
    sim/lp.c 'money/delivered'
sabotage "a dissolved workstation's cash, a fen short" models/community.c \
    's/LETTER_CASH, cash, 0, 0);/LETTER_CASH, cash - 1, 0, 0);/' models/community.c 'money/in_transit'
sabotage "somebody lent and never sent" models/society.c \
    's/lp_send(lp, p, LETTER_SECONDED, n, first/if (n > 1) lp_send(lp, p, LETTER_SECONDED, n - 1, first/' \
    models/society.c 'work/contracted'
sabotage "somebody sent back and not taken" $A/street.c \
    '/street->out\[0\] -= n;/d' $A/street.c 'work/contracted'
echo "1..$n"
exit $bad
