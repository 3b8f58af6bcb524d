/* test_flows.c - flows of tasks and of hours, period by period, as a reader of the record adds
 * them up; and a closing that can fail.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "models/flows.h"
#include "tests/promises/stage.h"

static int64_t at(const struct record *record, int line, int time, int work)
{
    return record->flow[record_at_flow(record, line, time, work)];
}
#define HOURS(move) at(record, FLOW_HOURS + MOVE_##move, t, w)
#define TASKS(move) at(record, FLOW_TASKS + MOVE_##move, t, w)
#define HAND(which) at(record, FLOW_HANDS + HAND_##which, t, w)
#define STOCK(which, time) at(record, FLOW_STOCKS + STOCK_##which, (time), w)

static int64_t of_all(const struct record *record, int line, int time)
{
    int64_t sum = 0;
    for (uint32_t p = 0; p < record->shape.n_communities; p++)
        sum += record->line[record_at(record, line, time, p)];
    return sum;
}

static void add_up(const struct record *record)
{
    for (int w = 0; w < WORK_GATE; w++)
        for (int t = 0; t < record->shape.n_times; t++) {
            int64_t parts = 0;
            for (int p = 0; p < N_PARTS; p++)
                parts += at(record, FLOW_PARTS + p, t, w);
            assert_int_equal(parts, of_all(record, LINE_WORK_HOURS + w / N_CLASSES * N_PURPOSES +
                                                       w % N_CLASSES, t));
            if (t == 0)
                continue;
            assert_int_equal(STOCK(WAITING, t) - STOCK(WAITING, t - 1),
                             HOURS(FILED) + HOURS(REOPENED) + HOURS(HANDED_IN) +
                                 HOURS(GIVEN_BACK) + HOURS(REFERRED) + HOURS(TAKEN_BACK) -
                                 HOURS(HANDED_OUT) - HOURS(TAKEN) - HOURS(ENTRUSTED) -
                                 HOURS(VOLUNTEERS) - HOURS(ABANDONED) - HOURS(DROPPED) -
                                 HOURS(REFUSED) - HOURS(MERGED));
            assert_int_equal(STOCK(IN_HAND, t) - STOCK(IN_HAND, t - 1),
                             HAND(TAKEN_UP) - HAND(PUT_DOWN) - HAND(LOST) - HAND(WRITTEN_OFF) -
                                 at(record, FLOW_PARTS + PART_ORDINARY, t, w));
            assert_int_equal(STOCK(OPEN, t) - STOCK(OPEN, t - 1),
                             TASKS(FILED) + TASKS(REOPENED) + TASKS(HANDED_IN) -
                                 TASKS(HANDED_OUT) - TASKS(VOLUNTEERS) - TASKS(ABANDONED) -
                                 TASKS(DROPPED) - TASKS(REFUSED) - TASKS(MERGED) - TASKS(DONE) -
                                 TASKS(ON_PAPER) - TASKS(PROVIDED));
        }
    for (int t = 0; t < record->shape.n_times; t++) {
        const int w = WORK_GATE;
        assert_int_equal(TASKS(DUE) + TASKS(STREET_BACK),
                         TASKS(STRUCK) + TASKS(ON_SITE) + TASKS(SELF) + TASKS(DROPPED) +
                             TASKS(MERGED) + TASKS(STREET) + TASKS(REFUSED) + TASKS(PUSHED));
        assert_int_equal(HOURS(DUE) + HOURS(STREET_BACK),
                         HOURS(STRUCK) + HOURS(ON_SITE) + HOURS(SELF) + HOURS(DROPPED) +
                             HOURS(MERGED) + HOURS(STREET) + HOURS(REFUSED) + HOURS(PUSHED));
    }
}

/* What moved in the whole run. */
static int64_t moved(const struct record *record, int line)
{
    int64_t sum = 0;
    for (int t = 0; t < record->shape.n_times; t++)
        for (int w = 0; w < N_WORKS; w++)
            sum += at(record, line, t, w);
    return sum;
}

/* Four cities in which, together, every move is made and every part has hours. */
static void test_every_period(void **state)
{
    (void)state;
    int64_t seen[N_FLOW_SUMS] = {0};
    for (int city = 0; city < 4; city++) {
        struct scenario scenario = small_city((uint64_t)(7 + city));
        struct scenario_order orders[64];
        for (int r = 0; r < reform_count; r++)
            if (city % 3 && strcmp(reform_catalogue[r]->name, "resident_allocation"))
                orders[scenario.n_orders++] =
                    order_of(reform_catalogue[r], given_presets(reform_catalogue[r]),
                             on(2010, 3, 17), city == 1 ? on(2010, 7, 9) : INT32_MAX);
        if (city == 3) { /* a right to refuse without fear; then tasks that cost */
            struct scenario_order *right = &orders[0], *price = &orders[1];
            *right = order_of_figures(on(2010, 3, 17), on(2010, 6, 9));
            order_set(right, RULE_REFUSAL, 0.7);
            order_set(right, RULE_SUPERIOR_WEIGHT, 0);
            *price = order_of_figures(on(2010, 6, 9), INT32_MAX);
            order_set(price, RULE_TASK_PRICE, 2.5);
            scenario.n_orders = 2;
        }
        scenario.orders = orders;
        scenario.parameters.paper.detection = 0.9;
        scenario.parameters.staff.quit_base = 0.5;
        struct outcome outcome = run_of(&scenario, 1, 1);
        if (outcome.status)
            fail_msg("%s", outcome.fault.en);
        add_up(&outcome.record);
        for (int line = 0; line < N_FLOW_SUMS; line++)
            seen[line] += llabs(moved(&outcome.record, line));
        outcome_free(&outcome);
        for (int r = 0; r < scenario.n_orders; r++)
            free(orders[r].given);
    }
    for (int line = 0; line < N_FLOW_SUMS; line++)
        if (!seen[line] && line != FLOW_TASKS + MOVE_AMPLIFIED)
            fail_msg("%s was never posted", flow_book_lines[line].name);
}

/* One microsecond or task astray in any line is told, and by its identity. */
static void test_told(void **state)
{
    (void)state;
    static const struct {
        int work, line;
        const char *named;
    } astray[] = {
        {2, FLOW_HOURS + MOVE_FILED, "flows/waiting"},
        {0, FLOW_HOURS + MOVE_TAKEN, "flows/taken"},
        {4, FLOW_HANDS + HAND_TAKEN_UP, "flows/taken"},
        {6, FLOW_HOURS + MOVE_ABANDONED, "flows/waiting"},
        {0, FLOW_HANDS + HAND_WRITTEN_OFF, "flows/in_hand"},
        {3, FLOW_HANDS + HAND_LOST, "flows/in_hand"},
        {1, FLOW_PARTS + PART_ENTRY, "flows/worked"},
        {2, FLOW_PARTS + PART_LUCK, "flows/worked"},
        {WORK_GATE, FLOW_HOURS + MOVE_DUE, "flows/gate"},
        {WORK_GATE, FLOW_TASKS + MOVE_PUSHED, "flows/gate"},
        {2, FLOW_TASKS + MOVE_FILED, "flows/open"},
        {0, FLOW_TASKS + MOVE_ON_PAPER, "flows/open"},
    };
    struct stage f = {.scenario = small_city(2385)};
    struct fault fault = {0};
    stage_begin(&f);
    stage_until(&f, on(2010, 3, 17));
    struct community *c = &f.world.communities[2];
    for (size_t i = 0; i < sizeof astray / sizeof *astray; i++) {
        int64_t *sum = &c->flows.sum[astray[i].work * N_FLOW_SUMS + astray[i].line];
        assert_int_equal(books_close(&f.world, 2, true, &fault), 0);
        *sum += 1;
        assert_int_equal(books_close(&f.world, 2, false, &fault), 0);
        assert_int_equal(books_close(&f.world, 2, true, &fault), FAULT_BOOKS);
        if (!strstr(fault.en, astray[i].named))
            fail_msg("%s: %s", astray[i].named, fault.en);
        fault = (struct fault){0};
        *sum -= 1;
    }
    /* the queue's own count, against its rows */
    c->tasks.backlog[task_queue(BODY_COMMITTEE, TASK_NEED)]++;
    c->flows.sum[TASK_NEED * N_FLOW_SUMS + FLOW_HOURS + MOVE_FILED]++;
    assert_int_equal(books_close(&f.world, 2, false, &fault), 0);
    assert_int_equal(books_close(&f.world, 2, true, &fault), FAULT_BOOKS);
    assert_non_null(strstr(fault.en, "flows/waiting"));
    stage_end(&f);
}

/* Recorded by the day or by the month, the sums are the same. */
static void test_intervals(void **state)
{
    (void)state;
    struct scenario scenario = small_city(77);
    struct outcome months = run_of(&scenario, 1, 1);
    scenario.run.record = RECORD_DAY;
    struct outcome days = run_of(&scenario, 1, 1);
    assert_int_equal(months.status, 0);
    assert_int_equal(days.status, 0);
    for (int line = 0; line < N_FLOW_SUMS; line++)
        assert_int_equal(moved(&months.record, line), moved(&days.record, line));
    outcome_free(&months);
    outcome_free(&days);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_period),
        cmocka_unit_test(test_told),
        cmocka_unit_test(test_intervals),
    };
    return cmocka_run_group_tests_name("flows", tests, NULL, NULL);
}
