/* test_workstation.c - whole posts from mean ones; dual workers fill them first. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "models/agents/workstation.h"

static struct workstation_posts at(uint64_t place, double moved, double hired, double dual,
                                   uint32_t committee)
{
    const struct chance chance = chance_under(5, 1);
    struct parameters given;
    struct rules rules;
    parameter_presets(&parameters_table, &given);
    rules_baseline(&given, &rules);
    rules.figure[RULE_POSTS_SECONDED] = rules_figure(RULE_POSTS_SECONDED, moved);
    rules.figure[RULE_POSTS_HIRED] = rules_figure(RULE_POSTS_HIRED, hired);
    rules.figure[RULE_DUAL_POSTS] = rules_figure(RULE_DUAL_POSTS, dual);
    return workstation_posts(&rules, &chance, place, committee);
}

static void test_whole(void **state)
{
    (void)state;
    struct workstation_posts none = at(1, 0, 0, 0, 12), some = at(1, 7, 3, 0.25, 12);
    assert_int_equal(none.seconded + none.hired + none.dual, 0);
    assert_int_equal(some.dual, 3);
    assert_int_equal(some.seconded, 4);
    assert_int_equal(some.hired, 3);
    assert_int_equal(at(1, 2, 0, 1, 12).dual, 12);
    assert_int_equal(at(1, 2, 0, 1, 12).seconded, 0);
}

/* The mean over places is the rule's; a higher mean takes a post from nobody. Five
 * standard errors of 4,000 places. */
static void test_remainder(void **state)
{
    (void)state;
    int64_t sum = 0;
    for (uint64_t place = 1; place <= 4000; place++) {
        uint32_t low = at(place, 2.385, 0, 0, 12).seconded;
        assert_in_range(low, 2, 3);
        assert_true(at(place, 2.7, 0, 0, 12).seconded >= low);
        sum += low;
    }
    assert_in_range(sum, 9540 - 154, 9540 + 154);
}

/* Posts of the committee have lots of their own. */
static void test_added(void **state)
{
    (void)state;
    const struct chance chance = chance_under(5, 1);
    struct parameters given;
    struct rules rules;
    int64_t sum = 0;
    parameter_presets(&parameters_table, &given);
    rules_baseline(&given, &rules);
    assert_int_equal(posts_added(&rules, &chance, 1), 0);
    rules.figure[RULE_POSTS_ADDED] = rules_figure(RULE_POSTS_ADDED, 1.315);
    for (uint64_t place = 1; place <= 4000; place++) {
        uint32_t added = posts_added(&rules, &chance, place);
        assert_in_range(added, 1, 2);
        sum += added;
        assert_int_equal(workstation_posts(&rules, &chance, place, 12).hired, 0);
    }
    assert_in_range(sum, 5260 - 147, 5260 + 147); /* five standard errors */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_whole),
        cmocka_unit_test(test_remainder),
        cmocka_unit_test(test_added),
    };
    return cmocka_run_group_tests_name("workstation", tests, NULL, NULL);
}
