/* test_election.c - turnout on all its bases, votes for others, owners, an affair. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "models/happenings/assembly.h"
#include "models/happenings/election.h"
#include "sim/maths.h"
#include "tests/promises/stage.h"

/* A city of larger communities, so that shares are close to their chances. */
static void begin(struct stage *f)
{
    *f = (struct stage){.scenario = small_city(1723)};
    f->scenario.parameters.community.households = 1901;
    stage_begin(f);
    stage_until(f, on(2009, 12, 12));
}

static struct poll poll_all(struct stage *f, enum rule rule, double value)
{
    struct poll sum = {0};
    for (uint32_t c = 0; c < f->world.n_communities; c++) {
        struct community *community = &f->world.communities[c];
        struct rules rules = *community->rules;
        const struct rules *before = community->rules;
        if (rule < N_RULES)
            rules.figure[rule] = rules_figure(rule, value);
        community->rules = &rules;
        struct poll poll =
            election_poll(community, 0, community->residents.table.n, 1, false);
        community->rules = before;
        assert_true(poll.voted + poll.proxies <= poll.registered);
        assert_true(poll.registered <= poll.adults);
        assert_int_equal(poll.yes + poll.no, poll.voted + poll.proxies);
        sum.adults += poll.adults;
        sum.registered += poll.registered;
        sum.voted += poll.voted;
        sum.proxies += poll.proxies;
        sum.yes += poll.yes;
        sum.no += poll.no;
    }
    return sum;
}

static void test_rules(void **state)
{
    (void)state;
    struct stage f;
    begin(&f);
    struct poll base = poll_all(&f, N_RULES, 0);
    double registered = (double)base.registered / base.adults;
    double official = (double)(base.voted + base.proxies) / base.registered;
    double own = (double)base.voted / base.adults;
    /* V22, some 25,000 adults: standard errors below 0.004 */
    assert_true(registered > 0.58 && registered < 0.66);
    assert_true(official > 0.84 && official < 0.94);
    assert_true(own > 0.40 && own < 0.55);
    /* without votes for others the same people come as before */
    struct poll banned = poll_all(&f, RULE_PROXIES, 0);
    assert_int_equal(banned.proxies, 0);
    assert_int_equal(banned.voted, base.voted);
    assert_int_equal(banned.registered, base.registered);
    /* half of them: about half as many */
    struct poll half = poll_all(&f, RULE_PROXIES, 0.5);
    assert_true(half.proxies > base.proxies * 2 / 5 && half.proxies < base.proxies * 7 / 10);
    /* who is called upon is on the roll; the same adults */
    struct poll called = poll_all(&f, RULE_REGISTRATION, 1);
    assert_true(called.registered > base.registered + base.adults / 8);
    assert_int_equal(called.adults, base.adults);
    /* deputies: two in a hundred of the roll */
    struct poll indirect = poll_all(&f, RULE_DIRECT, 0);
    assert_int_equal(indirect.registered, base.registered);
    assert_in_range(indirect.voted + indirect.proxies, 1, base.registered / 33);
    /* what is not seen can say no */
    struct poll open = poll_all(&f, RULE_SECRET, 0), secret = poll_all(&f, RULE_SECRET, 1);
    assert_int_equal(open.voted, secret.voted);
    assert_true(secret.no > 2 * open.no && open.no > 0);
    stage_end(&f);
}

static void test_stride(void **state)
{
    (void)state;
    struct stage f;
    begin(&f);
    struct community *community = &f.world.communities[1];
    uint32_t n = community->residents.table.n;
    struct poll all = election_poll(community, 0, n, 1, false);
    struct poll part = election_poll(community, 0, n, 8, false);
    assert_in_range(part.adults, all.adults / 9, all.adults / 7);
    struct poll left = election_poll(community, 0, 999, 1, false);
    struct poll right = election_poll(community, 999, n, 1, false);
    assert_int_equal(left.adults + right.adults, all.adults);
    assert_int_equal(left.voted + right.voted, all.voted);
    stage_end(&f);
}

/* What is found out costs trust in that body, by the share, and in no other; books close. */
static void test_affair(void **state)
{
    (void)state;
    struct stage f;
    struct fault fault = {0};
    begin(&f);
    struct community *community = &f.world.communities[4];
    uint32_t terms = community->council.terms[MANDATE_OWNERS];
    int64_t before = trust_read(&community->trust, 17, TRUST_OWNERS);
    int64_t other = trust_read(&community->trust, 17, TRUST_COMMITTEE);
    election_found_out(community, MANDATE_OWNERS);
    int64_t share = maths_round(1e6 * f.scenario.parameters.capture.affair);
    assert_int_equal(trust_read(&community->trust, 17, TRUST_OWNERS),
                     before - share * before / MILLION);
    assert_int_equal(trust_read(&community->trust, 17, TRUST_COMMITTEE), other);
    assert_int_equal(community->council.terms[MANDATE_OWNERS], terms + 1);
    assert_int_equal(community->council.hazard[MANDATE_OWNERS], 0);
    assert_int_equal(books_close(&f.world, 4, true, &fault), 0);
    stage_end(&f);
}

/* Ages: adults have the range of their group; who moves group has another age. */
static void test_age(void **state)
{
    (void)state;
    struct stage f;
    begin(&f);
    struct community *c = &f.world.communities[0];
    const int low[] = {55, 8, 18}, high[] = {90, 23, 59};
    int met[3] = {0};
    for (uint32_t r = 0; r < c->residents.table.n; r++) {
        int group = (int)age_of_group(c->residents.group[r]);
        int age = resident_age(&c->residents, &c->commons->chance, c->place->identity, r);
        assert_in_range(age, low[group], high[group]);
        met[group]++;
    }
    assert_true(met[0] > 100 && met[1] > 100 && met[2] > 100);
    stage_end(&f);
}

/* Every year some block votes; the ballots of a year's run add up and are never more than
 * the roll. */
static void test_year(void **state)
{
    (void)state;
    struct stage f;
    struct fault fault = {0};
    begin(&f);
    f.scenario.run.length = 9;
    world_free(&f.world);
    arm_free(&f.arm);
    assert_int_equal(arm_init(&f.arm, &f.scenario, &fault), 0);
    assert_int_equal(world_init(&f.world, &f.scenario, &f.arm.layout, &f.arm.periods,
                                &f.arm.calendar, 1, NULL, &fault), 0);
    assert_int_equal(world_run(&f.world, 1, &fault), 0);
    for (uint32_t c = 0; c < f.world.n_communities; c++) {
        const struct ballots *ballots = &f.world.communities[c].ballots;
        assert_int_equal(ballots_residual(ballots), 0);
        assert_true(ballots->identity[BALLOT_SEATS] != 0);
        assert_int_equal(ballots->identity[BALLOT_COMMITTEE], 0); /* that was in 2009 */
        assert_in_range(ballots->electorate[BALLOT_SEATS], 1,
                        f.world.communities[c].residents.table.n / 2);
        assert_true(ballots->yes[BALLOT_SEATS] > ballots->no[BALLOT_SEATS]);
    }
    stage_end(&f);
}

/* The law of 2018 rules whom it finds elected after it, and nobody before. */
static void test_terms(void **state)
{
    (void)state;
    struct parameters given;
    parameter_presets(&parameters_table, &given);
    for (int year = 2003; year < 2043; year++) {
        struct term term = election_term(&given, year);
        assert_int_equal(term.years, term.from < 2018 ? 3 : 5);
        assert_in_range(year - term.from, 0, term.years - 1);
        assert_int_equal((term.from - (term.from < 2018 ? 2009 : 2018)) % term.years, 0);
    }
    given.election.term = 4; /* 2009, 2013, 2017: in office until 2021 */
    given.election.later_term = 6;
    assert_int_equal(election_term(&given, 2020).from, 2017);
    assert_int_equal(election_term(&given, 2020).years, 4);
    assert_int_equal(election_term(&given, 2026).from, 2021);
    assert_int_equal(election_term(&given, 2027).from, 2027);
    assert_int_equal(election_term(&given, 2027).years, 6);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rules), cmocka_unit_test(test_stride), cmocka_unit_test(test_affair),
        cmocka_unit_test(test_age),   cmocka_unit_test(test_year),
        cmocka_unit_test(test_terms),
    };
    return cmocka_run_group_tests_name("election", tests, NULL, NULL);
}
