/* hotline.c - see hotline.h. */
#include "models/agents/hotline.h"

static const struct column call_columns[] = {COLUMN(hotline, place), COLUMN(hotline, row),
                                             COLUMN(hotline, identity), COLUMN(hotline, attempt)};
static const struct column desk_columns[] = {COLUMN(hotline, closed), COLUMN(hotline, solved),
                                             COLUMN(hotline, satisfied)};
static const struct column sum_columns[] = {COLUMN(hotline, handled), COLUMN(hotline, spare)};

int hotline_init(struct hotline *hotline, uint32_t communities, struct fault *fault)
{
    int status;
    *hotline = (struct hotline){0};
    if ((status = table_init(&hotline->calls, TABLE_COLUMNS(call_columns), -1, hotline,
                             64 + 4 * communities, fault)) ||
        (status = table_init(&hotline->desks, TABLE_COLUMNS(desk_columns), -1, hotline,
                             communities, fault)) ||
        (status = table_init(&hotline->sums, TABLE_COLUMNS(sum_columns), -1, hotline, 1, fault)))
        return status;
    hotline->desks.n = communities;
    hotline->sums.n = 1;
    return 0;
}

void hotline_free(struct hotline *hotline)
{
    table_free(&hotline->calls);
    table_free(&hotline->desks);
    table_free(&hotline->sums);
}

void hotline_take(struct hotline *hotline, uint32_t place, uint32_t row, uint64_t identity,
                  uint8_t attempt, struct fault *fault)
{
    struct table *calls = &hotline->calls;
    if (calls->n == calls->capacity && table_reserve(calls, 2 * calls->capacity, fault))
        return;
    uint32_t last = calls->n++;
    hotline->place[last] = place;
    hotline->row[last] = row;
    hotline->identity[last] = identity;
    hotline->attempt[last] = attempt;
}

uint32_t hotline_hands(struct hotline *hotline, int64_t capacity)
{
    int64_t hands = capacity + hotline->spare[0];
    hotline->spare[0] = hands % MILLION; /* a part of a complaint is finished tomorrow */
    hands /= MILLION;
    return hands < hotline->calls.n ? (uint32_t)hands : hotline->calls.n;
}

void hotline_done(struct hotline *hotline, uint32_t n)
{
    struct table *calls = &hotline->calls;
    ALWAYS(n <= calls->n);
    calls->n -= n;
    for (uint32_t c = 0; c < calls->n; c++) {
        hotline->place[c] = hotline->place[c + n];
        hotline->row[c] = hotline->row[c + n];
        hotline->identity[c] = hotline->identity[c + n];
        hotline->attempt[c] = hotline->attempt[c + n];
    }
    hotline->handled[0] += n;
}

void hotline_count(struct hotline *hotline, uint32_t place, bool solved, bool satisfied)
{
    hotline->closed[place]++;
    hotline->solved[place] += solved;
    hotline->satisfied[place] += satisfied;
}

static int64_t unmet(const struct hotline *hotline, uint32_t place)
{
    int64_t met = (int64_t)hotline->solved[place] + hotline->satisfied[place];
    return MILLION - met * MILLION / (2 * (int64_t)hotline->closed[place]);
}

int64_t hotline_badness(const struct hotline *hotline, uint32_t place, const bool *ranked)
{
    int64_t better = 0, others = 0;
    if (!hotline->closed[place])
        return -1;
    for (uint32_t p = 0; p < hotline->desks.n; p++)
        if (p != place && ranked[p] && hotline->closed[p]) {
            int64_t a = unmet(hotline, p), b = unmet(hotline, place);
            better += a < b ? 2 : a == b; /* who stands level counts half */
            others += 2;
        }
    int64_t rank = others ? better * MILLION / others : 0;
    return (unmet(hotline, place) + rank) / 2;
}

void hotline_month(struct hotline *hotline)
{
    for (uint32_t p = 0; p < hotline->desks.n; p++)
        hotline->closed[p] = hotline->solved[p] = hotline->satisfied[p] = 0;
    hotline->handled[0] = 0;
}
