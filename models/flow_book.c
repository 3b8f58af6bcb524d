/* flow_book.c - see flow_book.h. */
#include "models/flow_book.h"

/* Observed, never acted by: no part of the state (its flows are in a record's digest). */
#define SEEN(member)                                                              \
    {                                                                             \
        .name = #member, .at = offsetof(struct flow_book, member), .observer = 1, \
        .type = _Generic(((struct flow_book *)0)->member, uint8_t *: COLUMN_U8,   \
                         int64_t *: COLUMN_I64)                                   \
    }
static const struct column sum_columns[] = {SEEN(sum)};
static const struct column post_columns[] = {SEEN(holds),    SEEN(on_paper), SEEN(work),
                                             SEEN(ordinary), SEEN(takes),    SEEN(spent)};
static const struct column part_columns[] = {SEEN(part)};

#define HOURS_OF(key, chinese, english)                                             \
    {                                                                               \
        .ledger = "flows", .name = (key), .unit = "h", .scale = 1.0 / 3.6e9,        \
        .label = {chinese, english}                                                 \
    }
const struct record_line flow_book_lines[N_FLOW_LINES] = {
#define FLOW_MOVE(move, key, zh, en) \
    [FLOW_HOURS + MOVE_##move] = HOURS_OF("hours_" key, zh "（正常工时）", en " (ordinary hours)"),
#include "models/flow_book.inc"
#define FLOW_MOVE(move, key, zh, en)                                                  \
    [FLOW_TASKS + MOVE_##move] = {.ledger = "flows", .name = "tasks_" key, .unit = "1", \
                                  .scale = 1, .label = {zh "（件）", en " (tasks)"}},
#include "models/flow_book.inc"
#define FLOW_HAND(hand, key, zh, en) [FLOW_HANDS + HAND_##hand] = HOURS_OF("hours_" key, zh, en),
#include "models/flow_book.inc"
#define FLOW_PART(which, key, zh, en) \
    [FLOW_PARTS + PART_##which] = HOURS_OF("worked_" key, "所用工时：" zh, "hours worked: " en),
#include "models/flow_book.inc"
#define FLOW_STOCK(stands, key, of, factor, zh, en)                                      \
    [FLOW_STOCKS + STOCK_##stands] = {.ledger = "flows", .name = key, .unit = (of),      \
                                      .scale = (factor), .stock = 1, .label = {zh, en}},
#include "models/flow_book.inc"
};

const char *const flow_book_works[N_WORKS] = {
    "committee_admin",     "committee_counter",   "committee_need",
    "committee_self_governance", "committee_overhead",
    "workstation_admin",   "workstation_counter", "workstation_need",
    "workstation_self_governance", "workstation_overhead",
    "gate_admin"};
const struct words flow_book_work_labels[N_WORKS] = {
    {"居委会：上级任务", "committee: departments' tasks"},
    {"居委会：窗口", "committee: counter"},
    {"居委会：居民需求", "committee: residents' needs"},
    {"居委会：自治", "committee: self-governance"},
    {"居委会：迎检会议", "committee: overhead"},
    {"工作站：上级任务", "workstation: departments' tasks"},
    {"工作站：窗口", "workstation: counter"},
    {"工作站：居民需求", "workstation: residents' needs"},
    {"工作站：自治", "workstation: self-governance"},
    {"工作站：迎检会议", "workstation: overhead"},
    {"下派途中：上级任务", "on the way down: departments' tasks"}};

int flow_book_init(struct flow_book *book, uint32_t posts, struct fault *fault)
{
    int status;
    *book = (struct flow_book){0};
    if ((status = table_init(&book->table, TABLE_COLUMNS(sum_columns), -1, book,
                             N_WORKS * N_FLOW_SUMS, fault)) ||
        (status = table_init(&book->posts, TABLE_COLUMNS(post_columns), -1, book, posts, fault)) ||
        (status = table_init(&book->parts, TABLE_COLUMNS(part_columns), -1, book,
                             posts * N_PARTS, fault)))
        return status;
    book->table.n = N_WORKS * N_FLOW_SUMS;
    return flow_book_reserve(book, posts, fault);
}

void flow_book_free(struct flow_book *book)
{
    table_free(&book->table);
    table_free(&book->posts);
    table_free(&book->parts);
}

int flow_book_reserve(struct flow_book *book, uint32_t posts, struct fault *fault)
{
    int status;
    if ((status = table_reserve(&book->posts, posts, fault)) ||
        (status = table_reserve(&book->parts, posts * N_PARTS, fault)))
        return status;
    book->posts.n = posts;
    book->parts.n = posts * N_PARTS;
    return 0;
}

void flow_book_begin(struct flow_book *book, uint32_t post, int work, bool on_paper,
                     int64_t ordinary, int64_t takes)
{
    ALWAYS(post < book->posts.n && !book->holds[post]);
    book->holds[post] = 1;
    book->on_paper[post] = on_paper;
    book->work[post] = (uint8_t)work;
    book->ordinary[post] = ordinary;
    book->takes[post] = takes;
    book->spent[post] = 0;
    book->sum[work * N_FLOW_SUMS + FLOW_HANDS + HAND_TAKEN_UP] += ordinary;
}

/* What of an amount belongs to so much of its task, cut towards 0; of all of it, all. */
static int64_t share(int64_t amount, double of)
{
    return (int64_t)((double)amount * of);
}

static double worked(const struct flow_book *book, uint32_t post)
{
    return (double)book->spent[post] / (double)book->takes[post];
}

void flow_book_work(struct flow_book *book, uint32_t post, int64_t spell)
{
    const int64_t *restrict part = &book->part[post * N_PARTS];
    int64_t *restrict sum = &book->sum[book->work[post] * N_FLOW_SUMS + FLOW_PARTS];
    ALWAYS(book->holds[post] && book->spent[post] + spell <= book->takes[post]);
    if (spell == book->takes[post]) { /* no night came between */
        book->spent[post] = spell;
        for (int p = 0; p < N_PARTS; p++)
            sum[p] += part[p];
        return;
    }
    const double before = book->spent[post] ? worked(book, post) : 0;
    book->spent[post] += spell;
    const double now = worked(book, post);
    int64_t left = spell;
    for (int p = 0; p < N_PARTS; p++) {
        const int64_t made =
            p == PART_LUCK ? 0 : share(part[p], now) - share(part[p], before);
        sum[p] += made;
        left -= made;
    }
    sum[PART_LUCK] += left;
}

void flow_book_finish(struct flow_book *book, uint32_t post)
{
    ALWAYS(book->holds[post] && book->spent[post] == book->takes[post]);
    book->holds[post] = 0;
    if (book->on_paper[post])
        book->sum[book->work[post] * N_FLOW_SUMS + FLOW_HANDS + HAND_WRITTEN_OFF] +=
            book->ordinary[post];
}

int64_t flow_book_in_hand(const struct flow_book *book, uint32_t post)
{
    const int64_t all = book->ordinary[post];
    if (!book->holds[post])
        return 0;
    return book->on_paper[post] ? all : all - share(all, worked(book, post));
}

void flow_book_put_down(struct flow_book *book, uint32_t post, int64_t ordinary)
{
    int64_t *sum = &book->sum[book->work[post] * N_FLOW_SUMS + FLOW_HANDS];
    sum[HAND_LOST] += flow_book_in_hand(book, post) - ordinary;
    sum[HAND_PUT_DOWN] += ordinary;
    book->holds[post] = 0;
}
