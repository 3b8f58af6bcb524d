/* point_answer.c - see point_answer.h. */
#include "cli/point_answer.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "models/json.h"
#include "sim/digest.h"

#define LEVEL 0.95
enum { KEY = 300 };

struct answering {
    const struct point *point;
    struct json json;
    struct resample_plan *plan;
    struct fault *fault;
};

/* ---- what was wrong ---- */

static void write_error(struct answering *answering)
{
    const struct fault *why = &answering->point->fault;
    char place[FAULT_PLACE + 32] = "";
    char zh[sizeof place + FAULT_STORY], en[sizeof place + FAULT_STORY];
    if (why->where[0])
        snprintf(place, sizeof place, why->line > 0 ? "%s:%d: " : "%s: ", why->where, why->line);
    snprintf(zh, sizeof zh, "%s%s", place, why->zh);
    snprintf(en, sizeof en, "%s%s", place, why->en);
    if (!why->where[0] && why->column > 0) {
        snprintf(zh, sizeof zh, "第 %d 字节：%s", why->column, why->zh);
        snprintf(en, sizeof en, "byte %d: %s", why->column, why->en);
    }
    json_real(&answering->json, "line", (double)answering->point->line);
    json_words(&answering->json, "error", (struct words){zh, en});
}

/* ---- what came of it ---- */

static void write_digest(struct answering *answering, const struct digest *digest)
{
    char text[DIGEST_TEXT];
    digest_text(digest, text);
    json_text(&answering->json, "digest", text);
}

static int put_digest(struct answering *answering)
{
    const struct point *point = answering->point;
    struct digest digest;
    const int status = digest_init(&digest, answering->fault);
    if (status)
        return status;
    digest_integers(&digest, point->digest,
                    (size_t)point->replicates * 2 * (size_t)sweep_arms(point->arms->sweep), 8);
    write_digest(answering, &digest);
    digest_free(&digest);
    return 0;
}

static void put(struct answering *answering, const char *what, int outcome, int arm, double value)
{
    const struct sweep_arms *arms = answering->point->arms;
    char key[KEY];
    snprintf(key, sizeof key, "%s.%s.%s", what, arms->sweep->outcome[outcome]->name,
             sweep_arms_contender(arms, arm)->name);
    json_real(&answering->json, key, value);
}

static double mean_of(const double *values, size_t n)
{
    double sum = 0, known = 0;
    for (size_t r = 0; r < n; r++)
        if (!isnan(values[r])) {
            sum += values[r];
            known++;
        }
    return known > 0 ? sum / known : NAN;
}

static int put_pair(struct answering *answering, int outcome, int pair)
{
    const struct point *point = answering->point;
    const double *base = point_means(point, outcome, pair, 0),
                 *variant = point_means(point, outcome, pair, 1);
    struct paired paired;
    const int status = paired_compare(base, variant, point->replicates, LEVEL, answering->plan,
                                      &paired, answering->fault);
    if (status)
        return status;
    if (!paired.n) { /* one side has none of it: what the other has is told all the same */
        paired.base = mean_of(base, point->replicates);
        paired.variant = mean_of(variant, point->replicates);
        paired.effect = NAN;
    }
    put(answering, "base", outcome, pair + 1, paired.base);
    put(answering, "variant", outcome, pair + 1, paired.variant);
    put(answering, "effect", outcome, pair + 1, paired.effect);
    put(answering, "low", outcome, pair + 1, paired.interval.low);
    put(answering, "high", outcome, pair + 1, paired.interval.high);
    return 0;
}

/* The levels of a sweep without variants: differences from nothing. */
static int put_level(struct answering *answering, int outcome)
{
    const struct point *point = answering->point;
    double *none = calloc(point->replicates, sizeof *none);
    struct paired paired;
    if (!none)
        return fault_memory(answering->fault, point->replicates * sizeof *none);
    const int status = paired_compare(none, point_means(point, outcome, 0, 0), point->replicates,
                                      LEVEL, answering->plan, &paired, answering->fault);
    free(none);
    if (status)
        return status;
    put(answering, "mean", outcome, 0, paired.n ? paired.effect : NAN);
    put(answering, "low", outcome, 0, paired.interval.low);
    put(answering, "high", outcome, 0, paired.interval.high);
    return 0;
}

static int put_outcomes(struct answering *answering)
{
    const struct sweep *sweep = answering->point->arms->sweep;
    int status = put_digest(answering);
    for (int i = 0; i < sweep->n_outcomes && !status; i++) {
        if (!sweep->n_variants)
            status = put_level(answering, i);
        for (int p = 0; p < sweep->n_variants && !status; p++)
            status = put_pair(answering, i, p);
    }
    return status;
}

int point_answer(const struct point *point, struct text *answer, struct resample_plan *plan,
                 struct fault *fault)
{
    struct answering answering = {
        .point = point, .json = {.text = *answer, .line = true}, .plan = plan, .fault = fault};
    int status = 0;
    json_open(&answering.json, NULL, '{');
    json_raw(&answering.json, "id", point->id ? point->id : "null");
    if (point->fault.code)
        write_error(&answering);
    else {
        json_real(&answering.json, "replicates", point->replicates);
        status = put_outcomes(&answering);
    }
    if (!status)
        json_close(&answering.json, '}');
    *answer = answering.json.text;
    return status || !answer->memory ? status : fault_memory(fault, answer->n);
}
