/* test_fabric.c - talk, news, information, events, courses, plans and surveys in a small city. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "models/happenings/fabric.h"
#include "sim/maths.h"
#include "tests/promises/stage.h"

static struct community *begin(struct stage *stage, day until)
{
    stage_begin(stage);
    stage_until(stage, until);
    return &stage->world.communities[0];
}

static void end(struct stage *stage)
{
    struct fault fault = {0};
    for (uint32_t p = 0; p < stage->world.n_communities; p++)
        assert_int_equal(books_close(&stage->world, p, true, &fault), 0);
    stage_end(stage);
}

static double mean_info(const struct community *community)
{
    double sum = 0;
    for (uint32_t r = 0; r < community->residents.table.n; r++)
        sum += resident_info(&community->residents, r);
    return sum / WHOLE / community->residents.table.n;
}

static double spread_of_trust(const struct community *community)
{
    double sum = 0, squares = 0;
    uint32_t n = community->residents.table.n;
    for (uint32_t r = 0; r < n; r++) {
        double trust = 1e-6 * (double)trust_read(&community->trust, r, TRUST_PROPERTY);
        sum += trust;
        squares += trust * trust;
    }
    return squares / n - (sum / n) * (sum / n);
}

/* Talk alone draws people together and keeps their mean: nobody has dealings with the firm. */
static void test_talk(void **state)
{
    (void)state;
    struct stage stage = {.scenario = small_city(31)};
    stage.scenario.parameters.trust.drift = 0;
    stage.scenario.parameters.social.aloof = 0;
    struct community *community = begin(&stage, on(2009, 12, 2));
    double before = spread_of_trust(community);
    int64_t sum = 0, now = 0;
    for (uint32_t r = 0; r < community->residents.table.n; r++)
        sum += trust_read(&community->trust, r, TRUST_PROPERTY);
    for (int month = 0; month < 24; month++) {
        community->lp->today = date_add_months(on(2010, 1, 31), month);
        fabric_month(community);
    }
    for (uint32_t r = 0; r < community->residents.table.n; r++)
        now += trust_read(&community->trust, r, TRUST_PROPERTY);
    assert_int_equal(sum, now);
    assert_true(spread_of_trust(community) < 0.9 * before);
    community->lp->today = on(2009, 12, 1);
    end(&stage);
}

/* News is told once, to one other, and then is no news; whoever keeps to themselves hears none. */
static void test_news(void **state)
{
    (void)state;
    for (int aloof = 0; aloof < 2; aloof++) {
        struct stage stage = {.scenario = small_city(32)};
        stage.scenario.parameters.social.aloof = aloof;
        stage.scenario.parameters.social.talk_pull = 0;
        stage.scenario.parameters.trust.drift = 0;
        struct community *community = begin(&stage, on(2009, 12, 2));
        int64_t before[N_TRUST_CAUSES * N_GROUPS * N_INSTITUTIONS];
        memcpy(before, community->trust.flow, sizeof before);
        for (uint32_t r = 0; r < community->residents.table.n; r++)
            fabric_experienced(community, r, TRUST_PROVIDER, false);
        for (int month = 0; month < 6; month++) {
            community->lp->today = date_add_months(on(2010, 1, 31), month);
            fabric_month(community);
        }
        int64_t heard = 0, told = 0;
        for (int g = 0; g < N_GROUPS; g++) {
            int at = trust_account(g, TRUST_PROVIDER) * N_TRUST_CAUSES + TRUST_HEARD;
            heard += community->trust.flow[at] - before[at];
        }
        for (uint32_t r = 0; r < community->residents.table.n; r++)
            told += community->residents.news[r] == 0;
        if (aloof) {
            assert_int_equal(heard, 0);
            assert_int_equal(told, 0);
        } else {
            assert_true(told > community->residents.table.n * 9 / 10);
            /* 0.3 of the loss of about half of one's trust, for each who told */
            double each = 1e-6 * (double)-heard / (double)told;
            double expected = 0.3 * stage.scenario.parameters.trust.loss *
                              stage.scenario.parameters.trust.provider_initial;
            assert_true(each > 0.8 * expected && each < 1.05 * expected);
        }
        community->lp->today = on(2009, 12, 1);
        end(&stage);
    }
}

/* What is open is known by more; an app tells those who can use it. */
static void test_information(void **state)
{
    (void)state;
    double known[3];
    for (int way = 0; way < 3; way++) {
        struct stage stage = {.scenario = small_city(33)};
        if (way > 0) {
            stage.order = order_of_figures(on(2009, 12, 1), INT32_MAX);
            order_set(&stage.order, RULE_DISCLOSURE, 0.8);
        }
        if (way > 1)
            order_set(&stage.order, RULE_APP_REACH, 0.9);
        struct community *community = begin(&stage, on(2010, 8, 31));
        known[way] = mean_info(community);
        if (way == 2) { /* the able know more */
            double sum[2] = {0};
            int n[2] = {0};
            for (uint32_t r = 0; r < community->residents.table.n; r++) {
                int able = community->residents.ability[r] > 128;
                sum[able] += resident_info(&community->residents, r);
                n[able]++;
            }
            assert_true(sum[1] / n[1] > 1.05 * sum[0] / n[0]);
        }
        end(&stage);
    }
    assert_true(known[1] > known[0] + 0.1);
    assert_true(known[2] > known[1] + 0.1);
}

/* Rooms for nobody: all who come are turned away; rooms for some: never more than places. */
static void test_rooms(void **state)
{
    (void)state;
    for (int rooms = 0; rooms < 3; rooms++) {
        struct stage stage = {.scenario = small_city(34)};
        stage.scenario.parameters.community.floor_area = rooms * 13.7;
        struct community *community = begin(&stage, on(2010, 2, 1));
        const int64_t *sum = community->tally.sum;
        int64_t attended = 0;
        for (int g = 0; g < N_GROUPS; g++)
            attended += community->tally.by_group[g * N_GROUP_TALLIES + GROUP_ATTENDED];
        int64_t places = (int64_t)(fabric_floor(community) /
                                   stage.scenario.parameters.social.room);
        assert_true(sum[TALLY_EVENTS] > 3);
        assert_true(attended <= sum[TALLY_EVENTS] * places);
        if (rooms == 0) {
            assert_int_equal(attended, 0);
            assert_true(sum[TALLY_CROWDED] > 3);
            assert_int_equal(sum[TALLY_FLOOR_OPEN], 0);
        } else
            assert_true(attended > 3 && sum[TALLY_FLOOR_USED] > 0);
        assert_int_equal(sum[TALLY_FLOOR_USED],
                         maths_round((double)attended * stage.scenario.parameters.social.room *
                                     stage.scenario.parameters.social.event_length * 60));
        end(&stage);
    }
}

/* A course teaches, and those who move in know nothing of it. */
static void test_course_and_move(void **state)
{
    (void)state;
    struct stage stage = {.scenario = small_city(35)};
    struct community *community = begin(&stage, on(2010, 1, 1));
    double skill = fabric_skill(community);
    struct task_form form = {.identity = 4711, .class = TASK_SELF, .kind = KIND_ACTIVITY,
                             .subject = SUBJECT_COURSE, .client = NOBODY, .work = HOUR};
    struct fault fault = {0};
    uint32_t task = task_file(&community->tasks, &form, &fault);
    int64_t events = community->tally.sum[TALLY_EVENTS];
    fabric_activity(community, task);
    assert_int_equal(community->tally.sum[TALLY_EVENTS], events + 1);
    assert_true(fabric_skill(community) > skill);
    task_close(&community->tasks, task, CAUSE_DONE);
    community->stairs.organiser[0] = 5 + 1;
    community->residents.news[5] = -1;
    community->residents.active[5] = 300;
    fabric_moved_in(community, 5);
    assert_int_equal(community->stairs.organiser[0], 0);
    assert_int_equal(community->residents.news[5] | community->residents.active[5], 0);
    assert_int_equal(resident_info(&community->residents, 5), 0);
    assert_true(resident_belonging(&community->residents, 5) > 0);
    assert_int_equal(ties_one(&community->ties, 5, 0.5), NOBODY);
    end(&stage);
}

/* A survey makes services fit better; where no plan follows it costs trust, and only then. */
static void test_survey(void **state)
{
    (void)state;
    for (int follows = 0; follows < 2; follows++) {
        struct stage stage = {.scenario = small_city(36)};
        struct community *community = begin(&stage, on(2010, 1, 5));
        int64_t match = case_match(community);
        struct task_form form = {.identity = 815, .class = TASK_OVERHEAD, .kind = KIND_SURVEY,
                                 .subject = 120, .client = NOBODY, .work = HOUR};
        struct fault fault = {0};
        uint32_t task = task_file(&community->tasks, &form, &fault);
        fabric_survey(community, task);
        task_close(&community->tasks, task, CAUSE_DONE);
        int64_t answers = community->tally.sum[TALLY_ANSWERS];
        assert_true(answers > 40 && answers < 110); /* .6 x about 1 of 120 */
        assert_true(case_match(community) > match);
        assert_true(community->lore.tired[0] > 0);
        community->lore.followed[0] = follows ? 1000 * HOUR : 0;
        int64_t fell = 0;
        community->lp->today += 400;
        fabric_survey_morning(community);
        for (int g = 0; g < N_GROUPS; g++)
            fell += community->trust.flow[trust_account(g, TRUST_COMMITTEE) * N_TRUST_CAUSES +
                                          TRUST_AFFAIR];
        assert_int_equal(fell < 0, !follows);
        assert_int_equal(community->lore.awaited[0], 0);
        community->lp->today -= 400;
        end(&stage);
    }
}

/* Off, nothing of it happens. */
static void test_off(void **state)
{
    (void)state;
    struct stage stage = {.scenario = small_city(37)};
    struct parameters *given = &stage.scenario.parameters;
    given->mechanisms.gossip = given->mechanisms.information = given->mechanisms.belonging =
        given->mechanisms.organising = given->mechanisms.planning =
            given->mechanisms.fees = MECHANISM_OFF; /* what is told at home of a firm */
    struct community *community = begin(&stage, on(2010, 8, 31));
    assert_int_equal(community->tally.sum[TALLY_EVENTS], 0);
    assert_int_equal(community->tally.sum[TALLY_ORGANISED], 0);
    for (uint32_t r = 0; r < community->residents.table.n; r++) {
        assert_int_equal(resident_info(&community->residents, r),
                         maths_round(WHOLE * given->social.info_usual));
        assert_int_equal(resident_belonging(&community->residents, r),
                         maths_round(WHOLE * given->social.belonging_usual));
        assert_int_equal(community->residents.news[r], 0);
    }
    for (int a = 0; a < N_GROUPS * N_INSTITUTIONS; a++) {
        assert_int_equal(community->trust.flow[a * N_TRUST_CAUSES + TRUST_HEARD], 0);
        assert_int_equal(community->trust.flow[a * N_TRUST_CAUSES + TRUST_TALK], 0);
    }
    end(&stage);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_talk),
        cmocka_unit_test(test_news),
        cmocka_unit_test(test_information),
        cmocka_unit_test(test_rooms),
        cmocka_unit_test(test_course_and_move),
        cmocka_unit_test(test_survey),
        cmocka_unit_test(test_off),
    };
    return cmocka_run_group_tests_name("fabric", tests, NULL, NULL);
}
