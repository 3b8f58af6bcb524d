/* test_estates.c - fees and facilities: V19 and V20.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#include "tests/support/facts.h"

enum { MONTHS_OF_FEES = 36, LAST = 9 };

static bool writing;

/* Share of managed estates where a month within three years brings in less than half of the fees.
 */
static double ever_below_half(const struct runs *runs, int r)
{
    const struct record *record = &runs->record[r];
    const int m = (int)(metrics_find("fee_collection") - metrics_rows);
    int estates = 0, below = 0;
    for (uint32_t p = 0; p < record->shape.n_places; p++) {
        bool managed = false, low = false;
        for (int t = 0; t < MONTHS_OF_FEES; t++) {
            double due = (double)record->denominator[record_at(record, m, t, p)];
            managed |= due > 0;
            low |= due > 0 && (double)record->numerator[record_at(record, m, t, p)] < 0.5 * due;
        }
        estates += managed;
        below += low;
    }
    return (double)below / estates;
}

static void test_fees(void **state)
{
    const struct setting settings[] = {{"run.record", "month"}, {0}};
    const struct setting settings_base[] = {{"run.record", "month"}, {"city.sample", "1"}, {0}};
    struct facts facts = {.name = "fees"};
    (void)state;
    struct runs *spiral = runs_without("fee-spiral", settings, RUNS_MOST);
    struct runs *base = runs_of("hefei-2009", settings_base, RUNS_MOST);
    struct fact *below = fact_add(&facts, "V19",
                                  (struct words){"公司差异大、干预多：三年内收缴率跌破一半的小区",
                                                 "firms that differ, owners that interfere: "
                                                 "estates that fall below half in three years"},
                                  0.10, INFINITY, FACT_TEST);
    struct fact *usual =
        fact_add(&facts, "V19",
                 (struct words){"默认取值：三年内收缴率跌破一半的小区",
                                "defaults: estates that fall below half in three years"},
                 0.10, INFINITY, FACT_REPORT);
    for (int r = 0; r < RUNS_MOST; r++) {
        below->value[below->n++] = ever_below_half(spiral, r);
        usual->value[usual->n++] = ever_below_half(base, r);
    }
    facts_judge(&facts, writing);
    runs_free(spiral);
    runs_free(base);
}

/* Trust of migrants less that of locals, of those of working age. */
static void migrants_less_locals(struct fact *fact, const struct runs *runs)
{
    for (int r = 0; r < runs->n; r++)
        fact->value[fact->n++] =
            measured_group(runs, r, "trust_committee", group_of(AGE_MIDDLE, 0), LAST, LAST + 1) -
            measured_group(runs, r, "trust_committee", group_of(AGE_MIDDLE, 1), LAST, LAST + 1);
}

static void test_transitional(void **state)
{
    const struct setting settings[] = {{"run.record", "year"}, {0}};
    struct facts facts = {.name = "transitional"};
    (void)state;
    struct runs *hukou = runs_of("transitional-hukou", settings, RUNS_MOST);
    struct runs *resident = runs_of("transitional-resident", settings, RUNS_MOST);
    fact_level(fact_add(&facts, "V20",
                        (struct words){
                            "按户籍：第十年设施低于 0.3 的社区",
                            "by register: communities with facilities below 0.3 in the tenth year"},
                        0.30, INFINITY, FACT_FIT),
               hukou, "decayed", LAST, LAST + 1);
    fact_level(
        fact_add(
            &facts, "V20",
            (struct words){"按常住人口：第十年设施低于 0.3 的社区",
                           "by residents: communities with facilities below 0.3 in the tenth year"},
            -INFINITY, 0.10, FACT_TEST),
        resident, "decayed", LAST, LAST + 1);
    migrants_less_locals(
        fact_add(&facts, "V20",
                 (struct words){"按户籍：外来居民的信任减户籍居民的信任",
                                "by register: trust of migrants less that of locals"},
                 -INFINITY, 0, FACT_TEST),
        hukou);
    migrants_less_locals(
        fact_add(&facts, "V20",
                 (struct words){"按常住人口：外来居民的信任减户籍居民的信任",
                                "by residents: trust of migrants less that of locals"},
                 -INFINITY, INFINITY, FACT_REPORT),
        resident);
    facts_judge(&facts, writing);
    runs_free(hukou);
    runs_free(resident);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_fees),
                                       cmocka_unit_test(test_transitional)};
    writing = asked_to_write(argc, argv);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
