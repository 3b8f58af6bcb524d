/* test_office.c - a task left in hand by somebody who gives up the post. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/promises/arms.h"

/* The first worker after `post` who carries a task over the night. */
static uint32_t carrying(const struct staff *staff, uint32_t post)
{
    while (post < staff->table.n && (!worker_employed(staff, post) || staff->task[post] == NOBODY))
        post++;
    return post;
}

static void test_left_in_hand(void **state)
{
    (void)state;
    struct scenario scenario = small_city(2385);
    struct arm arm;
    struct world world;
    struct fault fault = {0};
    int left = 0;
    assert_int_equal(arm_init(&arm, &scenario, &fault), 0);
    assert_int_equal(world_init(&world, &scenario, &arm.layout, &arm.periods, &arm.calendar, 1,
                                NULL, &fault), 0);
    assert_int_equal(window_run(&world.window, on(2010, 1, 20), 1, &fault), 0);
    for (uint32_t p = 0; p < world.n_communities; p++) {
        struct community *community = &world.communities[p];
        struct staff *staff = &community->staff;
        for (uint32_t post = 0; (post = carrying(staff, post)) < staff->table.n; left++) {
            uint32_t task = staff->task[post];
            const int64_t work = community->tasks.work[task];
            staff->traits[post] &= (uint8_t)~TRAIT_ON_PAPER;
            staff->left[post] = work / 3 + 1; /* a third of the ordinary hours is left */
            int64_t wanted = work / 3 + 1;
            if (left % 3 == 1) { /* slow hands: more is left than the task takes */
                staff->left[post] = 2 * work;
                wanted = work;
            } else if (left % 3 == 2) { /* a third of what paper takes says nothing of the truth */
                staff->traits[post] |= TRAIT_ON_PAPER;
                wanted = work;
            }
            office_vacate(community, post, true);
            assert_int_equal(community->tasks.work[task], wanted);
            assert_int_equal(community->tasks.state[task], TASK_WAITING);
            assert_int_equal(staff->state[post], WORKER_VACANT);
            assert_int_equal(staff->task[post], NOBODY);
        }
        assert_int_equal(tasks_recount_waiting(&community->tasks),
                         tasks_waiting(&community->tasks));
    }
    assert_true(left >= 3); /* each way was taken */
    world_free(&world);
    arm_free(&arm);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_left_in_hand)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
