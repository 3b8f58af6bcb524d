/* recorder.c - see recorder.h. */
#include "models/recorder.h"

#include <stdlib.h>
#include <string.h>

#include "models/books.h"
#include "models/flows.h"
#include "models/metrics.h"

struct history {
    int64_t bases[METRIC_BASES], lines[N_BOOK_LINES];
    int64_t difference[METRIC_BASES]; /* over the last period */
    struct levels levels;
};

int recorder_init(struct world *world, struct fault *fault)
{
    const size_t items = (size_t)world->scenario->items.n + 1;
    world->history = calloc(world->n_places, sizeof *world->history);
    world->item_history = calloc(items * N_ITEM_LINES, sizeof *world->item_history);
    world->flow_history = calloc(N_WORKS * N_FLOW_LINES, sizeof *world->flow_history);
    return world->history && world->item_history && world->flow_history
               ? 0
               : fault_memory(fault, world->n_places * sizeof *world->history);
}

void recorder_free(struct world *world)
{
    free(world->history);
    free(world->item_history);
    free(world->flow_history);
    world->history = NULL;
    world->item_history = world->flow_history = NULL;
}

/* All that a history holds is of one width. */
_Static_assert(sizeof(struct history) % sizeof(int64_t) == 0, "a history is int64_t");

void recorder_archive_place(struct world *world, uint32_t place, struct archive *archive)
{
    archive_integers(archive, &world->history[place], sizeof *world->history / sizeof(int64_t),
                     (int)sizeof(int64_t));
}

static size_t item_sums(const struct world *world)
{
    return ((size_t)world->scenario->items.n + 1) * N_ITEM_LINES;
}

enum { FLOW_SUMS = N_WORKS * N_FLOW_LINES };

void recorder_archive_sums(struct world *world, struct archive *archive)
{
    archive_integers(archive, world->item_history, item_sums(world), (int)sizeof(int64_t));
    archive_integers(archive, world->flow_history, FLOW_SUMS, (int)sizeof(int64_t));
}

void recorder_gather_sums(struct world *world)
{
    spread_gather(world->window.spread, world->item_history, item_sums(world));
    spread_gather(world->window.spread, world->flow_history, FLOW_SUMS);
}

struct record_shape recorder_shape(const struct layout *layout, const struct periods *periods,
                                   const struct items *items)
{
    int by_group[METRICS_BY_GROUP];
    return (struct record_shape){
        .n_times = periods->n, .n_metrics = metrics_count, .n_lines = N_BOOK_LINES,
        .n_group_metrics = metrics_by_group(by_group), .n_groups = N_GROUPS,
        .n_places = layout->n_places + layout->n_streets + 1,
        .n_communities = layout->n_places,
        .n_items = items->n + 1, .n_item_lines = N_ITEM_LINES,
        .n_works = N_WORKS, .n_flow_lines = N_FLOW_LINES};
}

void recorder_begin(struct world *world, uint32_t place)
{
    struct history *history = &world->history[place];
    metrics_bases(world, place, history->bases);
    for (int line = 0; line < N_BOOK_LINES; line++)
        history->lines[line] = books_read(world, place, line);
}

static int days_of(const struct periods *periods, int period)
{
    const day ends = period + 1 < periods->n ? periods->starts[period + 1] : periods->end;
    return ends - periods->starts[period];
}

/* books_read(), but what is pending of trust follows from the levels just measured: how it stands
 * less what is written, which the closing has found equal to the balance. */
static int64_t line_now(const struct world *world, uint32_t place, int line)
{
    const int institution = line - LINE_TRUST_PENDING;
    if (place >= world->n_communities || institution < 0 || institution >= N_INSTITUTIONS)
        return books_read(world, place, line);
    int64_t stands = 0;
    for (int g = 0; g < N_GROUPS; g++)
        stands += world->history[place].levels.sum[LEVEL_TRUST_COMMITTEE + institution][g];
    return stands - books_read(world, place, LINE_TRUST + institution * (1 + N_TRUST_CAUSES));
}

void recorder_look(struct world *world, uint32_t place)
{
    struct history *history = &world->history[place];
    struct record *record = world->record;
    const int period = world->period, days = days_of(world->periods, period);
    const bool community = place < world->n_communities;
    int64_t bases[METRIC_BASES];
    metrics_bases(world, place, bases);
    for (int i = 0; i < METRIC_BASES; i++)
        history->difference[i] = bases[i] - history->bases[i];
    memcpy(history->bases, bases, sizeof bases);
    if (community) {
        metrics_levels(&world->communities[place], &history->levels);
        record->trace[(size_t)period * record->shape.n_communities + place] =
            (int64_t)world->lps[place].trace;
    }
    for (int m = 0; m < metrics_count; m++) {
        struct ratio ratio =
            metric_measure(m, history->difference, &history->levels, community, days, -1);
        record->numerator[record_at(record, m, period, place)] = ratio.numerator;
        record->denominator[record_at(record, m, period, place)] = ratio.denominator;
    }
    for (int line = 0; line < N_BOOK_LINES; line++) {
        int64_t now = line_now(world, place, line);
        record->line[record_at(record, line, period, place)] =
            books_lines[line].stock ? now : now - history->lines[line];
        history->lines[line] = now;
    }
}

/* All communities' of row `row` of the book. */
static int64_t item_stands(const struct world *world, int line, int row)
{
    int64_t sum = 0;
    for (uint32_t p = 0; p < world->n_communities; p++)
        if (world_here(world, p))
            sum += item_book_line(&world->communities[p].by_item, (enum item_line)line)[row];
    return sum;
}

void recorder_items(struct world *world)
{
    struct record *record = world->record;
    const int n = record->shape.n_items;
    for (int line = 0; line < N_ITEM_LINES; line++)
        for (int row = 0; row < n; row++) {
            int64_t now = item_stands(world, line, row), *before;
            int item = row ? row - 1 : n - 1; /* what belongs to none comes last */
            before = &world->item_history[line * n + row];
            if (world->period >= 0)
                record->item[record_at_item(record, line, world->period, item)] = now - *before;
            *before = now;
        }
}

void recorder_flows(struct world *world)
{
    struct record *record = world->record;
    int64_t stands[N_WORKS * N_FLOW_LINES] = {0};
    for (uint32_t p = 0; p < world->n_communities; p++)
        if (world_here(world, p))
            flows_add(&world->communities[p], stands);
    for (int work = 0; work < N_WORKS; work++)
        for (int line = 0; line < N_FLOW_LINES; line++) {
            const int cell = work * N_FLOW_LINES + line;
            if (world->period >= 0)
                record->flow[record_at_flow(record, line, world->period, work)] =
                    flow_book_lines[line].stock
                        ? stands[cell]
                        : flow_less(stands[cell], world->flow_history[cell]);
            world->flow_history[cell] = stands[cell];
        }
}

void recorder_groups(struct world *world)
{
    struct record *record = world->record;
    const int period = world->period, days = days_of(world->periods, period);
    int rows[METRICS_BY_GROUP], n = metrics_by_group(rows);
    for (int m = 0; m < n; m++)
        for (int g = 0; g < N_GROUPS; g++) {
            size_t at = ((size_t)m * (size_t)record->shape.n_times + (size_t)period) * N_GROUPS +
                        (size_t)g;
            for (uint32_t p = 0; p < world->n_communities; p++) {
                const struct history *history = &world->history[p];
                if (!world_here(world, p))
                    continue;
                struct ratio ratio = metric_measure(rows[m], history->difference,
                                                    &history->levels, true, days, g);
                record->group_numerator[at] += ratio.numerator;
                record->group_denominator[at] += ratio.denominator;
            }
        }
}
