/* flows.c - see flows.h. */
#include "models/flows.h"

static int work_of(const struct tasks *tasks, uint32_t task)
{
    return task_queue((enum body)tasks->body[task], (enum task_class)tasks->class[task]);
}

/* Levels of every kind of work, counted from the rows. */
struct found {
    int64_t waiting[WORK_GATE], in_hand[WORK_GATE], open[WORK_GATE];
};

static void count(const struct community *community, struct found *found)
{
    const struct tasks *tasks = &community->tasks;
    const struct staff *staff = &community->staff;
    *found = (struct found){0};
    for (uint32_t t = 0; t < tasks->table.n; t++)
        if (tasks->state[t] != TASK_FREE) {
            found->open[work_of(tasks, t)]++;
            found->waiting[work_of(tasks, t)] +=
                tasks->state[t] == TASK_WAITING ? tasks->work[t] : 0;
        }
    for (uint32_t post = 0; post < staff->reached; post++)
        if (staff->task[post] != NOBODY && worker_employed(staff, post))
            found->in_hand[community->flows.work[post]] +=
                flow_book_in_hand(&community->flows, post);
}

void flows_add(const struct community *community, int64_t stands[N_WORKS * N_FLOW_LINES])
{
    struct found found;
    count(community, &found);
    for (int work = 0; work < N_WORKS; work++) {
        int64_t *to = &stands[work * N_FLOW_LINES];
        for (int line = 0; line < N_FLOW_SUMS; line++)
            to[line] = flow_plus(to[line], flow_book_sum(&community->flows, work, line));
        if (work == WORK_GATE)
            continue;
        to[FLOW_STOCKS + STOCK_WAITING] += found.waiting[work];
        to[FLOW_STOCKS + STOCK_IN_HAND] += found.in_hand[work];
        to[FLOW_STOCKS + STOCK_OPEN] += found.open[work];
    }
}

static const enum flow_move opens[] = {MOVE_FILED, MOVE_REOPENED, MOVE_HANDED_IN};
static const enum flow_move ends[] = {MOVE_HANDED_OUT, MOVE_VOLUNTEERS, MOVE_ABANDONED,
                                      MOVE_DROPPED,    MOVE_REFUSED,    MOVE_MERGED,
                                      MOVE_DONE,       MOVE_ON_PAPER,   MOVE_PROVIDED};
static const enum flow_move leaves_gate[] = {MOVE_STRUCK, MOVE_ON_SITE, MOVE_SELF,
                                             MOVE_DROPPED, MOVE_MERGED, MOVE_STREET,
                                             MOVE_REFUSED, MOVE_PUSHED};

/* All of one work's moves, in hours or in tasks (`first`). */
static int64_t moved(const struct flow_book *book, int work, int first,
                     const enum flow_move *moves, size_t n)
{
    int64_t sum = 0;
    for (size_t i = 0; i < n; i++)
        sum = flow_plus(sum, flow_book_sum(book, work, first + (int)moves[i]));
    return sum;
}
#define MOVED(book, work, first, moves) \
    moved(book, work, first, moves, sizeof(moves) / sizeof(moves)[0])

/* Moves into a queue come first in the list, those out of it after them. */
static int64_t waiting(const struct community *community, int work, int64_t stands)
{
    const int64_t *hours = &community->flows.sum[work * N_FLOW_SUMS + FLOW_HOURS];
    int64_t sum = 0;
    for (int m = MOVE_FILED; m <= MOVE_TAKEN_BACK; m++)
        sum = flow_plus(sum, hours[m]);
    for (int m = MOVE_HANDED_OUT; m <= MOVE_MERGED; m++)
        sum = flow_less(sum, hours[m]);
    return ledger_apart(sum, stands) + ledger_apart(community->tasks.backlog[work], stands);
}

static int64_t open(const struct community *community, int work, int64_t stands)
{
    const struct flow_book *book = &community->flows;
    return ledger_apart(flow_less(MOVED(book, work, FLOW_TASKS, opens),
                                  MOVED(book, work, FLOW_TASKS, ends)), stands);
}

static int64_t worked(const struct community *community, int work)
{
    const int account = HOURS_FIRST + work / N_CLASSES * N_PURPOSES + work % N_CLASSES;
    int64_t parts = 0;
    for (int p = 0; p < N_PARTS; p++)
        parts += flow_book_sum(&community->flows, work, FLOW_PARTS + p);
    return ledger_apart(parts, community->staff.balance[account]);
}

static int64_t in_hand(const struct community *community, int work, int64_t stands)
{
    const struct flow_book *book = &community->flows;
    int64_t hours = flow_book_sum(book, work, FLOW_HANDS + HAND_TAKEN_UP) -
                     flow_book_sum(book, work, FLOW_HANDS + HAND_PUT_DOWN) -
                     flow_book_sum(book, work, FLOW_HANDS + HAND_LOST) -
                     flow_book_sum(book, work, FLOW_HANDS + HAND_WRITTEN_OFF) -
                     flow_book_sum(book, work, FLOW_PARTS + PART_ORDINARY);
    return ledger_apart(hours, stands);
}

/* Queues and hands of all bodies: what one gives the other takes. */
static int64_t taken(const struct community *community, int class)
{
    const struct flow_book *book = &community->flows;
    int64_t up = 0, down = 0;
    for (int work = class; work < WORK_GATE; work += N_CLASSES) {
        up += flow_book_sum(book, work, FLOW_HOURS + MOVE_TAKEN) -
              flow_book_sum(book, work, FLOW_HANDS + HAND_TAKEN_UP);
        down += flow_book_sum(book, work, FLOW_HOURS + MOVE_GIVEN_BACK) -
                flow_book_sum(book, work, FLOW_HANDS + HAND_PUT_DOWN);
    }
    return ledger_apart(up, 0) + ledger_apart(down, 0);
}

static int64_t gate(const struct flow_book *book)
{
    int64_t residual = 0;
    for (int unit = 0; unit < 2; unit++) {
        const int first = unit ? FLOW_TASKS : FLOW_HOURS;
        residual += ledger_apart(flow_plus(flow_book_sum(book, WORK_GATE, first + MOVE_DUE),
                                           flow_book_sum(book, WORK_GATE, first + MOVE_STREET_BACK)),
                                 MOVED(book, WORK_GATE, first, leaves_gate));
    }
    return residual;
}

int64_t flows_residual(const struct community *community, const char **identity)
{
    static const char *const names[] = {"waiting", "worked", "in_hand", "open"};
    struct found found;
    int64_t residual = gate(&community->flows);
    *identity = "gate";
    for (int class = 0; class < N_CLASSES && !residual; class++) {
        *identity = "taken";
        residual = taken(community, class);
    }
    count(community, &found);
    for (int i = 0; i < 4 && !residual; i++) {
        *identity = names[i];
        for (int work = 0; work < WORK_GATE; work++)
            residual += i == 0   ? waiting(community, work, found.waiting[work])
                        : i == 1 ? worked(community, work)
                        : i == 2 ? in_hand(community, work, found.in_hand[work])
                                 : open(community, work, found.open[work]);
    }
    return residual;
}
