/* lesson_file.h - a lesson of the classroom, as its file has it (docs/lessons.md).
 *
 * Two to six communities that meet the same people, needs and luck; what is drawn, asked, noticed
 * and dared in it. Every claim carries the test that holds it. The texts are the file's own and
 * live as long as its tree.
 */
#ifndef CLI_LESSON_FILE_H
#define CLI_LESSON_FILE_H

#include "analysis/claim.h"
#include "cli/ui.h"
#include "models/scenario.h"
#include "sim/metric.h"

enum {
    LESSON_ARMS = 6, LESSON_SLIDERS = 5, LESSON_CHARTS = 5, LESSON_CHOICES = 5, LESSON_NOTICES = 6,
    LESSON_KEEPS = 4, LESSON_AXIS = 12, LESSON_SETTINGS = 64, LESSON_NAME = 64, LESSON_STEPS = 1000,
    LESSON_REPLICATES = 20, /* by which claims are tested */
};

#define LESSON_ALPHA 0.01 /* of each claim's test */

struct lesson_arm {
    const char *name;
    struct words title;
    const char *scenario; /* its own, or the lesson's */
    node at, scenario_at;
    struct setting set[LESSON_SETTINGS];
    node set_at[LESSON_SETTINGS];
    int n_set;
};

struct lesson_slider {
    const char *path;
    double low, high, step;    /* in the row's unit of writing; of a share 0 .. 1 */
    const char *low_text, *high_text; /* as written */
    node low_at, high_at;
};

/* One of the two directions of a map: a slider's path, and the values at which it is run. */
struct lesson_axis {
    const char *path, *text[LESSON_AXIS]; /* as written */
    node at[LESSON_AXIS];
    int n;
};

/* Every combination of values, each run with the same lucks: with one axis a curve, for which two
 * arms may be drawn; with two a heat map of one arm. */
struct lesson_map {
    int arm[2], n_arms; /* 0: the lesson has no map */
    struct lesson_axis axis[2];
    int n_axes;
};

/* A pair of arms, by number: arm minus against. */
struct lesson_pair {
    int arm, against;
};

struct lesson_test {
    const struct metric *metric; /* NULL: there is no test */
    struct lesson_pair pair, than; /* than.arm -1: of one difference; else of two */
    struct claim_said said;
};

struct lesson_claim {
    struct words say;
    struct lesson_test test;
};

struct lesson {
    char name[LESSON_NAME]; /* "needle" */
    int number;             /* of its folder; 0: the folder has none */
    char *path;             /* as messages call it; owned */
    bool file;              /* path is a file, and not one that travels in the program */
    struct tree tree;

    struct words title, hook;
    int minutes;
    bool begin_here;
    struct lesson_arm arm[LESSON_ARMS + 1]; /* the first is the left community, the second at first
                                               the right; behind them what solves the challenge */
    int n_arms;
    struct lesson_slider slider[LESSON_SLIDERS];
    int n_sliders;
    struct lesson_map map;
    const struct metric *chart[LESSON_CHARTS], *primary;
    int n_charts;
    struct words question;
    bool draw; /* a curve is drawn; else one of the choices is made */
    struct lesson_claim choice[LESSON_CHOICES];
    int n_choices, right; /* right from 1 */
    struct lesson_claim notice[LESSON_NOTICES];
    int n_notices;
    struct lesson_claim challenge; /* its goal; of the right community, arm -1, against arm 0 */
    struct lesson_test keep[LESSON_KEEPS];
    int n_keeps;
    bool solved; /* it says how: arm[n_arms] is the second arm with that set besides */
};

static inline int lesson_sides(const struct lesson *lesson)
{
    return lesson->n_arms + lesson->solved;
}

/* Read and check a lesson: `asked` is a path that ends in .yaml, or the name of a shipped one, with
 * or without its number, or the number alone. To be freed in either case. Returns 0, or
 * FAULT_INPUT, FAULT_MEMORY or FAULT_IO with every story in `faults`. */
int lesson_load(struct lesson *lesson, const char *asked, const struct ui *ui,
                struct faults *faults);
/* The same from a text in memory, of which messages speak as `path`: NN-NAME/lesson.yaml. */
int lesson_parse(struct lesson *lesson, const char *path, const char *text, size_t size,
                 struct faults *faults);
/* One that travels in the program, of shipped_lessons_count. */
int lesson_load_shipped(struct lesson *lesson, int i, struct faults *faults);
void lesson_free(struct lesson *lesson);

/* The scenario as load_scenario() takes it. Of a lesson in a file it is looked for beside that
 * file, then in the scenarios/ of the same sources, then among the shipped. */
enum { LESSON_PATH = 1200 };
const char *lesson_scenario(const struct lesson *lesson, const char *scenario,
                            char path[LESSON_PATH]);

#endif
