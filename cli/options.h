/* options.h - the options of verbs that take a scenario: which one, and what is set in it.
 *
 * `-o X`, `--set PATH=VALUE` and their like take the next word, or what stands behind `=`;
 * after `--` everything is a name. `--replicates N` is short for `--set run.replicates=N`.
 */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include "cli/ui.h"
#include "models/scenario.h"

enum { SETTINGS_MAX = 256 };

struct options {
    const char *scenario; /* the first name */
    const char **names;   /* [names_most] where a verb takes several; or NULL */
    int n_names, names_most;
    struct setting settings[SETTINGS_MAX];
    int n_settings;
};

/* An option of the verb's own. */
struct option_row {
    const char *name;
    bool valued;
    bool *flag;         /* becomes true; of one without a value */
    const char **text;  /* becomes the value; or else */
    const char *path;   /* the value, or `fixed`, is set there */
    const char *fixed;
};

/* Read argv[1..] of the verb argv[0]; texts are cut in place and kept. `--set` is always
 * known, `own` [n_own] are the verb's. Returns 0, or EXIT_USAGE after telling. */
int options_read(struct options *options, const struct option_row *own, int n_own, int argc,
                 char **argv, const struct ui *ui);
/* The same of a verb that may do without a name. */
int options_read_optional(struct options *options, const struct option_row *own, int n_own,
                          int argc, char **argv, const struct ui *ui);

#endif
