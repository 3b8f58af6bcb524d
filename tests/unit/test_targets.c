/* test_targets - the table of what was observed: what is read, kept, placed, refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "models/targets.h"

static struct faults faults;

static int read_table(const char *text, struct targets *targets)
{
    faults = (struct faults){0};
    return targets_read(targets, text, "t.csv", &faults);
}

static day day_at(int year, int month, int nth)
{
    return day_of_date((struct date){year, month, nth});
}

static void test_values(void **state)
{
    struct targets targets;
    const struct target *row;
    (void)state;
    assert_int_equal(read_table("指标,地点,起,止,观测值,误差,来源,用途,备注\r\n"
                                "turnover,,2009,2010-06,0.18,0.03,\"S004, 表3\",拟合,x\r\n"
                                "service_failure,南街道,2009-03-02,,0.31,3 %,,检验,\r\n"
                                ",,,,,,,,\r\n"
                                "service_failure,,,,0.30,0.02,,,\r\n",
                                &targets),
                     0);
    assert_int_equal(targets.n, 3);
    assert_int_equal(targets.n_skipped, 1);
    row = &targets.rows[0];
    assert_string_equal(row->name, "service_failure");
    assert_string_equal(row->where, "");
    assert_true(row->fit && row->from == TARGET_FIRST && row->to == TARGET_LAST);
    assert_true(row->value > 0.2999 && row->value < 0.3001 && row->line == 5);
    row = &targets.rows[1];
    assert_string_equal(row->where, "南街道");
    assert_true(!row->fit && row->from == day_at(2009, 3, 2) && row->to == TARGET_LAST);
    assert_true(row->error > 0.0299 && row->error < 0.0301);
    row = &targets.rows[2];
    assert_string_equal(row->metric->name, "turnover");
    assert_string_equal(row->source, "S004, 表3");
    assert_true(row->from == day_at(2009, 1, 1) && row->to == day_at(2010, 6, 30));
    assert_true(row->value > 0.1799 && row->value < 0.1801);
    targets_free(&targets);
    targets_free(&targets);
}

static void test_order_does_not_matter_and_text_reads_back(void **state)
{
    struct targets one, two;
    struct fault fault = {0};
    char *first, *second;
    (void)state;
    assert_int_equal(read_table("metric,value,error,where,from\nturnover,0.18,0.03,b,2010\n"
                                "turnover,0.2,0.03,b,2009\nturnover,0.3,0.03,a,\n", &one), 0);
    assert_int_equal(read_table("误差,metric,FROM,where,value\n0.03,turnover,,a,0.3\n"
                                "0.03,turnover,2009,b,0.2\n0.03,turnover,2010,b,0.18\n", &two), 0);
    assert_int_equal(targets_write(&one, &first, &fault), 0);
    assert_int_equal(targets_write(&two, &second, &fault), 0);
    assert_string_equal(first, second);
    assert_string_equal(first, "metric,where,from,value,error\nturnover,a,,0.3,0.03\n"
                               "turnover,b,2009,0.2,0.03\nturnover,b,2010,0.18,0.03\n");
    targets_free(&two);
    assert_int_equal(read_table(first, &two), 0);
    assert_int_equal(two.n, 3);
    free(first);
    free(second);
    targets_free(&one);
    targets_free(&two);
}

static void refused(const char *text, int line, int column, const char *words)
{
    struct targets targets;
    assert_int_equal(read_table(text, &targets), FAULT_INPUT);
    assert_int_equal(targets.n, 0);
    assert_int_equal(faults.n, 1);
    if (!strstr(faults.fault[0].en, words) || faults.fault[0].line != line ||
        faults.fault[0].column != column)
        fail_msg("%d:%d: %s", faults.fault[0].line, faults.fault[0].column, faults.fault[0].en);
    assert_string_equal(faults.fault[0].where, "t.csv");
    assert_true(faults.fault[0].zh[0] != '\0');
}

static void test_refusals(void **state)
{
    (void)state;
    refused("", 1, 1, "empty");
    refused("metric,value,error\n", 1, 1, "no targets");
    refused("value,error\n1,1\n", 1, 1, "no column `metric`");
    refused("metric;value;error\nturnover;1;1\n", 1, 1, "separated by commas");
    refused("metric,value,error\nturnovr,0.1,0.1\n", 2, 1, "do you mean turnover?");
    refused("metric,value,error\nxyzzyxyzzy,0.1,0.1\n", 2, 1, "no metric 'xyzzyxyzzy'");
    refused("metric,value,error\n,0.1,0.1\n", 2, 1, "no metric");
    refused("metric,value,error\nturnover,,0.1\n", 2, 1, "no value");
    refused("metric,value,error\nturnover,0.1,\n", 2, 1, "no error");
    refused("metric,value\nturnover,0.1\n", 2, 1, "no error");
    refused("metric,value,error\nturnover,many,0.1\n", 2, 10, "not a number");
    refused("metric,value,error\nturnover,0.1,0\n", 2, 14, "0");
    refused("metric,value,error\nturnover,0.1,-1\n", 2, 14, "-1");
    refused("metric,value,error\nturnover,nan,1\n", 2, 10, "not a number");
    refused("metric,value,error\nturnover,1e99,1\n", 2, 10, "1e99");
    refused("metric,from,value,error\nturnover,2009-02-30,0.1,0.1\n", 2, 10, "is no date");
    refused("metric,from,value,error\nturnover,2009/2/3,0.1,0.1\n", 2, 10, "is no date");
    refused("metric,to,value,error\nturnover,Mar-09,0.1,0.1\n", 2, 10, "is no date");
    refused("metric,from,to,value,error\nturnover,2010,2009,0.1,0.1\n", 2, 1, "before it begins");
    refused("metric,value,error,use\nturnover,0.1,0.1,fitt\n", 2, 18, "'fitt' is no use");
    refused("metric,value,error,use\nturnover,0.1,0.1,a|b\n", 2, 18, "is no use");
    refused("metric,value,error\nturnover,0.1,0.1\nturnover,0.2,0.1\n", 3, 1, "stand in line 2");
    refused("metric,value,error,where\nturnover,0.1,0.1,13812345678\n", 2, 18, "phone number");
    refused("metric,value,error\nturnover,0.1\n", 2, 1, "2 cells in this row");
    refused("metric,value,值,error\nturnover,0.1,1,1\n", 1, 14, "two columns are value");
}

/* A metric in days has no percent; the column is named. */
static void test_percent_is_of_shares(void **state)
{
    struct targets targets;
    (void)state;
    refused("metric,value,error\nneed_wait,18 %,1\n", 2, 1, "value: ");
    refused("metric,value,error\nneed_wait,18,1 %\n", 2, 1, "error: ");
    assert_int_equal(read_table("metric,value,error\nneed_wait,18,1\n", &targets), 0);
    targets_free(&targets);
}

/* ---- where and when ---- */

static struct layout_street streets[] = {{.code = "S1", .name = "东街道"},
                                         {.code = "S2", .name = "西街道"}};
static struct layout_place places[] = {
    {.code = "A1", .name = "和平"}, {.code = "A2", .name = "翠园"}, {.code = "B1", .name = "和平"}};
static const struct layout layout = {
    .places = places, .streets = streets, .n_places = 3, .n_streets = 2};

static int put(const char *text, struct targets *targets)
{
    assert_int_equal(read_table(text, targets), 0);
    return targets_place(targets, &layout, day_at(2009, 1, 1), day_at(2013, 12, 31), "t.csv",
                         &faults);
}

static void test_places(void **state)
{
    struct targets targets;
    (void)state;
    assert_int_equal(put("metric,value,error,where,from\nturnover,1,1,,\nturnover,1,1,A2,\n"
                         "turnover,1,1,B1,\nturnover,1,1,西街道,2010\n", &targets), 0);
    assert_int_equal(targets.rows[0].at, TARGET_CITY);
    assert_true(targets.rows[0].from == day_at(2009, 1, 1));
    assert_true(targets.rows[0].to == day_at(2013, 12, 31));
    assert_true(targets.rows[1].at == TARGET_COMMUNITY && targets.rows[1].place == 1);
    assert_true(targets.rows[2].at == TARGET_COMMUNITY && targets.rows[2].place == 2);
    assert_true(targets.rows[3].at == TARGET_STREET && targets.rows[3].place == 1);
    assert_true(targets.rows[3].from == day_at(2010, 1, 1));
    targets_free(&targets);
}

static void misplaced(const char *text, int line, const char *words)
{
    struct targets targets;
    assert_int_equal(put(text, &targets), FAULT_INPUT);
    assert_int_equal(faults.n, 1);
    if (!strstr(faults.fault[0].en, words) || faults.fault[0].line != line)
        fail_msg("%d: %s", faults.fault[0].line, faults.fault[0].en);
    targets_free(&targets);
}

static void test_misplaced(void **state)
{
    (void)state;
    misplaced("metric,value,error,where\nturnover,1,1,和平\n", 2, "2 streets or communities");
    misplaced("metric,value,error,where\nturnover,1,1,S3\n", 2, "do you mean S1?");
    misplaced("metric,value,error,where\nturnover,1,1,unheard of\n", 2, "empty is the city");
    misplaced("metric,value,error,where\nturnover,1,1,A2\nturnover,1,1,翠园\n", 3, "as line 2");
    misplaced("metric,value,error,from\nturnover,1,1,\nturnover,1,1,2009\n", 3, "as line 2");
    misplaced("metric,value,error,from\nturnover,1,1,2008\n", 2, "2009-01-01 .. 2013-12-31");
    misplaced("metric,value,error,to\nturnover,1,1,2014\n", 2, "not within");
}

/* The table that is shipped: the rows of docs/validation.md that are one metric within two
 * bounds. */
static void test_shipped(void **state)
{
    struct targets targets;
    static char text[10000];
    FILE *file = fopen("calibrations/hefei-targets.csv", "rb");
    (void)state;
    assert_non_null(file);
    text[fread(text, 1, sizeof text - 1, file)] = 0;
    fclose(file);
    assert_int_equal(put(text, &targets), 0);
    assert_int_equal(targets.n, 13);
    assert_int_equal(targets.n_skipped, 0);
    int fitted = 0;
    for (int i = 0; i < targets.n; i++) {
        fitted += targets.rows[i].fit;
        assert_true(targets.rows[i].at == TARGET_CITY);
        assert_true(*targets.rows[i].source && targets.rows[i].error < targets.rows[i].value);
    }
    assert_int_equal(fitted, 3); /* the others are kept aside */
    targets_free(&targets);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_values),
        cmocka_unit_test(test_order_does_not_matter_and_text_reads_back),
        cmocka_unit_test(test_refusals),
        cmocka_unit_test(test_percent_is_of_shares),
        cmocka_unit_test(test_places),
        cmocka_unit_test(test_misplaced),
        cmocka_unit_test(test_shipped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
