/* test_books.c - every line has its row; a residual is told with its ledger, place and day. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tests/promises/stage.h"

static void begin(struct stage *f)
{
    *f = (struct stage){.scenario = small_city(2385)};
    stage_begin(f);
    stage_until(f, on(2010, 3, 17));
}

static void test_rows(void **state)
{
    (void)state;
    for (int line = 0; line < N_BOOK_LINES; line++) {
        assert_non_null(books_lines[line].name);
        assert_true(books_lines[line].scale > 0);
        assert_true(books_lines[line].label.zh[0] && books_lines[line].label.en[0]);
        for (int other = 0; other < line; other++)
            assert_true(strcmp(books_lines[line].ledger, books_lines[other].ledger) ||
                        strcmp(books_lines[line].name, books_lines[other].name));
    }
    assert_string_equal(books_lines[LINE_WORK_RESIDUAL].name, "residual");
    assert_string_equal(books_lines[LINE_TASKS_RESIDUAL].name, "tasks_residual");
    assert_string_equal(books_lines[LINE_MONEY_BALANCE + MONEY_TRANSIT].name, "in_transit");
    assert_string_equal(books_lines[LINE_TRUST_RESIDUAL].ledger, "trust");
}

static void told(struct stage *f, uint32_t place, const char *what)
{
    struct fault fault = {0};
    assert_int_equal(books_close(&f->world, place, true, &fault), FAULT_BOOKS);
    assert_non_null(strstr(fault.en, what));
    assert_non_null(strstr(fault.en, "2010-03-16"));
    assert_non_null(strstr(fault.zh, what));
    if (place < f->world.n_communities)
        assert_non_null(strstr(fault.en, f->world.layout->places[place].code));
    fault = (struct fault){0};
}

static void test_told(void **state)
{
    (void)state;
    struct stage f;
    struct fault fault = {0};
    begin(&f);
    struct community *c = &f.world.communities[2];
    for (uint32_t p = 0; p < f.world.n_places; p++)
        assert_int_equal(books_close(&f.world, p, true, &fault), 0);
    int64_t *const off_by_one[] = {&c->staff.clocked[0], &c->staff.balance[HOURS_FIRST + 2],
                                   &c->tasks.balance[ACCOUNT_OPEN], &c->tasks.flow[CAUSE_DONE],
                                   &c->tasks.balance[ACCOUNT_DONE], &c->money.balance[MONEY_PURSE],
                                   &c->money.flow[PAY_WAGES], &c->trust.balance[3],
                                   &c->trust.flow[11]};
    static const char *const named[] = {"work/residual", "work/residual", "work/tasks_residual",
                                        "work/tasks_residual", "work/tasks_created",
                                        "money/residual", "money/residual", "trust/residual",
                                        "trust/residual"};
    for (size_t i = 0; i < sizeof named / sizeof named[0]; i++) {
        ++*off_by_one[i];
        told(&f, 2, named[i]);
        assert_int_equal(books_close(&f.world, 1, true, &fault), 0);
        --*off_by_one[i];
    }
    c->trust.level[TRUST_COMMITTEE][17]++;
    told(&f, 2, "trust/residual");
    assert_int_equal(books_close(&f.world, 2, false, &fault), 0); /* not asked to look so deep */
    c->trust.level[TRUST_COMMITTEE][17]--;
    f.world.streets[1].clocked[0]++;
    told(&f, f.world.n_communities + 1, "work/residual");
    f.world.streets[1].clocked[0]--;
    f.world.city.money.balance[MONEY_PURSE]++;
    told(&f, f.world.n_places - 1, "money/residual");
    f.world.city.money.balance[MONEY_PURSE]--;
    stage_end(&f);
}

/* A row without an order, a place at the desk or a letter is a complaint that was lost. */
static void test_lost(void **state)
{
    (void)state;
    struct stage f;
    struct fault fault = {0};
    begin(&f);
    struct community *c = &f.world.communities[2];
    assert_int_not_equal(complaint_open(&c->complaints, 7, 7, 0, HOUR, c->lp->now, &fault), NOBODY);
    assert_int_equal(window_run(&f.world.window, on(2010, 3, 18), 1, &fault), FAULT_BOOKS);
    assert_non_null(strstr(fault.en, "complaints/under_way"));
    assert_non_null(strstr(fault.en, "residual 1 "));
    stage_end(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows),
        cmocka_unit_test(test_told),
        cmocka_unit_test(test_lost),
    };
    return cmocka_run_group_tests_name("books", tests, NULL, NULL);
}
