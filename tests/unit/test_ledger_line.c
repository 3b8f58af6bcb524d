/* test_ledger_line.c - lines of the books come back as the integers they were posted in. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include <stdio.h>
#include <unistd.h>

#include "analysis/ledger.h"
#include "tests/support/sample_result.h"

enum { REPLICATES = 3 };
static char path[1100];
static struct result *result;

static int file_make(void **state)
{
    (void)state;
    const char *scratch = getenv("SCRATCH");
    struct store_head head = sample_head(REPLICATES);
    struct fault fault = {0};
    snprintf(path, sizeof path, "%s/ledger.%ld.h5", scratch ? scratch : "/tmp", (long)getpid());
    return sample_write(path, &head, &fault) || result_open_unasked(&result, path, &fault);
}

static int file_remove(void **state)
{
    (void)state;
    result_close(result);
    return unlink(path);
}

/* What was posted, all places together. */
static int64_t posted(int line, uint32_t replicate, int time)
{
    struct record record;
    int64_t sum = 0;
    assert_int_equal(sample_record(&record, sample_head(1).shape, replicate), 0);
    for (uint32_t p = 0; p < SAMPLE_PLACES; p++)
        sum += record.line[record_at(&record, line, time, p)];
    record_free(&record);
    return sum;
}

static void a_flow_is_summed(void **state)
{
    (void)state;
    struct ledger_line line;
    struct fault fault = {0};
    assert_int_equal(ledger_line_read(result, "/ledger/money/wages", &line, &fault), 0);
    assert_int_equal(line.n, REPLICATES);
    assert_int_equal(line.times, 3);
    assert_false(line.stock);
    for (uint32_t r = 1; r <= REPLICATES; r++) {
        for (int t = 0; t < 3; t++)
            assert_int_equal(line.units[(r - 1) * 3 + (uint32_t)t], posted(1, r, t));
        assert_int_equal(ledger_line_moved(&line, r - 1, 1, 3), posted(1, r, 1) + posted(1, r, 2));
        assert_int_equal(ledger_line_moved(&line, r - 1, 2, 2), 0);
        assert_int_equal(ledger_line_moved(&line, r - 1, 3, 1), 0);
    }
    ledger_line_free(&line);
    assert_null(line.units);
}

static void a_stock_changes(void **state)
{
    (void)state;
    struct ledger_line line;
    struct fault fault = {0};
    assert_int_equal(ledger_line_read(result, "/ledger/trust/closing", &line, &fault), 0);
    assert_true(line.stock);
    assert_int_equal(ledger_line_moved(&line, 1, 1, 3), posted(3, 2, 2) - posted(3, 2, 0));
    assert_int_equal(ledger_line_moved(&line, 1, 0, 2), posted(3, 2, 1));
    ledger_line_free(&line);
}

static void what_is_no_line_is_refused(void **state)
{
    (void)state;
    static const char *const none[] = {"/need_wait", "/ledger/money/nothing", "/trace", "/time",
                                       "/communities/need_wait", "/ledger"};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        struct ledger_line line;
        struct fault fault = {0};
        if (ledger_line_read(result, none[i], &line, &fault) != FAULT_INPUT)
            fail_msg("%s is a line", none[i]);
        assert_string_equal(fault.where, path);
        assert_null(line.units);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_flow_is_summed),
        cmocka_unit_test(a_stock_changes),
        cmocka_unit_test(what_is_no_line_is_refused),
    };
    return cmocka_run_group_tests_name("ledger line", tests, file_make, file_remove);
}
