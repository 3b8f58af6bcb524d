/* complaint.c - see complaint.h. */
#include "models/agents/complaint.h"

#include "models/purposes.h"
#include "sim/maths.h"

#define PRESS_MONTHLY 0.08 /* assumed: what a month's ranking closes of the gap: a year's memory */

static const struct column voice_columns[] = {COLUMN(complaints, voice)};
static const struct column columns[] = {
    COLUMN(complaints, live),  COLUMN(complaints, flags), COLUMN(complaints, resident),
    COLUMN(complaints, identity), COLUMN(complaints, work), COLUMN(complaints, filed),
    COLUMN(complaints, next),  COLUMN(complaints, closed),
};
static const struct column rank_columns[] = {COLUMN(complaints, rank)};
static const struct column sum_columns[] = {COLUMN(complaints, spare),
                                            COLUMN(complaints, pressure)};

/* U^(1/mean - 1): 0 where nobody speaks, 1 where all do. */
static uint8_t first_voice(const struct complaints *complaints, const struct chance *chance,
                           uint64_t who, uint32_t nth)
{
    struct draw draw = draw_at(chance, PURPOSE_VOICE, who, nth);
    const double u = draw_uniform(&draw), mean = complaints->propensity;
    double voice = mean <= 0 ? 0 : mean >= 1 ? 1 : maths_exp((1 / mean - 1) * maths_log(u));
    return (uint8_t)maths_round(255 * voice);
}

int complaints_init(struct complaints *complaints, uint32_t residents,
                    const struct parameters *given, const struct chance *chance, uint64_t place,
                    struct fault *fault)
{
    int status;
    *complaints = (struct complaints){
        .learning = given->voice.learning,
        .propensity = given->mechanisms.complaints ? given->voice.propensity : 0};
    if ((status = table_init(&complaints->voices, TABLE_COLUMNS(voice_columns), -1, complaints,
                             residents, fault)) ||
        (status = table_init(&complaints->table, TABLE_COLUMNS(columns), 0, complaints, 32,
                             fault)) ||
        (status = table_init(&complaints->ranks, TABLE_COLUMNS(rank_columns), -1, complaints,
                             VOICE_LEVELS, fault)) ||
        (status = table_init(&complaints->sums, TABLE_COLUMNS(sum_columns), -1, complaints, 1,
                             fault)))
        return status;
    complaints->voices.n = residents;
    complaints->ranks.n = VOICE_LEVELS;
    complaints->sums.n = 1;
    if (!given->mechanisms.complaints)
        return 0;
    for (uint32_t r = 0; r < residents; r++)
        complaints->voice[r] = first_voice(complaints, chance, place, r);
    complaints_rank(complaints);
    return 0;
}

void complaints_free(struct complaints *complaints)
{
    table_free(&complaints->voices);
    table_free(&complaints->table);
    table_free(&complaints->ranks);
    table_free(&complaints->sums);
}

void complaint_newcomer(struct complaints *complaints, uint32_t resident,
                        const struct chance *chance, uint64_t identity)
{
    complaints->voice[resident] = first_voice(complaints, chance, identity, 0);
}

uint32_t complaint_open(struct complaints *complaints, uint32_t resident, uint64_t identity,
                        uint8_t flags, int64_t work, instant now, struct fault *fault)
{
    struct table *table = &complaints->table;
    uint32_t row;
    if (complaints->spare[0]) {
        row = complaints->spare[0] - 1;
        complaints->spare[0] = complaints->next[row];
    } else {
        if (table->n == table->capacity && table_reserve(table, 2 * table->capacity, fault))
            return NOBODY;
        row = table->n++;
    }
    complaints->live[row] = 1;
    complaints->flags[row] = flags;
    complaints->resident[row] = resident;
    complaints->identity[row] = identity;
    complaints->work[row] = work;
    complaints->closed[row] = 0;
    complaints->filed[row] = now;
    return row;
}

void complaint_close(struct complaints *complaints, uint32_t complaint, bool success)
{
    ALWAYS(complaints->live[complaint]);
    uint8_t *voice = &complaints->voice[complaints->resident[complaint]];
    int64_t now = *voice + maths_round(255 * complaints->learning * (success ? 0.5 : -0.5));
    *voice = (uint8_t)(now < 0 ? 0 : now > 255 ? 255 : now);
    complaints->live[complaint] = 0;
    complaints->next[complaint] = complaints->spare[0];
    complaints->spare[0] = complaint + 1;
}

uint32_t complaints_open(const struct complaints *complaints)
{
    uint32_t open = 0;
    for (uint32_t c = 0; c < complaints->table.n; c++)
        open += complaints->live[c];
    return open;
}

void complaints_rank(struct complaints *complaints)
{
    int64_t heads[VOICE_LEVELS] = {0}, quieter = 0, all = complaints->voices.n;
    for (uint32_t r = 0; r < complaints->voices.n; r++)
        heads[complaints->voice[r]]++;
    for (int v = 0; v < VOICE_LEVELS && all; v++) {
        complaints->rank[v] = (int32_t)((2 * quieter + heads[v]) * MILLION / (2 * all));
        quieter += heads[v];
    }
}

void complaints_press(struct complaints *complaints, int64_t towards)
{
    complaints->pressure[0] +=
        maths_round(PRESS_MONTHLY * (double)(towards - complaints->pressure[0]));
}
