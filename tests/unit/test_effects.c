/* test_effects.c - words about effects from two small result files whose figures are chosen. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <unistd.h>

#include "cli/effects.h"
#include "cli/sentence.h"
#include "tests/support/sample_result.h"

enum { REPLICATES = 4, TRUST = 0, WAIT = 1 };
static char path[2][1100];

/* Every place and period of a metric has one figure; a denominator of 0 is no figure. */
static void choose(struct record *record, int metric, int64_t numerator, int64_t denominator)
{
    for (int t = 0; t < record->shape.n_times; t++)
        for (uint32_t p = 0; p < record->shape.n_places; p++) {
            record->numerator[record_at(record, metric, t, p)] = numerator;
            record->denominator[record_at(record, metric, t, p)] = denominator;
        }
}

/* Trust 0.5 and by replicate more; the variant adds 0.002 +- 0.0001. A wait is missing in one
 * replicate of the variant; with `metrics` 2 it has no cost. */
static void write_side(int side, int metrics, bool waits)
{
    struct store_head head = sample_head(REPLICATES);
    struct store *store;
    struct fault fault = {0};
    head.shape.n_metrics = metrics;
    assert_int_equal(store_create(&store, path[side], true, &head, &fault), 0);
    for (uint32_t r = 1; r <= REPLICATES; r++) {
        struct record record;
        assert_int_equal(sample_record(&record, head.shape, r), 0);
        choose(&record, TRUST, 500000 + 10000 * (int64_t)r + (side ? (r & 1 ? 2100 : 1900) : 0), 1);
        if (!waits || (side && r == 3))
            choose(&record, WAIT, 0, 0);
        assert_int_equal(store_put(store, &record, &fault), 0);
        record_free(&record);
    }
    assert_int_equal(store_publish(store, "d1", "d2", "d3", &fault), 0);
    store_free(store);
}

static int files_name(void **state)
{
    (void)state;
    const char *scratch = getenv("SCRATCH");
    for (int s = 0; s < 2; s++)
        snprintf(path[s], sizeof path[s], "%s/effects.%ld.%c.h5", scratch ? scratch : "/tmp",
                 (long)getpid(), 'a' + s);
    return 0;
}

static int files_remove(void **state)
{
    (void)state;
    return unlink(path[0]) || unlink(path[1]);
}

static char *outcomes[] = {(char[]){"need_wait"}, (char[]){"cost_per_resident"},
                           (char[]){"need_wait"}, (char[]){"burnout"}}; /* one twice, one in no file */

struct scene {
    struct side side[2];
    struct comparison comparison;
    struct effects effects;
    struct fault fault;
};

static int read_scene(struct scene *scene, double matters_if, bool relative, uint32_t done, day from)
{
    *scene = (struct scene){0};
    for (int s = 0; s < 2; s++) {
        memcpy(scene->side[s].path[BATCH_FIXED], path[s], sizeof path[s]);
        scene->side[s].from = from;
        assert_int_equal(result_open_unasked(&scene->side[s].result[BATCH_FIXED], path[s], &scene->fault), 0);
    }
    scene->comparison = (struct comparison){
        .side = scene->side, .n = 2, .done = done, .replicates = done,
        .question = {.primary = "trust_committee", .matters_if = matters_if, .relative = relative,
                     .outcomes = outcomes, .n_outcomes = 4}};
    return effects_read(&scene->effects, &scene->comparison, 0, 1, &scene->fault);
}

static void free_scene(struct scene *scene)
{
    effects_free(&scene->effects);
    for (int s = 0; s < 2; s++)
        result_close(scene->side[s].result[BATCH_FIXED]);
}

static void close_to(double x, double wanted)
{
    if (!(fabs(x - wanted) <= 1e-12))
        fail_msg("%.17g is not %.17g", x, wanted);
}

static void the_word_is_of_what_matters(void **state)
{
    (void)state;
    static const struct {
        double matters_if;
        bool relative;
        enum verdict verdict;
    } cases[] = {{0, false, VERDICT_HELPS},         {0.001, false, VERDICT_HELPS},
                 {-0.001, false, VERDICT_HELPS},    {0.05, false, VERDICT_NEGLIGIBLE},
                 {0.002, false, VERDICT_UNDECIDED}, {0.1, true, VERDICT_NEGLIGIBLE},
                 {0.002, true, VERDICT_HELPS}};
    write_side(0, 3, true);
    write_side(1, 3, true);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct scene scene;
        assert_int_equal(read_scene(&scene, cases[i].matters_if, cases[i].relative, REPLICATES, 0), 0);
        const struct effect *effect = &scene.effects.effect[0];
        assert_true(effect->primary && effect->declared);
        close_to(effect->chance.base, 0.525);
        close_to(effect->chance.effect, 0.002);
        close_to(effect->matters, fabs(cases[i].matters_if) * (cases[i].relative ? 0.525 : 1));
        if (effect->verdict != cases[i].verdict)
            fail_msg("%g: %s", cases[i].matters_if, sentence_key(effect->verdict));
        if (cases[i].verdict == VERDICT_UNDECIDED)
            assert_true(effect->wants > 1e6); /* it lies on the bound, but for rounding */
        free_scene(&scene);
    }
}

/* Declared in their order, each once; what the files do not have counts for Holm all the same. */
static void declared_ones_stand_first(void **state)
{
    (void)state;
    struct scene scene;
    assert_int_equal(read_scene(&scene, 0.001, false, REPLICATES, 0), 0);
    assert_int_equal(scene.effects.n, 3);
    assert_string_equal(scene.effects.effect[1].metric->name, "need_wait");
    assert_string_equal(scene.effects.effect[2].metric->name, "cost_per_resident");
    const struct effect *trust = &scene.effects.effect[0];
    assert_true(trust->chance.p < scene.effects.effect[1].chance.p &&
                trust->chance.p < scene.effects.effect[2].chance.p);
    close_to(trust->holm, 4 * trust->chance.p);
    free_scene(&scene);
}

static void a_pair_with_a_gap_is_left_out(void **state)
{
    (void)state;
    struct scene scene;
    char text[SENTENCE];
    assert_int_equal(read_scene(&scene, 0.001, false, REPLICATES, 0), 0);
    assert_int_equal(scene.effects.effect[0].chance.n, REPLICATES);
    assert_int_equal(scene.effects.effect[1].chance.n, REPLICATES - 1);
    free_scene(&scene);
    write_side(1, 3, false); /* no wait at all */
    assert_int_equal(read_scene(&scene, 0.001, false, REPLICATES, 0), 0);
    const struct effect *wait = &scene.effects.effect[1];
    assert_int_equal(wait->chance.n, 0);
    assert_true(wait->chance.base > 0 && isnan(wait->chance.variant) && isnan(wait->chance.effect));
    assert_int_equal(wait->verdict, VERDICT_UNDECIDED);
    assert_true(isnan(wait->holm));
    assert_non_null(strstr(sentence_effect(text, wait, LANG_EN), "to none: none (95 % interval cannot be told"));
    assert_non_null(strstr(sentence_effect(text, wait, LANG_ZH), "无从说起"));
    free_scene(&scene);
}

static void a_metric_of_one_file_is_left_out(void **state)
{
    (void)state;
    struct scene scene;
    write_side(1, 2, true);
    assert_int_equal(read_scene(&scene, 0.001, false, REPLICATES, 0), 0);
    assert_int_equal(scene.effects.n, 2);
    free_scene(&scene);
}

static void without_replicates_nothing_is_said(void **state)
{
    (void)state;
    struct scene scene;
    write_side(1, 3, true);
    for (uint32_t done = 0; done < 2; done++) {
        assert_int_equal(read_scene(&scene, 0.001, true, done, 0), 0);
        assert_int_equal(scene.effects.effect[0].chance.n, done);
        assert_int_equal(scene.effects.effect[0].verdict, VERDICT_UNDECIDED);
        assert_true(isnan(scene.effects.effect[0].holm));
        free_scene(&scene);
    }
}

/* Too late for any period; the primary outcome in neither file. */
static void what_cannot_be_asked_is_refused(void **state)
{
    (void)state;
    struct scene scene;
    assert_int_equal(read_scene(&scene, 0, false, REPLICATES, sample_starts[2]), 0);
    assert_int_equal(scene.effects.first, 2);
    free_scene(&scene);
    assert_int_equal(read_scene(&scene, 0, false, REPLICATES, sample_starts[2] + 1), FAULT_INPUT);
    assert_non_null(strstr(scene.fault.en, "from 2009-03-02 on"));
    assert_string_equal(scene.fault.where, path[1]);
    free_scene(&scene);
    assert_int_equal(read_scene(&scene, 0, false, REPLICATES, 0), 0);
    effects_free(&scene.effects);
    scene.comparison.question.primary = "burnout";
    assert_int_equal(effects_read(&scene.effects, &scene.comparison, 0, 1, &scene.fault), FAULT_INPUT);
    assert_non_null(strstr(scene.fault.en, "no primary outcome burnout"));
    free_scene(&scene);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_word_is_of_what_matters),
        cmocka_unit_test(declared_ones_stand_first),
        cmocka_unit_test(a_pair_with_a_gap_is_left_out),
        cmocka_unit_test(a_metric_of_one_file_is_left_out),
        cmocka_unit_test(without_replicates_nothing_is_said),
        cmocka_unit_test(what_cannot_be_asked_is_refused),
    };
    return cmocka_run_group_tests_name("effects", tests, files_name, files_remove);
}
