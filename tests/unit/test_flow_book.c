/* test_flow_book.c - a task's time in its parts, however nights cut it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "models/flow_book.h"
#include "sim/random.h"

enum { NEED = 2, ADMIN = 0, POST = 3 };

static void begin(struct flow_book *book)
{
    struct fault fault = {0};
    assert_int_equal(flow_book_init(book, POST + 1, &fault), 0);
}

static void take_up(struct flow_book *book, int work, bool on_paper, int64_t ordinary,
                    const int64_t part[N_PARTS])
{
    int64_t takes = 0;
    for (int p = 0; p < N_PARTS; p++)
        takes += flow_book_parts(book, POST)[p] = part[p];
    flow_book_begin(book, POST, work, on_paper, ordinary, takes);
}

static int64_t part_of(const struct flow_book *book, int work, enum flow_part part)
{
    return flow_book_sum(book, work, FLOW_PARTS + (int)part);
}

static int64_t hand_of(const struct flow_book *book, int work, enum flow_hand hand)
{
    return flow_book_sum(book, work, FLOW_HANDS + (int)hand);
}

static void test_lines(void **state)
{
    (void)state;
    for (int line = 0; line < N_FLOW_LINES; line++) {
        assert_non_null(flow_book_lines[line].name);
        assert_true(flow_book_lines[line].scale > 0);
        assert_int_equal(flow_book_lines[line].stock, line >= FLOW_STOCKS);
        assert_true(flow_book_lines[line].label.zh[0] && flow_book_lines[line].label.en[0]);
        for (int other = 0; other < line; other++)
            assert_string_not_equal(flow_book_lines[line].name, flow_book_lines[other].name);
    }
    for (int work = 0; work < N_WORKS; work++)
        assert_true(flow_book_works[work][0] && flow_book_work_labels[work].zh[0]);
    assert_string_equal(flow_book_lines[FLOW_TASKS + MOVE_ON_PAPER].name, "tasks_on_paper");
    assert_string_equal(flow_book_works[WORK_GATE], "gate_admin");
}

/* Thousands of tasks with parts of either sign, in spells of any length: each spell adds up to
 * itself, and a finished task leaves exactly its parts. */
static void test_spells(void **state)
{
    (void)state;
    struct flow_book book;
    int64_t wanted[N_PARTS] = {0}, before[N_PARTS], ordinary = 0;
    uint64_t x = 2385;
    begin(&book);
    for (int nth = 0; nth < 3000; nth++) {
        int64_t part[N_PARTS], takes = 0, worked = 0;
        for (int p = 0; p < N_PARTS; p++) {
            x = random_mix(x);
            part[p] = (int64_t)(x >> (x % 3 ? 28 : 40)) * (x & 1 ? -1 : 1);
            takes += part[p];
        }
        part[PART_ORDINARY] += takes < 1 ? 1 - takes : 0; /* it takes some time at least */
        takes = takes < 1 ? 1 : takes;
        for (int p = 0; p < N_PARTS; p++) {
            wanted[p] += part[p];
            before[p] = part_of(&book, NEED, (enum flow_part)p);
        }
        ordinary += part[PART_ORDINARY];
        take_up(&book, NEED, false, part[PART_ORDINARY], part);
        while (worked < takes) {
            int64_t sum = 0;
            x = random_mix(x);
            const int64_t left = takes - worked;
            const int64_t spell = x % 4 ? 1 + (int64_t)(x % (uint64_t)left) : left;
            flow_book_work(&book, POST, spell);
            worked += spell;
            for (int p = 0; p < N_PARTS; p++)
                sum += part_of(&book, NEED, (enum flow_part)p) - before[p];
            assert_int_equal(sum, worked);
            assert_int_equal(flow_book_in_hand(&book, POST),
                             ordinary - part_of(&book, NEED, PART_ORDINARY));
        }
        flow_book_finish(&book, POST);
        for (int p = 0; p < N_PARTS; p++)
            assert_int_equal(part_of(&book, NEED, (enum flow_part)p), wanted[p]);
        assert_int_equal(flow_book_in_hand(&book, POST), 0);
    }
    assert_int_equal(hand_of(&book, NEED, HAND_TAKEN_UP), ordinary);
    assert_int_equal(hand_of(&book, NEED, HAND_WRITTEN_OFF), 0);
    flow_book_free(&book);
    flow_book_free(&book);
}

/* In truth what is worked counts at once; on paper all is still to be done until it is closed. */
static void test_put_down(void **state)
{
    (void)state;
    const int64_t truly[N_PARTS] = {[PART_ORDINARY] = 3000, [PART_SKILL] = 2385};
    const int64_t feigned[N_PARTS] = {[PART_PAPER] = 900, [PART_ENTRY] = 101};
    struct flow_book book;
    begin(&book);
    take_up(&book, ADMIN, false, 3000, truly);
    flow_book_work(&book, POST, 1795); /* a third */
    assert_int_equal(flow_book_in_hand(&book, POST), 2000);
    expect_assert_failure(flow_book_finish(&book, POST));
    expect_assert_failure(flow_book_work(&book, POST, 3591)); /* longer than it takes */
    flow_book_put_down(&book, POST, 2001);
    assert_int_equal(hand_of(&book, ADMIN, HAND_PUT_DOWN), 2001);
    assert_int_equal(hand_of(&book, ADMIN, HAND_LOST), -1);

    take_up(&book, ADMIN, true, 3000, feigned);
    expect_assert_failure(take_up(&book, ADMIN, true, 3000, feigned));
    flow_book_work(&book, POST, 1000);
    assert_int_equal(flow_book_in_hand(&book, POST), 3000);
    flow_book_put_down(&book, POST, 3000);
    assert_int_equal(hand_of(&book, ADMIN, HAND_LOST), -1);
    take_up(&book, ADMIN, true, 3000, feigned);
    flow_book_work(&book, POST, 1001);
    flow_book_finish(&book, POST);
    assert_int_equal(hand_of(&book, ADMIN, HAND_WRITTEN_OFF), 3000);
    assert_int_equal(part_of(&book, ADMIN, PART_PAPER), 899 + 900);
    assert_int_equal(hand_of(&book, ADMIN, HAND_TAKEN_UP), 9000);
    expect_assert_failure(flow_book_begin(&book, POST + 1, ADMIN, true, 1, 1)); /* no room */
    struct fault fault = {0};
    assert_int_equal(flow_book_reserve(&book, POST + 9, &fault), 0);
    assert_int_equal(hand_of(&book, ADMIN, HAND_WRITTEN_OFF), 3000);
    flow_book_begin(&book, POST + 8, ADMIN, true, 1, 1);
    flow_book_free(&book);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lines),
        cmocka_unit_test(test_spells),
        cmocka_unit_test(test_put_down),
    };
    return cmocka_run_group_tests_name("flow_book", tests, NULL, NULL);
}
