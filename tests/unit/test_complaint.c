/* test_complaint.c - who speaks up, what they learn, where they stand among the others. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "models/agents/complaint.h"

enum { PEOPLE = 20011 };

static void make(struct complaints *complaints, double mean)
{
    struct parameters given;
    struct fault fault = {0};
    const struct chance chance = chance_under(2385, 1);
    parameter_presets(&parameters_table, &given);
    given.voice.propensity = mean;
    given.voice.learning = 0.2;
    assert_int_equal(complaints_init(complaints, PEOPLE, &given, &chance, 99, &fault), 0);
}

/* The mean is the parameter's; the standard deviation of U^k with mean m is
 * m sqrt((1 - m)^2 / (1 - m^2)), and 4 standard errors fail falsely once in 16,000. */
static void test_first_voices(void **state)
{
    static const double means[] = {0, 0.07, 0.3, 0.5, 0.83, 1};
    (void)state;
    for (size_t i = 0; i < sizeof means / sizeof means[0]; i++) {
        struct complaints complaints;
        double sum = 0;
        make(&complaints, means[i]);
        for (uint32_t r = 0; r < PEOPLE; r++)
            sum += complaint_voice(&complaints, r);
        double error = means[i] * (1 - means[i]) / 141; /* above sd / sqrt(PEOPLE) */
        assert_true(sum / PEOPLE >= means[i] - 4 * error - 0.002);
        assert_true(sum / PEOPLE <= means[i] + 4 * error + 0.002);
        complaints_free(&complaints);
    }
}

static void test_learning(void **state)
{
    struct complaints complaints;
    struct fault fault = {0};
    (void)state;
    make(&complaints, 0.3);
    complaints.voice[7] = 100;
    for (int n = 0; n < 9; n++) {
        uint32_t row = complaint_open(&complaints, 7, 41, 0, 3600, 17, &fault);
        assert_int_equal(row, 0); /* the row is used again */
        complaint_close(&complaints, row, true);
        int heard = 100 + 26 * (n + 1); /* a tenth of 255, rounded */
        assert_int_equal(complaints.voice[7], heard > 255 ? 255 : heard);
    }
    for (int n = 0; n < 13; n++)
        complaint_close(&complaints, complaint_open(&complaints, 7, 41, 0, 3600, 17, &fault),
                        false);
    assert_int_equal(complaints.voice[7], 0);
    expect_assert_failure(complaint_close(&complaints, 0, true)); /* over already */
    complaints_free(&complaints);
}

static void test_rows(void **state)
{
    struct complaints complaints;
    struct fault fault = {0};
    uint32_t row[101];
    (void)state;
    make(&complaints, 0.3);
    for (uint32_t i = 0; i < 101; i++) {
        row[i] = complaint_open(&complaints, i, 1000 + i, 0, 10 * i, 5, &fault);
        assert_int_equal(row[i], i);
    }
    complaints.closed[row[0]] = 7;
    for (uint32_t i = 0; i < 101; i += 3)
        complaint_close(&complaints, row[i], false);
    assert_int_equal(complaints_open(&complaints), 101 - 34);
    for (uint32_t i = 0; i < 34; i++)
        assert_true(complaint_open(&complaints, 3, 7, 0, 1, 5, &fault) < 101);
    assert_int_equal(complaint_open(&complaints, 3, 7, 0, 1, 5, &fault), 101);
    for (uint32_t i = 0; i < 102; i++)
        assert_int_equal(complaints.closed[i], 0); /* a new one in an old row */
    assert_int_equal(complaints.identity[1], 1001);
    assert_int_equal(complaints.work[100], 1000);
    complaints_free(&complaints);
}

/* Ranks are midpoints: their mean over all residents is a half, whatever the voices. */
static void test_ranks(void **state)
{
    struct complaints complaints;
    double sum = 0;
    (void)state;
    make(&complaints, 0.3);
    for (uint32_t r = 0; r < PEOPLE; r++)
        complaints.voice[r] = r < 5002 ? 3 : r < 15008 ? 40 : 251;
    complaints_rank(&complaints);
    for (uint32_t r = 0; r < PEOPLE; r++)
        sum += complaint_rank(&complaints, r);
    assert_true(sum / PEOPLE > 0.5 - 2e-6 && sum / PEOPLE < 0.5 + 2e-6);
    assert_true(complaint_rank(&complaints, 0) > 0.12498 &&
                complaint_rank(&complaints, 0) < 0.12499); /* half of 5002 of 20011 */
    assert_true(complaint_rank(&complaints, 20000) > 0.87498 &&
                complaint_rank(&complaints, 20000) < 0.875);
    complaints_free(&complaints);
}

static void test_pressure(void **state)
{
    struct complaints complaints;
    int64_t last = 0;
    (void)state;
    make(&complaints, 0.3);
    for (int month = 0; month < 60; month++) {
        complaints_press(&complaints, 400000);
        assert_true(complaints.pressure[0] > last || month > 50);
        assert_true(complaints.pressure[0] <= 400000);
        last = complaints.pressure[0];
    }
    assert_true(last > 390000);
    complaints_press(&complaints, 0);
    assert_true(complaints.pressure[0] < last);
    complaints_free(&complaints);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_first_voices), cmocka_unit_test(test_learning),
        cmocka_unit_test(test_rows),         cmocka_unit_test(test_ranks),
        cmocka_unit_test(test_pressure),
    };
    return cmocka_run_group_tests_name("complaint", tests, NULL, NULL);
}
