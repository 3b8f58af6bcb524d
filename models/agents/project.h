/* project.h - what residents propose, decide and carry out; and what owners decide.
 *
 * A proposal is deliberated, put to the vote, waits for approval, and is carried out in steps
 * that cost hours and money (P9b). Its benefit to each block of residents is 1 in the block it
 * comes from, `spread` elsewhere. Owners' business ends with the vote.
 */
#ifndef MODELS_AGENTS_PROJECT_H
#define MODELS_AGENTS_PROJECT_H

#include "models/ids.h"
#include "sim/clock.h"
#include "sim/table.h"

enum project_state { PROJECT_FREE, PROJECT_DELIBERATED, PROJECT_APPROVED, PROJECT_UNDER_WAY };
enum project_sort { PROJECT_FUND, PROJECT_ORDINARY, PROJECT_MAJOR };

struct projects {
    struct table table;
    uint8_t *state, *sort;
    uint8_t *block;      /* it comes from */
    uint8_t *spread;     /* 0..255: what other blocks have of it */
    uint16_t *steps, *done;
    uint16_t *helpers;   /* who helped so far */
    uint32_t *yes, *no;  /* as voted */
    int32_t *proposed, *ready; /* days: it came up; its next stage may begin */
    int64_t *cost, *spent, *diverted; /* fen */
    uint64_t *identity;
    uint32_t *next; /* in the list of free rows */

    struct table sums; /* one row */
    uint32_t *spare;   /* the first free row + 1, 0: none */
    int64_t *bound;    /* fen of the fund promised to projects and not yet paid */
};

int projects_init(struct projects *projects, uint32_t capacity, struct fault *fault);
void projects_free(struct projects *projects);

/* A new row, or NOBODY when memory is out. */
uint32_t project_add(struct projects *projects, enum project_sort sort, uint64_t identity,
                     day today, struct fault *fault);
void project_remove(struct projects *projects, uint32_t project);

/* 0..1: what a block has of it. */
static inline double project_benefit(const struct projects *projects, uint32_t project, int block)
{
    return block == projects->block[project] ? 1 : projects->spread[project] / 255.0;
}

/* Share of all benefit that goes beyond its own block, of `blocks`. */
double project_many(const struct projects *projects, uint32_t project, int blocks);

#endif
