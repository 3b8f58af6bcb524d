/* test_voice.c - a complaint is never lost, whatever desk it lies on; what the channel does. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "models/happenings/appeal.h"
#include "models/happenings/voice.h"
#include "tests/promises/stage.h"

static struct scenario_order ranking(day begin, day end)
{
    for (int i = 0; i < reform_count; i++)
        if (!strcmp(reform_catalogue[i]->name, "complaints_ranking"))
            return order_of(reform_catalogue[i], given_presets(reform_catalogue[i]), begin, end);
    fail_msg("no reform of that name");
    return (struct scenario_order){0};
}

static uint32_t orders_open(const struct tasks *tasks)
{
    uint32_t n = 0;
    for (uint32_t t = 0; t < tasks->table.n; t++)
        n += tasks->state[t] != TASK_FREE && tasks->kind[t] == KIND_ORDER;
    return n;
}

/* Letters of the night before lie in the inboxes at a midnight. */
static uint32_t in_the_mail(const struct world *world)
{
    uint32_t n = 0;
    for (uint32_t p = 0; p < world->n_places; p++)
        for (uint32_t k = 0; k < world->lps[p].inbox.n; k++) {
            uint16_t kind = world->lps[p].inbox.at[k].kind;
            n += kind == LETTER_COMPLAINT || kind == LETTER_ORDER || kind == LETTER_DISMISSED ||
                 kind == LETTER_REPLY || kind == LETTER_VERDICT;
        }
    return n;
}

static int64_t grouped(const struct world *world, int tally)
{
    int64_t n = 0;
    for (uint32_t p = 0; p < world->n_communities; p++)
        for (int g = 0; g < N_GROUPS; g++)
            n += world->communities[p].tally.by_group[g * N_GROUP_TALLIES + tally];
    return n;
}

static void test_none_is_lost(void **state)
{
    struct stage run = {.scenario = small_city(971)};
    uint32_t most = 0;
    (void)state;
    struct scenario_order order = ranking(on(2010, 4, 1), on(2010, 8, 1));
    run.scenario.orders = &order;
    run.scenario.n_orders = 1;
    parameter_put(parameter_find(&order.reform->parameters, "filter"), order.given, 0.5);
    parameter_put(parameter_find(&order.reform->parameters, "capacity"), order.given, 0);
    run.scenario.parameters.voice.propensity = 0.8;
    run.scenario.parameters.voice.capacity = 0.11; /* the desk has few hands */
    stage_begin(&run);
    for (day d = on(2009, 12, 31); d <= on(2010, 9, 1); d++) {
        stage_until(&run, d);
        uint32_t rows = 0, orders = 0, waits = run.world.hotline.calls.n;
        for (uint32_t p = 0; p < run.world.n_communities; p++) {
            rows += complaints_open(&run.world.communities[p].complaints);
            orders += orders_open(&run.world.communities[p].tasks);
        }
        assert_int_equal(rows, orders + waits + in_the_mail(&run.world));
        if (rows > most)
            most = rows;
    }
    assert_true(most > 20);
    /* made = closed for good + dismissed + still somewhere */
    assert_in_range(grouped(&run.world, GROUP_COMPLAINTS) - stage_tally(&run, TALLY_DISMISSED) -
                        (grouped(&run.world, GROUP_ORDERS) -
                         stage_tally(&run, TALLY_FALSE_CAUGHT)),
                    0, most);
    assert_true(stage_tally(&run, TALLY_DISMISSED) > 0);
    assert_true(stage_tally(&run, TALLY_FALSE_CLOSURES) >=
                stage_tally(&run, TALLY_FALSE_CAUGHT));
    assert_true(stage_tally(&run, TALLY_FALSE_CAUGHT) > 0);
    assert_true(grouped(&run.world, GROUP_ORDERS_MET) < grouped(&run.world, GROUP_ORDERS));
    stage_end(&run);
    free(order.given);
}

/* At every midnight: complaints that lie before another street's desk than their own, and all
 * of those that are sent astray. */
static void misled(const struct world *world, uint32_t *wrong, uint32_t *own)
{
    for (uint32_t p = 0; p < world->n_places; p++)
        for (uint32_t k = 0; k < world->lps[p].inbox.n; k++) {
            const struct letter *letter = &world->lps[p].inbox.at[k];
            if (letter->kind != LETTER_COMPLAINT || letter->from != world->commons.city ||
                !(letter->word[1] >> 40 & 1))
                continue;
            ++*wrong;
            *own += p == world->commons.first_street +
                             world->layout->places[letter->word[0]].street;
        }
}

/* What is sent to the wrong street office is not sent to the right one; where there is one
 * office, it is the right one. */
static void test_wrong_office(void **state)
{
    (void)state;
    for (int streets = 1; streets <= 2; streets++) {
        struct stage run = {.scenario = small_city(4)};
        uint32_t wrong = 0, own = 0;
        run.scenario.parameters.city.streets = streets;
        run.scenario.parameters.voice.reach = 1;
        run.scenario.parameters.voice.misdispatch = 0.7;
        stage_begin(&run);
        for (day d = on(2009, 12, 31); d <= on(2010, 9, 1); d++) {
            stage_until(&run, d);
            misled(&run.world, &wrong, &own);
        }
        assert_int_equal(own, 0);
        assert_true(streets == 1 ? wrong == 0 : wrong > 50);
        stage_end(&run);
    }
}

/* An order that was closed falsely and caught tells, when it is closed again, that it had been:
 * whether somebody calls is then drawn afresh. */
static void test_closed_again(void **state)
{
    struct stage run = {.scenario = small_city(971)};
    int64_t again = 0;
    (void)state;
    struct scenario_order order = ranking(on(2010, 1, 1), INT32_MAX);
    run.scenario.orders = &order;
    run.scenario.n_orders = 1;
    run.scenario.parameters.voice.propensity = 0.8;
    stage_begin(&run);
    for (day d = on(2009, 12, 31); d <= on(2010, 9, 1); d++) {
        stage_until(&run, d);
        const struct letters *inbox = &run.world.lps[run.world.commons.city].inbox;
        for (uint32_t k = 0; k < inbox->n; k++)
            again += inbox->at[k].kind == LETTER_REPLY && inbox->at[k].word[2] >> CLOSURE_BEFORE;
    }
    assert_true(again > 3);
    assert_in_range(stage_tally(&run, TALLY_FALSE_CAUGHT) - again, 0, 20); /* still open */
    stage_end(&run);
    free(order.given);
}

static int64_t pressed(const struct world *world)
{
    int64_t sum = 0;
    for (uint32_t p = 0; p < world->n_communities; p++)
        sum += world->communities[p].complaints.pressure[0];
    return sum;
}

/* Where nobody complains any more the pressure of the ranking fades by 0.08 a month; when the
 * ranking ends it is gone, and it does not come back with another. */
static void test_pressure_fades(void **state)
{
    struct stage run = {.scenario = small_city(971)};
    (void)state;
    struct scenario_order orders[2] = {ranking(on(2010, 1, 1), on(2010, 7, 1)),
                                       ranking(on(2010, 7, 20), INT32_MAX)};
    run.scenario.orders = orders;
    run.scenario.n_orders = 2;
    run.scenario.parameters.voice.propensity = 0.8;
    stage_begin(&run);
    stage_until(&run, on(2010, 3, 2));
    for (uint32_t p = 0; p < run.world.n_communities; p++) {
        struct complaints *complaints = &run.world.communities[p].complaints;
        complaints->pressure[0] = 500000;
        memset(complaints->voice, 0, complaints->voices.n);
        complaints->learning = 0;
    }
    stage_until(&run, on(2010, 5, 3));
    int64_t before = pressed(&run.world), n = run.world.n_communities;
    stage_until(&run, on(2010, 6, 3));
    assert_in_range(pressed(&run.world), before * 92 / 100 - n, before * 92 / 100 + n);
    stage_until(&run, on(2010, 7, 3));
    assert_int_equal(pressed(&run.world), 0);
    stage_until(&run, on(2010, 7, 29));
    assert_int_equal(pressed(&run.world), 0);
    stage_end(&run);
    free(orders[0].given);
    free(orders[1].given);
}

/* Whoever complains through a narrow channel does through a wide one: the first complaint of
 * all comes from the same resident, and a wide one has more. */
static void test_reach(void **state)
{
    int64_t complaints[3];
    (void)state;
    for (int i = 0; i < 3; i++) {
        struct stage run = {.scenario = small_city(4)};
        run.scenario.parameters.voice.reach = i * 0.4;
        stage_begin(&run);
        stage_until(&run, on(2010, 9, 1));
        complaints[i] = grouped(&run.world, GROUP_COMPLAINTS);
        stage_end(&run);
    }
    assert_int_equal(complaints[0], 0);
    assert_true(complaints[1] > 50);
    assert_true(complaints[2] > complaints[1] * 3 / 2);
}

static void test_off(void **state)
{
    struct stage run = {.scenario = small_city(4)};
    (void)state;
    run.scenario.parameters.voice.reach = 1;
    run.scenario.parameters.mechanisms.complaints = MECHANISM_OFF;
    stage_begin(&run);
    stage_until(&run, on(2010, 9, 1));
    assert_int_equal(grouped(&run.world, GROUP_COMPLAINTS), 0);
    assert_int_equal(stage_tally(&run, TALLY_EFFORT_RANKED), -stage_tally(&run, TALLY_EFFORT));
    stage_end(&run);
}

/* Orders stand before all silent needs, by deadline; and they press only when one is first. */
static void test_orders_go_first(void **state)
{
    struct stage run = {.scenario = small_city(58)};
    int seen = 0;
    (void)state;
    struct scenario_order order = ranking(on(2010, 3, 1), INT32_MAX);
    run.scenario.orders = &order;
    run.scenario.n_orders = 1;
    stage_begin(&run);
    for (day d = on(2010, 1, 1); d < on(2010, 9, 1); d++) {
        stage_until(&run, d);
        for (uint32_t p = 0; p < run.world.n_communities; p++) {
            const struct community *community = &run.world.communities[p];
            const struct tasks *tasks = &community->tasks;
            uint32_t first = task_head(tasks, BODY_COMMITTEE, TASK_NEED);
            bool silent = false;
            for (uint32_t t = first; t != NOBODY; t = tasks->next[t]) {
                assert_false(silent && tasks->kind[t] == KIND_ORDER);
                silent = silent || tasks->kind[t] != KIND_ORDER;
            }
            bool ordered = first != NOBODY && tasks->kind[first] == KIND_ORDER;
            double press = voice_pressure(community, BODY_COMMITTEE);
            assert_true(ordered ? press <= 1 : press == 0); /* exactly none */
            seen += press > 0;
        }
    }
    assert_true(seen > 10);
    stage_end(&run);
    free(order.given);
}

/* A bad rank tempts to false closures where nobody calls, and deters where all are called. */
static void test_temptation(void **state)
{
    struct community community = {0};
    struct rules rules = {0};
    int64_t pressure = 300000;
    (void)state;
    community.rules = &rules;
    community.complaints.pressure = &pressure;
    assert_true(voice_tempted(&community) == 1);
    rules.figure[RULE_RANKING] = 2 * MILLION;
    assert_true(voice_tempted(&community) > 1.599 && voice_tempted(&community) < 1.601);
    rules.figure[RULE_CALLBACK] = MILLION;
    assert_true(voice_tempted(&community) > 0.399 && voice_tempted(&community) < 0.401);
    rules.figure[RULE_RANKING] = 20 * MILLION;
    assert_true(voice_tempted(&community) == 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_none_is_lost),    cmocka_unit_test(test_reach),
        cmocka_unit_test(test_off),             cmocka_unit_test(test_orders_go_first),
        cmocka_unit_test(test_temptation),      cmocka_unit_test(test_wrong_office),
        cmocka_unit_test(test_closed_again),   cmocka_unit_test(test_pressure_fades),
    };
    return cmocka_run_group_tests_name("voice", tests, NULL, NULL);
}
