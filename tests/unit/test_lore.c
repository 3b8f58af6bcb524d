/* test_lore.c - what a community knows and plans: what adds to it, what time takes away. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "models/agents/lore.h"
#include "sim/maths.h"

static struct parameters given;

static struct lore begin(void)
{
    struct lore lore;
    struct fault fault = {0};
    parameter_presets(&parameters_table, &given);
    given.planning.hours = 130;
    given.planning.fade = 0.7;
    given.planning.weight = 0.35;
    given.planning.usual = 0.55;
    given.social.skill = 0.21;
    assert_int_equal(lore_init(&lore, &given, &fault), 0);
    return lore;
}

static void test_plan(void **state)
{
    (void)state;
    struct lore lore = begin();
    double use = lore_use(&lore, &given);
    assert_true(use > 1 - 1e-9 && use < 1 + 1e-9); /* as a rule, 1 */
    lore.plan[0] = 0;
    use = lore_use(&lore, &given);
    assert_true(use > 0.65 - 1e-9 && use < 0.65 + 1e-9);
    lore_planned(&lore, 65 * HOUR, &given);
    lore_planned(&lore, 65 * HOUR, &given); /* in two pieces as in one */
    assert_true(lore.plan[0] >= 632120 - 2 && lore.plan[0] <= 632120 + 2);
    assert_int_equal(lore.followed[0], 130 * HOUR);
    given.mechanisms.planning = MECHANISM_OFF;
    assert_true(lore_use(&lore, &given) == 1);
    for (int month = 0; month < 12; month++)
        lore_month(&lore, &given);
    int64_t left = maths_round(632120 * maths_exp(-0.7));
    assert_true(lore.plan[0] >= left - 20 && lore.plan[0] <= left + 20);
    lore_planned(&lore, 100000 * HOUR, &given);
    assert_int_equal(lore.plan[0], MILLION);
    lore_free(&lore);
}

static void test_skill_and_answers(void **state)
{
    (void)state;
    struct lore lore = begin();
    assert_int_equal(lore.skill[0], 210000);
    lore_practise(&lore, 0.3);
    assert_int_equal(lore.skill[0], 447000);
    lore_practise(&lore, 17);
    assert_int_equal(lore.skill[0], MILLION);
    assert_true(lore_response(&lore, &given) == given.planning.response);
    lore.tired[0] = 250000;
    double ready = lore_response(&lore, &given);
    assert_true(ready > 0.75 * given.planning.response - 1e-9 &&
                ready < 0.75 * given.planning.response + 1e-9);
    lore.answers[0] = 90000;
    lore_month(&lore, &given);
    assert_int_equal(lore.answers[0],
                     maths_round(90000 * maths_exp(-given.planning.answer_fade / 12)));
    assert_int_equal(lore.tired[0],
                     maths_round(250000 * maths_exp(-given.planning.recovery / 12)));
    lore_free(&lore);
}

/* A duty of so many hours a year gives as many pieces in four years, on working days only,
 * and what is owed on days off is not lost. */
static void test_duty(void **state)
{
    (void)state;
    struct lore lore = begin();
    int64_t pieces = 0;
    for (int d = 0; d < 1461; d++) {
        int64_t due = lore_owe(&lore, DUTY_COURSE, 101 * HOUR, 3 * HOUR, d % 7 < 5);
        assert_true(d % 7 < 5 || due == 0);
        pieces += due;
    }
    assert_int_equal(pieces, 101 * 4 / 3);
    assert_int_equal(lore.owed[DUTY_PLAN], 0);
    int64_t owed = lore.owed[DUTY_COURSE];
    assert_int_equal(lore_owe(&lore, DUTY_COURSE, 0, 3 * HOUR, true), 0);
    assert_int_equal(lore.owed[DUTY_COURSE], owed); /* no rule, no change */
    lore_free(&lore);
}

static void test_autonomy(void **state)
{
    (void)state;
    struct lore lore = begin();
    assert_int_equal(lore_autonomy(&lore), 0); /* nothing decided, nothing spent */
    lore.items[0] = 40000;
    lore.items_own[0] = 13000;
    assert_int_equal(lore_autonomy(&lore), 162500); /* half of .325 */
    lore.spent[0] = 900;
    lore.spent_own[0] = 225;
    assert_int_equal(lore_autonomy(&lore), 287500);
    lore_free(&lore);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_plan),
        cmocka_unit_test(test_skill_and_answers),
        cmocka_unit_test(test_duty),
        cmocka_unit_test(test_autonomy),
    };
    return cmocka_run_group_tests_name("lore", tests, NULL, NULL);
}
