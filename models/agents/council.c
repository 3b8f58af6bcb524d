/* council.c - see council.h. */
#include "models/agents/council.h"

#include "models/purposes.h"
#include "sim/maths.h"
#include "sim/sample.h"

static const struct column columns[] = {
    COLUMN(council, stands),   COLUMN(council, works),  COLUMN(council, captured),
    COLUMN(council, block),    COLUMN(council, term_end), COLUMN(council, founding),
    COLUMN(council, terms),    COLUMN(council, turnout), COLUMN(council, hazard),
    COLUMN(council, threshold), COLUMN(council, held),
};
static const struct column meeting_columns[] = {
    COLUMN(council, due), COLUMN(council, accrued), COLUMN(council, filed),
    COLUMN(council, waiting),
};
static const struct column sum_columns[] = {
    COLUMN(council, prepared), COLUMN(council, rating), COLUMN(council, rated),
    COLUMN(council, heard),    COLUMN(council, overhead),
};

int council_init(struct council *council, uint64_t place, struct fault *fault)
{
    int status;
    *council = (struct council){.identity = place};
    if ((status = table_init(&council->table, TABLE_COLUMNS(columns), -1, council, N_MANDATES,
                             fault)) ||
        (status = table_init(&council->meetings, TABLE_COLUMNS(meeting_columns), -1, council,
                             N_MEETINGS, fault)) ||
        (status = table_init(&council->sums, TABLE_COLUMNS(sum_columns), -1, council, 1, fault)))
        return status;
    council->table.n = N_MANDATES;
    council->meetings.n = N_MEETINGS;
    council->sums.n = 1;
    for (int o = 0; o < N_MANDATES; o++)
        council->term_end[o] = INT32_MAX;
    return 0;
}

void council_free(struct council *council)
{
    table_free(&council->table);
    table_free(&council->meetings);
    table_free(&council->sums);
}

uint64_t mandate_identity(const struct council *council, enum mandate mandate)
{
    return identity_of(council->identity, PURPOSE_BODY, (uint32_t)mandate);
}

#define ELITE_USUAL  0.2 /* assumed: the share to which the intercept of P9 refers */
#define BY_ELITE     2.0 /* assumed: logits per unit of it */
#define BY_CONTROL   2.0 /* assumed: logits where an owners' committee is wholly dependent */

double capture_chance(const struct climate *climate, const struct parameters *given)
{
    return maths_logistic(given->capture.odds +
                          given->capture.turnout * (given->capture.pivot - climate->turnout) -
                          given->capture.audit * climate->audit -
                          given->capture.disclosure * climate->disclosure +
                          BY_ELITE * (given->capture.elite - ELITE_USUAL) +
                          BY_CONTROL * climate->control);
}

void mandate_take(struct council *council, enum mandate mandate, day term_end,
                 const struct climate *climate, const struct parameters *given,
                 const struct chance *chance)
{
    uint32_t term = council->terms[mandate]++;
    uint64_t who = mandate_identity(council, mandate);
    struct draw draw = draw_at(chance, PURPOSE_CAPTURE, who, term);
    struct draw secret = draw_at(chance, PURPOSE_FOUND_OUT, who, term);
    struct climate here = *climate;
    if (mandate != MANDATE_OWNERS) /* nobody sits on it for the committee */
        here.control = 0;
    double u = draw_uniform(&draw), where;
    draw_uniform(&draw); /* free: `where` is the third of its address */
    where = draw_uniform(&draw);
    council->stands[mandate] = 1;
    council->works[mandate] = 1;
    council->term_end[mandate] = term_end;
    council->captured[mandate] = given->mechanisms.capture && u < capture_chance(&here, given);
    council->block[mandate] = (uint8_t)(where * BLOCKS);
    council->hazard[mandate] = 0;
    council->threshold[mandate] = maths_round(1e6 * sample_exponential(&secret));
}

void mandate_end(struct council *council, enum mandate mandate)
{
    council->stands[mandate] = council->works[mandate] = council->captured[mandate] = 0;
    council->term_end[mandate] = INT32_MAX;
}

bool mandate_exposed(struct council *council, enum mandate mandate, double hazard)
{
    if (!mandate_captured(council, mandate))
        return false;
    council->hazard[mandate] += maths_round(1e6 * hazard);
    return council->hazard[mandate] >= council->threshold[mandate];
}

int64_t mandate_rent(const struct council *council, enum mandate mandate, int64_t amount,
                    const struct parameters *given)
{
    return mandate_captured(council, mandate) && amount > 0
               ? maths_round(given->capture.rent * (double)amount)
               : 0;
}
