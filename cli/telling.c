/* telling.c - see telling.h. */
#include "cli/telling.h"

#include <stdlib.h>

#include "models/waits.h"

static int see_arm(struct waits *waits, uint64_t *places, const struct scenario *scenario,
                   const struct again *again, day to, struct fault *fault)
{
    struct twin twin;
    int status = twin_init(&twin, scenario, again->replicate, fault);
    if (!status)
        status = twin_skip(&twin, again->past, fault);
    if (!status)
        status = waits_init(waits, twin.arm.layout.n_places, fault);
    if (!status) {
        const day end = twin.arm.periods.end;
        world_watch(&twin.world, waits_see, waits);
        for (uint32_t p = 0; p < twin.arm.layout.n_places; p++)
            *places = random_mix2(*places, twin.arm.layout.places[p].identity);
        status = twin_run(&twin, to < end ? to : end, again->threads, fault);
    }
    if (!status)
        status = waits_whole(waits, fault);
    twin_free(&twin);
    return status;
}

/* The last filing of an identity at a place, if it has left the queue. */
static const struct waited *counterpart(const struct waits *waits, const struct waited *of)
{
    const struct waits_page *page = &waits->pages[of->place];
    const uint32_t row = lookup_row(&page->last, of->identity);
    return row == UINT32_MAX || page->at[row].left == INT64_MAX ? NULL : &page->at[row];
}

static bool counts(const struct waited *waited, instant from, instant to)
{
    return waited->kind == KIND_PLAIN && waited->left < INT64_MAX && waited->filed >= from &&
           waited->filed < to;
}

static int ascending(const void *a, const void *b)
{
    const span x = *(const span *)a, y = *(const span *)b;
    return (x > y) - (x < y);
}

static void take(struct telling *telling, const struct waited *one, span wait_b)
{
    *telling = (struct telling){.found = true,
                                .task = one->identity,
                                .place = one->place,
                                .resident = one->resident,
                                .wait = {one->wait, wait_b},
                                .median = telling->median,
                                .n = telling->n,
                                .n_differ = telling->n_differ};
}

/* Whether a case with this gap, filed then, goes before the one that is held. */
static bool better(span gap, const struct waited *one, span best, instant filed,
                   const struct telling *held)
{
    if (!held->found || gap != best)
        return !held->found || gap > best;
    return one->filed < filed || (one->filed == filed && one->identity < held->task);
}

static void longest(struct telling *telling, const struct waits *waits, instant from, instant to)
{
    instant filed = 0;
    for (uint32_t p = 0; p < waits->n_places; p++)
        for (uint32_t k = 0; k < waits->pages[p].n; k++) {
            const struct waited *one = &waits->pages[p].at[k];
            if (!counts(one, from, to))
                continue;
            telling->n++;
            if (better(one->wait, one, telling->wait[0], filed, telling)) {
                take(telling, one, 0);
                filed = one->filed;
            }
        }
}

/* The same need of the same resident in the other arm, where it counts; or NULL. */
static const struct waited *other_of(const struct waits *other, const struct waited *one,
                                     instant from, instant to)
{
    const struct waited *found = counts(one, from, to) ? counterpart(other, one) : NULL;
    return found && found->resident == one->resident ? found : NULL;
}

/* The pairs of the span; gaps [n] receives those that are not 0, if there is room for them. */
static void pairs(struct telling *telling, const struct waits waits[2], instant from, instant to,
                  span *gaps)
{
    telling->n = telling->n_differ = 0;
    for (uint32_t p = 0; p < waits[0].n_places; p++)
        for (uint32_t k = 0; k < waits[0].pages[p].n; k++) {
            const struct waited *one = &waits[0].pages[p].at[k];
            const struct waited *other = other_of(&waits[1], one, from, to);
            if (!other)
                continue;
            telling->n++;
            if (gaps && other->wait != one->wait)
                gaps[telling->n_differ++] = other->wait - one->wait;
        }
}

static int most_telling(struct telling *telling, const struct waits waits[2], instant from,
                        instant to, struct fault *fault)
{
    pairs(telling, waits, from, to, NULL);
    const size_t bytes = ((size_t)telling->n + 1) * sizeof(span);
    span *gaps = malloc(bytes);
    if (!gaps)
        return fault_memory(fault, bytes);
    pairs(telling, waits, from, to, gaps);
    const size_t n = (size_t)telling->n_differ;
    if (n) {
        qsort(gaps, n, sizeof *gaps, ascending);
        telling->median = n % 2 ? gaps[n / 2] : (gaps[n / 2 - 1] + gaps[n / 2]) / 2;
    }
    free(gaps);
    span best = 0;
    instant filed = 0;
    for (uint32_t p = 0; n && p < waits[0].n_places; p++)
        for (uint32_t k = 0; k < waits[0].pages[p].n; k++) {
            const struct waited *one = &waits[0].pages[p].at[k];
            const struct waited *other = other_of(&waits[1], one, from, to);
            if (!other)
                continue;
            const span gap =
                telling->median < 0 ? one->wait - other->wait : other->wait - one->wait;
            if (gap > 0 && better(gap, one, best, filed, telling)) {
                take(telling, one, other->wait);
                best = gap;
                filed = one->filed;
            }
        }
    return 0;
}

int telling_find(struct telling *telling, const struct scenario *a, const struct scenario *b,
                 const struct again *again, instant from, instant to, struct fault *fault)
{
    struct waits waits[2] = {{0}};
    uint64_t places[2] = {0}; /* hashes of which they are */
    *telling = (struct telling){0};
    int status = see_arm(&waits[0], &places[0], a, again, day_of(to), fault);
    if (!status && b)
        status = see_arm(&waits[1], &places[1], b, again, day_of(to), fault);
    if (!status && b && places[0] != places[1])
        status = fault_set(fault, FAULT_INPUT,
                           (struct words){"两个情景的社区不同，无从配对",
                                          "the two scenarios have not the same communities: there "
                                          "is nothing to pair"});
    if (!status && !b)
        longest(telling, &waits[0], from, to);
    else if (!status)
        status = most_telling(telling, waits, from, to, fault);
    for (int i = 0; i < 2; i++)
        waits_free(&waits[i]);
    return status;
}
