/* contender.h - one side of a comparison: what was typed, the scenario it stands for.
 *
 * A scenario (file or shipped name), a result file (ends in .h5), or reforms joined by `+`,
 * which are ordered in the baseline, each with its defaults, from one day on. What is both a
 * scenario and a reform is the scenario; with a `+` before it, it is the reform. Shared settings go to all sides, so that they meet
 * the same city.
 */
#ifndef CLI_CONTENDER_H
#define CLI_CONTENDER_H

#include "cli/load.h"
#include "cli/options.h"

enum { CONTENDER_NAME = 96, CONTENDER_SETTINGS = SETTINGS_MAX + 40 };

enum contender_kind { CONTENDER_SCENARIO, CONTENDER_REFORMS, CONTENDER_RESULT };

struct contender {
    const char *asked;
    enum contender_kind kind;
    char name[CONTENDER_NAME]; /* for files and messages: no slash, no dot */
    const char *from;          /* the scenario, or the result file, that is loaded */
    struct setting settings[CONTENDER_SETTINGS]; /* shared ones, then its own */
    int n_settings;
    char *paths;          /* of its own settings, owned */
    char *title[2];       /* by language, owned */
    char begin[16];
    struct scenario scenario; /* as asked for; of a result as the file has it */
};

/* Reads what was typed; `base` is the baseline (NULL: this is it), already read. `begin` is
 * the day from which reforms named alone are in force (NULL: a year after the start, so
 * that there is a before; at the start where the run has no two years). Returns 0 or an exit
 * status after telling. */
int contender_init(struct contender *contender, const char *asked,
                   const struct contender *base, const struct options *shared,
                   const char *begin, const struct ui *ui);
/* A shipped scenario that has the name of a reform. */
bool contender_is_both(const struct contender *contender);
void contender_free(struct contender *contender);

/* The same scenario with these settings besides (to be freed). */
int contender_again(const struct contender *contender, const struct setting *further, int n,
                    struct scenario *scenario, const struct ui *ui);
/* The same of one that is no result, told to nobody: faults and warnings stand in `faults`, whose
 * worst code is returned. */
int contender_at(const struct contender *contender, const struct setting *further, int n,
                 struct scenario *scenario, const struct ui *ui, struct faults *faults);

#endif
