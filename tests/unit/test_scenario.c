/* test_scenario - layers of text become one scenario; its resolved text says it again. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "cli/yaml.h"
#include "models/scenario.h"

static struct faults faults;

/* The list of tasks that lies beside the scenario. */
static const char list_text[] =
    "name,department,per_year,hours\nfire,F,12,4\naid,A,20,5\nbirths,F,30,2.5\ndogs,D,2,1\n";

/* Build from up to three texts, base first, and settings ended by a NULL path. */
static int build(struct scenario *scenario, const char *const *texts, const struct setting *settings,
                 const char *table)
{
    static const char *const names[] = {"one.yaml", "two.yaml", "three.yaml"};
    struct tree trees[3] = {{0}};
    const struct tree *chain[3];
    int n = 0, n_settings = 0, status;
    faults = (struct faults){0};
    for (; n < 3 && texts[n]; n++) {
        assert_int_equal(yaml_tree(texts[n], strlen(texts[n]), names[n], &trees[n], &faults), 0);
        chain[n] = &trees[n];
    }
    while (settings && settings[n_settings].path)
        n_settings++;
    const struct scenario_tables tables = {
        table ? "t.csv" : NULL, table, "l.csv", list_text, NULL, NULL};
    status = scenario_build(scenario, "test", chain, n, settings, n_settings, &tables, &faults);
    while (n--)
        tree_free(&trees[n]);
    return status;
}

#define TEXTS(...) ((const char *const[]){__VA_ARGS__, NULL})
#define SETTINGS(...) ((const struct setting[]){__VA_ARGS__, {NULL, NULL}})

static int row_of(const char *name)
{
    return (int)(parameter_find(&parameters_table, name) - parameters_table.rows);
}

static void test_defaults(void **state)
{
    struct scenario scenario;
    (void)state;
    assert_int_equal(build(&scenario, TEXTS("shequ: 1\n"), NULL, NULL), 0);
    assert_int_equal(scenario.run.start, day_of_date((struct date){2009, 1, 1}));
    assert_int_equal(scenario.run.burn_in, 24);
    assert_int_equal(scenario.run.length, 60);
    assert_int_equal(scenario.sample, 3);
    assert_int_equal(scenario.n_orders, 0);
    assert_null(scenario.question.primary);
    assert_true(scenario.parameters.community.staff > 12 && scenario.parameters.community.staff < 12.2);
    assert_int_equal(faults.n_warnings, 0);
    scenario_free(&scenario);
    scenario_free(&scenario);
}

static void test_layers(void **state)
{
    struct scenario scenario;
    (void)state;
    assert_int_equal(
        build(&scenario,
              TEXTS("shequ: 1\ntitle: {zh: 甲, en: first}\nrun: {start: 2010-03-31, length: 18 months, seed: 7}\n"
                    "parameters:\n  community: {staff: {value: 9.25, source: S9}, retired: 31 %}\n"
                    "  work: {patience: 8 d}\n",
                    "shequ: 1\nextends: one\ntitle: 二\nrun: {length: 1.5 years, record: day}\n"
                    "parameters: {community: {staff: 11.5, students: 0.1}, work: {patience: null}}\n"
                    "mechanisms: {paper: off}\n",
                    "shequ: 1\nextends: two\nmechanisms: {trust: off}\nrun: {seed: 18446744073709551615, "
                    "calendar: continuous}\n"),
              SETTINGS({"work.need_rate", "0.41"}, {"parameters.trust.gain", "7.5 %"}, {"mechanisms.skill", "off"},
                       {"run.replicates", "13"}, {"city.sample", "5"}, {"work.need_rate", "0.43"}),
              NULL),
        0);
    assert_string_equal(scenario.title_zh, "二");
    assert_string_equal(scenario.title_en, "二");
    assert_int_equal(scenario.run.start, day_of_date((struct date){2010, 3, 31}));
    assert_int_equal(scenario.run.length, 18);
    assert_int_equal(scenario.run.record, RECORD_DAY);
    assert_true(scenario.run.seed == UINT64_MAX);
    assert_int_equal(scenario.run.replicates, 13);
    assert_int_equal(scenario.run.calendar, CALENDAR_CONTINUOUS);
    assert_true(scenario.parameters.community.staff == 11.5);
    assert_null(scenario.source[row_of("community.staff")]); /* the source was that of 9.25 */
    assert_true(scenario.parameters.community.retired == 0.31);
    assert_true(scenario.parameters.work.patience == 12 * DAY); /* the row's default again */
    assert_true(scenario.parameters.work.need_rate == 0.43);    /* the later setting */
    assert_true(scenario.parameters.trust.gain == 0.075);
    assert_int_equal(scenario.parameters.mechanisms.paper, MECHANISM_OFF);
    assert_int_equal(scenario.parameters.mechanisms.trust, MECHANISM_OFF);
    assert_int_equal(scenario.parameters.mechanisms.skill, MECHANISM_OFF);
    assert_int_equal(scenario.parameters.mechanisms.leave, MECHANISM_ON);
    assert_int_equal(scenario.sample, 5);
    assert_int_equal(scenario.n_files, 3 + 6);
    scenario_free(&scenario);
}

static const char orders[] =
    "shequ: 1\n"
    "reforms:\n"
    "  separation:\n"
    "    begin: 2011-01-01\n"
    "    end: 2013-07-01\n"
    "    intensity: 0.75\n"
    "    fidelity: 80 %\n"
    "    where: {waves: 4, every: 3 months, order: size, pilot: [\"001\", 2, \"003\"], share: 50 %, by: street}\n"
    "    dual_posts: {value: 0.35, source: F42}\n"
    "  mine:\n"
    "    title: {zh: 我的, en: \"my: own\"}\n"
    "    begin: 2012-02-29\n"
    "    where: [001-001, 7]\n"
    "    set: {rules.service_deadline: 5 d, task_price: 0.25}\n";

static void test_orders(void **state)
{
    struct scenario scenario;
    const struct scenario_order *mine, *separation;
    double dual;
    (void)state;
    assert_int_equal(build(&scenario, TEXTS(orders, "shequ: 1\nreforms: {mine: {where: {places: all}}}\n"),
                           SETTINGS({"reforms.separation.fidelity", "0.6"},
                                    {"reforms.mine.set.rules.service_deadline", "7 d"}),
                           NULL),
                     0);
    assert_int_equal(scenario.n_orders, 2);
    mine = &scenario.orders[0];
    separation = &scenario.orders[1];
    assert_string_equal(mine->name, "mine");
    assert_string_equal(mine->title_en, "my: own");
    assert_null(mine->reform);
    assert_int_equal(mine->n_set, 2);
    assert_int_equal(mine->set_rule[0], RULE_TASK_PRICE);
    assert_int_equal(mine->set_value[0], 250000);
    assert_int_equal(mine->set_rule[1], RULE_SERVICE_DEADLINE);
    assert_true(mine->set_value[1] == 7 * DAY);
    assert_true(mine->where.all);
    assert_int_equal(mine->where.n_listed, 0);
    assert_int_equal(mine->begin, day_of_date((struct date){2012, 2, 29}));
    assert_int_equal(mine->end, INT32_MAX);
    assert_int_equal(separation->intensity, 750000);
    assert_int_equal(separation->fidelity, 600000);
    assert_int_equal(separation->end, day_of_date((struct date){2013, 7, 1}));
    assert_int_equal(separation->where.waves, 4);
    assert_int_equal(separation->where.every, 3);
    assert_int_equal(separation->where.order, WHERE_SIZE);
    assert_true(separation->where.by_street && separation->where.share == 0.5);
    assert_int_equal(separation->where.n_pilot, 3);
    assert_true(separation->where.pilot_quoted[0]);
    assert_false(separation->where.pilot_quoted[1]);
    assert_true(separation->where.pilot_quoted[2]);
    for (int i = 0; i < separation->reform->parameters.count; i++)
        if (!strcmp(separation->reform->parameters.rows[i].name, "dual_posts")) {
            dual = parameter_value(&separation->reform->parameters.rows[i], separation->given);
            assert_true(dual == 0.35);
            assert_string_equal(separation->given_source[i], "F42");
        }
    assert_string_equal(scenario.files[separation->at.file], "--set reforms.separation.fidelity=0.6");
    scenario_free(&scenario);
    assert_int_equal(build(&scenario, TEXTS(orders, "shequ: 1\nreforms: {separation: off, mine: null}\n"), NULL, NULL),
                     0);
    assert_int_equal(scenario.n_orders, 0);
    scenario_free(&scenario);
    assert_int_equal(build(&scenario, TEXTS(orders), NULL, NULL), 0);
    mine = &scenario.orders[0];
    assert_int_equal(mine->where.n_listed, 2);
    assert_true(mine->where.quoted[0]); /* a code without quotes: it can be no number */
    assert_false(mine->where.quoted[1]);
    scenario_free(&scenario);
    /* a place that the city does not have */
    assert_int_equal(build(&scenario, TEXTS(orders, "shequ: 1\nreforms: {mine: {where: [7, 354]}}\n"), NULL, NULL),
                     FAULT_INPUT);
    assert_int_equal(faults.n, 1);
    assert_string_equal(faults.fault[0].where, "two.yaml");
    assert_int_equal(faults.fault[0].column, 25);
    /* a reform that is not there may be removed as well; one that does not exist may not */
    assert_int_equal(build(&scenario, TEXTS("shequ: 1\nreforms: {separation: off}\n"), NULL, NULL), 0);
    scenario_free(&scenario);
    assert_int_equal(build(&scenario, TEXTS("shequ: 1\nreforms: {seperation: off}\n"), NULL, NULL), FAULT_INPUT);
}

static void matters(const char *text, double value, bool relative, bool points)
{
    struct scenario scenario;
    assert_int_equal(build(&scenario, TEXTS("shequ: 1\n", text), NULL, NULL), 0);
    assert_true(scenario.question.matters_if == value);
    assert_int_equal(scenario.question.relative, relative);
    assert_int_equal(scenario.question.points, points);
    scenario_free(&scenario);
}

static void test_question(void **state)
{
    struct scenario scenario;
    (void)state;
    matters("shequ: 1\nquestion: {primary: tasks_pushed, matters_if: -7.5 %}\n", -0.075, true, false);
    matters("shequ: 1\nquestion: {primary: service_failure, matters_if: -5 pp}\n", -0.05, false, true);
    matters("shequ: 1\nquestion: {primary: service_failure, matters_if: 3百分点}\n", 0.03, false, true);
    matters("shequ: 1\nquestion: {primary: service_failure, matters_if: -0.04}\n", -0.04, false, false);
    matters("shequ: 1\nquestion: {primary: need_wait, matters_if: -1.5 d}\n", -1.5, false, false);
    /* another primary metric: the base's threshold and outcomes do not apply */
    assert_int_equal(build(&scenario,
                           TEXTS("shequ: 1\nquestion: {primary: need_wait, matters_if: 2, outcomes: [burnout]}\n",
                                 "shequ: 1\nquestion: {primary: service_failure}\n"),
                           NULL, NULL),
                     0);
    assert_string_equal(scenario.question.primary, "service_failure");
    assert_true(scenario.question.matters_if == 0);
    assert_int_equal(scenario.question.n_outcomes, 0);
    scenario_free(&scenario);
    assert_int_equal(build(&scenario,
                           TEXTS("shequ: 1\nquestion: {primary: need_wait, matters_if: 2, outcomes: [burnout]}\n",
                                 "shequ: 1\nquestion: {outcomes: [paper_share, match]}\n"),
                           NULL, NULL),
                     0);
    assert_true(scenario.question.matters_if == 2);
    assert_string_equal(scenario.question.outcomes[1], "match");
    scenario_free(&scenario);
}

static const char table[] = "编码,名称,街道,户数,退休,学生,中青年,工作人员,备注\n"
                            "b2,\"和平, 东\",北,1204,700,150,1901,9,x\n"
                            "a1,翠园,南,980,,,,7,\n"
                            "c3,银杏,南,1100,400,120,2300,,\n";

static void test_table(void **state)
{
    struct scenario scenario;
    (void)state;
    assert_int_equal(build(&scenario,
                           TEXTS("shequ: 1\ncity: {streets: 44, communities: 353, sample: 3}\n",
                                 "shequ: 1\ncity: {table: data/t.csv}\n"),
                           NULL, table),
                     0);
    assert_int_equal(scenario.n_places, 3);
    assert_int_equal(scenario.sample, 0); /* the sample was that of another city */
    assert_int_equal(scenario.parameters.city.streets, 2);
    assert_int_equal(scenario.parameters.city.communities, 3);
    assert_string_equal(scenario.places[0].code, "a1");
    assert_string_equal(scenario.table_name, "t.csv");
    assert_int_equal(scenario.n_missing, 4);
    assert_int_equal(scenario.n_skipped, 1);
    assert_null(strstr(scenario.resolved, "备注"));
    assert_null(strstr(scenario.resolved, "data/"));
    scenario_free(&scenario);
    /* a table that nobody names is not read */
    assert_int_equal(build(&scenario, TEXTS("shequ: 1\n"), NULL, table), 0);
    assert_int_equal(scenario.n_places, 0);
    scenario_free(&scenario);
    assert_int_equal(build(&scenario, TEXTS("shequ: 1\ncity: {table: t.csv}\n"), SETTINGS({"city.table", "null"}), table),
                     0);
    assert_int_equal(scenario.n_places, 0);
    scenario_free(&scenario);
}

/* The resolved text, built alone, says the same to the byte; its digest is equal. */
static void says_again(const char *const *texts, const char *rows)
{
    struct scenario one, two;
    assert_int_equal(build(&one, texts, NULL, rows), 0);
    assert_int_equal(build(&two, TEXTS(one.resolved), NULL, NULL), 0);
    assert_string_equal(one.resolved, two.resolved);
    assert_string_equal(one.inputs_digest, two.inputs_digest);
    assert_int_equal(strlen(one.inputs_digest), DIGEST_TEXT - 1);
    assert_memory_equal(&one.parameters, &two.parameters, sizeof one.parameters);
    assert_memory_equal(&one.run, &two.run, sizeof one.run);
    assert_int_equal(one.n_places, two.n_places);
    assert_int_equal(one.n_missing, two.n_missing);
    assert_int_equal(one.sample, two.sample);
    assert_int_equal(one.n_orders, two.n_orders);
    for (int i = 0; i < one.n_orders; i++) {
        assert_int_equal(one.orders[i].end, two.orders[i].end);
        assert_int_equal(one.orders[i].fidelity, two.orders[i].fidelity);
        assert_int_equal(one.orders[i].where.n_listed, two.orders[i].where.n_listed);
        if (one.orders[i].reform)
            assert_memory_equal(one.orders[i].given, two.orders[i].given, one.orders[i].reform->parameters.size);
    }
    assert_true(one.question.matters_if == two.question.matters_if);
    scenario_free(&one);
    scenario_free(&two);
}

static void test_resolved(void **state)
{
    (void)state;
    says_again(TEXTS("shequ: 1\n"), NULL);
    says_again(TEXTS(orders), NULL);
    says_again(TEXTS("shequ: 1\ncity: {table: t.csv, sample: 1}\n"
                     "reforms: {separation: {begin: 2011-01-01, where: {places: [\"和平, 东\", 1, c3], order: listed}}}\n"),
               table);
    says_again(TEXTS("shequ: 1\ntitle: \"a \\\"b\\\" \\\\ # : {\\n\\tx\"\nabout:\n  zh: >-\n    甲\n    乙\n"
                     "parameters: {community: {staff: {value: 12.345678901234567, source: \"a, b: 'c'\"}}, "
                     "staff: {wage: 1300.07}, work: {patience: 0.1 s, item_lifetime: 1000 d}}\n"
                     "run: {burn_in: 0 months}\n"
                     "question: {primary: tasks_pushed, matters_if: -0.7 %, outcomes: [match, burnout]}\n"),
               NULL);
    says_again(TEXTS("shequ: 1\nquestion: {primary: service_failure, matters_if: -5.1 pp}\n"), NULL);
    says_again(TEXTS("shequ: 1\nreforms: {one: {begin: 2011-01-01, set: {}}, two: {begin: 2011-01-01, strike: []}}\n"), NULL);
}

static void digest_of(const char *text, char digest[DIGEST_TEXT])
{
    struct scenario scenario;
    assert_int_equal(build(&scenario, TEXTS(text), NULL, table), 0);
    memcpy(digest, scenario.inputs_digest, DIGEST_TEXT);
    scenario_free(&scenario);
}

static void test_digest(void **state)
{
    static const char *const others[] = {
        "shequ: 1\nrun: {seed: 20091123}\n",
        "shequ: 1\nrun: {replicates: 21}\n",
        "shequ: 1\ntitle: x\n",
        "shequ: 1\nparameters: {trust: {gain: 0.0801}}\n",
        "shequ: 1\nparameters: {trust: {gain: {value: 0.08, source: me}}}\n",
        "shequ: 1\ncity: {sample: 4}\n",
        "shequ: 1\ncity: {table: t.csv}\n",
        "shequ: 1\nreforms: {separation: {begin: 2011-01-01}}\n",
        "shequ: 1\nquestion: {outcomes: [match]}\n",
    };
    char plain[DIGEST_TEXT], same[DIGEST_TEXT], other[DIGEST_TEXT];
    (void)state;
    digest_of("shequ: 1\n", plain);
    digest_of("# a comment\nshequ:   1\nparameters:\n  trust: {gain: 8 %}\nrun: {seed: 20091122}\n", same);
    assert_string_equal(plain, same);
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        digest_of(others[i], other);
        assert_string_not_equal(plain, other);
    }
}

static void test_faults_stand_in_order(void **state)
{
    struct scenario scenario;
    (void)state;
    assert_int_equal(build(&scenario,
                           TEXTS("shequ: 1\nparameters: {trust: {gian: 1}}\nrun: {seed: x}\n",
                                 "shequ: 2\nreforms:\n  separation: {dual_posts: 1.4}\nrun: {length: 0 months}\n"),
                           SETTINGS({"trust.loss", "2"}), NULL),
                     FAULT_INPUT);
    assert_int_equal(faults.n, 7);
    static const struct {
        const char *where;
        int line, column;
    } places[] = {{"one.yaml", 2, 22}, {"one.yaml", 3, 13},  {"two.yaml", 1, 8},         {"two.yaml", 3, 3},
                  {"two.yaml", 3, 28}, {"two.yaml", 4, 15}, {"--set trust.loss=2", 0, 0}};
    for (int i = 0; i < 7; i++) {
        assert_string_equal(faults.fault[i].where, places[i].where);
        assert_int_equal(faults.fault[i].line, places[i].line);
        assert_int_equal(faults.fault[i].column, places[i].column);
    }
    assert_null(scenario.name); /* nothing is left to free */
}

static void test_conflicts(void **state)
{
    struct scenario scenario;
    static const char base[] = "shequ: 1\ncity: {table: t.csv}\n";
    (void)state;
    assert_int_equal(build(&scenario,
                           TEXTS(base, "shequ: 1\nreforms:\n"
                                       "  a: {begin: 2010-01-01, where: [c3], set: {agenda: 0.5}}\n"
                                       "  b: {begin: 2011-01-01, where: {places: [南], by: street}, set: {agenda: 0.6}}\n"),
                           NULL, table),
                     FAULT_INPUT);
    assert_non_null(strstr(faults.fault[0].en, "rules.agenda"));
    assert_int_equal(faults.fault[0].line, 4);
    assert_int_equal(build(&scenario,
                           TEXTS(base, "shequ: 1\nreforms:\n"
                                       "  a: {begin: 2010-01-01, end: 2011-01-01, set: {agenda: 0.5}}\n"
                                       "  b: {begin: 2011-01-01, set: {agenda: 0.6, asked: 3}}\n"
                                       "  c: {begin: 2011-01-01, set: {task_price: 0.6}}\n"),
                           NULL, table),
                     0);
    scenario_free(&scenario);
}

static void test_warnings(void **state)
{
    struct scenario scenario;
    (void)state;
    assert_int_equal(build(&scenario,
                           TEXTS("shequ: 1\nparameters: {community: {staff: 48.5}}\n"
                                 "reforms: {separation: {begin: 2040-01-01, meeting_hours: 100}}\n"),
                           NULL, NULL),
                     0);
    assert_int_equal(faults.n_warnings, 3);
    assert_non_null(strstr(faults.warning[0].en, "community.staff: 48.5"));
    assert_int_equal(faults.warning[0].line, 2);
    assert_non_null(strstr(faults.warning[1].zh, "结束之后"));
    assert_non_null(strstr(faults.warning[2].en, "meeting_hours"));
    scenario_free(&scenario);
    /* a later plausible value takes the warning back */
    assert_int_equal(build(&scenario, TEXTS("shequ: 1\nparameters: {community: {staff: 48.5}}\n"),
                           SETTINGS({"community.staff", "8.5"}), NULL),
                     0);
    assert_int_equal(faults.n_warnings, 0);
    scenario_free(&scenario);
}

static const struct scenario_item *nth_item(const struct scenario *scenario, int i)
{
    assert_in_range(i, 0, scenario->orders[0].n_items - 1);
    return &scenario->orders[0].items[i];
}

static void test_list_of_tasks(void **state)
{
    struct scenario scenario, again;
    const struct parameters *given = &scenario.parameters;
    (void)state;
    /* what a base says of a city without a list gives way, what stands with the list stays */
    assert_int_equal(build(&scenario,
                           TEXTS("shequ: 1\nparameters: {work: {items: 150, departments: 9, admin_tasks: 77}}\n",
                                 "shequ: 1\nwork: {tasks: some/where/l.csv}\n"),
                           NULL, NULL), 0);
    assert_int_equal(scenario.items.n, 4);
    assert_string_equal(scenario.tasks_name, "l.csv");
    assert_int_equal(given->work.departments, 3);
    assert_true(given->work.admin_tasks == 64 && given->work.admin_hours == 48 + 100 + 75 + 2);
    assert_true(given->work.items > 0.399 && given->work.items < 0.401); /* a tenth */
    assert_string_equal(scenario.source[row_of("work.departments")], "work.tasks: l.csv");
    assert_int_equal(faults.n_warnings, 0);
    scenario_free(&scenario);
    assert_int_equal(build(&scenario,
                           TEXTS("shequ: 1\nwork: {tasks: l.csv}\nparameters: {work: {items: 7}}\n"),
                           SETTINGS({"work.need_rate", "0.3"}), NULL), 0);
    assert_true(given->work.items == 7 && given->work.need_rate == 0.3);
    assert_int_equal(build(&again, TEXTS(scenario.resolved), NULL, NULL), 0);
    assert_string_equal(again.resolved, scenario.resolved);
    assert_string_equal(again.tasks_text, scenario.tasks_text);
    assert_string_equal(again.inputs_digest, scenario.inputs_digest);
    scenario_free(&again);
    scenario_free(&scenario);
    /* a list can be taken away again, and set from the command line */
    assert_int_equal(build(&scenario, TEXTS("shequ: 1\nwork: {tasks: l.csv}\n", "shequ: 1\nwork: {tasks: null}\n"),
                           NULL, NULL), 0);
    assert_int_equal(scenario.items.n, 0);
    assert_int_equal(given->work.departments, 20);
    scenario_free(&scenario);
    assert_int_equal(build(&scenario, TEXTS("shequ: 1\n"), SETTINGS({"work.tasks", "l.csv"}), NULL), 0);
    assert_int_equal(scenario.items.n, 4);
    scenario_free(&scenario);
}

static void test_items_of_orders(void **state)
{
    static const char base[] = "shequ: 1\nwork: {tasks: l.csv}\nreforms:\n"
                               "  fewer: {begin: 2010-01-01, strike: [fire, births], admit: dogs,\n"
                               "    item_price: {aid: 0.5, fire: 20 %}}\n";
    struct scenario scenario, again;
    (void)state;
    assert_int_equal(build(&scenario, TEXTS(base), NULL, NULL), 0);
    assert_int_equal(scenario.orders[0].n_items, 5); /* by what is done, and by name */
    assert_string_equal(nth_item(&scenario, 0)->name, "births");
    assert_int_equal(nth_item(&scenario, 0)->touch, ITEM_STRIKE);
    assert_int_equal(nth_item(&scenario, 0)->item, 1);
    assert_string_equal(nth_item(&scenario, 1)->name, "fire");
    assert_int_equal(nth_item(&scenario, 2)->touch, ITEM_ADMIT);
    assert_string_equal(nth_item(&scenario, 3)->name, "aid");
    assert_int_equal(nth_item(&scenario, 3)->price, 500000);
    assert_int_equal(nth_item(&scenario, 4)->price, 200000);
    assert_int_equal(build(&again, TEXTS(scenario.resolved), NULL, NULL), 0);
    assert_string_equal(again.resolved, scenario.resolved);
    scenario_free(&again);
    scenario_free(&scenario);
    /* a later list replaces, prices do so one by one, null forgets */
    assert_int_equal(build(&scenario, TEXTS(base, "shequ: 1\nreforms: {fewer: {strike: [aid, aid], admit: null, "
                                                  "item_price: {fire: null, dogs: 1}}}\n"), NULL, NULL), 0);
    assert_int_equal(scenario.orders[0].n_items, 3);
    assert_string_equal(nth_item(&scenario, 0)->name, "aid");
    assert_string_equal(nth_item(&scenario, 1)->name, "aid");
    assert_int_equal(nth_item(&scenario, 1)->touch, ITEM_PRICE);
    assert_string_equal(nth_item(&scenario, 2)->name, "dogs");
    scenario_free(&scenario);
    /* a reform of the catalogue may name items, too */
    assert_int_equal(build(&scenario, TEXTS("shequ: 1\nwork: {tasks: l.csv}\nreforms: {separation: "
                                            "{begin: 2010-01-01, strike: dogs}}\n"), NULL, NULL), 0);
    assert_int_equal(scenario.orders[0].n_items, 1);
    assert_non_null(scenario.orders[0].reform);
    scenario_free(&scenario);
    assert_int_equal(build(&scenario, TEXTS(base, "shequ: 1\nreforms: {fewer: {strike: [fires]}}\n"), NULL, NULL),
                     FAULT_INPUT);
    assert_int_equal(faults.n, 1);
    assert_string_equal(faults.fault[0].where, "two.yaml");
    assert_int_equal(faults.fault[0].column, 28);
    assert_non_null(strstr(faults.fault[0].en, "do you mean fire"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_defaults),
        cmocka_unit_test(test_layers),
        cmocka_unit_test(test_orders),
        cmocka_unit_test(test_question),
        cmocka_unit_test(test_table),
        cmocka_unit_test(test_resolved),
        cmocka_unit_test(test_digest),
        cmocka_unit_test(test_faults_stand_in_order),
        cmocka_unit_test(test_conflicts),
        cmocka_unit_test(test_warnings),
        cmocka_unit_test(test_list_of_tasks),
        cmocka_unit_test(test_items_of_orders),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
