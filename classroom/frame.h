/* frame.h - a community's evening in some hundred numbers, for who draws it.
 *
 * Read from the world at midnight, and from what was witnessed during the day (witness.h). Looking
 * changes nothing: what a frame says of today are differences that the frames keep for themselves.
 *
 * Trust is asked building by building: each evening a sixth of them, all on the first; a frame says
 * what was heard last. A building is an equal slice of the roster, whose neighbours live side by
 * side.
 */
#ifndef CLASSROOM_FRAME_H
#define CLASSROOM_FRAME_H

#include "models/arm.h"

enum { FRAME_POSTS = 40, FRAME_BUILDINGS = 24, FRAME_DEPARTMENTS = 48,
       FRAME_QUEUES = N_BODIES * N_CLASSES };

/* A post's day. */
enum frame_post { POST_NONE, POST_VACANT, POST_ABSENT, POST_WORKED, POST_FREE /* a day off */ };

/* FIELD(name, how many numbers, unit, what it says). Departments beyond the last are counted with
 * it, posts beyond the last are not shown. Classes stand in the order admin, counter, need, self,
 * overhead; queues are those of the committee, then those of the workstation. */
#define FRAME_FIELDS(FIELD)                                                                   \
    FIELD(day, 1, "d", "days since 1970-01-01")                                               \
    FIELD(community, 1, "1", "which of the run, from 0")                                      \
    FIELD(works, 1, "1", "1: a working day")                                                  \
    FIELD(posts, 1, "1", "posts that somebody ever held")                                     \
    FIELD(dual, 1, "1", "of these the first so many serve both committee and workstation")    \
    FIELD(state, FRAME_POSTS, "1", "0 none, 1 vacant, 2 absent, 3 worked, 4 day off")         \
    FIELD(body, FRAME_POSTS, "1", "0 committee, 1 workstation")                               \
    FIELD(admin, FRAME_POSTS, "min", "on departments' tasks, on paper or not")                \
    FIELD(counter, FRAME_POSTS, "min", "at the counter")                                      \
    FIELD(need, FRAME_POSTS, "min", "on residents' needs")                                    \
    FIELD(self, FRAME_POSTS, "min", "on self-governance")                                     \
    FIELD(overhead, FRAME_POSTS, "min", "on inspections, meetings, accounts")                 \
    FIELD(idle, FRAME_POSTS, "min", "nothing to do")                                          \
    FIELD(overtime, FRAME_POSTS, "min", "of all these, after closing")                        \
    FIELD(paper, FRAME_POSTS, "min", "of all these, on what is done on paper only")           \
    FIELD(burnout, FRAME_POSTS, "1/1000", "")                                                 \
    FIELD(waiting, FRAME_QUEUES, "1", "tasks that wait")                                      \
    FIELD(backlog, FRAME_QUEUES, "min", "ordinary hours of what waits")                       \
    FIELD(arrived, N_CLASSES, "1/d", "tasks filed")                                           \
    FIELD(done, N_CLASSES, "1/d", "tasks done in truth")                                      \
    FIELD(on_paper, N_CLASSES, "1/d", "tasks done on paper")                                  \
    FIELD(abandoned, N_CLASSES, "1/d", "given up by who waited")                              \
    FIELD(refused, 1, "1/d", "departments' tasks that the community refused")                 \
    FIELD(merged, 1, "1/d", "merged with another department's")                               \
    FIELD(dropped, 1, "1/d", "dropped")                                                       \
    FIELD(sent, FRAME_DEPARTMENTS, "1/d", "tasks sent down, by department")                   \
    FIELD(visits, 1, "1/d", "inspections")                                                    \
    FIELD(complained, 1, "1/d", "complaints made")                                            \
    FIELD(complaints, 1, "1", "complaints under way")                                         \
    FIELD(quit, 1, "1/d", "who quit")                                                         \
    FIELD(hired, 1, "1/d", "who came into post")                                              \
    FIELD(trust, FRAME_BUILDINGS, "1/1000", "in the committee, by building; -1: nobody there") \
    FIELD(trust_mean, 1, "1/1000", "of all residents; -1: nobody there")                      \
    FIELD(budget_in, 1, "yuan/d", "budget received")                                          \
    FIELD(task_prices, 1, "yuan/d", "prices of tasks received")                               \
    FIELD(wages, 1, "yuan/d", "wages paid")                                                   \
    FIELD(operating, 1, "yuan/d", "operating costs paid")                                     \
    FIELD(fund_in, 1, "yuan/d", "community fund received")                                    \
    FIELD(projects, 1, "yuan/d", "residents' projects paid")                                  \
    FIELD(fees, 1, "yuan/d", "property fees paid")                                            \
    FIELD(purse, 1, "yuan", "in the community's purse")                                       \
    FIELD(fund, 1, "yuan", "in the community fund")

struct frame {
#define FIELD(name, n, ...) int32_t name[n];
    FRAME_FIELDS(FIELD)
#undef FIELD
};

enum { FRAME_STRIDE = sizeof(struct frame) / sizeof(int32_t) };

struct frame_field {
    const char *name, *unit, *about;
    int at, n; /* which of the frame's numbers */
};
extern const struct frame_field frame_fields[];
extern const int frame_fields_count;

struct frame_memory; /* what is remembered of a community between two evenings */

struct frames {
    struct frame *batch; /* [every x communities], of one day after another */
    struct frame_memory *memory; /* [communities] */
    const struct world *world;
    uint32_t communities;
    int every, days; /* days in a batch; of them filled */
    day from;        /* days before are lived through without frames */
    void (*take)(void *taker, const struct frame *frames, int n);
    void *taker;
};

/* `every` >= 1. Faults: FAULT_MEMORY. */
int frames_init(struct frames *frames, const struct arm *arm, int every, day from,
                struct fault *fault);
void frames_free(struct frames *frames);

/* Hands over what is left of a batch. */
void frames_flush(struct frames *frames);

/* For struct arm_listener; the listener is a struct frames. */
int frames_begin(void *frames, struct world *world, struct fault *fault);
void frames_see(void *frames, const struct witnessed *what);
int frames_rest(void *frames, struct world *world, struct fault *fault);

#endif
