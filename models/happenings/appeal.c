/* appeal.c - see appeal.h. */
#include "models/happenings/appeal.h"

#include "models/happenings/platform.h"
#include "models/happenings/voice.h"
#include "models/purposes.h"
#include "sim/maths.h"

#define ATTEMPTS_AT 32
#define WRONG       (INT64_C(1) << 40)
enum { ATTEMPTS_MOST = 3 }; /* assumed: then somebody knows whose it is */

static bool chosen(const struct world *world, uint32_t purpose, uint64_t identity, uint32_t nth,
                   double share)
{
    struct draw draw = draw_at(&world->commons.chance, purpose, identity, nth);
    return draw_uniform(&draw) < share;
}

/* ---- the city's desk ---- */

static bool unreasonable(const struct world *world, uint64_t identity)
{
    return chosen(world, PURPOSE_UNREASONABLE, identity, 0,
                  world->commons.given->voice.unreasonable);
}

/* Screening knows most of what is unreasonable, and errs. */
static bool dismissed(const struct world *world, uint32_t place, uint64_t identity)
{
    double filter = 1e-6 * (double)world->rules[place].figure[RULE_ORDER_FILTER];
    if (!unreasonable(world, identity))
        filter *= world->commons.given->voice.filter_error;
    return filter > 0 && chosen(world, PURPOSE_SCREENED, identity, 0, filter);
}

static double misdispatch(const struct world *world, uint32_t place)
{
    const struct parameters *given = world->commons.given;
    return given->voice.misdispatch * (1 - platform_loop(&world->rules[place], given) / 2);
}

/* One of the others: their own would be the right one. */
static uint32_t another_street(const struct world *world, uint32_t own, uint64_t identity,
                               uint8_t attempt)
{
    struct draw draw =
        draw_at(&world->commons.chance, PURPOSE_DISPATCHED, identity, 256u + attempt);
    uint32_t other = (uint32_t)(draw_uniform(&draw) * (world->n_streets - 1));
    return other + (other >= own);
}

static void dispatch(struct world *world, struct lp *lp, uint32_t call)
{
    const struct hotline *hotline = &world->hotline;
    const uint32_t place = hotline->place[call], row = hotline->row[call];
    const uint64_t identity = hotline->identity[call];
    const uint8_t attempt = hotline->attempt[call];
    uint32_t street = world->layout->places[place].street;
    int64_t words = (int64_t)row | (int64_t)attempt << ATTEMPTS_AT;
    if (attempt == 0 && dismissed(world, place, identity)) {
        lp_send(lp, place, LETTER_DISMISSED, row, 0, 0);
        return;
    }
    if (world->n_streets > 1 && attempt < ATTEMPTS_MOST &&
        chosen(world, PURPOSE_DISPATCHED, identity, attempt, misdispatch(world, place))) {
        street = another_street(world, street, identity, attempt);
        words |= WRONG;
    }
    lp_send(lp, world->commons.first_street + street, LETTER_COMPLAINT, place, words,
            (int64_t)identity);
}

/* Whoever is called says what was done; a false closure is then found out. */
static void close_order(struct world *world, struct lp *lp, const struct letter *letter)
{
    const uint32_t place = letter->from;
    const uint64_t identity = (uint64_t)letter->word[1];
    int64_t how = letter->word[2];
    const uint32_t closed = (uint32_t)(how >> CLOSURE_BEFORE);
    double share = 1e-6 * (double)world->rules[place].figure[RULE_CALLBACK];
    bool solved = how & CLOSURE_SOLVED, satisfied = how & CLOSURE_SATISFIED;
    if (share > 0 && chosen(world, PURPOSE_CALL_BACK, identity, closed, share)) {
        world->hotline.handled[0]++;
        if (how & CLOSURE_FALSE) {
            how |= CLOSURE_CAUGHT;
            solved = false;
        }
    } else
        satisfied = solved; /* nobody asked: as reported */
    hotline_count(&world->hotline, place, solved, satisfied);
    lp_send(lp, place, LETTER_VERDICT, letter->word[0], letter->word[1], how);
}

void appeal_at_city(struct world *world, struct lp *lp, const struct letter *letter)
{
    if (letter->kind == LETTER_REPLY) {
        close_order(world, lp, letter);
        return;
    }
    const bool back = letter->word[1] & WRONG;
    hotline_take(&world->hotline, (uint32_t)letter->word[0], (uint32_t)letter->word[1],
                 (uint64_t)letter->word[2],
                 (uint8_t)((letter->word[1] >> ATTEMPTS_AT & 255) + back), &lp->fault);
}

enum { UNRANKED = 0 }; /* whoever had no orders stands nowhere, and nobody reproaches them */

static void rank(struct world *world, struct lp *lp)
{
    for (uint32_t p = 0; p < world->n_communities; p++)
        world->ranked[p] = world->rules[p].figure[RULE_RANKING] > 0;
    for (uint32_t p = 0; p < world->n_communities; p++) {
        if (!world->ranked[p])
            continue;
        int64_t badness = hotline_badness(&world->hotline, p, world->ranked);
        lp_send(lp, p, LETTER_RANK, badness < 0 ? UNRANKED : badness, 0, 0);
    }
}

/* What the desk costs is paid by the city for what it handled. */
static void pay(struct world *world)
{
    struct money *money = &world->city.money;
    int64_t cost = maths_round(100 * world->commons.given->voice.case_cost *
                               (double)world->hotline.handled[0]);
    money_pay(money, PAY_TAXES, cost);
    money_pay(money, PAY_OPERATING, cost);
}

void appeal_evening(struct world *world, struct lp *lp)
{
    struct hotline *hotline = &world->hotline;
    int64_t capacity = 0;
    if (!world->commons.given->mechanisms.complaints)
        return;
    if (calendar_works(world->commons.calendar, lp->today)) {
        for (uint32_t p = 0; p < world->n_communities; p++)
            capacity += world->rules[p].figure[RULE_HOTLINE_CAPACITY];
        uint32_t n = hotline_hands(hotline, capacity);
        for (uint32_t call = 0; call < n; call++)
            dispatch(world, lp, call);
        hotline_done(hotline, n);
    }
    if (date_of_day(lp->today + 1).day == 1) {
        rank(world, lp);
        pay(world);
        hotline_month(hotline);
    }
    if (hotline->calls.n > hotline->calls.capacity / 4 * 3)
        table_reserve(&hotline->calls, 2 * hotline->calls.capacity, &lp->fault);
}

/* ---- a street's desk ---- */

void appeal_at_street(struct world *world, struct lp *lp, const struct letter *letter)
{
    struct street *street = &world->streets[lp->index - world->n_communities];
    street_burden(street, maths_round(world->commons.given->voice.street_hours * (double)HOUR));
    if (letter->word[1] & WRONG)
        lp_send(lp, world->commons.city, LETTER_COMPLAINT, letter->word[0], letter->word[1],
                letter->word[2]);
    else
        lp_send(lp, (uint32_t)letter->word[0], LETTER_ORDER,
                (uint32_t)letter->word[1], 0, 0);
}

/* ---- the recount ---- */

uint32_t appeals_under_way(const struct world *world)
{
    uint32_t n = world->hotline.calls.n;
    for (uint32_t p = 0; p < world->n_places; p++)
        for (uint32_t k = 0; k < world->lps[p].outbox.n; k++)
            switch ((enum letter_kind)world->lps[p].outbox.at[k].kind) {
            case LETTER_COMPLAINT:
            case LETTER_ORDER:
            case LETTER_DISMISSED:
            case LETTER_REPLY:
            case LETTER_VERDICT: n++; break;
            default: break;
            }
    return n;
}
