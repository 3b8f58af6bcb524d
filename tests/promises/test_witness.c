/* test_witness.c - what a witness sees is what was counted, moves nothing, and is the same in
 * both arms until they part; one case more moves nobody to whom nothing was written.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "models/coherence.h"
#include "models/reach.h"
#include "models/waits.h"
#include "tests/promises/arms.h"

static const struct reform *reform_of(const char *name)
{
    int r = 0;
    while (r < reform_count && strcmp(reform_catalogue[r]->name, name) != 0)
        r++;
    assert_true(r < reform_count);
    return reform_catalogue[r];
}

static struct scenario_order ordered(const char *name, day begin)
{
    const struct reform *reform = reform_of(name);
    return order_of(reform, given_presets(reform), begin, INT32_MAX);
}

static void watching_changes_no_bit(void **state)
{
    (void)state;
    struct scenario_order order = ordered("separation", on(2010, 5, 1));
    struct scenario scenario = small_city(90901);
    scenario.orders = &order;
    scenario.n_orders = 1;
    struct outcome alone = run_of(&scenario, 2, 1);
    assert_int_equal(alone.status, 0);
    for (int threads = 1; threads <= 3; threads += 2) {
        struct fault fault = {0};
        struct chronicle chronicle;
        assert_int_equal(chronicle_init(&chronicle, 6, &fault), 0);
        const struct arm_listener listener = {.listener = &chronicle, .see = chronicle_see};
        struct outcome seen = run_listened(&scenario, 2, threads, &listener);
        assert_int_equal(seen.status, 0);
        assert_int_equal(chronicle_whole(&chronicle, &fault), 0);
        assert_true(same_digest(&alone, &seen) && same_state(&alone, &seen));
        size_t n[N_WITNESSED] = {0};
        for (uint32_t p = 0; p < 6; p++)
            for (size_t k = 0; k < chronicle.pages[p].n; k++) {
                const struct witnessed *what = &chronicle.pages[p].at[k];
                assert_int_equal(what->place, p);
                assert_true(!k || what->when >= what[-1].when);
                assert_true(what->what != WITNESSED_DECIDED || witnessed_decision(what->purpose));
                n[what->what]++;
            }
        assert_true(n[WITNESSED_FILED] > 1000 && n[WITNESSED_TAKEN] > 1000);
        assert_true(n[WITNESSED_DECIDED] > 1000 && n[WITNESSED_TRUST] > 1000);
        assert_true(n[WITNESSED_HIRED] && n[WITNESSED_LETTER] && n[WITNESSED_COMPLAINT]);
        chronicle_free(&chronicle);
        outcome_free(&seen);
    }
    outcome_free(&alone);
    free(order.given);
}

/* The sums of what is traced are the metric's, period by period and place by place. */
static void waits_are_what_was_counted(void **state)
{
    (void)state;
    struct scenario_order orders[] = {ordered("complaints_ranking", on(2010, 5, 1)),
                                      ordered("joint_meeting", on(2010, 4, 1)),
                                      ordered("purchase", on(2010, 4, 1))};
    struct scenario scenario = small_city(71917);
    struct waits waits;
    struct fault fault = {0};
    scenario.orders = orders;
    scenario.n_orders = 3;
    assert_int_equal(waits_init(&waits, 6, &fault), 0);
    const struct arm_listener listener = {.listener = &waits, .see = waits_see};
    struct outcome outcome = run_listened(&scenario, 1, 1, &listener);
    assert_int_equal(outcome.status, 0);
    assert_int_equal(waits_whole(&waits, &fault), 0);
    const struct record *record = &outcome.record;
    const struct metric *metric = metrics_find("need_wait");
    int64_t bought = 0, counted = 0;
    for (int t = 0; t < record->shape.n_times; t++)
        for (uint32_t p = 0; p < 6; p++) {
            const instant from = midnight_of(date_add_months(scenario.run.start, t));
            const instant to = midnight_of(date_add_months(scenario.run.start, t + 1));
            int64_t sum = 0, n = 0;
            for (uint32_t k = 0; k < waits.pages[p].n; k++) {
                const struct waited *waited = &waits.pages[p].at[k];
                if (waited->left < from || waited->left >= to)
                    continue;
                sum += waited->wait;
                n++;
                bought += waited->starts < INT64_MAX;
            }
            const size_t at = record_at(record, (int)(metric - metrics_rows), t, p);
            assert_int_equal(sum, record->numerator[at]);
            assert_int_equal(n, record->denominator[at]);
            counted += n;
        }
    print_message("%lld needs, %lld of them done by a provider\n", (long long)counted,
                  (long long)bought);
    assert_true(counted > 100 && bought > 10);
    waits_free(&waits);
    outcome_free(&outcome);
    for (int o = 0; o < 3; o++)
        free(orders[o].given);
}

/* Residents' first needs are the same people's, at the same moment, in either arm. */
static void a_case_is_the_same_in_both_arms(void **state)
{
    (void)state;
    struct scenario_order order = ordered("separation", on(2010, 4, 1));
    struct scenario base = small_city(33119), with = base;
    struct waits waits[2];
    struct fault fault = {0};
    int64_t both = 0, moved = 0;
    with.orders = &order;
    with.n_orders = 1;
    for (int i = 0; i < 2; i++) {
        assert_int_equal(waits_init(&waits[i], 6, &fault), 0);
        const struct arm_listener listener = {.listener = &waits[i], .see = waits_see};
        struct outcome outcome = run_listened(i ? &with : &base, 1, 1, &listener);
        assert_int_equal(outcome.status, 0);
        outcome_free(&outcome);
    }
    for (uint32_t p = 0; p < 6; p++)
        for (uint32_t k = 0; k < waits[0].pages[p].n; k++) {
            const struct waited *one = &waits[0].pages[p].at[k];
            uint32_t row = lookup_row(&waits[1].pages[p].last, one->identity);
            if (one->kind != KIND_PLAIN || row == UINT32_MAX)
                continue;
            const struct waited *other = &waits[1].pages[p].at[row];
            assert_int_equal(one->resident, other->resident);
            both++;
            moved += one->filed != other->filed; /* comes back after another wait */
        }
    print_message("%lld needs in both arms, %lld filed at another time\n", (long long)both,
                  (long long)moved);
    assert_true(both > 300 && moved * 10 < both);
    for (int i = 0; i < 2; i++)
        waits_free(&waits[i]);
    free(order.given);
}

static void twins_part_where_the_rule_bites(void **state)
{
    (void)state;
    struct scenario_order order = ordered("separation", on(2010, 4, 1)), null = order;
    struct scenario base = small_city(5501), with = base, zero = base;
    struct twins twins;
    struct parting parting;
    struct fault fault = {0};
    bool parted;
    with.orders = &order;
    zero.orders = &null;
    with.n_orders = zero.n_orders = 1;
    null.intensity = 0;
    assert_int_equal(twins_init(&twins, &base, &with, 1, 1, &fault), 0);
    assert_int_equal(twins_first(&twins, TWINS_WHOLE, INT32_MAX, &parted, &parting, &fault), 0);
    assert_true(parted && parting.saw[1]);
    assert_int_equal(day_of(parting.what[1].when), on(2010, 4, 1));
    twins_free(&twins);
    assert_int_equal(twins_init(&twins, &base, &zero, 1, 1, &fault), 0);
    assert_int_equal(twins_first(&twins, TWINS_WHOLE, INT32_MAX, &parted, &parting, &fault), 0);
    assert_false(parted);
    assert_int_equal(twins.today, twins.end);
    twins_free(&twins);
    free(order.given);
}

/* ---- one case more ---- */

/* What a generator with a state would do: what has happened anywhere moves all draws to come. */
static void share_one_stream(struct twins *twins, const uint64_t key)
{
    for (int i = 0; i < 2; i++) {
        struct world *world = &twins->twin[i].world;
        world->commons.chance.key = random_mix2(key, window_events(&world->window));
    }
}

static void one_case_more(const struct scenario *scenario, bool spoilt, struct reach *reach)
{
    struct twins twins;
    struct fault fault = {0};
    bool parted;
    struct parting parting;
    assert_int_equal(twins_init(&twins, scenario, scenario, 1, 1, &fault), 0);
    const uint64_t key = twins.twin[0].world.commons.chance.key;
    assert_int_equal(twins_first(&twins, TWINS_WHOLE, on(2010, 3, 6), &parted, &parting, &fault), 0);
    assert_false(parted);
    assert_int_equal(reach_begin(reach, &twins, 1, &fault), 0);
    while (reach_open(reach, &twins) && twins.today < on(2010, 5, 1)) {
        assert_int_equal(reach_day(reach, &twins, &fault), 0);
        if (spoilt)
            share_one_stream(&twins, key);
    }
    twins_free(&twins);
}

static void one_case_more_moves_nobody_under_any_reform(void **state)
{
    (void)state;
    int64_t least = INT64_MAX;
    for (int r = 0; r < reform_count; r++) {
        struct scenario_order order = order_of(
            reform_catalogue[r], given_presets(reform_catalogue[r]), on(2010, 3, 1), INT32_MAX);
        struct scenario scenario = small_city(640 + (uint64_t)r);
        struct reach reach;
        scenario.run.burn_in = 0;
        scenario.run.length = 3;
        scenario.orders = &order;
        scenario.n_orders = 1;
        one_case_more(&scenario, false, &reach);
        if (reach.moved)
            fail_msg("%s: %s", order.name,
                     witnessed_rows[reach.parting.what[reach.parting.saw[1]].what].key);
        if (reach.days < least)
            least = reach.days;
        reach_free(&reach);
        free(order.given);
    }
    print_message("%d reforms, at least %lld days of communities each\n", reform_count,
                  (long long)least);
    assert_true(least >= 5);
}

static void a_shared_stream_is_found_out(void **state)
{
    (void)state;
    struct scenario scenario = small_city(99);
    struct reach reach;
    scenario.run.burn_in = 0;
    scenario.run.length = 3;
    one_case_more(&scenario, true, &reach);
    assert_true(reach.moved && reach.parting.place != 1);
    assert_true(reach.parting.saw[0] || reach.parting.saw[1]);
    reach_free(&reach);
}

/* A reform that did nothing but consume a draw of a shared stream would be named by the day, the
 * place, the event and what was decided. */
static void a_reform_that_consumes_a_draw_is_found_out(void **state)
{
    (void)state;
    struct scenario_order order = ordered("separation", on(2010, 4, 1));
    struct scenario base = small_city(4711), with = base;
    struct twins twins;
    struct fault fault = {0};
    struct parting parting = {0};
    bool parted = false;
    order.intensity = 0;
    with.orders = &order;
    with.n_orders = 1;
    assert_int_equal(twins_init(&twins, &base, &with, 1, 1, &fault), 0);
    while (!parted && twins.today < twins.end) {
        for (int i = 0; i < 2; i++)
            if (twins.twin[i].arm.layout.n_orders && twins.today >= on(2010, 4, 1))
                twins.twin[i].world.commons.chance.key++;
        assert_int_equal(twins_first(&twins, TWINS_WHOLE, twins.today + 1, &parted, &parting, &fault), 0);
    }
    assert_true(parted);
    assert_int_equal(twins.today, on(2010, 4, 1) + 1);
    print_message("found out at %s\n", witnessed_rows[parting.what[!parting.saw[0]].what].key);
    twins_free(&twins);
    free(order.given);
}

/* ---- coherence ---- */

static void coherence_is_whole_before_and_under_a_null_reform(void **state)
{
    (void)state;
    struct scenario_order order = ordered("separation", on(2010, 5, 1));
    for (int null = 0; null < 2; null++) {
        struct scenario base = small_city(818), with = base;
        struct twins twins;
        struct coherence coherence;
        struct coherence_share residents, tasks;
        struct fault fault = {0};
        order.intensity = null ? 0 : DOSE_ONE;
        with.orders = &order;
        with.n_orders = 1;
        assert_int_equal(twins_init(&twins, &base, &with, 1, 1, &fault), 0);
        assert_int_equal(coherence_init(&coherence, &twins, &fault), 0);
        double last = 1;
        while (twins.today < twins.end) {
            assert_int_equal(twins_day(&twins, &fault), 0);
            assert_int_equal(coherence_day(&coherence, &twins, &fault), 0);
            if (date_of_day(twins.today).day != 1)
                continue;
            coherence_month(&coherence, &residents, &tasks);
            assert_true(residents.all > 0 && tasks.all > 0);
            if (null || twins.today <= on(2010, 5, 1)) {
                assert_int_equal(residents.same, residents.all);
                assert_int_equal(tasks.same, tasks.all);
                continue;
            }
            const double share = (double)residents.same / (double)residents.all;
            print_message("%.3f of residents, %.3f of tasks\n", share,
                          (double)tasks.same / (double)tasks.all);
            assert_true(share <= last && tasks.same < tasks.all);
            last = share;
        }
        assert_true(null || last < 1);
        coherence_free(&coherence);
        twins_free(&twins);
    }
    free(order.given);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(watching_changes_no_bit),
        cmocka_unit_test(waits_are_what_was_counted),
        cmocka_unit_test(a_case_is_the_same_in_both_arms),
        cmocka_unit_test(twins_part_where_the_rule_bites),
        cmocka_unit_test(one_case_more_moves_nobody_under_any_reform),
        cmocka_unit_test(a_shared_stream_is_found_out),
        cmocka_unit_test(a_reform_that_consumes_a_draw_is_found_out),
        cmocka_unit_test(coherence_is_whole_before_and_under_a_null_reform),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
