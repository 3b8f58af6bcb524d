/* test_gate.c - what is kept from coming down: admission, refusal, merging, posted staff,
 * street committees, marks. Shares are taken over 20,000 identities under fixed seeds, with
 * bounds of five standard errors: they would fail by chance once in a million changes of luck. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "models/happenings/gate.h"
#include "models/purposes.h"
#include "sim/maths.h"
#include "tests/promises/arms.h"

enum { MANY = 20000 };

struct town {
    struct scenario scenario;
    struct arm arm;
    struct world world;
    struct fault fault;
};

static struct town *town_of(uint64_t seed)
{
    struct town *town = calloc(1, sizeof *town);
    assert_non_null(town);
    town->scenario = small_city(seed);
    return town;
}

static void town_build(struct town *town)
{
    assert_int_equal(arm_init(&town->arm, &town->scenario, &town->fault), 0);
    assert_int_equal(world_init(&town->world, &town->scenario, &town->arm.layout,
                                &town->arm.periods, &town->arm.calendar, 1, NULL, &town->fault), 0);
}

static void town_run(struct town *town, day until)
{
    assert_int_equal(window_run(&town->world.window, until, 1, &town->fault), 0);
}

static void town_free(struct town *town)
{
    world_free(&town->world);
    arm_free(&town->arm);
    free(town);
}

/* No reform begins or ends, so that what is written here stays in force. */
static void set(struct town *town, enum rule rule, double value)
{
    for (uint32_t p = 0; p < town->world.n_communities; p++)
        town->world.rules[p].figure[rule] = rules_figure(rule, value);
}

static int64_t counted(const struct town *town, int tally)
{
    int64_t sum = 0;
    for (uint32_t p = 0; p < town->world.n_communities; p++)
        sum += town->world.communities[p].tally.sum[tally];
    return sum;
}

static void near(double share, double wanted)
{
    double error = 5 * maths_sqrt(wanted * (1 - wanted) / MANY);
    if (share < wanted - error || share > wanted + error)
        fail_msg("%f is not %f within %f", share, wanted, error);
}

static void test_admission(void **state)
{
    (void)state;
    struct town *town = town_of(77);
    town_build(town);
    const struct community *community = &town->world.communities[2];
    int ways[3] = {0}, strict[3] = {0};
    for (uint64_t i = 0; i < MANY; i++)
        assert_int_equal(gate_way(community, identity_of(i, PURPOSE_GATE, 3)), GATE_LISTED);
    for (uint64_t i = 0; i < MANY; i++) {
        uint64_t idea = identity_of(i, PURPOSE_GATE, 3);
        set(town, RULE_GATE, 0.53);
        set(town, RULE_GATE_OVERRIDE, 0.21);
        enum gate_way way = gate_way(community, idea);
        ways[way]++;
        set(town, RULE_GATE, 0.71);
        set(town, RULE_GATE_OVERRIDE, 0.09);
        enum gate_way stricter = gate_way(community, idea);
        strict[stricter]++;
        if (way == GATE_TURNED_DOWN) /* a stricter gate opens for nobody it was closed to */
            assert_int_equal(stricter, GATE_TURNED_DOWN);
    }
    near(1.0 * ways[GATE_LISTED] / MANY, 0.47);
    near(1.0 * ways[GATE_LET_THROUGH] / MANY, 0.53 * 0.21);
    near(1.0 * strict[GATE_TURNED_DOWN] / MANY, 0.71 * 0.91);
    town->scenario.parameters.mechanisms.gate = MECHANISM_OFF;
    for (uint64_t i = 0; i < 100; i++)
        assert_int_equal(gate_way(community, identity_of(i, PURPOSE_GATE, 3)), GATE_LISTED);
    town_free(town);
}

/* Items that stand and were born after the run began. */
static int born_since(const struct town *town, day first)
{
    int n = 0;
    for (uint32_t p = 0; p < town->world.n_communities; p++) {
        const struct departments *departments = &town->world.communities[p].departments;
        for (uint32_t i = 0; i < departments->items.n; i++)
            n += departments->live[i] && departments->born[i] > first;
    }
    return n;
}

static void test_review_takes_time(void **state)
{
    (void)state;
    struct town *town = town_of(78), *shut = town_of(78);
    town_build(town);
    town_build(shut);
    const day first = town->world.periods->begin;
    set(town, RULE_GATE, 1);
    set(town, RULE_GATE_OVERRIDE, 1);
    set(town, RULE_REVIEW_DELAY, 40);
    set(town, RULE_REVIEW_HOURS, 3.5);
    set(shut, RULE_GATE, 1);
    town_run(town, first + 40);
    assert_int_equal(born_since(town, first), 0);
    assert_true(counted(town, TALLY_REVIEWED) > 5);
    town_run(town, first + 150);
    assert_true(born_since(town, first) > 5);
    assert_int_equal(counted(town, TALLY_REJECTED), 0);
    assert_int_equal(counted(town, TALLY_STREET_HOURS),
                     counted(town, TALLY_REVIEWED) * (3 * HOUR + 30 * MINUTE));
    town_run(shut, first + 150);
    assert_int_equal(born_since(shut, first), 0);
    assert_int_equal(counted(shut, TALLY_REJECTED), counted(shut, TALLY_REVIEWED));
    assert_true(counted(shut, TALLY_PUSHED) < counted(town, TALLY_PUSHED));
    town_free(town);
    town_free(shut);
}

/* The stock that a run begins with has come through the gate of its first day. */
static void test_first_stock(void **state)
{
    (void)state;
    struct scenario_order order = {.name = (char *)(uintptr_t) "gate", .n_set = 1,
                                   .intensity = DOSE_ONE, .fidelity = DOSE_ONE, .begin = 0,
                                   .end = INT32_MAX, .where = {.all = true, .share = 1, .waves = 1}};
    struct town *open = town_of(79), *gated = town_of(79);
    order.set_rule[0] = RULE_GATE;
    order.set_value[0] = MILLION / 2;
    gated->scenario.orders = &order;
    gated->scenario.n_orders = 1;
    order.begin = on(2009, 1, 1);
    town_build(open);
    town_build(gated);
    uint32_t all = 0, passed = 0;
    for (uint32_t p = 0; p < open->world.n_communities; p++) {
        all += open->world.communities[p].departments.items.n;
        passed += gated->world.communities[p].departments.items.n;
    }
    /* five standard errors of about 420 items */
    assert_in_range(passed, all / 2 - 52, all / 2 + 52);
    town_free(open);
    town_free(gated);
}

static bool refuses(struct community *community, uint64_t identity, int64_t work)
{
    return gate_refuses(community, &(struct demand){identity, work, 0, 1, 0});
}

static void test_refusal(void **state)
{
    (void)state;
    struct town *town = town_of(80);
    town->scenario.parameters.community.staff = 2;
    town->scenario.parameters.gate.retaliation = 90;
    town->scenario.parameters.budget.dependence = 0.5;
    town_build(town);
    town_run(town, on(2010, 2, 10));
    struct community *community = &town->world.communities[0];
    set(town, RULE_SUPERIOR_WEIGHT, 0.6);
    set(town, RULE_REFUSAL_HOURS, 0.75);
    double shadow = office_days_waiting(community, BODY_COMMITTEE);
    assert_true(shadow > 0.1);
    /* 90 x 0.6 x 1.5 = 81 hours */
    int64_t limit = 45 * MINUTE + maths_round(81 / shadow * (double)HOUR);
    assert_false(refuses(community, 5, 100 * limit)); /* no right */
    set(town, RULE_REFUSAL, 1);
    assert_false(refuses(community, 5, limit - MINUTE));
    int64_t open = tasks_recount(&community->tasks);
    assert_true(refuses(community, 5, limit + MINUTE));
    assert_int_equal(tasks_recount(&community->tasks), open + 1); /* the argument is work */
    assert_int_equal(community->tally.sum[TALLY_PROCEDURE], 45 * MINUTE);
    /* who depends more dares less; without a contract anything that is worth the argument */
    community->purse.dependence[0] = 900000;
    assert_false(refuses(community, 6, limit + MINUTE));
    set(town, RULE_TARGET_CONTRACT, 0);
    assert_true(refuses(community, 6, HOUR));
    assert_false(refuses(community, 6, 45 * MINUTE));
    set(town, RULE_REFUSAL, 0.3);
    int refused = 0;
    for (uint64_t i = 0; i < MANY; i++) {
        struct draw draw = draw_at(&community->commons->chance, PURPOSE_REFUSAL, i, 0);
        bool may = draw_uniform(&draw) < 0.3;
        refused += may;
        if (i < 50)
            assert_int_equal(refuses(community, i, 2 * HOUR), may);
    }
    near(1.0 * refused / MANY, 0.3);
    town_free(town);
}

static void test_merging(void **state)
{
    (void)state;
    struct town *town = town_of(81);
    town->scenario.parameters.street.duplicates = 0.4;
    town->scenario.parameters.street.merging_hours = 1.5;
    town->scenario.parameters.gate.joint = 0.6;
    town_build(town);
    struct community *community = &town->world.communities[1];
    const double lines = 7; /* departments of the small city */
    int64_t merged = 0;
    for (uint64_t i = 0; i < MANY; i++)
        assert_false(gate_merges(community, i));
    set(town, RULE_COORDINATION_CAPACITY, 3);
    for (uint64_t i = 0; i < MANY; i++)
        merged += gate_merges(community, i);
    near((double)merged / MANY, 0.4 * 3 / (3 + lines));
    assert_int_equal(community->tally.sum[TALLY_STREET_HOURS], merged * 90 * MINUTE);
    /* two places that act jointly owe some tasks once: the street has no work with it */
    set(town, RULE_COORDINATION_CAPACITY, 0);
    set(town, RULE_POOLED, 0.8);
    int64_t joint = 0;
    for (uint64_t i = 0; i < MANY; i++)
        joint += gate_merges(community, i);
    near((double)joint / MANY, 0.8 * 0.6 / 2);
    assert_int_equal(community->tally.sum[TALLY_STREET_HOURS], merged * 90 * MINUTE);
    assert_true(gate_lines(community) > 0.5999999 && gate_lines(community) < 0.6000001);
    town->scenario.parameters.mechanisms.coordination = MECHANISM_OFF;
    for (uint64_t i = 0; i < 100; i++)
        assert_false(gate_merges(community, i));
    town_free(town);
}

static void test_sting(void **state)
{
    (void)state;
    struct town *town = town_of(82);
    town->scenario.parameters.gate.line = 0.35;
    town_build(town);
    struct community *community = &town->world.communities[0];
    community->purse.dependence[0] = 800000;
    assert_true(gate_sting(community) == 0);
    set(town, RULE_APPRAISAL, 1.5);
    set(town, RULE_TARGET_CONTRACT, 1);
    double bound = gate_sting(community);
    assert_true(bound > 0.1949999 && bound < 0.1950001); /* 1.5 x 0.65 x 0.2 */
    set(town, RULE_TARGET_CONTRACT, 0.25);
    double less = gate_sting(community);
    assert_true(less > 0.7799999 && less < 0.7800001); /* 1.5 x 0.65 x 0.8 */
    community->purse.dependence[0] = MILLION;
    set(town, RULE_TARGET_CONTRACT, 1);
    assert_true(gate_sting(community) == 0); /* full marks for everybody */
    town_free(town);
}

/* Tasks that lie in the mail, to or from the street committees. */
static int64_t in_the_mail(const struct town *town)
{
    int64_t n = 0;
    for (uint32_t p = 0; p < town->world.n_places; p++)
        for (uint32_t k = 0; k < town->world.lps[p].inbox.n; k++)
            n += town->world.lps[p].inbox.at[k].kind == LETTER_DEMAND;
    return n;
}

static int64_t at_streets(const struct town *town)
{
    int64_t n = 0;
    for (uint32_t s = 0; s < town->world.n_streets; s++)
        n += town->world.streets[s].demands.n;
    return n;
}

/* What would have been sent down is at the street, in the mail, done there or sent down. */
static void test_street_committees_lose_nothing(void **state)
{
    (void)state;
    struct town *base = town_of(83), *town = town_of(83);
    town_build(base);
    town_build(town);
    set(town, RULE_STREET_SHARE, 1);
    set(town, RULE_STREET_SELF, 0.37);
    const day days[] = {on(2009, 12, 20), on(2010, 1, 19), on(2010, 3, 11), on(2010, 6, 2)};
    for (size_t i = 0; i < sizeof days / sizeof days[0]; i++) {
        if (i == 3) { /* nobody sends any more: what lies there comes down */
            set(town, RULE_STREET_SHARE, 0);
        }
        town_run(base, days[i]);
        town_run(town, days[i]);
        int64_t done = counted(town, TALLY_STREET_DONE), down = counted(town, TALLY_PUSHED);
        assert_int_equal(counted(base, TALLY_PUSHED),
                         down + done + at_streets(town) + in_the_mail(town));
        assert_true(done > 0 && down > done);
        for (uint32_t p = 0; p < town->world.n_places; p++)
            assert_int_equal(books_close(&town->world, p, true, &town->fault), 0);
    }
    assert_int_equal(at_streets(town), 0);
    assert_int_equal(in_the_mail(town), 0);
    town_free(base);
    town_free(town);
}

/* Posts at the street are worked by the clock and paid; without them the queue is longer. */
static void test_street_posts(void **state)
{
    (void)state;
    struct town *few = town_of(84), *many = town_of(84);
    few->scenario.parameters.street.own_load = many->scenario.parameters.street.own_load = 0.95;
    town_build(few);
    town_build(many);
    set(few, RULE_STREET_SHARE, 1);
    set(few, RULE_STREET_SELF, 1);
    set(many, RULE_STREET_SHARE, 1);
    set(many, RULE_STREET_SELF, 1);
    set(many, RULE_STREET_POSTS, 2.5);
    town_run(few, on(2010, 2, 1));
    town_run(many, on(2010, 2, 1));
    assert_true(at_streets(few) > at_streets(many) + 20);
    assert_true(counted(few, TALLY_STREET_DONE) < counted(many, TALLY_STREET_DONE));
    for (uint32_t s = 0; s < many->world.n_streets; s++) {
        const struct street *less = &few->world.streets[s], *more = &many->world.streets[s];
        assert_int_equal(more->worked[0] + more->idle[0], more->clocked[0]);
        int64_t posts = 0;
        for (uint32_t p = 0; p < many->world.n_communities; p++)
            posts += many->world.layout->places[p].street == s ? 2500000 : 0;
        assert_int_equal(more->added[0], posts);
        int days = on(2010, 2, 1) - many->world.periods->begin;
        int64_t wages = maths_round(1e-6 * (double)posts * days *
                                    wage_of_day(&many->scenario.parameters));
        int64_t paid = more->money.flow[PAY_WAGES] - less->money.flow[PAY_WAGES];
        assert_in_range(paid, wages - 3, wages + 3); /* rounded once a month */
    }
    town_free(few);
    town_free(many);
}

static void test_posted_staff(void **state)
{
    (void)state;
    struct town *base = town_of(85), *town = town_of(85);
    town_build(base);
    town_build(town);
    set(town, RULE_POSTED_STAFF, 0.6);
    set(town, RULE_FLOOR_ADDED, -7.25);
    const day until = on(2010, 2, 1);
    town_run(base, until);
    town_run(town, until);
    const int days = until - town->world.periods->begin;
    int64_t on_site = counted(town, TALLY_ON_SITE);
    assert_true(on_site > 100);
    /* the same tasks fall due whoever does them */
    assert_int_equal(on_site + counted(town, TALLY_PUSHED), counted(base, TALLY_PUSHED));
    assert_int_equal(counted(town, TALLY_FLOOR_TAKEN), 725 * 6 * (int64_t)days);
    const struct parameters *given = &town->scenario.parameters;
    for (uint32_t p = 0; p < town->world.n_communities; p++) {
        int64_t wages = maths_round(0.6 * days * wage_of_day(given) * given->work.department_wage);
        assert_in_range(town->world.communities[p].money.flow[PAY_SELF], wages - 3, wages + 3);
        assert_int_equal(town->world.communities[p].money.balance[MONEY_DEPARTMENTS], 0);
    }
    town_free(base);
    town_free(town);
}

static void test_marks(void **state)
{
    (void)state;
    struct town *free_town = town_of(86), *bound = town_of(86);
    bound->scenario.parameters.budget.dependence = 1;
    town_build(free_town);
    town_build(bound);
    set(free_town, RULE_APPRAISAL, 0.001);
    set(free_town, RULE_TARGET_CONTRACT, 0);
    set(bound, RULE_APPRAISAL, 0.001);
    town_run(free_town, on(2010, 2, 3));
    town_run(bound, on(2010, 2, 3));
    /* who depends gives full marks; who does not, fewer */
    assert_int_equal(counted(free_town, TALLY_MARKED), 2 * 6 * 7);
    assert_true(counted(free_town, TALLY_MARKS) < 2 * 6 * 7 * (int64_t)MILLION);
    assert_int_equal(counted(bound, TALLY_MARKED), 2 * 6 * 7);
    assert_int_equal(counted(bound, TALLY_MARKS), 2 * 6 * 7 * MILLION);
    town_free(free_town);
    town_free(bound);
}

static uint32_t employed(const struct town *town)
{
    uint32_t n = 0;
    for (uint32_t p = 0; p < town->world.n_communities; p++)
        n += staff_employed(&town->world.communities[p].staff, BODY_COMMITTEE);
    return n;
}

/* Posts that are added are worked; when they end whoever holds them goes. */
static void test_posts_added(void **state)
{
    (void)state;
    struct town *town = town_of(87);
    town->scenario.parameters.mechanisms.turnover = MECHANISM_OFF;
    town_build(town);
    const day begin = town->world.periods->begin;
    uint32_t before = employed(town);
    set(town, RULE_POSTS_ADDED, 2);
    set(town, RULE_LOCAL_STAFF, 0);
    town_run(town, begin + 20);
    assert_int_equal(employed(town), before + 12);
    for (uint32_t p = 0; p < town->world.n_communities; p++) {
        const struct staff *staff = &town->world.communities[p].staff;
        for (uint32_t post = staff->committee_posts; post < staff->table.n; post++)
            assert_false(staff->traits[post] & TRAIT_LOCAL); /* nobody from the place is hired */
    }
    set(town, RULE_POSTS_ADDED, 1);
    set(town, RULE_LOCAL_STAFF, 1);
    town_run(town, begin + 40);
    assert_int_equal(employed(town), before + 6);
    set(town, RULE_POSTS_ADDED, 0);
    town_run(town, begin + 60);
    assert_int_equal(employed(town), before);
    for (uint32_t p = 0; p < town->world.n_communities; p++)
        assert_int_equal(books_close(&town->world, p, true, &town->fault), 0);
    town_free(town);
}

static void test_disruption_ends(void **state)
{
    (void)state;
    struct town *town = town_of(88);
    town_build(town);
    const struct community *community = &town->world.communities[0];
    set(town, RULE_DISRUPTION, 0.2);
    assert_true(gate_disruption(community) == 0); /* no date: long over */
    for (uint32_t p = 0; p < town->world.n_communities; p++)
        town->world.rules[p].figure[RULE_DISRUPTED_UNTIL] = on(2009, 12, 31);
    town_run(town, on(2009, 12, 31));
    assert_int_equal(community->lp->today, on(2009, 12, 30));
    assert_true(gate_disruption(community) > 0.1999999);
    town_run(town, on(2010, 1, 1));
    assert_true(gate_disruption(community) == 0);
    town_free(town);
}

static void test_packing(void **state)
{
    (void)state;
    const int64_t works[] = {1, 22 * HOUR + 7, 20000 * HOUR};
    const uint16_t departments[] = {0, 7, 199};
    for (int i = 0; i < 18; i++) {
        int64_t packed = demand_packed(works[i % 3], departments[i / 3 % 3], i >= 9);
        assert_int_equal(demand_work(packed), works[i % 3]);
        assert_int_equal(demand_department(packed), departments[i / 3 % 3]);
        assert_int_equal(demand_done(packed), i >= 9);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_admission),
        cmocka_unit_test(test_review_takes_time),
        cmocka_unit_test(test_first_stock),
        cmocka_unit_test(test_refusal),
        cmocka_unit_test(test_merging),
        cmocka_unit_test(test_sting),
        cmocka_unit_test(test_street_committees_lose_nothing),
        cmocka_unit_test(test_street_posts),
        cmocka_unit_test(test_posted_staff),
        cmocka_unit_test(test_marks),
        cmocka_unit_test(test_posts_added),
        cmocka_unit_test(test_disruption_ends),
        cmocka_unit_test(test_packing),
    };
    return cmocka_run_group_tests_name("gate", tests, NULL, NULL);
}
