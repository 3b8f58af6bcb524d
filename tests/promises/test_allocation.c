/* test_allocation.c - a simulated day asks for no memory.
 *
 * malloc and its kin are this program's own and count what is asked for between the first
 * letter of a morning and the midnight. Columns and queues double when a backlog outgrows
 * them; that is counted apart by size and may happen, seldom; nothing else may. Under the
 * sanitizers, which bring a malloc of their own, the same days run uncounted.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "tests/promises/listed.h"
#include "tests/promises/stage.h"

static int in_day, asked, most_days;
static size_t smallest;

#if defined(__GLIBC__) && !defined(SANITIZED)
#define COUNTED 1
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t n, size_t size);
void *__libc_realloc(void *at, size_t size);
void *__libc_memalign(size_t alignment, size_t size);

static void count(size_t size)
{
    if (!in_day)
        return;
    asked++;
    if (!smallest || size < smallest)
        smallest = size;
}

void *malloc(size_t size)
{
    count(size);
    return __libc_malloc(size);
}

void *calloc(size_t n, size_t size)
{
    count(n * size);
    return __libc_calloc(n, size);
}

void *realloc(void *at, size_t size)
{
    count(size);
    return __libc_realloc(at, size);
}

void *aligned_alloc(size_t alignment, size_t size)
{
    count(size);
    return __libc_memalign(alignment, size);
}
#else
#define COUNTED 0
#endif

static void morning(void *world, struct lp *lp)
{
    in_day = 1;
    society.morning(world, lp);
}

static void receive(void *world, struct lp *lp, const struct letter *letter)
{
    in_day = 1;
    society.receive(world, lp, letter);
}

static int midnight(void *world, day ended, struct fault *fault)
{
    in_day = 0;
    most_days++;
    return society.midnight(world, ended, fault);
}

static void asks_for_nothing(struct scenario scenario, struct scenario_item *items, int n_items)
{
    struct scenario_order orders[2];
    struct arm arm;
    struct world world;
    struct fault fault = {0};
    struct record record;
    struct model counted = society;
    int in_year[7] = {0};
    counted.morning = morning;
    counted.receive = receive;
    counted.midnight = midnight;
    scenario.run.burn_in = 24;
    scenario.run.length = 60;
    for (int i = 0; i < 2; i++)
        orders[i] = order_of(reform_catalogue[reform_count - 2 + i],
                             given_presets(reform_catalogue[reform_count - 2 + i]),
                             on(2011, 1, 1), on(2013, 7, 1));
    orders[0].items = items;
    orders[0].n_items = n_items;
    most_days = 0;
    scenario.orders = orders;
    scenario.n_orders = 2;
    assert_int_equal(arm_init(&arm, &scenario, &fault), 0);
    assert_int_equal(record_init(&record, arm_shape(&arm), 1, &fault), 0);
    assert_int_equal(world_init(&world, &scenario, &arm.layout, &arm.periods, &arm.calendar, 1,
                                &record, &fault), 0);
    world.window.model = &counted;
    for (int year = 0; year < 7; year++) {
        asked = 0;
        assert_int_equal(window_run(&world.window,
                                    date_add_months(arm.periods.begin, 12 * (year + 1)), 1,
                                    &fault), 0);
        in_year[year] = asked;
    }
    print_message("asked for within days, by year (2 of burn-in): %d %d | %d %d %d %d %d; "
                  "smallest %zu bytes\n", in_year[0], in_year[1], in_year[2], in_year[3],
                  in_year[4], in_year[5], in_year[6], smallest);
    assert_int_equal(most_days, arm.periods.end - arm.periods.begin);
    if (COUNTED)
        assert_true(in_year[0] > 0); /* the count counts */
    for (int year = 2; year < 7; year++)
        assert_in_range(in_year[year], 0, 2 * world.n_communities);
    assert_int_equal(in_year[6], 0);
    in_day = 0;
    world_free(&world);
    record_free(&record);
    arm_free(&arm);
    free(orders[0].given);
    free(orders[1].given);
}

static void a_day_asks_for_nothing(void **state)
{
    (void)state;
    asks_for_nothing(small_city(2385), NULL, 0);
}

static void nor_does_one_with_a_list(void **state)
{
    (void)state;
    struct scenario scenario = listed_city(2385, LIST_HEADER LIST_ROWS);
    struct scenario_item items[2] = {touched(&scenario, ITEM_STRIKE, "b2", 0),
                                     touched(&scenario, ITEM_PRICE, "c1", 300000)};
    asks_for_nothing(scenario, items, 2);
    items_free(&scenario.items);
}

/* ---- a city of many communities ---- */

/* Alone: around it communities' columns still grow. */
static void city_morning(void *of, struct lp *lp)
{
    in_day = lp->index == ((struct world *)of)->commons.city;
    society.morning(of, lp);
    in_day = 0;
}

static void city_receives(void *of, struct lp *lp, const struct letter *letter)
{
    in_day = lp->index == ((struct world *)of)->commons.city;
    society.receive(of, lp, letter);
    in_day = 0;
}

/* The first of a month it reckons and divides over all of them: more than qsort, which asks for
 * memory beyond a kilobyte, would sort on its stack. */
static void nor_does_a_city_of_many(void **state)
{
    (void)state;
    struct stage stage = {.scenario = small_city(2386)};
    struct model counted = society;
    counted.morning = city_morning;
    counted.receive = city_receives;
    stage.scenario.parameters.city.communities = 60;
    stage.scenario.parameters.community.households = 40;
    stage_begin(&stage);
    stage.world.window.model = &counted;
    asked = 0;
    stage_until(&stage, on(2010, 1, 20));
    if (COUNTED)
        assert_true(asked > 0); /* its first letters: the count counts */
    asked = 0;
    stage_until(&stage, on(2010, 4, 2));
    assert_true(stage.world.treasury.months[0] > 2);
    assert_int_equal(asked, 0);
    stage_end(&stage);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_day_asks_for_nothing),
                                       cmocka_unit_test(nor_does_one_with_a_list),
                                       cmocka_unit_test(nor_does_a_city_of_many)};
    return cmocka_run_group_tests_name("allocation", tests, NULL, NULL);
}
