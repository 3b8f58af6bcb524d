/* test_restart.c - a run that is stopped and gone on with, again and again, is the same run. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "tests/promises/shipped_restarted.h"

static void ten_restarts_change_nothing(void **state)
{
    (void)state;
    assert_true(shipped_restarted(1, 2) >= 20);
}

/* Every reform, once whole, and once from where the baseline was on its first day. */
static void arms_branch(void **state)
{
    (void)state;
    const struct scenario base = small_city(31);
    const day from = on(2010, 6, 1);
    struct checkpoint branch = {0};
    struct restarted trunk;
    struct fault fault = {0};
    int differing = 0;
    restarted_begin(&trunk, &base, 2);
    restarted_until(&trunk, from, 1);
    assert_int_equal(checkpoint_take(&branch, &trunk.world, &fault), 0);
    restarted_until(&trunk, trunk.arm.periods.end, 1);
    uint64_t plain[2];
    restarted_hash(&trunk, plain);
    for (int i = 0; i < reform_count; i++) {
        void *given = given_presets(reform_catalogue[i]);
        struct scenario_order order = order_of(reform_catalogue[i], given, from, INT32_MAX);
        struct scenario arm = base;
        struct restarted whole, branched;
        uint64_t hash[2][2];
        arm.orders = &order;
        arm.n_orders = 1;
        restarted_begin(&whole, &arm, 2);
        restarted_until(&whole, whole.arm.periods.end, 1);
        restarted_hash(&whole, hash[0]);
        restarted_begin(&branched, &arm, 2);
        assert_int_equal(checkpoint_resume(&branch, &branched.world, &fault), 0);
        restarted_until(&branched, branched.arm.periods.end, 2);
        restarted_hash(&branched, hash[1]);
        if (memcmp(hash[0], hash[1], sizeof hash[0]))
            fail_msg("%s", reform_catalogue[i]->name);
        differing += memcmp(hash[0], plain, sizeof plain) != 0;
        restarted_end(&whole);
        restarted_end(&branched);
        free(given);
    }
    assert_true(differing > reform_count / 2); /* it is no comparison of a thing with itself */
    restarted_end(&trunk);
    checkpoint_free(&branch);
}

/* Of another city, seed's replicate or shape: refused, and nothing is believed of it. */
static void what_does_not_fit_is_refused(void **state)
{
    (void)state;
    struct scenario scenario = small_city(31), larger = scenario;
    struct checkpoint kept = {0};
    struct restarted one, other;
    struct fault fault = {0};
    larger.parameters.city.communities = 8;
    restarted_begin(&one, &scenario, 2);
    restarted_until(&one, on(2010, 4, 1), 1);
    assert_int_equal(checkpoint_take(&kept, &one.world, &fault), 0);
    restarted_end(&one);
    assert_int_equal(checkpoint_day(kept.bytes, kept.size), on(2010, 4, 1));
    assert_int_equal(checkpoint_day(kept.bytes, 5), 0);
    for (int k = 0; k < 3; k++) {
        const struct checkpoint cut = {.bytes = kept.bytes, .size = kept.size - (k == 2)};
        fault = (struct fault){0};
        restarted_begin(&other, k == 1 ? &larger : &scenario, k == 0 ? 3 : 2);
        assert_int_equal(checkpoint_resume(&cut, &other.world, &fault), FAULT_INPUT);
        restarted_end(&other);
    }
    checkpoint_free(&kept);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arms_branch),
        cmocka_unit_test(what_does_not_fit_is_refused),
        cmocka_unit_test(ten_restarts_change_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
