/* test_task.c - filing, queues, closing: standings, lists and accounts agree. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "models/exchanges/task.h"
#include "sim/random.h"

static struct task_form form(uint64_t identity, enum body body, enum task_class class,
                             int64_t urgency)
{
    return (struct task_form){.identity = identity, .class = class, .body = body,
                              .client = NOBODY, .filed = 17, .deadline = INT64_MAX,
                              .urgency = urgency, .work = 2385 + (int64_t)identity};
}

static void begin(struct tasks *tasks, uint32_t capacity)
{
    struct fault fault = {0};
    assert_int_equal(tasks_init(tasks, capacity, false, &fault), 0);
}

static void test_order(void **state)
{
    (void)state;
    static const int64_t urgency[] = {50, 10, 50, 70, 10, 60};
    static const uint64_t expected[] = {2, 5, 1, 3, 6, 4}; /* by urgency, then by filing */
    struct tasks tasks;
    struct fault fault = {0};
    assert_int_equal(tasks_init(&tasks, 2, false, &fault), 0); /* grows */
    assert_int_equal(task_head(&tasks, BODY_COMMITTEE, TASK_NEED), NOBODY);
    for (uint64_t i = 0; i < 6; i++) {
        struct task_form f = form(i + 1, BODY_COMMITTEE, TASK_NEED, urgency[i]);
        assert_int_equal(task_file(&tasks, &f, &fault), i);
    }
    struct task_form other = form(99, BODY_WORKSTATION, TASK_NEED, 1);
    task_file(&tasks, &other, &fault);
    assert_int_equal(tasks.backlog[task_queue(BODY_COMMITTEE, TASK_NEED)], 6 * 2385 + 21);
    for (int i = 0; i < 6; i++) {
        uint32_t head = task_head(&tasks, BODY_COMMITTEE, TASK_NEED);
        assert_int_equal(tasks.identity[head], expected[i]);
        task_take(&tasks, head);
        assert_int_equal(tasks.attempt[head], 1);
        task_close(&tasks, head, CAUSE_DONE);
    }
    assert_int_equal(tasks.backlog[task_queue(BODY_COMMITTEE, TASK_NEED)], 0);
    assert_int_equal(tasks_recount(&tasks), 1);
    assert_int_equal(tasks_recount_waiting(&tasks), tasks_waiting(&tasks));
    assert_int_equal(tasks.balance[ACCOUNT_DONE], 6);
    tasks_free(&tasks);
    tasks_free(&tasks);
}

static void test_standing(void **state)
{
    (void)state;
    struct tasks tasks;
    struct fault fault = {0};
    begin(&tasks, 8);
    struct task_form f = form(7, BODY_WORKSTATION, TASK_COUNTER, 3);
    uint32_t task = task_file(&tasks, &f, &fault);
    task_lighten(&tasks, task, 1001);
    assert_int_equal(tasks.backlog[task_queue(BODY_WORKSTATION, TASK_COUNTER)], 1001);
    expect_assert_failure(task_lighten(&tasks, task, 1002));
    expect_assert_failure(task_put_back(&tasks, task, MOVE_GIVEN_BACK));
    expect_assert_failure(task_send_away(&tasks, task));
    task_hand_over(&tasks, task, BODY_COMMITTEE);
    assert_int_equal(task_head(&tasks, BODY_WORKSTATION, TASK_COUNTER), NOBODY);
    task_take(&tasks, task);
    expect_assert_failure(task_take(&tasks, task));
    task_hand_over(&tasks, task, BODY_WORKSTATION); /* in hand: no queue knows */
    task_hand_over(&tasks, task, BODY_COMMITTEE);
    expect_assert_failure(task_put_back(&tasks, task, MOVE_REFERRED)); /* it was not away */
    task_send_away(&tasks, task);
    assert_int_equal(tasks_waiting(&tasks), 0);
    assert_int_equal(tasks_recount(&tasks), 1);
    task_put_back(&tasks, task, MOVE_REFERRED);
    assert_int_equal(task_head(&tasks, BODY_COMMITTEE, TASK_COUNTER), task);
    expect_assert_failure(task_close(&tasks, task, CAUSE_CREATED));
    task_close(&tasks, task, CAUSE_ABANDONED); /* out of the queue as well */
    assert_int_equal(task_head(&tasks, BODY_COMMITTEE, TASK_COUNTER), NOBODY);
    expect_assert_failure(task_close(&tasks, task, CAUSE_DONE));
    expect_assert_failure(task_hand_over(&tasks, task, BODY_WORKSTATION));
    tasks_free(&tasks);
}

static void test_paper(void **state)
{
    (void)state;
    struct tasks tasks;
    struct fault fault = {0};
    begin(&tasks, 8);
    struct task_form f = form(7, BODY_COMMITTEE, TASK_ADMIN, 3);
    uint32_t task = task_file(&tasks, &f, &fault);
    task_take(&tasks, task);
    task_close(&tasks, task, CAUSE_ON_PAPER);
    assert_int_equal(tasks.balance[ACCOUNT_PAPER], 1);
    assert_int_equal(task_reopen(&tasks, &f, &fault), task); /* the row serves again */
    assert_int_equal(tasks.balance[ACCOUNT_PAPER], 0);
    assert_int_equal(tasks.attempt[task], 0);
    task_elsewhere(&tasks, CAUSE_DROPPED, MOVE_DROPPED, 1777);
    assert_int_equal(tasks.flow[CAUSE_CREATED], 2);
    assert_int_equal(tasks.flow[CAUSE_REOPENED], 1);
    assert_int_equal(tasks.balance[ACCOUNT_OPEN], 1);
    assert_int_equal(ledger_sum(&tasks.ledger), 0);
    tasks_free(&tasks);
}

/* What the book of flows says must wait and be open for a body and class. */
static void flows_agree(const struct tasks *tasks, const struct flow_book *flows, int q)
{
    static const enum flow_move into[] = {MOVE_FILED, MOVE_HANDED_IN, MOVE_GIVEN_BACK,
                                          MOVE_REFERRED};
    static const enum flow_move out_of[] = {MOVE_HANDED_OUT, MOVE_TAKEN, MOVE_VOLUNTEERS};
    int64_t hours = 0, open = 0, rows = 0;
    for (size_t i = 0; i < sizeof into / sizeof *into; i++)
        hours += flow_book_sum(flows, q, FLOW_HOURS + (int)into[i]);
    for (size_t i = 0; i < sizeof out_of / sizeof *out_of; i++)
        hours -= flow_book_sum(flows, q, FLOW_HOURS + (int)out_of[i]);
    assert_int_equal(hours, tasks->backlog[q]);
    open = flow_book_sum(flows, q, FLOW_TASKS + MOVE_FILED) +
           flow_book_sum(flows, q, FLOW_TASKS + MOVE_HANDED_IN) -
           flow_book_sum(flows, q, FLOW_TASKS + MOVE_HANDED_OUT) -
           flow_book_sum(flows, q, FLOW_TASKS + MOVE_VOLUNTEERS) -
           flow_book_sum(flows, q, FLOW_TASKS + MOVE_DONE);
    for (uint32_t t = 0; t < tasks->table.n; t++)
        rows += tasks->state[t] != TASK_FREE &&
                task_queue((enum body)tasks->body[t], (enum task_class)tasks->class[t]) == q;
    assert_int_equal(open, rows);
}

/* Thousands of random moves, against what they must leave. */
static void test_random_moves(void **state)
{
    (void)state;
    enum { MOST = 300 };
    struct tasks tasks;
    struct fault fault = {0};
    struct flow_book flows;
    begin(&tasks, 4);
    assert_int_equal(flow_book_init(&flows, 1, &fault), 0);
    tasks.flows = &flows;
    uint32_t open[MOST];
    int n = 0, filed = 0, closed = 0;
    uint64_t x = 2385;
    for (int i = 0; i < 20000; i++) {
        x = random_mix(x);
        if (n < MOST && (n == 0 || x % 5 < 2)) {
            struct task_form f = form(x % 1000, (enum body)(x >> 20 & 1),
                                      (enum task_class)((x >> 24) % N_CLASSES),
                                      (int64_t)(x >> 40 & 15));
            open[n++] = task_file(&tasks, &f, &fault);
            filed++;
            continue;
        }
        int k = (int)((x >> 32) % (uint64_t)n);
        uint32_t task = open[k];
        if (tasks.state[task] == TASK_WAITING && x % 5 == 2)
            task_take(&tasks, task);
        else if (tasks.state[task] == TASK_WAITING && x % 5 == 3)
            task_hand_over(&tasks, task, (enum body)(1 - tasks.body[task]));
        else if (tasks.state[task] == TASK_UNDER_WAY && x % 5 == 2)
            task_send_away(&tasks, task);
        else if (tasks.state[task] != TASK_WAITING && x % 5 == 3)
            task_put_back(&tasks, task,
                          tasks.state[task] == TASK_AWAY ? MOVE_REFERRED : MOVE_GIVEN_BACK);
        else if (tasks.state[task] != TASK_AWAY) {
            task_close(&tasks, task, CAUSE_DONE);
            open[k] = open[--n];
            closed++;
        }
    }
    assert_true(closed > 3000);
    assert_int_equal(tasks_recount(&tasks), n);
    assert_int_equal(filed - closed, n);
    assert_int_equal(tasks_recount_waiting(&tasks), tasks_waiting(&tasks));
    assert_true(tasks.table.n <= MOST); /* rows are used again */
    for (int q = 0; q < N_BODIES * N_CLASSES; q++) {
        int64_t backlog = 0;
        for (uint32_t t = tasks.first[q]; t != NOBODY; t = tasks.next[t])
            backlog += tasks.work[t];
        assert_int_equal(backlog, tasks.backlog[q]);
        flows_agree(&tasks, &flows, q);
    }
    tasks_free(&tasks);
    flow_book_free(&flows);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_order),
        cmocka_unit_test(test_standing),
        cmocka_unit_test(test_paper),
        cmocka_unit_test(test_random_moves),
    };
    return cmocka_run_group_tests_name("task", tests, NULL, NULL);
}
