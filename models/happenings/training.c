/* training.c - see training.h. */
#include "models/happenings/training.h"

#include "models/purposes.h"

#define TRAINING_DEADLINE (30 * DAY) /* assumed: courses are given again */

/* A month's part of everybody's training waits like other overhead; a seat goes to whoever
 * takes it. */
void training_month(struct community *community)
{
    const struct staff *staff = &community->staff;
    const int64_t hours = community->rules->figure[RULE_TRAINING] / 12;
    const instant deadline = community->lp->now + TRAINING_DEADLINE;
    if (!community->commons->given->mechanisms.training || hours <= 0)
        return;
    uint64_t month = identity_of(community->place->identity, PURPOSE_TRAINING,
                                 (uint32_t)community->lp->today);
    for (uint32_t post = 0; post < staff->reached; post++) {
        if (!worker_employed(staff, post) || staff->traits[post] & TRAIT_SECONDED)
            continue;
        struct task_form form = {.identity = identity_of(month, PURPOSE_TRAINING, post),
                                 .class = TASK_OVERHEAD, .kind = KIND_TRAINING,
                                 .body = (enum body)staff->body[post], .client = NOBODY,
                                 .filed = community->lp->now, .deadline = deadline,
                                 .urgency = deadline, .work = hours};
        if (task_file(&community->tasks, &form, &community->lp->fault) == NOBODY)
            return;
    }
}

/* Who sat there learns; who only signed the list (P5) does not come here. */
void training_done(struct community *community, uint32_t task)
{
    const struct event *event = &community->lp->current;
    ALWAYS(event->kind == HAPPEN_FINISH);
    worker_train(&community->staff, event->who, community->tasks.work[task]);
}
