/* facility.h - what is common in an estate: its state, how clean it is, works on it (P11).
 *
 *     dM/dt = -decay M use + gain spend / needed
 * The decay comes as breakdowns: a Poisson number a month, each of one size, so that the mean
 * is the equation's and two estates alike do not stay alike.
 */
#ifndef MODELS_AGENTS_FACILITY_H
#define MODELS_AGENTS_FACILITY_H

#include <stdbool.h>

#include "models/ids.h"
#include "models/parameters.h"
#include "sim/random.h"
#include "sim/table.h"

/* What becomes of an estate that a programme has taken in (S002-48). */
enum works_mode { WORKS_RETROFIT, WORKS_REBUILD, WORKS_REPAIR, N_WORKS_MODES };
enum works_stage { WORKS_NONE, WORKS_CONSENT, WORKS_COLLECT, WORKS_BUILD, WORKS_DONE };

/* Sizes of the modes, assumed; their names and shares from S002-48. */
struct works_row {
    double cost;    /* of a retrofit's */
    double lift;    /* share of what M lacks that full works restore */
    int months;     /* of works */
    double appeal;  /* logits, on consent */
    bool copaid;    /* owners bear a part */
};
extern const struct works_row works_rows[N_WORKS_MODES];

struct facility {
    struct table table; /* one row */
    int32_t *state, *clean; /* M and C, millionths */
    int32_t *giving;        /* share of households that helped last, millionths */

    struct table works; /* one row */
    uint8_t *stage, *mode;
    uint32_t *rounds, *months; /* of consent; in this stage */
    int32_t *paying;           /* share of owners that have borne their part, millionths */
    int64_t *cost, *copay, *fee, *consent; /* the form it was begun under */
    int64_t *collected, *owed; /* fen */
};

int facility_init(struct facility *facility, struct fault *fault);
void facility_free(struct facility *facility);

/* A month of wear: how hard it is used (1: as planned). */
void facility_wears(struct facility *facility, const struct chance *chance, uint64_t place,
                    uint32_t month, double use, const struct parameters *given);
/* A month's upkeep: fen spent, of what a year needs. */
void facility_kept(struct facility *facility, int64_t spent, int64_t needed_a_year,
                   const struct parameters *given);
/* Cleanliness follows the service and the hands that help, and crowding undoes it. */
void facility_cleaned(struct facility *facility, int64_t service, double use);
/* A share (millionths) of what it lacks is restored. */
void facility_lifts(struct facility *facility, int64_t share);

#endif
