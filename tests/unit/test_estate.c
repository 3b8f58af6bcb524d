/* test_estate.c - a small city's estates: money, moves, works, and what the switches take out.
 *
 * Each run closes its books every evening, or fails.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "models/happenings/estate.h"
#include "models/happenings/moves.h"
#include "tests/promises/arms.h"

struct town {
    struct scenario scenario;
    struct scenario_order order;
    struct arm arm;
    struct world world;
};

static void begin(struct town *city)
{
    struct fault fault = {0};
    if (city->order.reform || city->order.n_set) {
        city->scenario.orders = &city->order;
        city->scenario.n_orders = 1;
    }
    assert_int_equal(arm_init(&city->arm, &city->scenario, &fault), 0);
    assert_int_equal(world_init(&city->world, &city->scenario, &city->arm.layout,
                                &city->arm.periods, &city->arm.calendar, 1, NULL, &fault), 0);
}

static void run_to(struct town *city, day until)
{
    struct fault fault = {0};
    if (window_run(&city->world.window, until, 1, &fault))
        fail_msg("%s", fault.en);
    for (uint32_t c = 0; c < city->world.n_communities; c++)
        assert_int_equal(books_close(&city->world, c, true, &fault), 0);
}

static void end(struct town *city)
{
    world_free(&city->world);
    arm_free(&city->arm);
    free(city->order.given);
}

/* At a quarter's end the firm's result has been taken or borne: nothing stays with it; what was
 * billed is no less than what was paid; upkeep takes all it was given. */
static void test_fees(void **state)
{
    (void)state;
    struct town city = {.scenario = small_city(511)};
    begin(&city);
    run_to(&city, on(2010, 7, 1));
    for (uint32_t c = 0; c < city.world.n_communities; c++) {
        const struct community *community = &city.world.communities[c];
        const struct money *money = &community->money;
        int64_t billed = community->tally.sum[TALLY_FEES_BILLED], owed = 0;
        int64_t months = 7, bills = 0;
        for (uint32_t h = 0; h < community->households.table.n; h++)
            owed += community->households.arrears[h] > 0;
        assert_int_equal(money->balance[MONEY_PROPERTY], 0);
        assert_int_equal(money->balance[MONEY_UPKEEP], 0);
        assert_true(money->flow[PAY_FEES] > billed / 2 && money->flow[PAY_FEES] < billed);
        assert_true(owed > 0 && owed < community->households.table.n / 2);
        /* 1.2 yuan x 90 m2 a month for each household, but for sizes of flats */
        bills = billed * 3 / (months * community->households.table.n);
        assert_true((double)bills > 0.8 * 3 * 10800 && (double)bills < 1.2 * 3 * 10800);
        assert_true(money->flow[PAY_PROPERTY_COST] > 0 && money->flow[PAY_UPKEEP_FEES] > 0);
    }
    end(&city);
}

/* Switched off, nothing of it happens and nothing moves. */
static void test_off(void **state)
{
    (void)state;
    struct town city = {.scenario = small_city(512)};
    city.scenario.parameters.mechanisms.fees = MECHANISM_OFF;
    city.scenario.parameters.mechanisms.decay = MECHANISM_OFF;
    begin(&city);
    run_to(&city, on(2010, 9, 1));
    for (uint32_t c = 0; c < city.world.n_communities; c++) {
        const struct community *community = &city.world.communities[c];
        assert_int_equal(community->facility.state[0], 600000);
        assert_int_equal(community->property.level[0], 550000);
        assert_true(estate_need_factor(community) == 1);
        for (int cause = PAY_FEES; cause <= PAY_RETROFIT_SPENT; cause++)
            assert_int_equal(community->money.flow[cause], 0);
        for (int tally = TALLY_CONFLICT_DAYS; tally <= TALLY_COURT_CASES; tally++)
            assert_int_equal(community->tally.sum[tally], 0);
    }
    end(&city);
}

static int64_t of_group_tally(const struct community *community, int tally, int migrants)
{
    int64_t sum = 0;
    for (int g = 0; g < N_GROUPS; g++)
        if (migrants < 0 || g % 2 == migrants)
            sum += community->tally.by_group[g * N_GROUP_TALLIES + tally];
    return sum;
}

/* In a ruin owners leave: heads are the same, who comes is a migrant tenant, locals grow fewer
 * by as many as left and were local, and trusts are counted to the last millionth. */
static void test_moves(void **state)
{
    (void)state;
    struct town city = {.scenario = small_city(513)};
    int64_t moved = 0;
    city.scenario.parameters.facility.initial = 0.1;
    city.scenario.parameters.facility.moves = 3;
    begin(&city);
    int64_t locals[64] = {0};
    for (uint32_t c = 0; c < city.world.n_communities; c++) {
        const struct community *community = &city.world.communities[c];
        for (uint32_t r = 0; r < community->residents.table.n; r++)
            locals[c] += community->residents.group[r] % 2 == 0;
    }
    run_to(&city, on(2010, 9, 1));
    for (uint32_t c = 0; c < city.world.n_communities; c++) {
        const struct community *community = &city.world.communities[c];
        const struct households *households = &community->households;
        int64_t now = 0, families = 0, out = of_group_tally(community, GROUP_MOVED_OUT, -1);
        for (uint32_t r = 0; r < community->residents.table.n; r++) {
            now += community->residents.group[r] % 2 == 0;
            if (households->spell[household_of(households, r)])
                assert_int_equal(community->residents.group[r] % 2, 1);
        }
        for (uint32_t h = 0; h < households->table.n; h++) {
            families += households->spell[h];
            if (households->spell[h])
                assert_int_equal(households->tenure[h], TENURE_TENANT);
        }
        assert_int_equal(out, of_group_tally(community, GROUP_MOVED_IN, 1));
        assert_int_equal(of_group_tally(community, GROUP_MOVED_IN, 0), 0);
        assert_int_equal(locals[c] - now, of_group_tally(community, GROUP_MOVED_OUT, 0));
        assert_true(out >= families);
        /* at most one household in 50, and one, a month */
        assert_true(families <= 9 * (households->table.n / 50 + 1));
        moved += families;
        if (families)
            assert_true(community->trust.flow[trust_account(1, TRUST_COMMITTEE) * N_TRUST_CAUSES +
                                              TRUST_MOVED] != 0 ||
                        community->trust.flow[trust_account(5, TRUST_COMMITTEE) * N_TRUST_CAUSES +
                                              TRUST_MOVED] != 0);
    }
    assert_true(moved > 20);
    end(&city);
}

/* Who moves in speaks up as they do, not as those did who left: where voices are spread evenly
 * over 256 levels the same one is met seldom. Who stays keeps their own. */
static void test_newcomers_have_a_voice(void **state)
{
    (void)state;
    struct town city = {.scenario = small_city(519)};
    uint8_t first[64][2048];
    uint32_t moved = 0, same = 0;
    city.scenario.parameters.facility.initial = 0.1;
    city.scenario.parameters.facility.moves = 3;
    city.scenario.parameters.voice.propensity = 0.5;
    city.scenario.parameters.voice.learning = 0;
    begin(&city);
    for (uint32_t c = 0; c < city.world.n_communities; c++)
        memcpy(first[c], city.world.communities[c].complaints.voice,
               city.world.communities[c].residents.table.n);
    run_to(&city, on(2010, 9, 1));
    for (uint32_t c = 0; c < city.world.n_communities; c++) {
        const struct community *community = &city.world.communities[c];
        assert_true(community->residents.table.n <= sizeof first[c]);
        for (uint32_t r = 0; r < community->residents.table.n; r++) {
            bool as_before = community->complaints.voice[r] == first[c][r];
            if (!community->households.spell[household_of(&community->households, r)])
                assert_true(as_before);
            else {
                moved++;
                same += as_before;
            }
        }
    }
    assert_true(moved > 50 && same < moved / 10);
    end(&city);
}

static void test_nobody_leaves_a_good_place(void **state)
{
    (void)state;
    for (int off = 0; off < 2; off++) {
        struct town city = {.scenario = small_city(514)};
        city.scenario.parameters.facility.moves = 5;
        if (off) {
            city.scenario.parameters.facility.initial = 0.1;
            city.scenario.parameters.mechanisms.moves = MECHANISM_OFF;
        }
        begin(&city);
        run_to(&city, on(2010, 9, 1));
        for (uint32_t c = 0; c < city.world.n_communities; c++)
            assert_int_equal(
                of_group_tally(&city.world.communities[c], GROUP_MOVED_OUT, -1), 0);
        end(&city);
    }
}

/* The needs of an estate in ruins are more, and P11 says by how much. */
static void test_needs(void **state)
{
    (void)state;
    struct town city = {.scenario = small_city(515)};
    begin(&city);
    struct community *community = &city.world.communities[0];
    community->facility.state[0] = 100000;
    assert_true(estate_need_factor(community) > 1.2999 && estate_need_factor(community) < 1.3001);
    community->facility.state[0] = 900000;
    assert_true(estate_need_factor(community) > 0.8199 && estate_need_factor(community) < 0.8201);
    end(&city);
}

/* A project improves what is common by so much, and never beyond its best. */
static void test_improve(void **state)
{
    (void)state;
    struct town city = {.scenario = small_city(516)};
    begin(&city);
    struct community *community = &city.world.communities[3];
    const int32_t before = community->facility.state[0];
    estate_improve(community, 58000);
    assert_int_equal(community->facility.state[0], before + 58000);
    estate_improve(community, MILLION);
    assert_int_equal(community->facility.state[0], MILLION);
    end(&city);
}

static const struct reform *retrofit(void)
{
    for (int i = 0; i < reform_count; i++)
        if (!strcmp(reform_catalogue[i]->name, "retrofit"))
            return reform_catalogue[i];
    fail_msg("%s", "there is no retrofit");
    return NULL;
}

/* From the offer to the end: who pays nothing is a free rider or poor; what was paid in was
 * spent; the state is better than without. */
static void test_retrofit(void **state)
{
    (void)state;
    struct town with = {.scenario = small_city(517)}, without = {.scenario = small_city(517)};
    int better = 0;
    with.scenario.run.length = without.scenario.run.length = 30;
    with.order = order_of(retrofit(), given_presets(retrofit()), on(2010, 3, 9), INT32_MAX);
    begin(&with);
    begin(&without);
    run_to(&with, on(2012, 9, 1));
    run_to(&without, on(2012, 9, 1));
    for (uint32_t c = 0; c < with.world.n_communities; c++) {
        const struct community *community = &with.world.communities[c];
        const struct households *households = &community->households;
        const int64_t *flow = community->money.flow;
        int64_t sharing = 0;
        assert_int_equal(community->facility.stage[0], WORKS_DONE);
        for (uint32_t h = 0; h < households->table.n; h++) {
            sharing += households->shared[h];
            if (households->shared[h])
                assert_true(households->gives[h] != GIVES_NEVER && households->income[h] > 0 &&
                            households->tenure[h] == TENURE_OWNER);
        }
        assert_true(sharing > 0);
        assert_int_equal(flow[PAY_RETROFIT_SHARED], sharing * 240000); /* a fifth of 12,000 */
        assert_int_equal(flow[PAY_RETROFIT_SHARED] + flow[PAY_RETROFIT_PUBLIC],
                         flow[PAY_RETROFIT_SPENT]);
        assert_true(flow[PAY_RETROFIT_SHARED] <= community->tally.sum[TALLY_RETROFIT_OWED]);
        better += community->facility.state[0] >
                  without.world.communities[c].facility.state[0] + 100000;
        assert_int_equal(without.world.communities[c].facility.stage[0], WORKS_NONE);
    }
    assert_int_equal(better, with.world.n_communities);
    end(&with);
    end(&without);
}

/* A programme that ends before owners agree is withdrawn; one they agreed to is carried out. */
static void test_retrofit_ends(void **state)
{
    (void)state;
    struct town city = {.scenario = small_city(518)};
    const struct reform *reform = retrofit();
    city.scenario.run.length = 12;
    city.order = order_of(reform, given_presets(reform), on(2010, 3, 9), on(2010, 5, 2));
    parameter_put(parameter_find(&reform->parameters, "consent"), city.order.given, 1);
    begin(&city);
    run_to(&city, on(2010, 5, 1));
    for (uint32_t c = 0; c < city.world.n_communities; c++)
        assert_int_equal(city.world.communities[c].facility.stage[0], WORKS_CONSENT);
    run_to(&city, on(2010, 6, 1));
    for (uint32_t c = 0; c < city.world.n_communities; c++) {
        assert_int_equal(city.world.communities[c].facility.stage[0], WORKS_NONE);
        assert_int_equal(city.world.communities[c].money.flow[PAY_RETROFIT_SPENT], 0);
        assert_true(city.world.communities[c].tally.sum[TALLY_CONSENT_FAILED] == 2);
    }
    end(&city);
}

/* By registration a transitional estate turns migrants away and gets less for upkeep; a rule
 * of residents ends both, at the same luck. */
static void test_scope(void **state)
{
    (void)state;
    int64_t turned[2] = {0}, upkeep[2] = {0};
    for (int resident = 0; resident < 2; resident++) {
        struct town city = {.scenario = small_city(519)};
        city.scenario.parameters.community.type = TYPE_TRANSITIONAL;
        if (resident) {
            city.order = order_of(retrofit(), NULL, on(2009, 1, 1), INT32_MAX);
            city.order.reform = NULL;
            city.order.name = (char *)(uintptr_t) "scope";
            city.order.set_rule[0] = RULE_SCOPE;
            city.order.set_value[0] = MILLION;
            city.order.n_set = 1;
        }
        begin(&city);
        run_to(&city, on(2010, 9, 1));
        for (uint32_t c = 0; c < city.world.n_communities; c++) {
            const struct community *community = &city.world.communities[c];
            turned[resident] += of_group_tally(community, GROUP_TURNED_AWAY, 1);
            assert_int_equal(of_group_tally(community, GROUP_TURNED_AWAY, 0), 0);
            upkeep[resident] += community->money.flow[PAY_UPKEEP_PUBLIC];
            assert_int_equal(community->money.flow[PAY_FEES], 0); /* there is no firm */
        }
        end(&city);
    }
    assert_true(turned[0] > 100);
    assert_int_equal(turned[1], 0);
    /* 2.5 migrants per local: 3.5 times the heads; ten percent for luck */
    assert_true((double)upkeep[1] > 3.15 * (double)upkeep[0] &&
                (double)upkeep[1] < 3.85 * (double)upkeep[0]);
}

/* Whether owners have a committee that serves them is what was elected: nobody else fights the
 * firm, and none is made out of one that is only formed. */
static void test_owners(void **state)
{
    int64_t conflicts[2];
    (void)state;
    for (int formed = 0; formed < 2; formed++) {
        struct town city = {.scenario = small_city(511)};
        struct parameters *given = &city.scenario.parameters;
        given->council.formed = formed;
        given->council.founding = 0;
        given->council.works = 0;
        given->capture.odds = 20; /* all are captured, and never found out */
        given->capture.discovery = given->capture.audit_finds = 0;
        given->property.interference = 4;
        begin(&city);
        run_to(&city, on(2010, 9, 1));
        conflicts[formed] = 0;
        for (uint32_t c = 0; c < city.world.n_communities; c++) {
            const struct council *council = &city.world.communities[c].council;
            conflicts[formed] += city.world.communities[c].tally.sum[TALLY_CONFLICTS];
            assert_false(mandate_serves(council, MANDATE_OWNERS));
        }
        end(&city);
    }
    assert_int_equal(conflicts[0], 0);
    assert_true(conflicts[1] >= 3);

    /* where nobody elects or captures, those who stood at first stand, in nobody's hand */
    struct town city = {.scenario = small_city(511)};
    city.scenario.parameters.council.formed = city.scenario.parameters.council.works = 1;
    city.scenario.parameters.mechanisms.elections = MECHANISM_OFF;
    city.scenario.parameters.mechanisms.capture = MECHANISM_OFF;
    begin(&city);
    run_to(&city, on(2010, 9, 1));
    for (uint32_t c = 0; c < city.world.n_communities; c++)
        assert_true(mandate_serves(&city.world.communities[c].council, MANDATE_OWNERS));
    end(&city);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fees),     cmocka_unit_test(test_off),
        cmocka_unit_test(test_moves),    cmocka_unit_test(test_newcomers_have_a_voice),
        cmocka_unit_test(test_nobody_leaves_a_good_place),
        cmocka_unit_test(test_needs),    cmocka_unit_test(test_improve),
        cmocka_unit_test(test_retrofit), cmocka_unit_test(test_retrofit_ends),
        cmocka_unit_test(test_scope),    cmocka_unit_test(test_owners),
    };
    return cmocka_run_group_tests_name("estate", tests, NULL, NULL);
}
