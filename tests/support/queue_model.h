/* queue_model.h - a second model on the engine: a counter with servers and a queue.
 *
 * It knows window, lp, queue, random, sample and nothing of the society. Each logical
 * process is a replication of its own: Poisson arrivals of one or two classes, class 0
 * first and nobody interrupted, first come first served within a class, exponential or
 * lognormal service, exponential patience. It starts empty; counting begins on a given
 * day. Every draw has its address: (what, class and customer's number, 0).
 */
#ifndef TESTS_SUPPORT_QUEUE_MODEL_H
#define TESTS_SUPPORT_QUEUE_MODEL_H

#include "sim/window.h"

struct queue_law {
    int servers;
    double rate[2];    /* arrivals per hour by class; 0: no such class */
    double service[2]; /* mean, h */
    double cv;         /* of service: 1 is exponential, else lognormal */
    double patience;   /* mean, h; 0: nobody gives up */
};

/* Of one replication, from the first day counted to the end. */
struct queue_counts {
    int64_t left[2], wait[2], abandoned; /* who left the queue; their waits, us */
    int64_t busy, there;                 /* server time, us: at work, and all */
};

/* Run `n` replications through the days [0, until), counting from day `from`. `events`
 * may be NULL. Faults: FAULT_MEMORY. */
int queue_model_run(const struct queue_law *law, uint64_t seed, uint32_t n, day from, day until,
                    int threads, struct queue_counts counts[], uint64_t *events,
                    struct fault *fault);

#endif
