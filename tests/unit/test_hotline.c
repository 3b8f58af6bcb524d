/* test_hotline.c - first come first served, no more than there are hands; who ranks where. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "models/agents/hotline.h"

static void test_queue(void **state)
{
    struct hotline hotline;
    struct fault fault = {0};
    uint32_t done = 0;
    (void)state;
    assert_int_equal(hotline_init(&hotline, 3, &fault), 0);
    for (uint32_t i = 0; i < 401; i++) /* more than there was room for */
        hotline_take(&hotline, i % 3, i, 7000 + i, 0, &fault);
    assert_int_equal(fault.code, 0);
    for (int day = 0; day < 40; day++) { /* 2.7 a day */
        uint32_t n = hotline_hands(&hotline, 2700000);
        assert_in_range(n, 2, 3);
        for (uint32_t c = 0; c < n; c++) {
            assert_int_equal(hotline.row[c], done + c);
            assert_int_equal(hotline.identity[c], 7000 + done + c);
            assert_int_equal(hotline.place[c], (done + c) % 3);
        }
        hotline_done(&hotline, n);
        done += n;
    }
    assert_int_equal(done, 108); /* 40 x 2.7 */
    assert_int_equal(hotline.calls.n, 401 - 108);
    assert_int_equal(hotline.handled[0], 108);
    assert_int_equal(hotline_hands(&hotline, 5000000000), 293); /* all that wait */
    expect_assert_failure(hotline_done(&hotline, 294));
    hotline_free(&hotline);
    hotline_free(&hotline);
}

static void count(struct hotline *hotline, uint32_t place, int closed, int solved, int satisfied)
{
    for (int i = 0; i < closed; i++)
        hotline_count(hotline, place, i < solved, i < satisfied);
}

static void test_ranking(void **state)
{
    struct hotline hotline;
    struct fault fault = {0};
    const bool ranked[] = {true, true, true, false, true};
    (void)state;
    assert_int_equal(hotline_init(&hotline, 5, &fault), 0);
    count(&hotline, 0, 10, 9, 7);  /* unmet 0.2 */
    count(&hotline, 1, 20, 12, 8); /* 0.5 */
    count(&hotline, 2, 5, 5, 3);   /* 0.2 too */
    count(&hotline, 3, 4, 0, 0);   /* not ranked */
    assert_int_equal(hotline_badness(&hotline, 1, ranked), (500000 + 1000000) / 2);
    assert_int_equal(hotline_badness(&hotline, 0, ranked), (200000 + 250000) / 2);
    assert_int_equal(hotline_badness(&hotline, 0, ranked), hotline_badness(&hotline, 2, ranked));
    assert_int_equal(hotline_badness(&hotline, 4, ranked), -1); /* nothing closed */
    hotline_month(&hotline);
    assert_int_equal(hotline_badness(&hotline, 1, ranked), -1);
    count(&hotline, 1, 3, 3, 3); /* alone, and all is well */
    assert_int_equal(hotline_badness(&hotline, 1, ranked), 0);
    hotline_free(&hotline);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_queue),
        cmocka_unit_test(test_ranking),
    };
    return cmocka_run_group_tests_name("hotline", tests, NULL, NULL);
}
