/* test_baseline.c - hefei-2009 as it stands: V01 to V05, V17 to V19, V22, V26.
 *
 * The default sample of three street offices in twenty replicates, the whole city in one,
 * five recorded years each.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#include "tests/support/facts.h"

enum { YEARS = 5, POSTS_MOST = 96 };

static bool writing;

/* ---- what no metric says: who left of the young graduates of the first day ---- */

struct person {
    uint64_t identity, cohort; /* who holds the post; who held it on the first day */
    bool young, first;         /* who holds it; who held it then */
};

struct seen {
    double quits, years;           /* of young graduates */
    double cohort, left_2, left_3; /* of those there on the first day */
    struct person *people;         /* [community x POSTS_MOST] */
};

static void see_people(const struct world *world, struct seen *seen, day since)
{
    for (uint32_t c = 0; c < world->n_communities; c++) {
        const struct staff *staff = &world->communities[c].staff;
        assert_true(staff->committee_posts <= POSTS_MOST);
        for (uint32_t post = 0; post < staff->committee_posts; post++) {
            struct person *person = &seen->people[c * POSTS_MOST + post];
            bool here = worker_employed(staff, post);
            uint64_t who = here ? staff->identity[post] : 0;
            bool young = here && staff->traits[post] & TRAIT_YOUNG_DEGREE;
            if (since == 0) {
                person->cohort = who;
                person->first = young;
                seen->cohort += young;
            } else if (person->young && who != person->identity) {
                seen->quits++;
            }
            seen->years += young / 365.25;
            if (since == 730 || since == 1095)
                *(since == 730 ? &seen->left_2 : &seen->left_3) +=
                    person->first && who != person->cohort;
            person->identity = who;
            person->young = young;
        }
    }
}

static void see(const struct watch *watch, day ended)
{
    struct seen *seen = (struct seen *)watch->data + watch->nth;
    const struct world *world = watch->world;
    day since = ended - (world->scenario->run.start - 1);
    if (since < 0)
        return;
    if (since == 0) { /* the midnight before the first recorded day */
        seen->people = calloc((size_t)world->n_communities * POSTS_MOST, sizeof *seen->people);
        assert_non_null(seen->people);
    }
    see_people(world, seen, since);
}

/* ---- the facts ---- */

static double by_metric(const struct runs *runs, int r, const char *metric)
{
    return measured(runs, r, metric, 0, YEARS);
}

static double middle(const struct runs *runs, int r)
{
    return 1 - by_metric(runs, r, "participants_retired") -
           by_metric(runs, r, "participants_students");
}

/* Participants of working age who are registered here: the retired held apart. */
static double at_work(const struct runs *runs, int r, const char *metric)
{
    return measured_group(runs, r, metric, group_of(AGE_MIDDLE, 1), 0, YEARS);
}

static double richer(const struct runs *runs, int r)
{
    return at_work(runs, r, "participants_richer");
}

static double learned(const struct runs *runs, int r)
{
    return at_work(runs, r, "participants_learned");
}

static double gone_in_three(const struct seen *seen)
{
    return seen->left_3 / seen->cohort;
}
static double gone_in_two(const struct seen *seen)
{
    return seen->left_2 / seen->cohort;
}
static double hazard(const struct seen *seen)
{
    return seen->quits / seen->years;
}

struct row {
    const char *id, *metric; /* NULL: by one of the two functions */
    struct words what;
    double low, high;
    enum fact_sort sort;
    double (*of_runs)(const struct runs *, int);
    double (*of_seen)(const struct seen *);
};

static const struct row rows[] = {
    {"V01",
     "willingness",
     {"愿意参与的居民比例", "residents willing to take part"},
     0.20,
     0.30,
     FACT_FIT,
     NULL,
     NULL},
    {"V02",
     "participants_retired",
     {"参与者中退休者", "retired among participants"},
     0.62,
     0.76,
     FACT_FIT,
     NULL,
     NULL},
    {"V02",
     "participants_students",
     {"参与者中学生", "students among participants"},
     0.07,
     0.14,
     FACT_FIT,
     NULL,
     NULL},
    {"V02",
     NULL,
     {"参与者中中青年", "young and middle among participants"},
     0.15,
     0.26,
     FACT_FIT,
     middle,
     NULL},
    {"V04",
     "admin_share",
     {"居委会工时：行政", "committee's hours: administration"},
     0.65,
     0.75,
     FACT_FIT,
     NULL,
     NULL},
    {"V04",
     "self_governance_share",
     {"居委会工时：自治", "committee's hours: self-governance"},
     0.15,
     0.25,
     FACT_FIT,
     NULL,
     NULL},
    {"V04",
     "service_share",
     {"居委会工时：居民服务", "committee's hours: residents' needs"},
     0.07,
     0.16,
     FACT_FIT,
     NULL,
     NULL},
    {"V18", "turnover", {"年离职率", "turnover a year"}, 0.12, 0.25, FACT_FIT, NULL, NULL},
    {"V18",
     NULL,
     {"青年大专以上者三年内离职", "young graduates gone within three years"},
     0.50,
     INFINITY,
     FACT_FIT,
     NULL,
     gone_in_three},
    {"V18",
     NULL,
     {"青年大专以上者两年内离职", "young graduates gone within two years"},
     0.50,
     INFINITY,
     FACT_REPORT,
     NULL,
     gone_in_two},
    {"V18",
     NULL,
     {"青年大专以上者年离职率", "young graduates' turnover a year"},
     0.23,
     INFINITY,
     FACT_REPORT,
     NULL,
     hazard},
    {"V03",
     NULL,
     {"劳动年龄参与者中收入在中位数以上者",
      "above median income among participants of working age"},
     -INFINITY,
     0.5,
     FACT_FIT,
     richer,
     NULL},
    {"V03",
     NULL,
     {"劳动年龄参与者中学历在中位数以上者",
      "above median education among participants of working age"},
     -INFINITY,
     0.5,
     FACT_FIT,
     learned,
     NULL},
    {"V05",
     "dominant_share",
     {"计划生育占全部工时", "family planning in all hours"},
     0.50,
     INFINITY,
     FACT_FIT,
     NULL,
     NULL},
    {"V17",
     "burnout",
     {"倦怠者（任何程度）", "burnt out in any degree"},
     0.35,
     0.55,
     FACT_FIT,
     NULL,
     NULL},
    {"V17",
     "burnout_severe",
     {"重度倦怠者", "severely burnt out"},
     0.08,
     0.20,
     FACT_FIT,
     NULL,
     NULL},
    {"V19",
     "fee_collection",
     {"物业费收缴率", "property fees collected"},
     0.70,
     0.82,
     FACT_FIT,
     NULL,
     NULL},
    {"V22",
     "turnout_official",
     {"官方投票率（按登记选民）", "official turnout of the registered"},
     0.80,
     INFINITY,
     FACT_FIT,
     NULL,
     NULL},
    {"V22",
     "turnout_official_adults",
     {"官方投票率（按全部成年人）", "official turnout of all adults"},
     0.50,
     0.60,
     FACT_FIT,
     NULL,
     NULL},
    {"V22",
     "turnout_reported",
     {"自报投票率", "self-reported turnout"},
     0.40,
     0.55,
     FACT_FIT,
     NULL,
     NULL},
    {"V22",
     "turnout_young",
     {"18 至 29 岁投票率", "turnout of those of 18 to 29"},
     -INFINITY,
     0.20,
     FACT_FIT,
     NULL,
     NULL},
    {"V22",
     "turnout_old",
     {"70 岁及以上投票率", "turnout of those of 70 and more"},
     0.65,
     INFINITY,
     FACT_FIT,
     NULL,
     NULL},
    {"V26",
     "no_contact",
     {"一年内未接触居委会负责人", "no contact with the committee's head in a year"},
     0.60,
     0.80,
     FACT_FIT,
     NULL,
     NULL},
    {"F23, F36",
     "service_failure",
     {"失望而归的事项", "cases that disappoint"},
     0.20,
     0.36,
     FACT_REPORT,
     NULL,
     NULL},
};
enum { N_ROWS = sizeof rows / sizeof rows[0] };

static double value_of(const struct row *row, const struct runs *runs, int r,
                       const struct seen *seen)
{
    return row->metric    ? by_metric(runs, r, row->metric)
           : row->of_runs ? row->of_runs(runs, r)
                          : row->of_seen(seen);
}

static void measure(struct facts *facts, const char *sample, int n, bool whole)
{
    const struct setting settings[] = {{"run.record", "year"}, {"city.sample", sample}, {0}};
    struct seen seen[RUNS_MOST] = {0};
    struct runs *runs = runs_watched("hefei-2009", settings, n, see, seen);
    for (int i = 0; i < N_ROWS; i++)
        for (int r = 0; r < n; r++) {
            double value = value_of(&rows[i], runs, r, &seen[r]);
            if (whole)
                facts->fact[i].whole = value;
            else
                facts->fact[i].value[facts->fact[i].n++] = value;
        }
    for (int r = 0; r < n; r++)
        free(seen[r].people);
    runs_free(runs);
}

static void test_baseline(void **state)
{
    struct facts facts = {.name = "baseline"};
    (void)state;
    for (int i = 0; i < N_ROWS; i++)
        fact_add(&facts, rows[i].id, rows[i].what, rows[i].low, rows[i].high, rows[i].sort);
    measure(&facts, "3", facts_runs(), false);
    if (!facts_foretell())
        measure(&facts, "all", 1, true);
    facts_judge(&facts, writing);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_baseline)};
    writing = facts_begin(argc, argv);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
