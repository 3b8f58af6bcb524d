/* department.h - line departments' desks for one community: ideas, standing items, visits.
 *
 * P1 and P5 of the model. An idea that is taken up is a standing item of its department,
 * with tasks that recur and a lifetime; it carries its worth and its mean hours for life.
 * For each task the desk weighs by that day's prices whether to pass it down, do it itself
 * or let it drop. Nothing here knows why a price is what it is.
 *     push   v - price w h - sting w h - listing cost - sending cost
 *     self   v - w_d h (1 + travel)
 *     drop   0
 * with v = w_d h exp(sigma Z): half of all items are worth more than their own labour.
 * Inspection follows the work that was passed down: each task adds intensity x hours to a
 * hazard, and a visit falls due when it crosses an exponential threshold.
 */
#ifndef MODELS_AGENTS_DEPARTMENT_H
#define MODELS_AGENTS_DEPARTMENT_H

#include <stdbool.h>

#include "models/ids.h"
#include "models/items.h"
#include "models/rules.h"
#include "sim/clock.h"
#include "sim/random.h"
#include "sim/table.h"

enum decision { DECISION_PUSH, DECISION_SELF, DECISION_DROP };

struct departments {
    /* standing items */
    struct table items;
    uint8_t *live;
    uint16_t *department;
    uint64_t *identity;
    int32_t *born;  /* day */
    int64_t *dies;  /* instant */
    int32_t *worth; /* Z, millionths */
    int64_t *hours; /* mean of its tasks, microseconds */
    uint32_t *tasks; /* tasks so far */
    uint16_t *listed; /* place in the list, from 1; 0: beyond it. NULL without a list */

    /* tasks closed on paper and not yet visited */
    struct table files;
    uint8_t *kept, *file_body;
    uint16_t *file_department;
    uint64_t *file_identity;
    int64_t *file_work, *file_value;
    int32_t *file_closed; /* day */
    uint16_t *file_listed; /* as in the items */

    /* one row per department */
    struct table desks;
    int64_t *hazard, *threshold; /* of a visit, in 1e-12 */
    uint32_t *visits;
    uint32_t *sent;   /* tasks passed down in the year `sent_in` */
    int32_t *sent_in;
    uint32_t *caught; /* today */

    const struct parameters *given;
    const struct items *list; /* the city's own; NULL: none */
    uint64_t place;
    double hourly;        /* fen per hour of community staff */
    double ideas;         /* all departments' in a year */
    double size;          /* hours of an item here over those in an ordinary community */
    double idea_rate[2];  /* per department and year: the first's, every other's */
};

/* With the city's own list (NULL, or without items: none). */
int departments_init(struct departments *departments, uint64_t place,
                     const struct parameters *given, const struct items *list,
                     const struct chance *chance, struct fault *fault);
void departments_free(struct departments *departments);

/* Part of the hours goes by head (work.size_share). To be told before the first item. */
void departments_resize(struct departments *departments, uint32_t residents);

/* Ideas per year of department d. */
double department_ideas(const struct departments *departments, uint32_t d);

/* How many items stand when the run begins, in equilibrium. */
uint32_t departments_standing(const struct departments *departments,
                              const struct chance *chance);
/* Identity and department of the k-th of them. */
uint64_t department_first_item(const struct departments *departments,
                               const struct chance *chance, uint32_t k, uint16_t *department);

/* Take up an idea. `age` of an item that stands already. Returns its row or NOBODY. */
uint32_t item_begin(struct departments *departments, const struct chance *chance,
                    uint64_t identity, uint16_t department, instant now, bool standing,
                    struct fault *fault);
/* Item `row` of the list (from 1) stands, from before the run and for good. */
uint32_t item_stand(struct departments *departments, const struct chance *chance, uint16_t row,
                    struct fault *fault);
void item_end(struct departments *departments, uint32_t item);

/* The gap to an item's next task, in opening time; OPENNESS_YEAR is a year. */
openness item_gap(const struct departments *departments, uint32_t item,
                  const struct chance *chance);

/* Whether an item is struck off by the rules of the day. */
bool item_void(const struct departments *departments, uint32_t item, const struct rules *rules,
               const struct chance *chance);

/* What a task of this item is worth, in fen. */
int64_t item_value(const struct departments *departments, uint32_t item);
/* `sting`: what sending it down costs in marks, in wages of its hours. */
enum decision item_decide(const struct departments *departments, uint32_t item,
                          const struct rules *rules, double sting);

/* Under structure.department quota: whether the item's department still owes tasks this
 * year. Each that is passed down is counted. */
bool department_owes(const struct departments *departments, uint32_t item, int year);
void department_sent(struct departments *departments, uint32_t item, int year);

static inline double hours_of(int64_t work) { return (double)work / (double)HOUR; }

/* Price of a task of so many hours under the rules, fen. */
int64_t task_price(const struct departments *departments, int64_t work,
                   const struct rules *rules);
/* What doing it itself costs the department, fen. */
int64_t task_self_cost(const struct departments *departments, int64_t work);

/* A task passed down exposes the community to a visit. intensity in 1e-9. Returns
 * whether a visit falls due. */
bool desk_expose(struct departments *departments, uint32_t d, int64_t work, int64_t intensity,
                 const struct chance *chance);

/* A task was closed on paper; `row` of the list, 0: none. */
int file_paper(struct departments *departments, uint16_t d, enum body body, uint64_t identity,
               int64_t work, int64_t value, uint16_t row, day closed, struct fault *fault);

/* Whether a visit catches a file that lies with its department; the file is then gone
 * either way. */
bool file_caught(struct departments *departments, uint32_t file, int64_t detection,
                 const struct chance *chance);

#endif
