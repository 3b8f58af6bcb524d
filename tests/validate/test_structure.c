/* test_structure.c - which findings survive another rule of choice (V06, V07, V09 to V11 under
 * structure.task_choice), and which are lost with the mechanism that makes them (V06, V07;
 * V08 in test_relief.c).
 *
 * One street office of hefei-2009, four years, reforms from 2010, means of 2011 and 2012.
 * Nothing is asserted: docs/findings.md says what the table shows.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/facts.h"

enum { FROM = 2, TO = 4, SETTINGS = 10 };

static bool writing;

enum arm_of { BASE, TENTH, TWO_FIFTHS, WEIGHTS, APART, DUAL, N_ARMS };

static const struct setting arms[N_ARMS][4] = {
    [TENTH] = {{"reforms.burden_relief.begin", "2010-01-01"},
               {"reforms.burden_relief.inspections", "0"},
               {"reforms.burden_relief.cut", "0.1"}},
    [TWO_FIFTHS] = {{"reforms.burden_relief.begin", "2010-01-01"},
                    {"reforms.burden_relief.inspections", "0"},
                    {"reforms.burden_relief.cut", "0.4"}},
    [WEIGHTS] = {{"reforms.assessment_weights.begin", "2010-01-01"},
                 {"reforms.assessment_weights.superiors", "0.3"}},
    [APART] = {{"reforms.separation.begin", "2010-01-01"},
               {"reforms.separation.posts_hired", "0"},
               {"reforms.separation.dual_posts", "0"}},
    [DUAL] = {{"reforms.separation.begin", "2010-01-01"},
              {"reforms.separation.posts_hired", "0"},
              {"reforms.separation.dual_posts", "0.84"}},
};

static struct runs *run(struct setting structure, enum arm_of arm)
{
    struct setting settings[SETTINGS] = {
        {"run.record", "year"}, {"run.length", "4 years"}, {"city.sample", "1"}, structure};
    for (int i = 0; arms[arm][i].path; i++)
        settings[4 + i] = arms[arm][i];
    return runs_of("hefei-2009", settings, facts_runs());
}

struct finding {
    const char *target;
    enum arm_of arm;
    const char *metric;
    bool relative;
    struct words what;
    double low, high;
};

static const struct finding findings[] = {
    {"V06",
     TENTH,
     "service_failure",
     true,
     {"减一成：服务失败率的相对变化", "a tenth off: relative change of failure"},
     -0.10,
     0.10},
    {"V06",
     TENTH,
     "paper_share",
     true,
     {"减一成：纸面率的相对变化", "a tenth off: relative change of paper"},
     -INFINITY,
     0},
    {"V07",
     TWO_FIFTHS,
     "service_failure",
     true,
     {"减四成：服务失败率的相对变化", "two fifths off: relative change of failure"},
     -INFINITY,
     -0.25},
    {"V07",
     TWO_FIFTHS,
     "burnout",
     true,
     {"减四成：倦怠率的相对变化", "two fifths off: relative change of burnout"},
     -INFINITY,
     -0.50},
    {"V09",
     WEIGHTS,
     "service_share",
     false,
     {"居民评价占七成：服务占比", "residents weigh 0.7: share of needs"},
     0,
     INFINITY},
    {"V09",
     WEIGHTS,
     "service_failure",
     false,
     {"居民评价占七成：服务失败率", "residents weigh 0.7: failure"},
     -INFINITY,
     0},
    {"V09",
     WEIGHTS,
     "aims_met",
     false,
     {"居民评价占七成：部门目标", "residents weigh 0.7: departments' aims met"},
     -INFINITY,
     0},
    {"V10",
     APART,
     "admin_share",
     false,
     {"无交叉任职：居委会行政占比的变化",
      "no dual posts: change of the committee's administrative share"},
     -INFINITY,
     -0.30},
    {"V11",
     DUAL,
     "admin_share",
     false,
     {"交叉任职 0.84：居委会行政占比的变化",
      "dual posts 0.84: change of the committee's administrative share"},
     -0.05,
     0.05},
};
enum { N_FINDINGS = sizeof findings / sizeof findings[0] };

/* One structure, and of the findings those of the targets named; none of a metric that it takes
 * out. */
static void judge(struct facts *facts, const char *name, struct setting structure,
                  const char *targets, const char *taken_out)
{
    static char ids[FACTS_MOST][32];
    struct runs *runs[N_ARMS] = {run(structure, BASE)};
    for (int i = 0; i < N_FINDINGS; i++) {
        const struct finding *finding = &findings[i];
        if (!strstr(targets, finding->target) || !strcmp(finding->metric, taken_out))
            continue;
        if (!runs[finding->arm])
            runs[finding->arm] = run(structure, finding->arm);
        char *id = ids[facts->n];
        snprintf(id, sizeof ids[0], "%s, %s", finding->target, name);
        struct fact *fact =
            fact_add(facts, id, finding->what, finding->low, finding->high, FACT_REPORT);
        (finding->relative ? fact_relative : fact_change)(fact, runs[finding->arm], runs[BASE],
                                                          finding->metric, FROM, TO);
    }
    for (int arm = 0; arm < N_ARMS; arm++)
        if (runs[arm])
            runs_free(runs[arm]);
}

static void test_choice(void **state)
{
    static const char *const rules[] = {"weighted", "priority", "deadline", "fcfs"};
    struct facts facts = {.name = "choice"};
    (void)state;
    for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++)
        judge(&facts, rules[i], (struct setting){"structure.task_choice", rules[i]},
              "V06 V07 V09 V10 V11", "");
    facts_judge(&facts, writing);
}

static void test_mechanisms(void **state)
{
    struct facts facts = {.name = "mechanisms"};
    (void)state;
    judge(&facts, "no paper", (struct setting){"mechanisms.paper", "off"}, "V06 V07",
          "paper_share");
    judge(&facts, "no fatigue", (struct setting){"mechanisms.fatigue", "off"}, "V06 V07",
          "burnout");
    judge(&facts, "no overtime", (struct setting){"mechanisms.overtime", "off"}, "V06 V07", "");
    facts_judge(&facts, writing);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_choice),
                                       cmocka_unit_test(test_mechanisms)};
    writing = facts_begin(argc, argv);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
