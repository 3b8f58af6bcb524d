/* stairs.h - stairwells [楼道], and the residents who organise there [楼组长].
 *
 * People of a household and of a stairwell stand side by side in the roster, so that who lives
 * where is a division. An organiser asks neighbours to take part, tires of it, recovers, and
 * in the end gives up; then the stairwell has none until somebody willing is found.
 */
#ifndef MODELS_AGENTS_STAIRS_H
#define MODELS_AGENTS_STAIRS_H

#include <stdbool.h>

#include "models/ids.h"
#include "models/parameters.h"
#include "sim/table.h"

struct stairs {
    struct table table;  /* one row per stairwell */
    uint32_t *organiser; /* resident + 1; 0: none */
    int32_t *fatigue;    /* millionths */
    uint32_t size;       /* residents of a stairwell */
    uint32_t around;     /* residents of a building */
    uint32_t roster;
};

int stairs_init(struct stairs *stairs, uint32_t residents, const struct parameters *given,
                struct fault *fault);
void stairs_free(struct stairs *stairs);

static inline uint32_t stairs_of(const struct stairs *stairs, uint32_t resident)
{
    return resident / stairs->size;
}

/* Somebody else of a resident's stairwell, or of the building, by 0 <= u < 1; NOBODY: there is
 * nobody else. */
uint32_t stairs_neighbour(const struct stairs *stairs, uint32_t resident, bool near, double u);

/* How often a year the organiser of a stairwell asks a resident there. */
double stairs_asks(const struct stairs *stairs, uint32_t stair, bool retired,
                   const struct parameters *given);
/* The most of it that there can be. */
double stairs_asks_most(const struct parameters *given);

/* The organiser has asked once. */
void stairs_asked(struct stairs *stairs, uint32_t stair, const struct parameters *given);

/* A month goes by: fatigue fades; whether the organiser gives up, by 0 <= u < 1. */
bool stairs_month(struct stairs *stairs, uint32_t stair, double u,
                  const struct parameters *given);

/* Over the stairwells that have one: the sum of fatigue, and their number. */
struct organisers {
    int64_t fatigue; /* millionths */
    int64_t n;
};
struct organisers stairs_organisers(const struct stairs *stairs);

#endif
