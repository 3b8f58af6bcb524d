/* facts.h - stylised facts: runs of shipped scenarios, what they measured, hit or miss.
 *
 * A fact is a figure the model should show, with bounds from the literature (docs/evidence.md).
 * Each program in tests/validate measures some, prints them, asserts those the defaults are
 * meant to meet, and holds the table in docs/validation.*.md to what it measured: run with
 * `write` as its argument, from the root of the tree, it writes the table instead.
 *
 * Twenty replicates, paired: arm and baseline of a replicate share people, needs and luck. Seeds
 * are fixed, so nothing fails by chance. A change that draws new luck moves a mean by the square
 * root of 2 times its standard error; docs/validation.md says which rows can then fail falsely.
 *
 * With `foretell POSTERIOR.csv` before it the same runs are made under a posterior
 * (run.posterior): each replicate has the numbers of one of its points, picked by weight, in all
 * arms the same. So replicates are draws, and a figure's spread is that of what the calibration
 * has left open, with luck. Nothing is asserted of it but that the page says what was measured.
 */
#ifndef TESTS_SUPPORT_FACTS_H
#define TESTS_SUPPORT_FACTS_H

#include <math.h>
#include <stdbool.h>

#include "models/arm.h"
#include "models/metrics.h"

enum { RUNS_MOST = 20, FACTS_MOST = 40, DRAWS = 10 };

/* ---- runs ---- */

struct runs {
    struct scenario scenario;
    struct arm arm;
    struct record record[RUNS_MOST];
    int n;
    int n_orders; /* as loaded: the scenario shows none where it runs without */
};

/* Sees a world at each midnight of replicate nth + 1; `data` is the caller's. Replicates run
 * beside one another: what it writes must be the replicate's own. */
struct watch {
    const struct world *world;
    int nth;
    void (*see)(const struct watch *watch, day ended);
    void *data;
};

/* Runs replicates 1..n of a shipped scenario under further settings, a list ended by a NULL
 * path (or NULL). Books are verified by every run: one that does not close fails the test. */
struct runs *runs_of(const char *name, const struct setting *settings, int n);
/* The same with no reform at all: what a scenario's reforms are held against. */
struct runs *runs_without(const char *name, const struct setting *settings, int n);
struct runs *runs_watched(const char *name, const struct setting *settings, int n,
                          void (*see)(const struct watch *, day), void *data);
void runs_free(struct runs *runs);

/* A city metric over the periods [from, to), of replicate r + 1: sum over sum; the same of
 * one resident group. */
double measured(const struct runs *runs, int r, const char *metric, int from, int to);
double measured_group(const struct runs *runs, int r, const char *metric, int group, int from,
                      int to);

/* ---- facts ---- */

enum fact_sort {
    FACT_FIT,    /* parameters were chosen to meet it: no test of the model */
    FACT_TEST,   /* no parameter was; asserted */
    FACT_REPORT, /* shown, not asserted: missed for a reason the page gives, or a prediction */
};

struct fact {
    const char *id;
    struct words what;
    double low, high; /* bounds; infinite: none on that side */
    enum fact_sort sort;
    double value[RUNS_MOST];
    int n;
    double whole; /* of the whole city, one replicate; NaN: not measured */
};

double fact_mean(const struct fact *fact);
double fact_half(const struct fact *fact); /* half of the 95 % interval, Student's */
bool fact_hit(const struct fact *fact);    /* the mean lies within the bounds */

struct facts {
    const char *name; /* of the table in the pages */
    struct fact fact[FACTS_MOST];
    int n;
};

struct fact *fact_add(struct facts *facts, const char *id, struct words what, double low,
                      double high, enum fact_sort sort);

/* Fill a fact from the periods [from, to): a metric; a metric of one arm less one of the base;
 * the same as a share of the base; a group's less another group's. */
void fact_level(struct fact *fact, const struct runs *runs, const char *metric, int from, int to);
void fact_change(struct fact *fact, const struct runs *arm, const struct runs *base,
                 const char *metric, int from, int to);
void fact_relative(struct fact *fact, const struct runs *arm, const struct runs *base,
                   const char *metric, int from, int to);
void fact_differ(struct fact *fact, const struct runs *arm, const char *metric,
                 const struct runs *base, const char *of_base, int from, int to);

/* Print all, assert what is to be met, hold the pages to it or write them. */
void facts_judge(const struct facts *facts, bool write);

/* PROGRAM [foretell POSTERIOR.csv] [write]: is the page to be written? To be called first. */
bool facts_begin(int argc, char **argv);
bool facts_foretell(void); /* under a posterior? */
int facts_runs(void);      /* how many replicates: RUNS_MOST, or DRAWS of a posterior */

#endif
