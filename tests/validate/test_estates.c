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

/* A metric of one community and month; NaN where there is none. */
static double there(const struct runs *runs, int r, const char *metric, int t, uint32_t place)
{
    const struct record *record = &runs->record[r];
    const int m = (int)(metrics_find(metric) - metrics_rows);
    const size_t at = record_at(record, m, t, place);
    return metrics_rows[m].scale * (double)record->numerator[at] / (double)record->denominator[at];
}

/* Of the estates where within three years there was a conflict or the firm was bad (its service
 * below 0.4, assumed), the share where a later month brought in less than half of the fees. What
 * comes in the same month does not count: service falls with what is collected. */
static double spiralled(const struct runs *runs, int r)
{
    int on_the_path = 0, below = 0;
    for (uint32_t p = 0; p < runs->record[r].shape.n_places; p++) {
        bool path = false, low = false;
        for (int t = 0; t < MONTHS_OF_FEES; t++) {
            low |= path && there(runs, r, "fee_collection", t, p) < 0.5;
            path |= there(runs, r, "conflict_time", t, p) > 0 ||
                    there(runs, r, "service_level", t, p) < 0.4;
        }
        on_the_path += path;
        below += low;
    }
    return on_the_path ? (double)below / on_the_path : 0;
}

static void test_fees(void **state)
{
    const struct setting spiral[] = {{"run.record", "month"}, {"run.length", "3 years"}, {0}};
    const struct setting usual[] = {
        {"run.record", "month"}, {"run.length", "3 years"}, {"city.sample", "3"}, {0}};
    struct facts facts = {.name = "fees"};
    (void)state;
    struct runs *base = runs_of("hefei-2009", usual, facts_runs());
    struct runs *apart = facts_foretell() ? NULL : runs_without("fee-spiral", spiral, facts_runs());
    struct fact *as_is = fact_add(
        &facts, "V19",
        (struct words){"有冲突或公司差的小区：三年内收缴率跌破一半",
                       "estates with conflict or a bad firm: below half within three years"},
        0.10, INFINITY, FACT_TEST);
    for (int r = 0; r < base->n; r++)
        as_is->value[as_is->n++] = spiralled(base, r);
    if (apart) {
        struct fact *far_apart =
            fact_add(&facts, "V19",
                     (struct words){"fee-spiral 中的同类小区：三年内收缴率跌破一半",
                                    "the same in fee-spiral, where firms differ more"},
                     0.10, INFINITY, FACT_REPORT);
        for (int r = 0; r < apart->n; r++)
            far_apart->value[far_apart->n++] = spiralled(apart, r);
    }
    facts_judge(&facts, writing);
    runs_free(base);
    if (apart)
        runs_free(apart);
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
    if (facts_foretell())
        return; /* its committees are of another size, and say so: Hefei's hours are not theirs */
    struct runs *hukou = runs_of("transitional-hukou", settings, facts_runs());
    struct runs *resident = runs_of("transitional-resident", settings, facts_runs());
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
    writing = facts_begin(argc, argv);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
