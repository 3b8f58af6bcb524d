/* test_items.c - a list of tasks: an order by name takes away a cause and nothing else.
 *
 * Seeds are fixed, so nothing fails by chance. Where a count is held to its mean the bounds
 * are five standard errors: one new set of draws in two million would fail them.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "tests/promises/listed.h"

static bool is_item(const struct seen *seen, const void *with)
{
    (void)with;
    return seen->kind == HAPPEN_ITEM;
}

static bool is_listed(const struct seen *seen, const void *with)
{
    (void)with;
    return seen->kind == HAPPEN_ITEM && seen->row;
}

static bool is_there(const struct seen *seen, const void *with)
{
    return seen->place == *(const uint32_t *)with;
}

static bool same_seen(const struct seen *a, const struct seen *b)
{
    return a->when == b->when && a->place == b->place && a->kind == b->kind && a->who == b->who &&
           a->about == b->about && a->identity == b->identity && a->nth == b->nth;
}

/* Both logs' entries that are wanted, one by one; returns how many there are, or where they
 * first part as -1 - that number. */
static long compare(const struct log *a, const struct log *b,
                    bool (*wanted)(const struct seen *, const void *), const void *with)
{
    size_t i = next_seen(a, 0, wanted, with), j = next_seen(b, 0, wanted, with);
    long n = 0;
    for (; i < a->n && j < b->n && same_seen(&a->at[i], &b->at[j]); n++) {
        i = next_seen(a, i + 1, wanted, with);
        j = next_seen(b, j + 1, wanted, with);
    }
    return i == a->n && j == b->n ? n : -1 - n;
}

static int64_t item_at(const struct record *record, enum item_line line, int t, int item)
{
    return record->item[record_at_item(record, (int)line, t, item)];
}

static int64_t item_total(const struct record *record, enum item_line line, int item)
{
    int64_t sum = 0;
    for (int t = 0; t < record->shape.n_times; t++)
        sum += item_at(record, line, t, item);
    return sum;
}

/* ---- striking ---- */

/* In one place: alike up to the first task of the item that was struck off, then not. */
static void parts_after_its_first_task(const struct log *base, const struct log *with,
                                       uint32_t place, uint16_t row, day begin)
{
    size_t i = next_seen(base, 0, is_there, &place), j = next_seen(with, 0, is_there, &place);
    long until_cause = -1, n = 0;
    for (; i < base->n && j < with->n; n++) {
        if (!same_seen(&base->at[i], &with->at[j]))
            break;
        if (until_cause < 0 && base->at[i].row == row && day_of(base->at[i].when) >= begin)
            until_cause = n;
        i = next_seen(base, i + 1, is_there, &place);
        j = next_seen(with, j + 1, is_there, &place);
    }
    assert_true(i < base->n && j < with->n); /* they do part */
    assert_true(until_cause > 0);            /* after that task, which both saw */
    assert_true(n > until_cause);
    assert_true(base->at[i].when >= midnight_of(begin));
}

static void striking_removes_its_cause_and_nothing_else(void **state)
{
    (void)state;
    const day begin = on(2010, 5, 1);
    for (int inspection = 0; inspection < 2; inspection++) {
        struct scenario scenario = listed_city(17, LIST_HEADER LIST_ROWS);
        struct scenario_item item = touched(&scenario, ITEM_STRIKE, "b2", 0);
        struct scenario_order order = touching(&item, 1, begin);
        const int struck = item.item;
        struct log base, with;
        /* only inspection ties one place's day to another's */
        scenario.parameters.mechanisms.inspection =
            inspection ? MECHANISM_ON : MECHANISM_OFF;
        struct record a = run_logged(&scenario, &base);
        scenario.orders = &order;
        scenario.n_orders = 1;
        struct record b = run_logged(&scenario, &with);

        /* every item's tasks, its own too, fall due as before, to the microsecond */
        long due = compare(&base, &with, is_item, NULL);
        assert_true(due > 2000);
        for (uint32_t place = 0; place < 6 && !inspection; place++)
            parts_after_its_first_task(&base, &with, place, (uint16_t)(struck + 1), begin);

        /* what was passed down of all others is the same in each month, its own comes to nothing */
        assert_int_equal(a.shape.n_items, LISTED + 1);
        for (int t = 0; t < a.shape.n_times; t++)
            for (int i = 0; i <= LISTED; i++) {
                int64_t before = item_at(&a, ITEM_PUSHED, t, i);
                bool gone = i == struck && t >= 2; /* March and April are before it */
                assert_int_equal(item_at(&b, ITEM_PUSHED, t, i), gone ? 0 : before);
                assert_int_equal(item_at(&b, ITEM_STRUCK, t, i), gone ? before : 0);
                assert_int_equal(item_at(&a, ITEM_STRUCK, t, i), 0);
            }
        assert_true(item_total(&b, ITEM_STRUCK, struck) > 50);
        assert_true(item_total(&b, ITEM_HOURS, struck) < item_total(&a, ITEM_HOURS, struck));
        record_free(&a);
        record_free(&b);
        free(base.at);
        free(with.at);
        items_free(&scenario.items);
    }
}

static void strike(struct scenario *scenario, struct scenario_item items[LISTED],
                   struct scenario_order *order, int64_t dose)
{
    for (int i = 0; i < LISTED; i++)
        items[i] = touched(scenario, ITEM_STRIKE, scenario->items.list[i].name, 0);
    *order = touching(items, LISTED, scenario->run.start);
    order->fidelity = dose;
    scenario->orders = order;
    scenario->n_orders = 1;
}

/* A world before its first day. */
static void build(struct scenario *scenario, struct arm *arm, struct world *world)
{
    struct fault fault = {0};
    assert_int_equal(arm_init(arm, scenario, &fault), 0);
    assert_int_equal(world_init(world, scenario, &arm->layout, &arm->periods, &arm->calendar, 1,
                                NULL, &fault), 0);
}

static void more_of_a_dose_is_the_same_and_more(void **state)
{
    (void)state;
    static const int64_t doses[] = {0, 300000, 600000, DOSE_ONE};
    bool struck[4][6 * LISTED];
    int n[4] = {0};
    for (int d = 0; d < 4; d++) {
        struct scenario scenario = listed_city(23, LIST_HEADER LIST_ROWS);
        struct scenario_item items[LISTED];
        struct scenario_order order;
        struct arm arm;
        struct world world;
        scenario.run.burn_in = 0;
        strike(&scenario, items, &order, doses[d]);
        build(&scenario, &arm, &world);
        assert_int_equal(world.touches, 6 * LISTED);
        for (uint32_t p = 0; p < 6; p++)
            for (uint32_t i = 0; i < LISTED; i++) {
                struck[d][p * LISTED + i] = item_struck(&world.communities[p], i);
                n[d] += struck[d][p * LISTED + i];
            }
        world_free(&world);
        arm_free(&arm);
        items_free(&scenario.items);
    }
    for (int i = 0; i < 6 * LISTED; i++)
        assert_true(struck[0][i] <= struck[1][i] && struck[1][i] <= struck[2][i]);
    assert_int_equal(n[0], 0);
    assert_int_equal(n[3], 6 * LISTED);
    assert_in_range(n[1], 25 - 21, 25 + 21); /* of 84: five standard errors */
    assert_in_range(n[2], 50 - 22, 50 + 22);
    assert_true(n[1] < n[2]);
}

static void nothing_is_nothing_and_ends_leave_nothing(void **state)
{
    (void)state;
    struct scenario scenario = listed_city(5, LIST_HEADER LIST_ROWS);
    struct scenario_item items[3] = {touched(&scenario, ITEM_STRIKE, "a1", 0),
                                     touched(&scenario, ITEM_ADMIT, "a2", 0),
                                     touched(&scenario, ITEM_PRICE, "b1", 900000)};
    struct scenario_order order = touching(items, 3, on(2010, 4, 10));
    struct outcome base = run_of(&scenario, 2, 1);
    scenario.orders = &order;
    scenario.n_orders = 1;
    order.intensity = 0;
    struct outcome zero = run_of(&scenario, 2, 1);
    assert_true(same_digest(&base, &zero));
    assert_int_equal(zero.facts.touches, 6 * 3); /* it went the same way as any other dose */
    order.intensity = DOSE_ONE;
    order.where.waves = 3;
    order.where.every = 1;
    struct outcome one = run_of(&scenario, 2, 1), three = run_of(&scenario, 2, 3);
    assert_false(same_digest(&base, &one)); /* the comparison can fail */
    assert_true(same_digest(&one, &three));
    assert_true(same_state(&one, &three));
    outcome_free(&three);
    outcome_free(&one);

    order.where.waves = 1; /* struck off for one month of six */
    order.end = on(2010, 5, 10);
    struct outcome while_it_lasts = run_of(&scenario, 2, 1);
    for (int t = 0; t < 6; t++) {
        int64_t struck = item_at(&while_it_lasts.record, ITEM_STRUCK, t, items[0].item);
        assert_true(t == 1 || t == 2 ? struck > 0 : struck == 0);
        assert_int_equal(struck + item_at(&while_it_lasts.record, ITEM_PUSHED, t, items[0].item),
                         item_at(&base.record, ITEM_PUSHED, t, items[0].item));
    }
    outcome_free(&while_it_lasts);
    outcome_free(&zero);
    outcome_free(&base);
    items_free(&scenario.items);
}

static void only_where_it_is_ordered(void **state)
{
    (void)state;
    struct scenario scenario = listed_city(9, LIST_HEADER LIST_ROWS);
    struct scenario_item items[2] = {touched(&scenario, ITEM_STRIKE, "b1", 0),
                                     touched(&scenario, ITEM_PRICE, "c3", 700000)};
    struct scenario_order order = touching(items, 2, scenario.run.start - 1);
    char second[] = "2";
    char *listed[] = {second};
    bool quoted[] = {false};
    struct arm arm;
    struct world world;
    order.where = (struct scenario_where){.listed = listed, .quoted = quoted, .n_listed = 1,
                                          .share = 1, .waves = 1};
    scenario.orders = &order;
    scenario.n_orders = 1;
    build(&scenario, &arm, &world);
    for (uint32_t p = 0; p < 6; p++)
        for (uint32_t i = 0; i < LISTED; i++) {
            struct rules own;
            const struct community *community = &world.communities[p];
            bool priced = p == 1 && i == (uint32_t)items[1].item;
            assert_int_equal(item_struck(community, i), p == 1 && i == (uint32_t)items[0].item);
            assert_int_equal(item_rules_of(community, (uint16_t)(i + 1), &own)->figure[RULE_TASK_PRICE],
                             priced ? 700000 : 0);
        }
    world_free(&world);
    arm_free(&arm);
    items_free(&scenario.items);
}

/* ---- prices, and the access list ---- */

static void a_price_of_its_own(void **state)
{
    (void)state;
    struct scenario scenario = listed_city(31, LIST_HEADER LIST_ROWS);
    /* Labour costs a department 1.5 wages. a1 is worth twice that, and at 9 wages its
     * department does it itself; b1 is worth more than the one wage that is asked; c1 is worth
     * half and is let drop. */
    struct scenario_item items[3] = {touched(&scenario, ITEM_PRICE, "a1", 9 * MILLION),
                                     touched(&scenario, ITEM_PRICE, "b1", MILLION),
                                     touched(&scenario, ITEM_PRICE, "c1", MILLION)};
    struct scenario_order order = touching(items, 3, scenario.run.start);
    struct outcome base = run_of(&scenario, 1, 1);
    scenario.orders = &order;
    scenario.n_orders = 1;
    struct outcome with = run_of(&scenario, 1, 1);
    for (int i = 0; i <= LISTED; i++) {
        bool dear = i == items[0].item || i == items[2].item;
        for (int t = 0; t < 6; t++)
            assert_int_equal(item_at(&with.record, ITEM_PUSHED, t, i),
                             dear ? 0 : item_at(&base.record, ITEM_PUSHED, t, i));
    }
    int64_t paid = 0, cost = 0;
    for (int t = 0; t < 6; t++)
        for (uint32_t p = 0; p < 6; p++) {
            paid += with.record.line[record_at(&with.record, LINE_MONEY + PAY_TASK_PRICE, t, p)];
            cost += with.record.line[record_at(&with.record, LINE_MONEY + PAY_SELF, t, p)];
        }
    assert_true(paid > 0); /* b1's alone */
    assert_true(cost > 0); /* a1's */
    outcome_free(&with);
    outcome_free(&base);
    items_free(&scenario.items);
}

static void who_is_listed(void **state)
{
    (void)state;
    struct scenario scenario = listed_city(8, LIST_HEADER LIST_ROWS);
    struct scenario_item item = touched(&scenario, ITEM_ADMIT, "c2", 0);
    struct scenario_order order = touching(&item, 1, scenario.run.start - 1); /* and before */
    const uint32_t yes = (uint32_t)items_find(&scenario.items, "a1"),
                   no = (uint32_t)items_find(&scenario.items, "a2");
    struct arm arm;
    struct world world;
    struct fault fault = {0};
    for (int admitted = 0; admitted < 2; admitted++) {
        scenario.orders = &order;
        scenario.n_orders = admitted;
        build(&scenario, &arm, &world);
        struct community *community = &world.communities[3];
        assert_int_equal(community->departments.items.n, LISTED); /* nothing else stands yet */
        assert_true(item_listed(community, yes));
        assert_false(item_listed(community, no));
        assert_int_equal(item_listed(community, (uint32_t)item.item), admitted);
        uint32_t beyond = item_begin(&community->departments, &world.commons.chance, 77, 0,
                                     community->lp->now, false, &fault);
        assert_false(item_listed(community, beyond));
        assert_false(item_struck(community, beyond));
        world_free(&world);
        arm_free(&arm);
    }
    items_free(&scenario.items);
}

/* ---- a list is its names ---- */

static void rows_in_another_order(void **state)
{
    (void)state;
    struct scenario one = listed_city(3, LIST_HEADER LIST_ROWS);
    struct scenario two = listed_city(
        3, LIST_HEADER
        "d3,统计,30,5,,yes,\nc4,综治,24,6,,no,1\nc3,综治,44,5,,yes,\nb1,民政,40,5,50 %,yes,3\n"
        "b2,民政,36,6,,no,1\nd2,统计,30,4,,no,\na4,计生,50,7,0,yes,\na3,计生,80,8,,no,\n"
        "c1,综治,48,3,100 %,no,0.5\nb3,民政,52,4,,yes,\na2,计生,70,9,,no,1\nd1,统计,12,14,,no,\n"
        "c2,综治,64,2,,no,\na1,计生,60,11,,yes,2\n");
    struct outcome a = run_of(&one, 1, 1), b = run_of(&two, 1, 1);
    assert_true(same_digest(&a, &b));
    two.items.list[3].per_year += 1; /* the comparison can fail */
    struct outcome c = run_of(&two, 1, 1);
    assert_false(same_digest(&a, &c));
    outcome_free(&a);
    outcome_free(&b);
    outcome_free(&c);
    items_free(&one.items);
    items_free(&two.items);
}

/* What one more row changes of the others: nothing of what falls due. */
static void a_further_row_moves_nobody(void **state)
{
    (void)state;
    struct scenario one = listed_city(12, LIST_HEADER LIST_ROWS);
    struct scenario two = listed_city(12, LIST_HEADER "a0,综治,33,2,,no,\n" LIST_ROWS);
    struct log base, with;
    struct record a = run_logged(&one, &base), b = run_logged(&two, &with);
    size_t i = next_seen(&base, 0, is_listed, NULL), j = next_seen(&with, 0, is_listed, NULL);
    long same = 0, new = 0;
    while (j < with.n) {
        if (with.at[j].row == 1) { /* a0 */
            new++;
        } else {
            assert_true(i < base.n);
            assert_int_equal(base.at[i].when, with.at[j].when);
            assert_true(base.at[i].identity == with.at[j].identity);
            assert_int_equal(base.at[i].nth, with.at[j].nth);
            i = next_seen(&base, i + 1, is_listed, NULL);
            same++;
        }
        j = next_seen(&with, j + 1, is_listed, NULL);
    }
    assert_int_equal(i, base.n);
    assert_true(same > 2000 && new > 80);
    record_free(&a);
    record_free(&b);
    free(base.at);
    free(with.at);
    items_free(&one.items);
    items_free(&two.items);
}

/* ---- hours by item ---- */

static void hours_by_item_are_the_ledgers(void **state)
{
    (void)state;
    struct scenario scenario = listed_city(44, LIST_HEADER LIST_ROWS);
    const struct reform *separation = NULL;
    for (int r = 0; r < reform_count; r++)
        if (!strcmp(reform_catalogue[r]->name, "separation"))
            separation = reform_catalogue[r];
    assert_non_null(separation);
    struct scenario_order order =
        order_of(separation, given_presets(separation), on(2010, 5, 1), INT32_MAX);
    order.fidelity = 600000; /* so that both bodies do departments' tasks */
    scenario.orders = &order;
    scenario.n_orders = 1;
    struct outcome outcome = run_of(&scenario, 1, 1);
    const struct record *record = &outcome.record;
    int64_t station = 0;
    assert_int_equal(outcome.status, 0);
    for (int t = 0; t < record->shape.n_times; t++) {
        int64_t sum[N_ITEM_LINES] = {0}, hours = 0, pushed = 0;
        for (int line = 0; line < N_ITEM_LINES; line++)
            for (int i = 0; i <= LISTED; i++)
                sum[line] += item_at(record, (enum item_line)line, t, i);
        for (uint32_t p = 0; p < record->shape.n_communities; p++) {
            for (int body = 0; body < N_BODIES; body++)
                hours += record->line[record_at(
                    record, LINE_WORK_HOURS + body * N_PURPOSES + TASK_ADMIN, t, p)];
            station += record->line[record_at(
                record, LINE_WORK_HOURS + BODY_WORKSTATION * N_PURPOSES + TASK_ADMIN, t, p)];
            for (int m = 0; m < metrics_count; m++)
                if (!strcmp(metrics_rows[m].name, "tasks_pushed"))
                    pushed += record->numerator[record_at(record, m, t, p)];
        }
        assert_true(hours > 0);
        assert_int_equal(sum[ITEM_HOURS], hours);
        assert_int_equal(sum[ITEM_PUSHED], pushed);
    }
    assert_true(station > 0);
    for (int i = 0; i <= LISTED; i++) { /* and each has some, those beyond the list too */
        assert_true(item_total(record, ITEM_HOURS, i) > 10 * HOUR);
        assert_true(item_total(record, ITEM_DONE, i) > 0);
    }
    /* a4 can never be met with forms alone; a3 can like any other */
    assert_int_equal(item_total(record, ITEM_PAPER, items_find(&scenario.items, "a4")), 0);
    assert_true(item_total(record, ITEM_PAPER, items_find(&scenario.items, "a3")) > 0);
    outcome_free(&outcome);
    free(order.given);
    items_free(&scenario.items);
}

static void tamper(void *listener, day ended, uint64_t events)
{
    struct world *world = listener;
    (void)events;
    if (ended == on(2010, 4, 2))
        world->communities[2].by_item.hours[3]++;
}

static void a_microsecond_too_much_stops_the_run(void **state)
{
    (void)state;
    struct scenario scenario = listed_city(2, LIST_HEADER LIST_ROWS);
    struct arm arm;
    struct world world;
    struct fault fault = {0};
    build(&scenario, &arm, &world);
    world.told = tamper;
    world.listener = &world;
    assert_int_equal(world_run(&world, 1, &fault), FAULT_BOOKS);
    assert_non_null(strstr(fault.en, "work/residual"));
    assert_non_null(strstr(fault.en, "2010-04-03"));
    world_free(&world);
    arm_free(&arm);
    items_free(&scenario.items);
}

static void without_a_list_there_is_one_row(void **state)
{
    (void)state;
    struct scenario scenario = small_city(6);
    struct outcome outcome = run_of(&scenario, 1, 1);
    int64_t hours = 0;
    assert_int_equal(outcome.record.shape.n_items, 1);
    for (int t = 0; t < 6; t++)
        for (uint32_t p = 0; p < 6; p++)
            hours += outcome.record.line[record_at(&outcome.record, LINE_WORK_HOURS + TASK_ADMIN,
                                                   t, p)];
    assert_int_equal(item_total(&outcome.record, ITEM_HOURS, 0), hours);
    outcome_free(&outcome);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(striking_removes_its_cause_and_nothing_else),
        cmocka_unit_test(more_of_a_dose_is_the_same_and_more),
        cmocka_unit_test(nothing_is_nothing_and_ends_leave_nothing),
        cmocka_unit_test(only_where_it_is_ordered),
        cmocka_unit_test(a_price_of_its_own),
        cmocka_unit_test(who_is_listed),
        cmocka_unit_test(rows_in_another_order),
        cmocka_unit_test(a_further_row_moves_nobody),
        cmocka_unit_test(hours_by_item_are_the_ledgers),
        cmocka_unit_test(a_microsecond_too_much_stops_the_run),
        cmocka_unit_test(without_a_list_there_is_one_row),
    };
    return cmocka_run_group_tests_name("items", tests, NULL, NULL);
}
