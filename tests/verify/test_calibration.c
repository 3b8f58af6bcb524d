/* test_calibration.c - what posteriors of calibrations promise, counted: over many truths drawn from
 * the prior, each with data of its own, 90 % intervals hold the truth in 90 %, and its ranks among
 * draws are flat; where the error is stated wrongly they are not.
 *
 * Seeds are fixed; what is stated as false alarm is the chance that a new seed would have failed the
 * test although the promise is kept.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <math.h>

#include "analysis/moments.h"
#include "analysis/proportion.h"
#include "analysis/sbc.h"
#include "sim/sample.h"
#include "tests/support/toys.h"

enum { TRUTHS = 200 };

static const double level = 0.9;

struct world {
    const char *name;
    struct toy toy;
    double error[TOY_TARGETS];
    size_t larger; /* generations so many times as large as usual */
    double kept;   /* effective size to be kept, as a multiple of the usual */
};

struct count {
    size_t rank[TOY_PARAMETERS][TRUTHS];
    struct interval interval[TOY_PARAMETERS][TRUTHS];
    double truth[TOY_PARAMETERS][TRUTHS];
    struct moments runs, width;
    size_t spent;
};

static struct world ridge(void)
{
    return (struct world){"a ridge",
                          {.k = 2, .t = 3, .prior = {{0, 1, 0}, {0, 1, 0}}, .show = toy_linear,
                           .slope = {{1, 1}, {1, 1.4}, {0.3, 0}}},
                          {0.05, 0.05, 0.05},
                          1,
                          1};
}

/* Six targets of four parameters, with luck half as large as the error. */
static struct world four(void)
{
    struct world world = {"four with luck",
                          {.k = 4, .t = 6, .show = toy_linear, .luck = 0.05},
                          {0.1, 0.1, 0.1, 0.1, 0.1, 0.1},
                          1,
                          1};
    const struct chance chance = chance_under(11, 1);
    for (size_t i = 0; i < 4; i++) {
        world.toy.prior[i] = (struct prior){0, 1, PRIOR_UNIFORM};
        for (size_t j = 0; j < 6; j++) {
            struct draw draw = draw_at(&chance, 1, i, (uint32_t)j);
            world.toy.slope[j][i] = sample_normal(&draw) / 2 + (i == j);
        }
    }
    return world;
}

static struct world banana(void)
{
    return (struct world){
        "a banana",
        {.k = 2, .t = 2, .prior = {{-2, 2, 0}, {-5, 3, 0}}, .show = toy_banana},
        {0.5, 0.2},
        1,
        1};
}

/* A count, of a log-uniform mean, misread by some 0.8. */
static struct world counted(void)
{
    return (struct world){
        "a count",
        {.k = 1, .t = 1, .prior = {{0.5, 50, PRIOR_LOG_UNIFORM}}, .show = toy_count},
        {0.8},
        3,
        1};
}

/* `stated`: the error told, as a multiple of the true one. most: generations, 0 the usual. */
static void count_truths(const struct world *world, int truths, double stated, size_t most,
                         int adjusted, struct count *count)
{
    const struct toy *toy = &world->toy;
    const struct chance chance = chance_under(20260311, 11);
    *count = (struct count){0};
    for (int e = 0; e < truths; e++) {
        struct draw draw = draw_at(&chance, 1, (uint64_t)e, 0);
        struct abc_rule rule = abc_usual((uint64_t)e + 1, toy->k, toy->t);
        struct abc_target target[TOY_TARGETS];
        struct posterior posterior;
        struct fault fault = {0};
        double value[TOY_PARAMETERS], summary[TOY_TARGETS];
        for (size_t i = 0; i < toy->k; i++)
            value[i] = count->truth[i][e] = prior_value(&toy->prior[i], sample_normal(&draw));
        toy->show(toy, value, &draw, summary);
        for (size_t j = 0; j < toy->t; j++)
            target[j] = (struct abc_target){summary[j] + world->error[j] * sample_normal(&draw),
                                            stated * world->error[j], true};
        rule.n *= world->larger;
        rule.keep *= world->kept;
        rule.most = most ? most : rule.most;
        struct abc *abc = toy_calibrate(toy, target, &rule, 0);
        toy_posterior(toy, abc, &rule, adjusted, &posterior);
        for (size_t i = 0; i < toy->k; i++) {
            struct interval *interval = &count->interval[i][e];
            count->rank[i][e] = sbc_rank(&posterior, i, value[i], (uint64_t)e + 1, SBC_DRAWS);
            assert_int_equal(posterior_interval(&posterior, i, level, interval, &fault), 0);
            moments_add(&count->width, interval->high - interval->low);
        }
        count->spent += abc_state(abc) == ABC_SPENT;
        moments_add(&count->runs, (double)abc_points(abc).n);
        posterior_free(&posterior);
        abc_free(abc);
    }
}

static double p_of(const struct count *count, size_t parameter, int truths)
{
    struct sbc sbc;
    struct fault fault = {0};
    assert_int_equal(sbc_of(count->rank[parameter], (size_t)truths, SBC_DRAWS, &sbc, &fault), 0);
    return sbc.p;
}

static size_t covered(const struct count *count, size_t parameter, int truths)
{
    return sbc_covered(count->interval[parameter], count->truth[parameter], (size_t)truths);
}

/* Of 20 truths at least 14 are held, of 200 between 166 and 194, and ranks are flat at 0.001. At
 * exactly 90 % one parameter fails the first with a chance of 0.2 %, the second with 0.1 %; all of
 * the nine here with 3 %. */
static void right_errors_are_covered(void **state)
{
    const struct world worlds[] = {ridge(), four(), banana(), counted()};
    static struct count count;
    (void)state;
    for (int w = 0; w < 4; w++) {
        count_truths(&worlds[w], TRUTHS, 1, 0, 0, &count);
        assert_true(count.spent <= TRUTHS / 50);
        for (size_t i = 0; i < worlds[w].toy.k; i++) {
            size_t few = covered(&count, i, 20), all = covered(&count, i, TRUTHS);
            double p = p_of(&count, i, TRUTHS);
            struct interval share = proportion_interval(all, TRUTHS, 0.95);
            print_message("%s, %.0f runs: parameter %zu: %zu of 20, %zu of 200 (%.0f .. %.0f %%), "
                          "ranks p = %.3f\n",
                          worlds[w].name, count.runs.mean, i + 1, few, all, 100 * share.low,
                          100 * share.high, p);
            assert_true(few >= 14);
            assert_in_range(all, 166, 194);
            assert_true(p > 0.001);
        }
    }
}

/* Half of the error stated: ranks heap at the ends, and intervals hold too seldom. Twice the error:
 * they hold too often. Both are told at 0.01 in each parameter. (Of data that say much: a posterior
 * that is nearly the prior has flat ranks whatever error is stated.) */
static void wrong_errors_are_told(void **state)
{
    struct world world = ridge();
    static struct count count;
    (void)state;
    for (size_t j = 0; j < world.toy.t; j++)
        world.error[j] = 0.02;
    for (int more = 0; more < 2; more++) {
        count_truths(&world, TRUTHS, more ? 2 : 0.5, 0, 0, &count);
        for (size_t i = 0; i < world.toy.k; i++) {
            size_t all = covered(&count, i, TRUTHS);
            double p = p_of(&count, i, TRUTHS);
            print_message("%s the error: parameter %zu: %zu of 200, ranks p = %.3f\n",
                          more ? "twice" : "half", i + 1, all, p);
            assert_true(p <= 0.01);
            assert_true(more ? all > 190 : all < 150);
        }
    }
}

/* Calibrations that end after one generation, with a tolerance far above 1 and 100 or more effective
 * points. Unadjusted they cover too much, being wide; adjusted they are narrower and still cover
 * 166 of 200, of a ridge and of a banana, along which no line goes. */
static void an_adjustment_narrows_and_covers(void **state)
{
    struct world worlds[] = {ridge(), banana()};
    static struct count plain, better;
    (void)state;
    for (int w = 0; w < 2; w++) {
        worlds[w].larger = 8;
        worlds[w].kept = 8;
        count_truths(&worlds[w], TRUTHS, 1, 1, 0, &plain);
        count_truths(&worlds[w], TRUTHS, 1, 1, 1, &better);
        print_message("%s, one generation: width %.3f, adjusted %.3f\n", worlds[w].name,
                      plain.width.mean, better.width.mean);
        assert_true(better.width.mean < plain.width.mean);
        for (size_t i = 0; i < worlds[w].toy.k; i++) {
            size_t before = covered(&plain, i, TRUTHS), after = covered(&better, i, TRUTHS);
            print_message("  parameter %zu: %zu of 200, adjusted %zu\n", i + 1, before, after);
            assert_true(after >= 166);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(right_errors_are_covered),
        cmocka_unit_test(wrong_errors_are_told),
        cmocka_unit_test(an_adjustment_narrows_and_covers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
