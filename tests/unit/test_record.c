/* test_record.c - one block, its parts apart, and what the digests cover. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "tests/support/sample_result.h"

static void parts_lie_apart(void **state)
{
    (void)state;
    struct record record;
    struct fault fault = {0};
    struct record_shape shape = sample_head(1).shape;
    assert_int_equal(record_init(&record, shape, 7, &fault), 0);
    assert_int_equal(record.replicate, 7);
    int64_t *parts[] = {record.numerator, record.denominator, record.line, record.group_numerator,
                        record.group_denominator, record.trace, record.item, record.flow};
    size_t sizes[] = {3 * 3 * 8, 3 * 3 * 8, 4 * 3 * 8, 1 * 3 * 2, 1 * 3 * 2, 3 * 5, 2 * 3 * 3,
                      2 * 3 * 2};
    for (int p = 0; p < 8; p++)
        for (size_t i = 0; i < sizes[p]; i++) {
            assert_int_equal(parts[p][i], 0);
            parts[p][i] = 1000 * p + (int64_t)i;
        }
    for (int p = 0; p < 8; p++)
        for (size_t i = 0; i < sizes[p]; i++)
            assert_int_equal(parts[p][i], 1000 * p + (int64_t)i);
    assert_int_equal(record_at(&record, 2, 1, 7), 2 * 24 + 8 + 7);
    assert_int_equal(record_at_item(&record, 1, 2, 0), 9 + 6);
    assert_int_equal(record_at_flow(&record, 1, 2, 1), 6 + 4 + 1);
    record_free(&record);
    assert_null(record.memory);
    record_free(&record);
}

static void absurd_sizes_are_out_of_memory(void **state)
{
    (void)state;
    struct record record;
    struct fault fault = {0};
    struct record_shape shape = {.n_times = INT32_MAX, .n_metrics = INT32_MAX, .n_lines = 1,
                                 .n_places = UINT32_MAX, .n_communities = 5};
    assert_int_equal(record_init(&record, shape, 1, &fault), FAULT_MEMORY);
    assert_int_equal(fault.code, FAULT_MEMORY);
    record_free(&record);
    shape.n_communities = 6;
    shape.n_places = 5;
    expect_assert_failure(record_init(&record, shape, 1, &fault));
    expect_assert_failure(record_init(&record, sample_head(1).shape, 0, &fault));
}

static void digest_of(const struct record *record, int state_only, char text[DIGEST_TEXT])
{
    struct digest digest;
    struct fault fault = {0};
    assert_int_equal(digest_init(&digest, &fault), 0);
    if (state_only)
        record_state_digest(record, &digest);
    else
        record_digest(record, &digest);
    digest_text(&digest, text);
    digest_free(&digest);
}

static void each_integer_counts(void **state)
{
    (void)state;
    struct record record;
    char whole[DIGEST_TEXT], last[DIGEST_TEXT], text[DIGEST_TEXT];
    assert_int_equal(sample_record(&record, sample_head(1).shape, 1), 0);
    digest_of(&record, 0, whole);
    digest_of(&record, 1, last);
    int64_t *cells[] = {&record.numerator[71], &record.denominator[0], &record.line[95],
                        &record.group_numerator[5], &record.group_denominator[5],
                        &record.trace[9], &record.item[0], &record.item[17],
                        &record.flow[11], &record.trace[14]};
    for (int i = 0; i < 10; i++) {
        *cells[i] += 1;
        digest_of(&record, 0, text);
        assert_string_not_equal(text, whole);
        digest_of(&record, 1, text); /* the last trace alone */
        if (i == 9)
            assert_string_not_equal(text, last);
        else
            assert_string_equal(text, last);
        *cells[i] -= 1;
    }
    for (int i = 0; i < 2; i++) {
        record.state[i]++;
        digest_of(&record, 0, text);
        assert_string_not_equal(text, whole);
        digest_of(&record, 1, text);
        assert_string_not_equal(text, last);
        record.state[i]--;
    }
    record.shape.n_items = 1; /* a single one says nothing that the lines do not */
    digest_of(&record, 0, text);
    assert_string_not_equal(text, whole);
    snprintf(whole, sizeof whole, "%s", text);
    record.item[0]++;
    digest_of(&record, 0, text);
    assert_string_equal(text, whole);
    record.events++; /* not covered: events may be fused without changing what happened */
    digest_of(&record, 0, text);
    assert_string_equal(text, whole);
    record_free(&record);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parts_lie_apart),
        cmocka_unit_test(absurd_sizes_are_out_of_memory),
        cmocka_unit_test(each_integer_counts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
