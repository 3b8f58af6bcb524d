/* test_decompose.c - channels that add up to the books, a mechanism that has all of the
 * difference, tasks that are not lost between nodes, and the verb that tells it.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <unistd.h>

#include "analysis/decompose.h"
#include "analysis/task_links.h"
#include "cli/verb.h"
#include "tests/support/said.h"
#include "tests/support/sample_result.h"
#include "tests/support/written_result.h"

enum { REPLICATES = 3 };
static char base[1100], variant[1100];
static char text[1 << 20];

static int files_name(void **state)
{
    (void)state;
    const char *scratch = getenv("SCRATCH");
    snprintf(base, sizeof base, "%s/decompose.%ld.a.h5", scratch ? scratch : "/tmp", (long)getpid());
    snprintf(variant, sizeof variant, "%s/decompose.%ld.b.h5", scratch ? scratch : "/tmp",
             (long)getpid());
    return 0;
}

static int files_remove(void **state)
{
    (void)state;
    return unlink(base) || unlink(variant);
}

static void write_result(const char *path, struct scenario *scenario)
{
    written_result(path, scenario, REPLICATES);
}

struct both {
    struct result *base, *variant;
    struct decomposition channels;
};

static void open_both(struct both *both)
{
    struct fault fault = {0};
    if (result_open_unasked(&both->base, base, &fault) ||
        result_open_unasked(&both->variant, variant, &fault))
        fail_msg("%s", fault.en);
}

static void read_both(struct both *both, enum decompose_body body, double from)
{
    struct fault fault = {0};
    open_both(both);
    if (decompose(both->base, both->variant, body, from, &both->channels, &fault))
        fail_msg("%s", fault.en);
}

static void close_both(struct both *both)
{
    decomposition_free(&both->channels);
    result_close(both->base);
    result_close(both->variant);
}

/* A channel's change over all replicates and classes, in microseconds. */
static int64_t change(const struct decomposition *all, enum hours_channel channel)
{
    int64_t sum = 0;
    for (size_t r = 0; r < all->n; r++)
        for (int c = 0; c < FLOW_CLASSES; c++)
            sum += all->arm[1][r].channel[channel][c] - all->arm[0][r].channel[channel][c];
    return sum;
}

/* ---- all of it adds up ---- */

static void with_all_reforms(struct scenario *scenario, struct scenario_order orders[64])
{
    for (int r = 0; r < reform_count; r++)
        if (strcmp(reform_catalogue[r]->name, "resident_allocation"))
            orders[scenario->n_orders++] =
                order_of(reform_catalogue[r], given_presets(reform_catalogue[r]), on(2010, 4, 1),
                         INT32_MAX);
    scenario->orders = orders;
}

static int many_reforms(void **state)
{
    struct scenario scenario = small_city(2385), other = small_city(2385);
    struct scenario_order orders[64];
    write_result(base, &scenario);
    with_all_reforms(&other, orders);
    write_result(variant, &other);
    for (int r = 0; r < other.n_orders; r++)
        free(orders[r].given);
    (void)state;
    return 0;
}

static void channels_add_up(void **state)
{
    (void)state;
    static const double froms[] = {-INFINITY, 14730 /* 2010-05-01 */, 14791 /* 2010-07-01 */};
    for (int from = 0; from < 3; from++) {
        int64_t worked[3], explained[3], by_channel[3][N_HOURS_CHANNELS];
        for (int body = 0; body < 3; body++) {
            struct both both;
            read_both(&both, (enum decompose_body)body, froms[from]);
            assert_int_equal(both.channels.n, REPLICATES);
            assert_int_equal(both.channels.periods, from == 0 ? 6 : from == 1 ? 4 : 2);
            worked[body] = decomposition_worked(&both.channels);
            explained[body] = decomposition_explained(&both.channels);
            assert_int_equal(worked[body], explained[body]);
            assert_int_not_equal(worked[body], 0);
            for (int k = 0; k < N_HOURS_CHANNELS; k++)
                by_channel[body][k] = change(&both.channels, (enum hours_channel)k);
            for (size_t r = 0; r < REPLICATES; r++)
                for (int a = 0; a < 2; a++) {
                    const struct decomposed *arm = &both.channels.arm[a][r];
                    int64_t hours = 0;
                    for (int c = 0; c < FLOW_CLASSES; c++) {
                        int64_t sum = 0;
                        for (int k = 0; k < N_HOURS_CHANNELS; k++)
                            sum += arm->channel[k][c];
                        assert_int_equal(sum, arm->worked[c]);
                        hours += sum;
                    }
                    assert_int_equal(arm->supply[SUPPLY_PAID], hours + arm->supply[SUPPLY_IDLE] +
                                                                   arm->supply[SUPPLY_LEAVE]);
                    if (body == DECOMPOSE_ALL)
                        assert_int_equal(arm->supply[SUPPLY_PAID],
                                         arm->supply[SUPPLY_CONTRACTED] +
                                             arm->supply[SUPPLY_OVERTIME]);
                }
            close_both(&both);
        }
        for (int k = 0; k < N_HOURS_CHANNELS; k++)
            assert_int_equal(by_channel[0][k] + by_channel[1][k], by_channel[2][k]);
        assert_int_equal(by_channel[2][CHANNEL_ROUTED], 0);
        assert_int_not_equal(by_channel[0][CHANNEL_ROUTED], 0);
        assert_int_equal(worked[0] + worked[1], worked[2]);
    }
}

/* The mean and interval of a channel are those of its replicates. */
static void channels_are_compared(void **state)
{
    (void)state;
    struct both both;
    struct hours_change each, whole;
    double sum = 0;
    read_both(&both, DECOMPOSE_ALL, -INFINITY);
    for (int k = 0; k < N_HOURS_CHANNELS; k++) {
        decomposition_compare(&both.channels, (enum hours_channel)k, -1, 0.95, &each);
        assert_true(each.interval.low <= each.effect && each.effect <= each.interval.high);
        assert_true(fabs(each.effect - (double)change(&both.channels, (enum hours_channel)k) /
                                             REPLICATES / 3.6e9) < 1e-6);
        sum += each.effect;
    }
    decomposition_compare_worked(&both.channels, -1, 0.95, &whole);
    assert_true(fabs(sum - whole.effect) < 1e-6);
    decomposition_compare_worked(&both.channels, FLOW_NEED, 0.95, &each);
    assert_true(fabs(each.effect) < fabs(each.base));
    decomposition_compare_supply(&both.channels, SUPPLY_PAID, 0.95, &each);
    assert_true(each.base > whole.base);
    close_both(&both);
}

static void tasks_are_not_lost(void **state)
{
    (void)state;
    struct both both = {0};
    struct task_links links;
    struct fault fault = {0};
    open_both(&both);
    for (int from = 0; from < 2; from++) {
        assert_int_equal(task_links_read(both.base, both.variant, from ? 14730 : -INFINITY, &links,
                                         &fault), 0);
        for (int a = 0; a < 2; a++) {
            int64_t begun = 0, ended = 0;
            for (int i = 0; i < N_NODES; i++) {
                int64_t in = 0, out = 0;
                for (int k = 0; k < N_NODES; k++) {
                    assert_true(links.tasks[a][i][k] >= 0);
                    in += links.tasks[a][k][i];
                    out += links.tasks[a][i][k];
                }
                if (task_node_handles((enum task_node)i))
                    assert_int_equal(in, out);
                else if (i < NODE_GATE)
                    begun += out;
                else
                    ended += in;
            }
            assert_int_equal(begun, ended);
            assert_true(begun > 1000);
        }
        assert_int_equal(links.tasks[0][NODE_CLIENTS][NODE_WORKSTATION], 0);
        assert_true(links.tasks[1][NODE_CLIENTS][NODE_WORKSTATION] > 0);
        assert_true(links.tasks[1][NODE_GATE][NODE_STREET] > 0);
        assert_true(links.tasks[1][NODE_PROVIDER][NODE_DONE] > 0);
    }
    close_both(&both);
}

static void the_verb_tells_it(void **state)
{
    (void)state;
    struct ui ui = {.lang = LANG_EN};
    char wanted[128];
    struct both both;
    read_both(&both, DECOMPOSE_COMMITTEE, 14730);
    snprintf(wanted, sizeof wanted, "together: %lld microseconds, the ledger: %lld (all 3",
             (long long)decomposition_worked(&both.channels),
             (long long)decomposition_worked(&both.channels));
    close_both(&both);
    char *options[] = {"explain", base, variant, "--body", "committee", "--from", "2010-05-01", NULL};
    assert_int_equal(said(verb_explain, &ui, options, text, sizeof text), EXIT_OK);
    assert_non_null(strstr(text, wanted));
    assert_non_null(strstr(text, "residual 0\n"));
    assert_non_null(strstr(text, "between committee and workstation\n"));
    assert_non_null(strstr(text, "clients at the counter → workstation\n"));
    ui.lang = LANG_ZH;
    assert_int_equal(said(verb_explain, &ui, options, text, sizeof text), EXIT_OK);
    assert_non_null(strstr(text, "，余差 0\n"));
    assert_non_null(strstr(text, "窗口办事者 → 工作站\n"));
    assert_int_equal(said(verb_explain, &ui,
                          (char *[]){"explain", "--csv", base, variant, NULL}, text, sizeof text),
                     EXIT_OK);
    assert_memory_equal(text, "kind,replicate,name,other,unit,base,variant,change\n", 50);
    assert_non_null(strstr(text, "\nchannel,3,switching,overhead,us,"));
    assert_non_null(strstr(text, "\nlink,0,gate,workstation,tasks,0,"));
    static char *const wrong[][5] = {{"explain", "a.h5", NULL},
                                     {"explain", "a.h5", "b.h5", "c.h5", NULL},
                                     {"explain", "a.h5", "b.h5", "--body", NULL},
                                     {"explain", "a.h5", "b.h5", "--body=all", NULL}};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_int_equal(said(verb_explain, &ui, (char **)(uintptr_t)wrong[i], text, sizeof text),
                         EXIT_USAGE);
    assert_int_equal(said(verb_explain, &ui, (char *[]){"explain", base, variant, "--body", "street",
                                                        NULL}, text, sizeof text), EXIT_USAGE);
    assert_int_equal(said(verb_explain, &ui, (char *[]){"explain", base, variant, "--from",
                                                        "2010-02-30", NULL}, text, sizeof text),
                     EXIT_USAGE);
    assert_int_equal(said(verb_explain, &ui, (char *[]){"explain", base, variant, "--from",
                                                        "2031-01-01", NULL}, text, sizeof text),
                     EXIT_INPUT);
}

/* One figure of the variant: replicate 2, period 5. */
static void tamper(const char *path, double microseconds)
{
    altered_result(variant, path, (hsize_t[]){1, 4, 2}, microseconds / 3.6e9);
}

static void a_changed_file_is_refused(void **state)
{
    (void)state;
    static const char *const paths[] = {"/flows/worked_entry", "/flows/hours_filed",
                                        "/ledger/work/committee_need"};
    struct fault fault = {0};
    for (size_t i = 0; i < 3; i++)
        for (int back = 0; back < 2; back++) {
            struct both both;
            tamper(paths[i], back ? -1 : 1);
            open_both(&both);
            assert_int_equal(decompose(both.base, both.variant, DECOMPOSE_ALL, -INFINITY,
                                       &both.channels, &fault), back ? 0 : FAULT_INPUT);
            close_both(&both);
        }
    assert_non_null(strstr(fault.en, "in replicate 2"));
    assert_non_null(strstr(fault.en, "microseconds off the ledger"));
}

/* ---- one mechanism has all of it ---- */

/* Nothing but what is asked for: everybody at an ordinary pace, all done in truth. */
static struct scenario plain_city(void)
{
    struct scenario scenario = small_city(1777);
    struct parameters *given = &scenario.parameters;
    int64_t *mechanism = (int64_t *)&given->mechanisms;
    for (size_t i = 0; i < sizeof given->mechanisms / sizeof *mechanism; i++)
        mechanism[i] = MECHANISM_OFF;
    given->work.service_law = LAW_CONSTANT;
    given->work.admin_hours = 1500;
    given->work.admin_tasks = 300;
    return scenario;
}

enum { REST_MOST = 2 * REPLICATES * N_PARTS * 40 }; /* microseconds: some forty posts */

static void only(enum hours_channel one, const char *what, int sign)
{
    struct both both;
    read_both(&both, DECOMPOSE_ALL, -INFINITY);
    const int64_t all = decomposition_worked(&both.channels);
    for (int k = 0; k < N_HOURS_CHANNELS; k++) {
        const int64_t hours = change(&both.channels, (enum hours_channel)k);
        if (k == (int)one)
            assert_int_equal(hours, all - change(&both.channels, CHANNEL_UNFINISHED) -
                                        change(&both.channels, CHANNEL_CHANCE));
        else if (k == CHANNEL_UNFINISHED) /* what the last evening finds in hand */
            assert_true(llabs(hours) * 100 <= llabs(all));
        else if (llabs(hours) > (k == CHANNEL_CHANCE ? REST_MOST : 0)) /* of what is in hand */
            fail_msg("%s: %s has %lld", what, channels[k].key, (long long)hours);
    }
    assert_true(sign * all > REPLICATES * 20 * INT64_C(3600000000));
    close_both(&both);
}

static void a_mechanism_has_all(void **state)
{
    (void)state;
    struct scenario plain = plain_city(), other = plain_city();
    write_result(base, &plain);
    other.parameters.mechanisms.switching = MECHANISM_ON;
    write_result(variant, &other);
    only(CHANNEL_SWITCHING, "switching", 1);

    other = plain_city();
    other.parameters.mechanisms.entry = MECHANISM_ON;
    write_result(variant, &other);
    only(CHANNEL_ENTRY, "entry", 1);

    other = plain_city(); /* at these odds most is done on paper, and nobody looks */
    other.parameters.mechanisms.paper = MECHANISM_ON;
    other.parameters.paper.threshold = -5;
    write_result(variant, &other);
    only(CHANNEL_PAPER, "paper", -1);

    other = plain_city();
    other.parameters.work.need_rate *= 0.5;
    other.parameters.work.counter_rate *= 0.75;
    write_result(variant, &other);
    only(CHANNEL_ARISING, "fewer tasks", -1);
}

/* ---- files that cannot be compared ---- */

static void others_are_refused(void **state)
{
    (void)state;
    struct both both = {0};
    struct fault fault = {0};
    struct store_head head = sample_head(2);
    struct scenario scenario = plain_city();
    scenario.run.length = 5;
    write_result(base, &scenario);
    open_both(&both);
    assert_int_equal(decompose(both.base, both.variant, DECOMPOSE_ALL, -INFINITY, &both.channels,
                               &fault), FAULT_INPUT);
    assert_non_null(strstr(fault.en, "other replicates or periods"));
    close_both(&both);
    assert_int_equal(sample_write(base, &head, &fault), 0); /* other rows */
    fault = (struct fault){0};
    open_both(&both);
    assert_int_equal(decompose(both.base, both.variant, DECOMPOSE_ALL, -INFINITY, &both.channels,
                               &fault), FAULT_INPUT);
    assert_non_null(strstr(fault.en, "/flows/work has another shape"));
    close_both(&both);
    head.shape.n_works = head.shape.n_flow_lines = 0; /* as before there were flows */
    assert_int_equal(sample_write(base, &head, &fault), 0);
    fault = (struct fault){0};
    open_both(&both);
    assert_int_equal(decompose(both.base, both.variant, DECOMPOSE_ALL, -INFINITY, &both.channels,
                               &fault), FAULT_INPUT);
    assert_non_null(strstr(fault.en, "an earlier version"));
    close_both(&both);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(channels_add_up, many_reforms),
        cmocka_unit_test(channels_are_compared),
        cmocka_unit_test(tasks_are_not_lost),
        cmocka_unit_test(the_verb_tells_it),
        cmocka_unit_test(a_changed_file_is_refused),
        cmocka_unit_test(a_mechanism_has_all),
        cmocka_unit_test(others_are_refused),
    };
    return cmocka_run_group_tests_name("decompose", tests, files_name, files_remove);
}
