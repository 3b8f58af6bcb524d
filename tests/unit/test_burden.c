/* test_burden.c - hours, money and trust that moved add up to the ledgers' own lines, exactly. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <unistd.h>

#include "analysis/ledger.h"
#include "cli/burden.h"
#include "tests/support/written_result.h"

enum { REPLICATES = 3, PERIODS = 6 };
static char base[1100], variant[1100];
static struct result *results[2];

/* The variant has another city from the start, and two reforms from its second month on. */
static void write_both(void)
{
    struct scenario scenario = small_city(2385), other = small_city(2385);
    struct scenario_order orders[2];
    int n = 0;
    for (int r = 0; r < reform_count; r++)
        if (!strcmp(reform_catalogue[r]->name, "separation") ||
            !strcmp(reform_catalogue[r]->name, "building_groups"))
            orders[n++] = order_of(reform_catalogue[r], given_presets(reform_catalogue[r]),
                                   on(2010, 4, 1), INT32_MAX);
    assert_int_equal(n, 2);
    other.orders = orders;
    other.n_orders = n;
    other.parameters.work.need_rate *= 1.5;
    written_result(base, &scenario, REPLICATES);
    written_result(variant, &other, REPLICATES);
    free(orders[0].given);
    free(orders[1].given);
}

static void open_both(void)
{
    struct fault fault = {0};
    assert_int_equal(result_open_unasked(&results[0], base, &fault), 0);
    assert_int_equal(result_open_unasked(&results[1], variant, &fault), 0);
}

static int files_make(void **state)
{
    (void)state;
    const char *scratch = getenv("SCRATCH");
    snprintf(base, sizeof base, "%s/burden.%ld.a.h5", scratch ? scratch : "/tmp", (long)getpid());
    snprintf(variant, sizeof variant, "%s/burden.%ld.b.h5", scratch ? scratch : "/tmp",
             (long)getpid());
    write_both();
    open_both();
    return 0;
}

static int files_remove(void **state)
{
    (void)state;
    result_close(results[0]);
    result_close(results[1]);
    return unlink(base) || unlink(variant);
}

/* A line's difference over [first, PERIODS), summed over replicates, in its units. */
static int64_t line_moved(const char *path, size_t first)
{
    struct ledger_line line[2];
    struct fault fault = {0};
    int64_t sum = 0;
    for (int s = 0; s < 2; s++)
        if (ledger_line_read(results[s], path, &line[s], &fault))
            fail_msg("%s", fault.en);
    for (size_t r = 0; r < REPLICATES; r++)
        sum += ledger_line_moved(&line[1], r, first, PERIODS) -
               ledger_line_moved(&line[0], r, first, PERIODS);
    ledger_line_free(&line[0]);
    ledger_line_free(&line[1]);
    return sum;
}

/* A mean over replicates in people's units as the integer it was made of. */
static int64_t integer(double value, double scale)
{
    const double units = value * REPLICATES / scale;
    if (fabs(units - round(units)) > 0.25)
        fail_msg("%.17g is no whole number of units", units);
    return (int64_t)llround(units);
}

/* All rows and columns add up among themselves. */
static void adds_up(const struct burden_table *table, double scale)
{
    int64_t all = 0;
    for (int c = 0; c < table->n_columns; c++) {
        int64_t column = 0;
        for (int r = 0; r < table->n_rows; r++)
            column += integer(table->value[r][c], scale);
        assert_int_equal(integer(table->sum[c], scale), column);
        all += column;
    }
    assert_int_equal(integer(table->sum[table->n_columns], scale), all);
    for (int r = 0; r < table->n_rows; r++) {
        int64_t row = 0;
        for (int c = 0; c < table->n_columns; c++)
            row += integer(table->value[r][c], scale);
        assert_int_equal(integer(table->total[r], scale), row);
    }
}

static void columns_are_the_ledgers(void **state)
{
    (void)state;
    for (size_t first = 0; first < PERIODS; first += 2) {
        struct burden_table tables[N_BURDENS];
        struct fault fault = {0};
        if (burden_read(results[0], results[1], first, PERIODS, tables, &fault))
            fail_msg("from %zu: %s", first, fault.en);
        const double hour = books_lines[LINE_WORK_CONTRACTED].scale, cent = books_lines[LINE_MONEY].scale,
                     trust = books_lines[LINE_TRUST].scale;
        adds_up(&tables[BURDEN_WORK], hour);
        adds_up(&tables[BURDEN_MONEY], cent);
        adds_up(&tables[BURDEN_TRUST], trust);
        const struct burden_table *work = &tables[BURDEN_WORK], *money = &tables[BURDEN_MONEY];
        const int64_t worked = line_moved("/ledger/work/contracted", first) +
                               line_moved("/ledger/work/overtime", first);
        assert_int_equal(integer(work->sum[work->n_columns], hour), worked);
        assert_int_not_equal(worked, 0);
        assert_int_equal(integer(work->value[0][0], hour),
                         line_moved("/ledger/work/committee_admin", first));
        assert_int_equal(integer(money->sum[2], cent), 0); /* what one pays another receives */
        assert_true(money->sum[0] > 0 || money->sum[0] < 0);
        for (int i = 0; first && i < N_INSTITUTIONS; i++) {
            char sum[100], pending[100];
            snprintf(sum, sizeof sum, "/ledger/trust/%s",
                     books_lines[LINE_TRUST + i * (1 + N_TRUST_CAUSES)].name);
            snprintf(pending, sizeof pending, "/ledger/trust/%s", books_lines[LINE_TRUST_PENDING + i].name);
            assert_int_equal(integer(tables[BURDEN_TRUST].total[i], trust),
                             line_moved(sum, first) + line_moved(pending, first));
        }
    }
}

static void who_pays_by_year_is_who_pays(void **state)
{
    (void)state;
    double whole[N_PAYERS], parts[N_PAYERS * 2];
    struct fault fault = {0};
    assert_int_equal(burden_payers_read(results[0], results[1], (size_t[]){0, PERIODS}, 1, whole, &fault), 0);
    assert_int_equal(burden_payers_read(results[0], results[1], (size_t[]){0, 2, PERIODS}, 2, parts, &fault), 0);
    for (int p = 0; p < N_PAYERS; p++)
        assert_true(fabs(whole[p] - parts[2 * p] - parts[2 * p + 1]) <= 1e-6);
    assert_true(fabs(whole[PAYER_TREASURY]) > 0);
}

static void an_altered_file_is_refused(void **state)
{
    (void)state;
    static const struct {
        const char *path;
        double by;
        const char *words;
    } alterations[] = {
        {"/ledger/work/committee_admin", 1, "the books of work do not add up"},
        {"/ledger/work/overtime", -2, "the books of work do not add up"},
        {"/ledger/money/taxes", 1, "the books of money do not add up"},
        {"/ledger/money/balance_purse", 0.01, "the books of money do not add up"},
        {"/ledger/trust/committee_success", 1, "the books of trust do not add up"},
        {"/ledger/trust/committee_drift", 0.4e-6, "is not a line of the books"},
    };
    for (size_t i = 0; i < sizeof alterations / sizeof *alterations; i++)
        for (int side = 0; side < 2; side++) {
            struct burden_table tables[N_BURDENS];
            struct fault fault = {0};
            result_close(results[0]);
            result_close(results[1]);
            altered_result(side ? variant : base, alterations[i].path, (hsize_t[]){1, 5, 2},
                           alterations[i].by);
            open_both();
            assert_int_equal(burden_read(results[0], results[1], 2, PERIODS, tables, &fault), FAULT_INPUT);
            if (!strstr(fault.en, alterations[i].words))
                fail_msg("%s: %s", alterations[i].path, fault.en);
            assert_true(strlen(fault.zh) > 0);
            result_close(results[0]);
            result_close(results[1]);
            altered_result(side ? variant : base, alterations[i].path, (hsize_t[]){1, 5, 2},
                           -alterations[i].by);
            open_both();
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(columns_are_the_ledgers),
        cmocka_unit_test(who_pays_by_year_is_who_pays),
        cmocka_unit_test(an_altered_file_is_refused),
    };
    return cmocka_run_group_tests_name("burden", tests, files_make, files_remove);
}
