/* story.h - what is told of one task, resident or worker, out of all that is witnessed in an arm.
 *
 * A story follows identities: a case that returns, a complaint, the order that comes of it belong
 * to the case that brought them about; of a worker it follows the tasks that were taken up. It
 * keeps a set for each place, so that places may tell at once.
 */
#ifndef CLI_STORY_H
#define CLI_STORY_H

#include "cli/ui.h"
#include "models/lookup.h"
#include "models/twins.h"

enum story_of { STORY_TASK, STORY_RESIDENT, STORY_WORKER };

struct story_asked {
    enum story_of of;
    uint64_t task;
    char place[sizeof((struct layout_place *)0)->code]; /* code, of a resident or post */
    uint32_t index;        /* which, from 0 */
    instant from, to;      /* of a resident's or worker's: what is kept */
};

struct story {
    struct story_asked asked;
    struct lookup *followed; /* [n_places] */
    uint32_t n_places;
    uint32_t place; /* index in this arm; NOBODY: it is not there */
    struct twin twin;
};

/* Run an arm up to asked->to and keep the story, which begins after again->past. The scenario must
 * outlive it; free it in any case. Faults: those of the arm. */
int story_run(struct story *story, const struct story_asked *asked,
              const struct scenario *scenario, const struct again *again, struct fault *fault);
void story_free(struct story *story);

/* For people: each event, and how long it was since the one before. */
void story_print(const struct story *story, const struct ui *ui);

/* An event log, a line an event, after story_log_head(). */
void story_log_head(void);
void story_log(const struct story *story, const char *arm);

struct json;
void story_json(const struct story *story, const char *arm, struct json *json);

#endif
