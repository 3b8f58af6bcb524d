/* liaison.h - what stands between one community, the departments and the street office: the
 * hours of staff posted here, what each department sent down of late, work for the street.
 *
 * Departments' staff who are posted to a community have hours of their own, at most a working
 * week of them at hand: what nobody asked for by then is lost. They are paid by their
 * departments whether they are busy or not.
 */
#ifndef MODELS_AGENTS_LIAISON_H
#define MODELS_AGENTS_LIAISON_H

#include <stdbool.h>

#include "models/ids.h"
#include "sim/clock.h"
#include "sim/table.h"

struct liaison {
    struct table table; /* one row */
    int64_t *bank;        /* microseconds of posted staff at hand */
    int64_t *posted_days; /* millionths of a person x days, not yet paid */
    int64_t *street_work; /* microseconds made for the street office today */
    uint32_t *added;      /* professional posts as they stand */
    struct table desks;   /* one row per department */
    int64_t *burden;      /* microseconds it sent down this month */
};

int liaison_init(struct liaison *liaison, uint32_t departments, struct fault *fault);
void liaison_free(struct liaison *liaison);

/* A day begins for `posted` staff (millionths); `opening` 0: a day off. */
void liaison_day(struct liaison *liaison, int64_t posted, span opening);
/* Whether posted staff have the hours for a task; they are then spent. */
bool liaison_spend(struct liaison *liaison, int64_t work);
/* Person-days to be paid, millionths; they are then paid. */
int64_t liaison_settle(struct liaison *liaison);

/* How a community marks a department for what it sent down in a month, millionths of full
 * marks: full less honesty (0..1) x grievance, the grievance 1 - exp(-hours x departments /
 * capacity): who sends down its even share of all that the staff can do leaves them 0.37. */
int64_t liaison_mark(const struct liaison *liaison, uint32_t department, double capacity,
                     double honesty);

#endif
