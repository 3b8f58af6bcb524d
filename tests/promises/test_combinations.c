/* test_combinations.c - reforms beside one another: every pair, and three hundred triples of
 * random dates, doses and waves.
 *
 * Each combination is refused before the run for a conflict that names both reforms and the
 * rule, or it runs, its books close in every period, and its digest is the same on one and two
 * threads, of every third triple on seven too (pairs run on one). Fixed seeds: no false alarms.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "cli/load.h"
#include "tests/promises/arms.h"

enum { TRIPLES = 300, SETTINGS_MOST = 32, TEXT = 96 };

struct ordered { /* settings as they are written on a command line */
    struct setting setting[SETTINGS_MOST];
    char path[SETTINGS_MOST][TEXT], value[SETTINGS_MOST][TEXT];
    int n;
};

static void set(struct ordered *ordered, const char *value, const char *format, const char *name)
{
    int i = ordered->n++;
    assert_true(i < SETTINGS_MOST);
    snprintf(ordered->path[i], TEXT, format, name);
    snprintf(ordered->value[i], TEXT, "%s", value);
    ordered->setting[i] = (struct setting){ordered->path[i], ordered->value[i]};
}

static void small(struct ordered *ordered, const char *seed)
{
    static const char *const sizes[][2] = {
        {"city.streets", "2"},        {"city.communities", "4"},     {"city.sample", "all"},
        {"community.households", "40"}, {"community.staff", "3"},    {"work.departments", "5"},
        {"work.items", "40"},         {"work.admin_tasks", "500"},   {"work.admin_hours", "3000"},
        {"run.burn_in", "1 months"},  {"run.length", "3 months"},    {"run.replicates", "1"}};
    *ordered = (struct ordered){0};
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++)
        set(ordered, sizes[i][1], "%s", sizes[i][0]);
    set(ordered, seed, "%s", "run.seed");
}

/* A conflict tells both names and the rule. */
static bool is_conflict(const struct faults *faults, const char *const names[], int n)
{
    for (int f = 0; f < faults->n; f++)
        for (int a = 0; a < n; a++)
            for (int b = 0; b < n; b++)
                if (a != b && strstr(faults->fault[f].en, names[a]) &&
                    strstr(faults->fault[f].en, names[b]) && strstr(faults->fault[f].en, "rules."))
                    return true;
    return false;
}

/* Returns whether it ran. */
static bool runs_or_is_refused(const struct ordered *ordered, const char *const names[], int n,
                               int most_threads)
{
    const struct ui silent = {.lang = LANG_EN, .quiet = true};
    struct scenario scenario = {0};
    struct faults faults = {0};
    if (load_scenario(&scenario, "hefei-2009", ordered->setting, ordered->n, &silent, &faults)) {
        if (!is_conflict(&faults, names, n))
            fail_msg("%s + %s: refused, but not for a named conflict: %s", names[0], names[n - 1],
                     faults.fault[0].en);
        scenario_free(&scenario);
        return false;
    }
    struct outcome one = run_of(&scenario, 1, 1);
    if (one.status)
        fail_msg("%s + %s: %s", names[0], names[n - 1], one.fault.en);
    for (int threads = 2; threads <= most_threads; threads += 5) {
        struct outcome many = run_of(&scenario, 1, threads);
        assert_int_equal(many.status, 0);
        assert_true(same_digest(&one, &many));
        outcome_free(&many);
    }
    outcome_free(&one);
    scenario_free(&scenario);
    return true;
}

static void every_pair(void **state)
{
    int ran = 0, refused = 0;
    (void)state;
    for (int a = 0; a < reform_count; a++)
        for (int b = a + 1; b < reform_count; b++) {
            const char *const names[] = {reform_catalogue[a]->name, reform_catalogue[b]->name};
            struct ordered ordered;
            small(&ordered, "4242");
            set(&ordered, "2009-01-19", "reforms.%s.begin", names[0]);
            set(&ordered, "2009-02-10", "reforms.%s.begin", names[1]);
            *(runs_or_is_refused(&ordered, names, 2, 1) ? &ran : &refused) += 1;
        }
    print_message("# %d pairs ran, %d were refused for a named conflict\n", ran, refused);
    assert_int_equal(ran + refused, reform_count * (reform_count - 1) / 2);
    assert_true(ran > refused); /* conflicts are the exception */
}

static void random_triples(void **state)
{
    static const char *const begins[] = {"2008-12-15", "2009-01-01", "2009-01-20", "2009-02-27"};
    static const char *const doses[] = {"1", "0.6", "0.15"};
    const struct chance chance = chance_under(20260, 1);
    int ran = 0;
    (void)state;
    for (uint32_t t = 0; t < TRIPLES; t++) {
        struct draw draw = draw_at(&chance, 1, t, 0);
        const char *names[3];
        struct ordered ordered;
        char seed[24];
        snprintf(seed, sizeof seed, "%u", 1000 + t);
        small(&ordered, seed);
        for (int k = 0; k < 3; k++) {
            const struct reform *reform =
                reform_catalogue[sample_below(&draw, (uint32_t)reform_count)];
            for (int j = 0; j < k; j++)
                if (names[j] == reform->name)
                    reform = reform_catalogue[(sample_below(&draw, 7) + t) % (uint32_t)reform_count];
            names[k] = reform->name;
            set(&ordered, begins[sample_below(&draw, 4)], "reforms.%s.begin", names[k]);
            set(&ordered, doses[sample_below(&draw, 3)], "reforms.%s.intensity", names[k]);
            set(&ordered, doses[sample_below(&draw, 3)], "reforms.%s.fidelity", names[k]);
            if (sample_below(&draw, 3) == 0)
                set(&ordered, "2009-03-11", "reforms.%s.end", names[k]);
        }
        ran += runs_or_is_refused(&ordered, names, 3, t % 3 ? 2 : 7);
    }
    print_message("# %d of %d triples ran\n", ran, TRIPLES);
    assert_true(ran > TRIPLES / 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_pair),
                                       cmocka_unit_test(random_triples)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
