/* test_parameters.c - the rows of a scenario's numbers keep what every row promises. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "models/scenario.h"

static bool is_integer(const struct parameter *row)
{
    return row->type != PARAMETER_REAL && row->type != PARAMETER_SHARE;
}

static void test_every_field_once(void **state)
{
    unsigned char seen[sizeof(struct parameters) / 8] = {0};
    (void)state;
    assert_int_equal(parameters_table.size, sizeof(struct parameters));
    assert_int_equal(parameters_table.count, sizeof seen);
    assert_true(parameters_table.count <= SCENARIO_PARAMETERS);
    for (int i = 0; i < parameters_table.count; i++) {
        size_t at = parameters_table.rows[i].at;
        assert_int_equal(at % 8, 0);
        assert_int_equal(seen[at / 8]++, 0);
    }
}

static void test_names_are_unique(void **state)
{
    (void)state;
    for (int i = 0; i < parameters_table.count; i++) {
        const char *name = parameters_table.rows[i].name;
        assert_ptr_equal(parameter_find(&parameters_table, name), &parameters_table.rows[i]);
        assert_non_null(strchr(name, '.'));
        assert_int_equal(strspn(name, "abcdefghijklmnopqrstuvwxyz_."), strlen(name));
    }
}

static void test_intervals(void **state)
{
    (void)state;
    for (int i = 0; i < parameters_table.count; i++) {
        const struct parameter *row = &parameters_table.rows[i];
        bool good = row->limit_low <= row->low && row->low <= row->preset &&
                    row->preset <= row->high && row->high <= row->limit_high &&
                    row->limit_low < row->limit_high && row->low < row->high;
        if (!good)
            fail_msg("%s: %g <= %g <= %g <= %g <= %g", row->name, row->limit_low, row->low,
                     row->preset, row->high, row->limit_high);
        if (row->type == PARAMETER_SHARE && (row->limit_low < 0 || row->limit_high > 1))
            fail_msg("%s: a share beyond [0, 1]", row->name);
    }
}

static bool is_words(struct words words)
{
    bool chinese = false;
    for (const char *c = words.zh; c && *c; c++)
        chinese = chinese || (*c & 0x80);
    if (!chinese || !words.en || !*words.en)
        return false;
    for (const char *c = words.en; *c; c++)
        if (*c & 0x80)
            return false;
    return true;
}

/* A per cent sign stands after a blank, here as on every page. */
static bool is_spaced(const char *text)
{
    for (const char *sign = text; (sign = strchr(sign, '%')); sign++)
        if (sign > text && sign[-1] >= '0' && sign[-1] <= '9')
            return false;
    return true;
}

static void test_words_and_sources(void **state)
{
    (void)state;
    for (int i = 0; i < parameters_table.count; i++) {
        const struct parameter *row = &parameters_table.rows[i];
        bool assumed = !strncmp(row->source, "assumed", 7);
        bool tuned = !strncmp(row->source, "tuned to ", 9);
        if (!is_words(row->label) || !is_words(row->about) || !row->unit || !*row->unit)
            fail_msg("%s: words or unit are missing", row->name);
        if (assumed != (row->grade == GRADE_ASSUMED) || tuned != (row->grade == GRADE_CALIBRATED))
            fail_msg("%s: the grade does not say what the source says", row->name);
        if (row->about.en[strlen(row->about.en) - 1] != '.')
            fail_msg("%s: about is no sentence", row->name);
        if (!is_spaced(row->about.zh) || !is_spaced(row->about.en))
            fail_msg("%s: no blank before a per cent sign", row->name);
        if (row->type == PARAMETER_CHOICE) {
            int n = 0;
            for (; row->choices[n].name; n++)
                assert_true(is_words(row->choices[n].label) || row->choices[n].label.zh);
            assert_int_equal(row->limit_high, n - 1);
        }
    }
}

/* Sources are row ids, papers, or one of the phrases that the pages translate. */
static void test_sources_need_no_translation(void **state)
{
    static const char *const phrases[] = {"no source found", "a switch of the model",
                                          "State Council Order 514 (2007)"};
    (void)state;
    for (int i = 0; i < parameters_table.count; i++) {
        const char *source = parameters_table.rows[i].source;
        bool known = false;
        if (!strncmp(source, "assumed: ", 9) || !strncmp(source, "tuned to ", 9))
            source += 9;
        for (size_t p = 0; p < sizeof phrases / sizeof phrases[0]; p++)
            known = known || !strcmp(source, phrases[p]);
        for (const char *c = source; !known && *c; c++)
            if (*c >= 'a' && *c <= 'z' && !strstr(source, "Slovic"))
                fail_msg("%s: '%s' is in English only", parameters_table.rows[i].name, source);
    }
}

/* What a resolved scenario says is what ran: every default survives being written. */
static void test_defaults_round_trip(void **state)
{
    struct parameters given, again;
    (void)state;
    parameter_presets(&parameters_table, &given);
    memset(&again, 0, sizeof again);
    for (int i = 0; i < parameters_table.count; i++) {
        const struct parameter *row = &parameters_table.rows[i];
        struct fault fault = {0};
        char text[64];
        bool odd = true;
        parameter_write(row, &given, text, sizeof text);
        if (parameter_read(row, &again, text, &odd, &fault))
            fail_msg("%s: %s: %s", row->name, text, fault.en);
        assert_false(odd);
        assert_true(is_integer(row) || parameter_value(row, &given) == row->preset);
    }
    assert_memory_equal(&given, &again, sizeof given);
}

/* The limits that the contract states. */
static void test_contract(void **state)
{
    static const struct {
        const char *name;
        double low, high;
    } limits[] = {
        {"community.staff", 1, 1000}, {"work.counter_rate", 0, 1000}, {"work.need_rate", 0, 1000},
        {"work.patience", 0, 10000},  {"work.departments", 1, 200},
    };
    static const char *const names[] = {
        "city.streets", "city.communities", "city.communities_per_street", "street.staff",
        "community.households", "community.persons_per_household", "community.staff",
        "community.size_spread", "community.retired", "community.students", "community.migrants",
        "work.departments", "work.admin_hours", "work.admin_tasks", "work.counter_rate",
        "work.counter_hours", "work.need_rate", "work.need_hours", "work.patience",
        "work.superior_weight", "work.self_governance_hours", "work.service_law",
        "work.discipline", "trust.initial", "trust.gain", "trust.loss", "digital.systems",
        "digital.integration", "staff.wage_ratio",
    };
    struct parameters given;
    (void)state;
    for (size_t i = 0; i < sizeof limits / sizeof limits[0]; i++) {
        const struct parameter *row = parameter_find(&parameters_table, limits[i].name);
        assert_true(row->limit_low == limits[i].low && row->limit_high == limits[i].high);
    }
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        assert_non_null(parameter_find(&parameters_table, names[i]));
    parameter_presets(&parameters_table, &given);
    assert_int_equal((int64_t)(given.community.staff * (double)given.city.communities + 0.5), 4271);
    assert_true(given.community.retired + given.community.students <= 1);
    assert_true(parameter_find(&parameters_table, "work.patience")->flags & PARAMETER_UNBOUNDED);
    assert_true(parameter_find(&parameters_table, "city.streets")->flags & PARAMETER_SIZES);
    assert_false(parameter_find(&parameters_table, "trust.gain")->flags & PARAMETER_SIZES);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_field_once),    cmocka_unit_test(test_names_are_unique),
        cmocka_unit_test(test_intervals),           cmocka_unit_test(test_words_and_sources),
        cmocka_unit_test(test_sources_need_no_translation),
        cmocka_unit_test(test_defaults_round_trip), cmocka_unit_test(test_contract),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
