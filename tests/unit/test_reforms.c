/* test_reforms.c - what every reform promises, tested once for all of the catalogue. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "models/fold.h"
#include "sim/random.h"

enum { BEGIN = 14975, LATER = 15340 };

static struct rules baseline(void)
{
    struct parameters given;
    struct rules rules;
    parameter_presets(&parameters_table, &given);
    rules_baseline(&given, &rules);
    return rules;
}

static struct scenario_order ordered(const struct reform *reform, void *given)
{
    return (struct scenario_order){.reform = reform,
                                   .name = (char *)(uintptr_t)reform->name,
                                   .given = given,
                                   .begin = BEGIN,
                                   .end = INT32_MAX,
                                   .intensity = DOSE_ONE,
                                   .fidelity = DOSE_ONE};
}

static struct rules in_force(const struct reform *reform, const void *given, int64_t intensity,
                             int64_t fidelity)
{
    void *copy = malloc(reform->parameters.size + 1);
    struct scenario_order order;
    struct fold_order fold;
    struct rules base = baseline(), rules;
    struct fault fault = {0};
    const bool yes = true;
    assert_non_null(copy);
    memcpy(copy, given, reform->parameters.size);
    order = ordered(reform, copy);
    order.intensity = intensity;
    order.fidelity = fidelity;
    fold_order_of(&order, &fold);
    memset(&rules, 0xA5, sizeof rules);
    assert_int_equal(fold_rules(&base, &fold, &yes, 1, &rules, &fault), reform->n_touches);
    free(copy);
    return rules;
}

static void *presets(const struct reform *reform)
{
    void *given = malloc(reform->parameters.size + 1);
    assert_non_null(given);
    parameter_presets(&reform->parameters, given);
    return given;
}

static bool is_words(struct words words)
{
    bool ascii = true;
    for (const char *c = words.en; *c; c++)
        ascii = ascii && !(*c & 0x80);
    return ascii && *words.en && ((unsigned char)words.zh[0] & 0x80);
}

/* What a scenario writes beside a reform's own parameters. */
static bool is_taken(const char *name)
{
    static const char *const taken[] = {"begin", "end", "intensity", "fidelity", "where",
                                        "set",   "title", "about"};
    for (size_t i = 0; i < sizeof taken / sizeof taken[0]; i++)
        if (!strcmp(name, taken[i]))
            return true;
    return false;
}

static void test_catalogue(void **state)
{
    (void)state;
    assert_true(reform_count >= 3);
    for (int i = 0; i < reform_count; i++) {
        const struct reform *reform = reform_catalogue[i];
        assert_true(i == 0 || strcmp(reform_catalogue[i - 1]->name, reform->name) < 0);
        assert_int_equal(strspn(reform->name, "abcdefghijklmnopqrstuvwxyz_0123456789"),
                         strlen(reform->name));
        assert_true(is_words(reform->label) && is_words(reform->about));
        assert_true(strlen(reform->source) > 0);
        assert_non_null(reform->neutral);
        assert_true(reform->n_touches > 0 && reform->n_touches <= TOUCHES_MAX);
    }
}

static void test_parameters(void **state)
{
    (void)state;
    for (int i = 0; i < reform_count; i++) {
        const struct parameter_table *table = &reform_catalogue[i]->parameters;
        void *given = presets(reform_catalogue[i]);
        for (int r = 0; r < table->count; r++) {
            const struct parameter *row = &table->rows[r];
            double neutral = parameter_value(row, reform_catalogue[i]->neutral);
            char text[64];
            if (!is_words(row->label) || !is_words(row->about) || !strlen(row->source) ||
                is_taken(row->name) || strchr(row->name, '.'))
                fail_msg("%s.%s: words, source or name", reform_catalogue[i]->name, row->name);
            if (!(row->limit_low <= row->low && row->low <= row->preset &&
                  row->preset <= row->high && row->high <= row->limit_high))
                fail_msg("%s.%s: intervals", reform_catalogue[i]->name, row->name);
            assert_true(neutral >= row->limit_low && neutral <= row->limit_high);
            assert_ptr_equal(parameter_find(table, row->name), row);
            parameter_write(row, given, text, sizeof text);
            assert_int_equal(parameter_read(row, given, text, NULL, NULL), 0);
        }
        free(given);
    }
}

/* It changes only what it says it touches; and at full dose it changes something. */
static void test_touches_only(void **state)
{
    (void)state;
    for (int i = 0; i < reform_count; i++) {
        const struct reform *reform = reform_catalogue[i];
        void *given = presets(reform);
        struct rules base = baseline(), rules = in_force(reform, given, DOSE_ONE, DOSE_ONE);
        bool touched[N_RULES] = {false};
        int changed = 0;
        for (int t = 0; t < reform->n_touches; t++) {
            const struct touch *touch = &reform->touches[t];
            enum rule_kind kind = rule_rows[touch->rule].kind;
            assert_false(touched[touch->rule]); /* once each */
            touched[touch->rule] = true;
            assert_int_equal(kind == RULE_PROCEDURE, touch->kind == TOUCH_PROCEDURE);
            assert_true(kind != RULE_DATE || touch->kind == TOUCH_SET);
        }
        for (int r = 0; r < N_RULES; r++) {
            bool same = rules.figure[r] == base.figure[r];
            if (rule_rows[r].kind == RULE_PROCEDURE)
                same = !memcmp(rules_procedure(&rules, (enum rule)r),
                               rules_procedure(&base, (enum rule)r), sizeof(struct procedure));
            if (!same && !touched[r])
                fail_msg("%s changes %s", reform->name, rule_rows[r].name);
            changed += !same;
        }
        assert_true(changed > 0);
        free(given);
    }
}

/* amend() is a function of what it is given: the same twice, what it is given unchanged,
 * the room beyond its touches not written. */
static void test_amend_is_pure(void **state)
{
    (void)state;
    for (int i = 0; i < reform_count; i++) {
        const struct reform *reform = reform_catalogue[i];
        void *given = presets(reform), *before = presets(reform);
        struct amendment first, second, other;
        memset(&first, 0x5A, sizeof first);
        memset(&second, 0xA5, sizeof second);
        reform->amend(given, BEGIN, &first);
        reform->amend(reform->neutral, LATER, &other);
        reform->amend(given, BEGIN, &second);
        for (int t = 0; t < TOUCHES_MAX; t++)
            if (t < reform->n_touches)
                assert_int_equal(first.operand[t], second.operand[t]);
            else
                assert_true(first.operand[t] == (int64_t)UINT64_C(0x5A5A5A5A5A5A5A5A));
        assert_memory_equal(given, before, reform->parameters.size);
        free(given);
        free(before);
    }
}

static void same_but_for_lottery(const struct reform *reform, struct rules rules)
{
    const struct rules base = baseline();
    for (int p = 0; p < RULES_PROCEDURES; p++) {
        struct procedure *procedure = &rules.procedure[p];
        /* amended to the base's way, or never drawn: the same for every case */
        if (procedure->amended == procedure->base || procedure->dose == 0)
            *procedure = base.procedure[p];
    }
    for (int r = 0; r < N_RULES; r++)
        if (rules.figure[r] != base.figure[r])
            fail_msg("%s: %s is %lld, not %lld", reform->name, rule_rows[r].name,
                     (long long)rules.figure[r], (long long)base.figure[r]);
    assert_memory_equal(&rules, &base, sizeof rules);
}

static void test_neutral(void **state)
{
    (void)state;
    for (int i = 0; i < reform_count; i++) {
        const struct reform *reform = reform_catalogue[i];
        same_but_for_lottery(reform, in_force(reform, reform->neutral, DOSE_ONE, DOSE_ONE));
        same_but_for_lottery(reform, in_force(reform, reform->neutral, 731000, 465000));
    }
}

static void test_zero_intensity(void **state)
{
    (void)state;
    for (int i = 0; i < reform_count; i++) {
        const struct reform *reform = reform_catalogue[i];
        void *given = presets(reform);
        same_but_for_lottery(reform, in_force(reform, given, 0, DOSE_ONE));
        free(given);
    }
}

/* Without fidelity only the costs remain. */
static void test_zero_fidelity(void **state)
{
    (void)state;
    for (int i = 0; i < reform_count; i++) {
        const struct reform *reform = reform_catalogue[i];
        void *given = presets(reform);
        const struct rules base = baseline(), full = in_force(reform, given, DOSE_ONE, DOSE_ONE);
        struct rules rules = in_force(reform, given, DOSE_ONE, 0);
        for (int t = 0; t < reform->n_touches; t++)
            if (reform->touches[t].cost) {
                enum rule rule = reform->touches[t].rule;
                assert_int_equal(rules.figure[rule], full.figure[rule]);
                rules.figure[rule] = base.figure[rule];
            }
        same_but_for_lottery(reform, rules);
        free(given);
    }
}

/* Whatever its parameters within their limits, the rules stay within theirs. */
static void test_within_limits(void **state)
{
    const struct chance chance = chance_under(77, 1);
    (void)state;
    for (int i = 0; i < reform_count; i++) {
        const struct reform *reform = reform_catalogue[i];
        struct draw draw = draw_at(&chance, 1, (uint64_t)i, 0);
        void *given = presets(reform);
        for (int n = 0; n < 500; n++) {
            struct amendment amendment = {{0}};
            for (int r = 0; r < reform->parameters.count; r++) {
                const struct parameter *row = &reform->parameters.rows[r];
                double u = draw_uniform(&draw);
                u = u < 0.2 ? 0 : u > 0.8 ? 1 : u; /* the corners too */
                parameter_put(row, given,
                              row->limit_low + u * (row->limit_high - row->limit_low));
            }
            reform->amend(given, BEGIN, &amendment);
            for (int t = 0; t < reform->n_touches; t++) {
                const struct rule_row *row = &rule_rows[reform->touches[t].rule];
                double value = rules_value(reform->touches[t].rule, amendment.operand[t]);
                if (reform->touches[t].kind == TOUCH_SCALE)
                    assert_true(amendment.operand[t] >= 0);
                else if (reform->touches[t].kind != TOUCH_SHIFT)
                    assert_true(value >= row->limit_low && value <= row->limit_high);
            }
        }
        free(given);
    }
}

static const struct reform *reform_named(const char *name)
{
    for (int i = 0; i < reform_count; i++)
        if (!strcmp(reform_catalogue[i]->name, name))
            return reform_catalogue[i];
    fail_msg("no reform %s", name);
    return NULL;
}

static void set(const struct reform *reform, void *given, const char *name, double value)
{
    const struct parameter *row = parameter_find(&reform->parameters, name);
    assert_non_null(row);
    parameter_put(row, given, value);
}

static void test_separation(void **state)
{
    const struct reform *reform = reform_named("separation");
    void *given = presets(reform);
    struct rules rules;
    (void)state;
    set(reform, given, "posts_moved", 4.25);
    set(reform, given, "dual_posts", 0.84);
    set(reform, given, "meeting_hours", 12);
    rules = in_force(reform, given, DOSE_ONE, 500000);
    assert_int_equal(rules.figure[RULE_POSTS_SECONDED], 2125000);
    assert_int_equal(rules.figure[RULE_DUAL_POSTS], 420000);
    assert_int_equal(rules.figure[RULE_POSTS_HIRED], 0);
    assert_int_equal(rules.figure[RULE_COUNTER_MOVED], 250000);
    assert_int_equal(rules.figure[RULE_MEETING_HOURS], 12 * HOUR);
    assert_int_equal(rules.figure[RULE_COORDINATION], 50000);
    assert_int_equal(rules.figure[RULE_OVERSIGHT], 50000);
    assert_int_equal(rules_procedure(&rules, RULE_ROUTE_ADMIN)->amended, ROUTE_WORKSTATION);
    assert_int_equal(rules_procedure(&rules, RULE_ROUTE_ADMIN)->dose, 500000);
    free(given);
}

static void test_funding_follows_tasks(void **state)
{
    const struct reform *reform = reform_named("funding_follows_tasks");
    void *given = presets(reform);
    struct rules rules;
    (void)state;
    set(reform, given, "price", 0.35);
    rules = in_force(reform, given, 800000, 500000);
    assert_int_equal(rules.figure[RULE_TASK_PRICE], 140000);
    assert_int_equal(rules.figure[RULE_PRICE_PAID], 920000); /* 1 - 0.4 x 0.2 */
    assert_int_equal(rules.figure[RULE_ACCOUNTING_HOURS], 6 * HOUR + 24 * MINUTE);
    free(given);
}

static void test_burden_relief(void **state)
{
    const struct reform *reform = reform_named("burden_relief");
    void *given = presets(reform);
    struct scenario_order order = ordered(reform, given);
    struct fold_order fold;
    struct rules rules;
    (void)state;
    set(reform, given, "cut", 0.37);
    set(reform, given, "inspections", 0.4);
    rules = in_force(reform, given, DOSE_ONE, 900000);
    assert_int_equal(rules.figure[RULE_ITEMS_VOID], 333000);
    assert_int_equal(rules.figure[RULE_VOID_BEFORE], BEGIN);
    assert_int_equal(rules.figure[RULE_INSPECTION_BASE], 96000); /* 0.15 (1 - 0.9 x 0.4) */
    /* a later wave strikes what was born before its own beginning */
    fold_order_from(&order, LATER, &fold);
    assert_int_equal(fold.operand[1], LATER);
    assert_int_equal(fold.begin, LATER);
    free(given);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_catalogue),      cmocka_unit_test(test_parameters),
        cmocka_unit_test(test_touches_only),   cmocka_unit_test(test_amend_is_pure),
        cmocka_unit_test(test_neutral),        cmocka_unit_test(test_zero_intensity),
        cmocka_unit_test(test_zero_fidelity),  cmocka_unit_test(test_within_limits),
        cmocka_unit_test(test_separation),     cmocka_unit_test(test_funding_follows_tasks),
        cmocka_unit_test(test_burden_relief),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
