/* task.c - see task.h. */
#include "models/exchanges/task.h"

#include "models/witness.h"

static const struct column columns[] = {
    COLUMN(tasks, state),    COLUMN(tasks, class),
    COLUMN(tasks, body),     COLUMN(tasks, flags),
    COLUMN(tasks, attempt),  COLUMN(tasks, department),
    COLUMN(tasks, kind),     COLUMN(tasks, subject),
    COLUMN(tasks, client),   COLUMN(tasks, identity),
    COLUMN(tasks, filed),    COLUMN(tasks, deadline),
    COLUMN(tasks, urgency),  COLUMN(tasks, work),
    COLUMN(tasks, value),
    COLUMN(tasks, next),     COLUMN(tasks, previous),
    COLUMN(tasks, timer_slot), COLUMN(tasks, timer_serial),
    COLUMN(tasks, item), /* last: only where there is a list */
};

static const struct column queue_columns[] = {
    COLUMN(tasks, first),
    COLUMN(tasks, last),
    COLUMN(tasks, count),
    COLUMN(tasks, backlog),
};

static const struct column book_columns[] = {
    COLUMN(tasks, balance),
    COLUMN(tasks, flow),
    COLUMN(tasks, spare),
};

enum { BOOK_ROWS = (int)N_TASK_ACCOUNTS > (int)N_TASK_CAUSES ? (int)N_TASK_ACCOUNTS
                                                             : (int)N_TASK_CAUSES };

int tasks_init(struct tasks *tasks, uint32_t capacity, bool list, struct fault *fault)
{
    const int n = (int)(sizeof columns / sizeof columns[0]) - (list ? 0 : 1);
    int status;
    *tasks = (struct tasks){0};
    if ((status = table_init(&tasks->table, columns, n, 0, tasks, capacity, fault)) ||
        (status = table_init(&tasks->queues, TABLE_COLUMNS(queue_columns), -1, tasks,
                             N_BODIES * N_CLASSES, fault)) ||
        (status = table_init(&tasks->books, TABLE_COLUMNS(book_columns), -1, tasks,
                             BOOK_ROWS, fault)))
        return status;
    tasks->queues.n = N_BODIES * N_CLASSES;
    tasks->books.n = BOOK_ROWS;
    for (int q = 0; q < N_BODIES * N_CLASSES; q++)
        tasks->first[q] = tasks->last[q] = NOBODY;
    tasks->ledger = (struct ledger){.n_accounts = N_TASK_ACCOUNTS, .n_causes = N_TASK_CAUSES,
                                    .balance = tasks->balance, .flow = tasks->flow};
    return 0;
}

void tasks_free(struct tasks *tasks)
{
    table_free(&tasks->table);
    table_free(&tasks->queues);
    table_free(&tasks->books);
}

static void tell(const struct tasks *tasks, uint32_t task, enum witnessed_what what, int64_t value)
{
    if (tasks->witness)
        witness_tell(tasks->witness,
                     (struct witnessed){
                         .what = (uint8_t)what, .identity = tasks->identity[task],
                         .class = tasks->class[task], .kind = tasks->kind[task],
                         .body = tasks->body[task], .department = tasks->department[task],
                         .post = NOBODY, .resident = tasks->client[task], .value = value});
}

static void move(const struct tasks *tasks, uint32_t task, enum flow_move what, int64_t hours,
                 int64_t n)
{
    if (tasks->flows)
        flow_book_move(tasks->flows,
                       task_queue((enum body)tasks->body[task], (enum task_class)tasks->class[task]),
                       what, hours, n);
}

/* Stand in the queue behind all that are at least as urgent. Keys mostly rise with
 * time, so looking from the end finds the place at once. */
static void enqueue(struct tasks *tasks, uint32_t task)
{
    int q = task_queue(tasks->body[task], tasks->class[task]);
    uint32_t before = tasks->last[q];
    while (before != NOBODY && tasks->urgency[before] > tasks->urgency[task])
        before = tasks->previous[before];
    uint32_t after = before == NOBODY ? tasks->first[q] : tasks->next[before];
    tasks->previous[task] = before;
    tasks->next[task] = after;
    if (before == NOBODY)
        tasks->first[q] = task;
    else
        tasks->next[before] = task;
    if (after == NOBODY)
        tasks->last[q] = task;
    else
        tasks->previous[after] = task;
    tasks->count[q]++;
    tasks->backlog[q] += tasks->work[task];
    tasks->state[task] = TASK_WAITING;
}

static void dequeue(struct tasks *tasks, uint32_t task)
{
    ALWAYS(tasks->state[task] == TASK_WAITING);
    int q = task_queue(tasks->body[task], tasks->class[task]);
    uint32_t before = tasks->previous[task], after = tasks->next[task];
    if (before == NOBODY)
        tasks->first[q] = after;
    else
        tasks->next[before] = after;
    if (after == NOBODY)
        tasks->last[q] = before;
    else
        tasks->previous[after] = before;
    tasks->count[q]--;
    tasks->backlog[q] -= tasks->work[task];
    tasks->next[task] = tasks->previous[task] = NOBODY;
}

static uint32_t row_for(struct tasks *tasks, const struct task_form *form, struct fault *fault)
{
    uint32_t task;
    if (tasks->spare[0]) {
        task = tasks->spare[0] - 1;
        tasks->spare[0] = tasks->next[task];
    } else {
        if (tasks->table.n == tasks->table.capacity &&
            table_reserve(&tasks->table, 2 * tasks->table.capacity, fault))
            return NOBODY;
        task = tasks->table.n++;
    }
    tasks->class[task] = (uint8_t)form->class;
    tasks->body[task] = (uint8_t)form->body;
    tasks->kind[task] = (uint8_t)form->kind;
    tasks->subject[task] = form->subject;
    tasks->flags[task] = form->flags;
    tasks->attempt[task] = 0;
    tasks->department[task] = form->department;
    tasks->client[task] = form->client;
    tasks->identity[task] = form->identity;
    tasks->filed[task] = form->filed;
    tasks->deadline[task] = form->deadline;
    tasks->urgency[task] = form->urgency;
    tasks->work[task] = form->work < 1 ? 1 : form->work;
    tasks->value[task] = form->value;
    if (tasks->item)
        tasks->item[task] = form->item;
    tasks->timer_slot[task] = tasks->timer_serial[task] = 0;
    enqueue(tasks, task);
    return task;
}

uint32_t task_file(struct tasks *tasks, const struct task_form *form, struct fault *fault)
{
    uint32_t task = row_for(tasks, form, fault);
    if (task == NOBODY)
        return NOBODY;
    ledger_post(&tasks->ledger, ACCOUNT_NEVER, ACCOUNT_OPEN, CAUSE_CREATED, 1);
    move(tasks, task, MOVE_FILED, tasks->work[task], 1);
    tell(tasks, task, WITNESSED_FILED, tasks->work[task]);
    return task;
}

uint32_t task_reopen(struct tasks *tasks, const struct task_form *form, struct fault *fault)
{
    uint32_t task = row_for(tasks, form, fault);
    if (task == NOBODY)
        return NOBODY;
    ledger_post(&tasks->ledger, ACCOUNT_PAPER, ACCOUNT_OPEN, CAUSE_REOPENED, 1);
    move(tasks, task, MOVE_REOPENED, tasks->work[task], 1);
    tell(tasks, task, WITNESSED_REOPENED, tasks->work[task]);
    return task;
}

uint32_t task_head(const struct tasks *tasks, enum body body, enum task_class class)
{
    return tasks->first[task_queue(body, class)];
}

void task_take(struct tasks *tasks, uint32_t task)
{
    dequeue(tasks, task);
    tasks->state[task] = TASK_UNDER_WAY;
    tasks->attempt[task]++;
    move(tasks, task, MOVE_TAKEN, tasks->work[task], 1);
}

void task_entrust(struct tasks *tasks, uint32_t task)
{
    dequeue(tasks, task);
    tasks->state[task] = TASK_AWAY;
    tasks->attempt[task]++;
    move(tasks, task, MOVE_ENTRUSTED, tasks->work[task], 1);
}

void task_put_back(struct tasks *tasks, uint32_t task, enum flow_move why)
{
    ALWAYS(tasks->state[task] == (why == MOVE_GIVEN_BACK ? TASK_UNDER_WAY : TASK_AWAY));
    tell(tasks, task, tasks->state[task] == TASK_AWAY ? WITNESSED_BACK : WITNESSED_INTERRUPTED, 0);
    enqueue(tasks, task);
    move(tasks, task, why, tasks->work[task], 1);
}

void task_send_away(struct tasks *tasks, uint32_t task)
{
    ALWAYS(tasks->state[task] == TASK_UNDER_WAY);
    tasks->state[task] = TASK_AWAY;
}

void task_lighten(struct tasks *tasks, uint32_t task, int64_t work)
{
    ALWAYS(tasks->state[task] == TASK_WAITING && work > 0 && work <= tasks->work[task]);
    tasks->backlog[task_queue(tasks->body[task], tasks->class[task])] +=
        work - tasks->work[task];
    move(tasks, task, MOVE_VOLUNTEERS, tasks->work[task] - work, 0);
    tasks->work[task] = work;
    tell(tasks, task, WITNESSED_LIGHTENED, work);
}

void task_hand_over(struct tasks *tasks, uint32_t task, enum body to)
{
    ALWAYS(tasks->state[task] != TASK_FREE);
    const bool waits = tasks->state[task] == TASK_WAITING;
    const int64_t hours = waits ? tasks->work[task] : 0;
    if (waits)
        dequeue(tasks, task);
    move(tasks, task, MOVE_HANDED_OUT, hours, 1);
    tasks->body[task] = (uint8_t)to;
    move(tasks, task, MOVE_HANDED_IN, hours, 1);
    if (waits)
        enqueue(tasks, task);
    tell(tasks, task, WITNESSED_MOVED, (int64_t)to);
}

static const uint8_t closes_to[N_TASK_CAUSES] = {
    [CAUSE_DONE] = ACCOUNT_DONE,
    [CAUSE_ON_PAPER] = ACCOUNT_PAPER,
    [CAUSE_ABANDONED] = ACCOUNT_ABANDONED,
    [CAUSE_DROPPED] = ACCOUNT_DROPPED,
    [CAUSE_REFUSED] = ACCOUNT_REFUSED,
    [CAUSE_MERGED] = ACCOUNT_MERGED,
};
static const uint8_t closes_as[N_TASK_CAUSES] = {
    [CAUSE_DONE] = WITNESSED_DONE,
    [CAUSE_ON_PAPER] = WITNESSED_ON_PAPER,
    [CAUSE_ABANDONED] = WITNESSED_ABANDONED,
    [CAUSE_DROPPED] = WITNESSED_DROPPED,
    [CAUSE_REFUSED] = WITNESSED_REFUSED,
    [CAUSE_MERGED] = WITNESSED_MERGED,
};

/* How a task ends, by who has it. */
static enum flow_move ends(uint8_t state, enum task_cause cause)
{
    switch (cause) {
    case CAUSE_DONE:
        return state == TASK_WAITING ? MOVE_VOLUNTEERS
               : state == TASK_AWAY  ? MOVE_PROVIDED
                                     : MOVE_DONE;
    case CAUSE_ABANDONED: return MOVE_ABANDONED;
    case CAUSE_DROPPED: return MOVE_DROPPED;
    case CAUSE_REFUSED: return MOVE_REFUSED;
    case CAUSE_MERGED: return MOVE_MERGED;
    default: return MOVE_ON_PAPER;
    }
}

void task_close(struct tasks *tasks, uint32_t task, enum task_cause cause)
{
    ALWAYS(closes_to[cause] != ACCOUNT_NEVER && tasks->state[task] != TASK_FREE);
    move(tasks, task, ends(tasks->state[task], cause), tasks->work[task], 1);
    if (tasks->state[task] == TASK_WAITING)
        dequeue(tasks, task);
    tasks->state[task] = TASK_FREE;
    tasks->next[task] = tasks->spare[0];
    tasks->spare[0] = task + 1;
    ledger_post(&tasks->ledger, ACCOUNT_OPEN, closes_to[cause], (int)cause, 1);
    tell(tasks, task, (enum witnessed_what)closes_as[cause], 0);
}

void task_elsewhere(struct tasks *tasks, enum task_cause cause, enum flow_move how, int64_t work)
{
    if (tasks->flows)
        flow_book_move(tasks->flows, WORK_GATE, how, work, 1);
    ledger_post(&tasks->ledger, ACCOUNT_NEVER, ACCOUNT_OPEN, CAUSE_CREATED, 1);
    ledger_post(&tasks->ledger, ACCOUNT_OPEN, closes_to[cause], (int)cause, 1);
}

int64_t tasks_recount(const struct tasks *tasks)
{
    int64_t open = 0;
    for (uint32_t t = 0; t < tasks->table.n; t++)
        open += tasks->state[t] != TASK_FREE;
    return open;
}

int64_t tasks_recount_waiting(const struct tasks *tasks)
{
    int64_t waiting = 0;
    for (uint32_t t = 0; t < tasks->table.n; t++)
        waiting += tasks->state[t] == TASK_WAITING;
    return waiting;
}

int64_t tasks_waiting(const struct tasks *tasks)
{
    int64_t waiting = 0;
    for (int q = 0; q < N_BODIES * N_CLASSES; q++)
        waiting += tasks->count[q];
    return waiting;
}

int64_t tasks_of_kind(const struct tasks *tasks, enum task_kind kind)
{
    uint32_t open = 0;
    for (uint32_t t = 0; t < tasks->table.n; t++)
        open += tasks->state[t] != TASK_FREE && tasks->kind[t] == kind;
    return open;
}
