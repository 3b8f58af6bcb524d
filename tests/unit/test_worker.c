/* test_worker.c - hours as spells, skill, burnout and leaving. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "models/agents/worker.h"
#include "sim/maths.h"

struct fixture {
    struct parameters given;
    struct stock_table stocks;
    struct staff staff;
    struct chance chance;
};

static void begin(struct fixture *f)
{
    struct fault fault = {0};
    parameter_presets(&parameters_table, &f->given);
    stock_table_init(&f->stocks);
    f->chance = chance_under(3, 1);
    assert_int_equal(staff_init(&f->staff, 3, 2, &f->given, &f->stocks, false, NULL, &fault), 0);
    for (uint32_t post = 0; post < 3; post++)
        worker_enter(&f->staff, post, BODY_COMMITTEE, 1000 + post, 0, &f->chance, true);
}

static int account(enum body body, int purpose)
{
    return HOURS_FIRST + (int)body * N_PURPOSES + purpose;
}

/* Idle, then a task past closing: what is before closing is contracted. */
static void test_spells(void **state)
{
    (void)state;
    struct fixture f;
    begin(&f);
    struct staff *staff = &f.staff;
    const instant opens = 100 * DAY + 9 * HOUR, closes = opens + 8 * HOUR;
    for (uint32_t post = 0; post < 3; post++) {
        staff->since[post] = opens;
        staff->doing[post] = HOURS_IDLE;
        staff->home[post] = closes;
    }
    worker_turn(staff, 0, TASK_NEED, opens + HOUR, closes);
    worker_turn(staff, 0, HOURS_IDLE, closes + 30 * MINUTE, closes);
    staff->home[0] = closes + 30 * MINUTE;
    staff->doing[1] = HOURS_LEAVE;
    worker_turn(staff, 1, HOURS_IDLE, closes, closes);
    worker_turn(staff, 2, HOURS_IDLE, closes, closes);
    assert_int_equal(staff->balance[account(BODY_COMMITTEE, HOURS_IDLE)], 9 * HOUR);
    assert_int_equal(staff->balance[account(BODY_COMMITTEE, TASK_NEED)], 7 * HOUR + 30 * MINUTE);
    assert_int_equal(staff->balance[account(BODY_COMMITTEE, HOURS_LEAVE)], 8 * HOUR);
    assert_int_equal(staff->balance[HOURS_CONTRACTED], -24 * HOUR);
    assert_int_equal(staff->balance[HOURS_OVERTIME], -30 * MINUTE);
    staff_clock_day(staff, 8 * HOUR, closes);
    assert_int_equal(staff->clocked[0], 24 * HOUR);
    assert_int_equal(staff->clocked_over[0], 30 * MINUTE);
    assert_int_equal(ledger_sum(&staff->ledger), 0);
    expect_assert_failure(worker_turn(staff, 0, TASK_NEED, opens, closes)); /* back in time */
    staff_free(staff);
    staff_free(staff);
}

/* Of a body all who serve it, in its own posts and in added ones; nobody has no skill. */
static void test_mean_skill(void **state)
{
    (void)state;
    struct fixture f;
    begin(&f);
    struct staff *staff = &f.staff;
    assert_true(worker_mean_skill(staff, BODY_WORKSTATION) == 0);
    worker_enter(staff, 3, BODY_COMMITTEE, 2000, TRAIT_HIRED, &f.chance, true);
    worker_enter(staff, 4, BODY_WORKSTATION, 2001, 0, &f.chance, true);
    int64_t sum = 0;
    for (uint32_t post = 0; post < 4; post++)
        sum += worker_skill(staff, post);
    assert_int_equal(maths_round(4e6 * worker_mean_skill(staff, BODY_COMMITTEE)), sum);
    assert_int_equal(maths_round(1e6 * worker_mean_skill(staff, BODY_WORKSTATION)),
                     worker_skill(staff, 4));
    sum -= worker_skill(staff, 1);
    worker_leave(staff, 1, true);
    assert_int_equal(maths_round(3e6 * worker_mean_skill(staff, BODY_COMMITTEE)), sum);
    staff_free(staff);
}

static void test_people(void **state)
{
    (void)state;
    struct fixture f;
    begin(&f);
    struct staff *staff = &f.staff;
    assert_int_equal(staff_employed(staff, BODY_COMMITTEE), 3);
    int32_t skill = staff->skill[1];
    int64_t threshold = staff->threshold[1];
    worker_leave(staff, 1, true);
    assert_int_equal(staff->state[1], WORKER_VACANT);
    expect_assert_failure(worker_leave(staff, 1, true));
    expect_assert_failure(worker_leave(staff, 4, false));
    worker_enter(staff, 1, BODY_COMMITTEE, 1001, 0, &f.chance, true); /* the same person */
    assert_int_equal(staff->skill[1], skill);
    assert_int_equal(staff->threshold[1], threshold);
    assert_int_equal(staff->spell[1], 2);
    f.given.staff.degree_skill = 0;
    worker_enter(staff, 4, BODY_WORKSTATION, 1001, TRAIT_HIRED, &f.chance, false); /* a novice */
    int64_t novice = maths_round((double)skill * f.given.staff.novice);
    assert_in_range(staff->skill[4], novice - 1 > 300000 ? novice - 1 : 300000, novice + 1);
    assert_int_equal(staff->burnout[4], 0);
    assert_int_equal(staff_employed(staff, BODY_WORKSTATION), 1);
    staff->burnout[0] = 400000000;
    assert_int_equal(worker_pace(staff, 0), worker_skill(staff, 0) * 86 / 100); /* 1 - .35 x .4 */
    staff_free(staff);
}

static void test_burnout(void **state)
{
    (void)state;
    struct fixture f;
    begin(&f);
    struct staff *staff = &f.staff;
    struct staff_day calm = {.wage = MILLION}, hard = {.press = {5 * MILLION}, .wage = MILLION};
    struct staff_day both = {.press = {0, 5 * MILLION}, .dual = 1, .wage = MILLION}; /* the first serves both */
    uint32_t quit[3];
    int32_t before = staff->burnout[1];
    staff_close_day(staff, &calm, quit, 3);
    assert_true(staff->burnout[1] < before);
    before = staff->burnout[1];
    int32_t dual = staff->burnout[0];
    staff_close_day(staff, &both, quit, 3);
    assert_true(staff->burnout[0] > dual && staff->burnout[1] < before);
    before = staff->burnout[1];
    staff_close_day(staff, &hard, quit, 3);
    assert_true(staff->burnout[1] > before);
    int gone = 0; /* everybody has had enough some day, and says so until let go */
    for (int day_of_work = 0; day_of_work < 40000 && !gone; day_of_work++)
        gone = staff_close_day(staff, &hard, quit, 1);
    assert_int_equal(gone, 1);
    assert_true(staff->hazard[quit[0]] >= staff->threshold[quit[0]]);
    assert_true(staff->burnout[0] <= BILLION);
    staff->traits[quit[0]] |= TRAIT_SECONDED; /* who is lent does not quit */
    uint32_t other[3];
    int n = staff_close_day(staff, &hard, other, 3);
    for (int i = 0; i < n; i++)
        assert_int_not_equal(other[i], quit[0]);
    staff_free(staff);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_spells),
        cmocka_unit_test(test_mean_skill), cmocka_unit_test(test_people),
        cmocka_unit_test(test_burnout),
    };
    return cmocka_run_group_tests_name("worker", tests, NULL, NULL);
}
