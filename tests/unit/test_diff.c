/* test_diff.c - equal results, and where unequal ones first part. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "cli/verb.h"
#include "tests/support/said.h"
#include "tests/support/sample_result.h"

static char a[1200], b[1200], text[20000];

/* A change of replicate 2 before it is stored. */
typedef void changes(struct record *record);

static void write_sample(const char *path, const struct store_head *head, changes *change)
{
    struct fault fault = {0};
    struct store *store;
    assert_int_equal(store_create(&store, path, true, head, &fault), 0);
    for (uint32_t i = 1; i <= head->n_replicates; i++) {
        struct record record;
        assert_int_equal(sample_record(&record, head->shape, i), 0);
        if (i == 2 && change)
            change(&record);
        assert_int_equal(store_put(store, &record, &fault), 0);
        record_free(&record);
    }
    assert_int_equal(store_publish(store, "d1", "d2", "d3", &fault), 0);
    store_free(store);
}

static int files_name(void **state)
{
    (void)state;
    const char *scratch = getenv("SCRATCH");
    struct store_head head = sample_head(3);
    snprintf(a, sizeof a, "%s/diff_a.%ld.h5", scratch ? scratch : "/tmp", (long)getpid());
    snprintf(b, sizeof b, "%s/diff_b.%ld.h5", scratch ? scratch : "/tmp", (long)getpid());
    write_sample(a, &head, NULL);
    return 0;
}

static int files_remove(void **state)
{
    (void)state;
    unlink(b);
    return unlink(a);
}

static int diff(const char *one, const char *other, const char *option)
{
    struct ui ui = {.lang = LANG_EN, .quiet = true};
    return said(verb_diff, &ui,
                (char *[]){"diff", (char *)one, (char *)other, (char *)option, NULL}, text,
                sizeof text);
}

static void the_same_is_the_same(void **state)
{
    (void)state;
    struct store_head head = sample_head(3);
    write_sample(b, &head, NULL);
    assert_int_equal(diff(a, b, NULL), EXIT_OK);
    assert_string_equal(text, "the same: digest d1\n");
    assert_int_equal(diff(a, a, "--first"), EXIT_OK);
}

static void other_inputs_alone_are_told(void **state)
{
    (void)state;
    struct store_head head = sample_head(3);
    struct store_parameter other[3];
    memcpy(other, sample_parameters, sizeof other);
    other[0].value = 0.91;
    other[0].text = "0.91";
    head.parameters = other;
    head.n_orders = 1;
    write_sample(b, &head, NULL);
    assert_int_equal(diff(a, b, NULL), EXIT_OK);
    assert_non_null(strstr(text, "another input: rows/work.need_rate 0.83 | 0.91\n"));
    assert_non_null(strstr(text, "another input: orders/reform"));
    assert_null(strstr(text, "work.patience"));
    assert_non_null(strstr(text, "the same: digest d1\n"));
}

/* need_wait of community 340103004 in February, and the trace there. */
static void wait_longer(struct record *record)
{
    record->numerator[record_at(record, 1, 1, 3)] += 1000003;
    record->numerator[record_at(record, 1, 2, 0)] += 1000003;
    record->trace[1 * SAMPLE_COMMUNITIES + 3] ^= 1;
    record->trace[2 * SAMPLE_COMMUNITIES + 0] ^= 1;
}

static void the_first_place_is_found(void **state)
{
    (void)state;
    struct store_head head = sample_head(3);
    write_sample(b, &head, wait_longer);
    assert_int_equal(diff(a, b, NULL), EXIT_NO);
    assert_non_null(strstr(text, "what happened first: 2009-02-01, replicate 2, /trace 340103004 "
                                 "清溪社区\n"));
    assert_non_null(strstr(text, "first figure: 2009-02-01, replicate 2, /communities/need_wait "
                                 "340103004 清溪社区: "));
    assert_non_null(strstr(text, "2 of 45 values differ"));  /* /communities/need_wait, /trace */
    assert_non_null(strstr(text, "2 of 9 values differ"));   /* /need_wait */
    assert_null(strstr(text, "trust_committee"));
    assert_non_null(strstr(text, "they differ: of 33 series 4\n"));
    size_t long_text = strlen(text);
    assert_int_equal(diff(a, b, "--first"), EXIT_NO);
    assert_non_null(strstr(text, "first figure: 2009-02-01, replicate 2"));
    assert_null(strstr(text, "values differ"));
    assert_true(strlen(text) < long_text);
}

/* A line of the city alone: no community shows it. */
static void pay_in_the_city(struct record *record)
{
    record->line[record_at(record, 1, 0, 7)] += 1;
}

static void the_books_count(void **state)
{
    (void)state;
    struct store_head head = sample_head(3);
    write_sample(b, &head, pay_in_the_city);
    assert_int_equal(diff(a, b, NULL), EXIT_NO);
    assert_null(strstr(text, "what happened first"));
    assert_non_null(strstr(text, "first figure: 2009-01-01, replicate 2, "
                                 "/ledger/money/wages_elsewhere 340100 合肥市: "));
}

static void other_shapes_are_a_difference(void **state)
{
    (void)state;
    struct store_head head = sample_head(2);
    write_sample(b, &head, NULL);
    assert_int_equal(diff(a, b, NULL), EXIT_NO);
    assert_non_null(strstr(text, "/replicate differs"));
    head = sample_head(3);
    head.shape.n_metrics = 2;
    write_sample(b, &head, NULL);
    assert_int_equal(diff(a, b, NULL), EXIT_NO);
    assert_non_null(strstr(text, "/communities/cost_per_resident"));
    assert_non_null(strstr(text, "only in"));
}

static void wrong_use_and_wrong_files(void **state)
{
    (void)state;
    struct ui ui = {.lang = LANG_EN, .quiet = true};
    assert_int_equal(diff(a, NULL, NULL), EXIT_USAGE);
    assert_int_equal(diff(a, b, "--frist"), EXIT_USAGE);
    assert_int_equal(said(verb_diff, &ui, (char *[]){"diff", a, a, a, NULL}, text, sizeof text),
                     EXIT_USAGE);
    assert_int_equal(diff(a, "/dev/null", NULL), EXIT_INPUT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_is_the_same),
        cmocka_unit_test(other_inputs_alone_are_told),
        cmocka_unit_test(the_first_place_is_found),
        cmocka_unit_test(the_books_count),
        cmocka_unit_test(other_shapes_are_a_difference),
        cmocka_unit_test(wrong_use_and_wrong_files),
    };
    return cmocka_run_group_tests(tests, files_name, files_remove);
}
