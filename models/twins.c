/* twins.c - see twins.h. */
#include "models/twins.h"

int twin_init(struct twin *twin, const struct scenario *scenario, uint32_t replicate,
              struct fault *fault)
{
    *twin = (struct twin){0};
    int status = arm_init(&twin->arm, scenario, fault);
    if (status ||
        (status = world_init(&twin->world, scenario, &twin->arm.layout, &twin->arm.periods,
                             &twin->arm.calendar, replicate, NULL, fault)) ||
        (status = chronicle_init(&twin->seen, twin->arm.layout.n_places, fault)))
        return status;
    world_watch(&twin->world, chronicle_see, &twin->seen);
    return 0;
}

void twin_free(struct twin *twin)
{
    world_free(&twin->world);
    chronicle_free(&twin->seen);
    arm_free(&twin->arm);
}

int twins_past(struct checkpoint *past, const struct scenario *a, const struct scenario *b,
               const struct again *again, day from, struct fault *fault)
{
    struct arm arm = {0}, other = {0};
    struct world world = {0};
    int status = arm_init(&arm, a, fault);
    if (!status)
        status = arm_init(&other, b, fault);
    if (!status && layout_same(&arm.layout, &other.layout) &&
        !(status = world_init(&world, a, &arm.layout, &arm.periods, &arm.calendar,
                              again->replicate, NULL, fault)) &&
        !(status = window_run(&world.window, from, again->threads, fault)))
        status = checkpoint_take(past, &world, fault);
    world_free(&world);
    arm_free(&other);
    arm_free(&arm);
    return status;
}

int twin_skip(struct twin *twin, const struct checkpoint *past, struct fault *fault)
{
    return past && past->size ? checkpoint_resume(past, &twin->world, fault) : 0;
}

int twin_run(struct twin *twin, day until, int threads, struct fault *fault)
{
    int status = window_run(&twin->world.window, until, threads, fault);
    return status ? status : chronicle_whole(&twin->seen, fault);
}

int twins_init(struct twins *twins, const struct scenario *a, const struct scenario *b,
               uint32_t replicate, int threads, struct fault *fault)
{
    const struct scenario *scenario[2] = {a, b};
    int status = 0;
    *twins = (struct twins){.end = INT32_MAX, .today = INT32_MIN, .threads = threads};
    for (int i = 0; i < 2 && !status; i++) {
        status = twin_init(&twins->twin[i], scenario[i], replicate, fault);
        if (status)
            break;
        const struct periods *periods = &twins->twin[i].arm.periods;
        if (periods->begin > twins->today)
            twins->today = periods->begin;
        if (periods->end < twins->end)
            twins->end = periods->end;
    }
    if (!status && !layout_same(&twins->twin[0].arm.layout, &twins->twin[1].arm.layout))
        status = fault_set(fault, FAULT_INPUT,
                           (struct words){"两个情景的社区不同，无从配对",
                                          "the two scenarios have not the same communities: there "
                                          "is nothing to pair"});
    if (!status && twins->today >= twins->end)
        status = fault_set(
            fault, FAULT_INPUT,
            (struct words){"两个情景没有共同的日子", "the two scenarios have no day in common"});
    for (int i = 0; i < 2 && !status; i++)
        status = twin_run(&twins->twin[i], twins->today, threads, fault);
    if (status)
        twins_free(twins);
    return status;
}

void twins_free(struct twins *twins)
{
    for (int i = 0; i < 2; i++)
        twin_free(&twins->twin[i]);
    *twins = (struct twins){0};
}

int twins_day(struct twins *twins, struct fault *fault)
{
    int status = 0;
    for (int i = 0; i < 2 && !status; i++) {
        chronicle_empty(&twins->twin[i].seen);
        status = twin_run(&twins->twin[i], twins->today + 1, twins->threads, fault);
    }
    twins->today++;
    return status;
}

/* The next from `at` on that is compared, or where the page ends. */
static size_t next_of(const struct chronicle_page *page, size_t at, enum twins_of of)
{
    while (at < page->n && of == TWINS_HISTORIES && witnessed_of(&page->at[at]) == OF_PLACE)
        at++;
    return at;
}

bool twins_part_at(const struct twins *twins, uint32_t place, enum twins_of of,
                   struct parting *parting)
{
    const struct chronicle_page *page[2] = {&twins->twin[0].seen.pages[place],
                                            &twins->twin[1].seen.pages[place]};
    size_t at[2] = {next_of(page[0], 0, of), next_of(page[1], 0, of)};
    while (at[0] < page[0]->n && at[1] < page[1]->n &&
           witnessed_same(&page[0]->at[at[0]], &page[1]->at[at[1]]))
        for (int i = 0; i < 2; i++)
            at[i] = next_of(page[i], at[i] + 1, of);
    if (at[0] == page[0]->n && at[1] == page[1]->n)
        return false;
    *parting = (struct parting){.place = place};
    for (int i = 0; i < 2; i++)
        if ((parting->saw[i] = at[i] < page[i]->n))
            parting->what[i] = page[i]->at[at[i]];
    return true;
}

static instant when_of(const struct parting *parting)
{
    instant when = INT64_MAX;
    for (int i = 0; i < 2; i++)
        if (parting->saw[i] && parting->what[i].when < when)
            when = parting->what[i].when;
    return when;
}

bool twins_part(const struct twins *twins, enum twins_of of, struct parting *parting)
{
    struct parting here;
    bool parted = false;
    for (uint32_t p = 0; p < twins->twin[0].seen.n_places; p++)
        if (twins_part_at(twins, p, of, &here) && (!parted || when_of(&here) < when_of(parting))) {
            *parting = here;
            parted = true;
        }
    return parted;
}

int twins_first(struct twins *twins, enum twins_of of, day until, bool *parted,
                struct parting *parting, struct fault *fault)
{
    int status = 0;
    *parted = false;
    while (!status && !*parted && twins->today < until && twins->today < twins->end)
        if (!(status = twins_day(twins, fault)))
            *parted = twins_part(twins, of, parting);
    return status;
}
