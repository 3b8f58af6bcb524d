/* test_identity.c - one digest, whoever runs it: threads, order, observers, intervals. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "sim/ensemble.h"
#include "tests/promises/arms.h"

/* A run with enough in it: two reforms, one of them in waves and ended. */
static struct scenario busy_city(struct scenario_order orders[2], void *given[2])
{
    struct scenario scenario = small_city(20091122);
    for (int i = 0; i < 2; i++) {
        const struct reform *reform = reform_catalogue[reform_count - 1 - i];
        given[i] = given_presets(reform);
        orders[1 - i] = order_of(reform, given[i], on(2010, 5, 1), INT32_MAX);
    }
    orders[0].end = on(2010, 7, 16);
    orders[1].where.waves = 3;
    orders[1].where.every = 1;
    scenario.orders = orders;
    scenario.n_orders = 2;
    return scenario;
}

static void threads_change_nothing(void **state)
{
    (void)state;
    struct scenario_order orders[2];
    void *given[2];
    struct scenario scenario = busy_city(orders, given);
    struct outcome alone = run_of(&scenario, 3, 1);
    static const int threads[] = {2, 3, 7};
    assert_int_equal(alone.status, 0);
    assert_true(alone.facts.events > 5000);
    for (int i = 0; i < 3; i++) {
        struct outcome other = run_of(&scenario, 3, threads[i]);
        assert_int_equal(other.status, 0);
        assert_true(same_digest(&alone, &other));
        assert_true(same_state(&alone, &other));
        assert_int_equal(first_difference(&alone.record, &other.record), -1);
        assert_int_equal(alone.facts.events, other.facts.events);
        outcome_free(&other);
    }
    struct outcome second = run_of(&scenario, 4, 1); /* the comparison can fail */
    assert_false(same_digest(&alone, &second));
    outcome_free(&second);
    outcome_free(&alone);
    free(given[0]);
    free(given[1]);
}

struct many {
    struct arm arm;
    struct outcome outcome[5];
    uint64_t sum[2];
};

static int run_one(void *context, int slot, int threads, struct fault *fault)
{
    struct many *many = context;
    struct outcome *outcome = &many->outcome[slot];
    int status = arm_run(&many->arm, (uint32_t)slot + 1, threads, NULL, &outcome->record,
                         &outcome->facts, fault);
    if (!status)
        outcome_hash(outcome);
    return status;
}

static int take_one(void *context, int slot, struct fault *fault)
{
    struct many *many = context;
    (void)fault;
    for (int i = 0; i < 2; i++) /* depends on the order of taking */
        many->sum[i] = random_mix2(many->sum[i], many->outcome[slot].digest[i]);
    outcome_free(&many->outcome[slot]);
    return 0;
}

static void order_of_replicates_changes_nothing(void **state)
{
    (void)state;
    struct scenario scenario = small_city(5);
    struct many many = {0};
    uint64_t first[2];
    static const int threads[] = {1, 1, 2, 3, 7};
    scenario.run.length = 2;
    assert_int_equal(arm_init(&many.arm, &scenario, &many.outcome[0].fault), 0);
    for (int i = 0; i < 5; i++) {
        struct fault fault = {0};
        struct ensemble ensemble = {.n_slots = 5, .threads = threads[i], .reversed = i % 2,
                                    .context = &many, .run = run_one, .take = take_one};
        many.sum[0] = many.sum[1] = 0;
        assert_int_equal(ensemble_run(&ensemble, &fault), 0);
        if (i == 0)
            memcpy(first, many.sum, sizeof first);
        assert_memory_equal(first, many.sum, sizeof first);
    }
    arm_free(&many.arm);
}

struct heard {
    int midnights;
    day last;
    uint64_t events;
};

static void hear(void *listener, day ended, uint64_t events)
{
    struct heard *heard = listener;
    heard->midnights++;
    assert_true(heard->midnights == 1 || ended == heard->last + 1);
    assert_true(events >= heard->events);
    heard->last = ended;
    heard->events = events;
}

static void listening_changes_nothing(void **state)
{
    (void)state;
    struct scenario scenario = small_city(UINT64_MAX);
    struct heard heard = {0};
    struct arm_listener listener = {.told = hear, .listener = &heard};
    struct outcome unheard = run_of(&scenario, 1, 1);
    struct outcome listened = run_listened(&scenario, 1, 1, &listener);
    assert_true(same_digest(&unheard, &listened));
    assert_int_equal(heard.midnights, on(2010, 9, 1) - on(2009, 12, 1));
    assert_int_equal(heard.last, on(2010, 8, 31));
    assert_int_equal(heard.events, listened.facts.events);
    outcome_free(&unheard);
    outcome_free(&listened);
}

/* Days, months and a year of one run: the same city, looked at more or less often. */
static void looking_changes_nothing(void **state)
{
    (void)state;
    struct scenario scenario = small_city(0);
    scenario.run.length = 13;
    struct outcome by[3]; /* RECORD_DAY, RECORD_MONTH, RECORD_YEAR */
    for (int every = RECORD_DAY; every <= RECORD_YEAR; every++) {
        scenario.run.record = (enum record_every)every;
        by[every] = run_of(&scenario, 1, 1);
        assert_int_equal(by[every].status, 0);
        assert_true(same_state(&by[0], &by[every]));
    }
    const struct record *days = &by[RECORD_DAY].record, *months = &by[RECORD_MONTH].record;
    assert_int_equal(days->shape.n_times, on(2011, 4, 1) - on(2010, 3, 1));
    assert_int_equal(months->shape.n_times, 13);
    assert_int_equal(by[RECORD_YEAR].record.shape.n_times, 2);
    uint32_t places = days->shape.n_places;
    for (int month = 0; month < 13; month++) {
        int first = date_add_months(scenario.run.start, month) - scenario.run.start;
        int last = date_add_months(scenario.run.start, month + 1) - scenario.run.start - 1;
        for (uint32_t c = 0; c < days->shape.n_communities; c++)
            assert_int_equal(days->trace[(size_t)last * days->shape.n_communities + c],
                             months->trace[(size_t)month * days->shape.n_communities + c]);
        for (int line = 0; line < N_BOOK_LINES; line++)
            for (uint32_t p = 0; p < places; p++) {
                int64_t sum = 0;
                for (int t = first; t <= last && !books_lines[line].stock; t++)
                    sum += days->line[record_at(days, line, t, p)];
                if (books_lines[line].stock)
                    sum = days->line[record_at(days, line, last, p)];
                assert_int_equal(sum, months->line[record_at(months, line, month, p)]);
            }
        for (int m = 0; m < metrics_count; m++)
            for (uint32_t p = 0; p < places; p++) {
                struct ratio sum = {0, 0};
                bool level = metrics_rows[m].kind == METRIC_LEVEL;
                for (int t = level ? last : first; t <= last; t++) {
                    sum.numerator += days->numerator[record_at(days, m, t, p)];
                    sum.denominator += days->denominator[record_at(days, m, t, p)];
                }
                assert_int_equal(sum.numerator,
                                 months->numerator[record_at(months, m, month, p)]);
                assert_int_equal(sum.denominator,
                                 months->denominator[record_at(months, m, month, p)]);
            }
    }
    for (int every = RECORD_DAY; every <= RECORD_YEAR; every++)
        outcome_free(&by[every]);
}

static void reading_twice_changes_nothing(void **state)
{
    (void)state;
    struct scenario scenario = small_city(99);
    struct arm arm;
    struct fault fault = {0};
    struct world world, untouched;
    assert_int_equal(arm_init(&arm, &scenario, &fault), 0);
    struct record record[2];
    uint64_t half[2][2];
    struct world *both[2] = {&world, &untouched};
    for (int i = 0; i < 2; i++) {
        assert_int_equal(record_init(&record[i], arm_shape(&arm), 1, &fault), 0);
        assert_int_equal(world_init(both[i], &scenario, &arm.layout, &arm.periods, &arm.calendar,
                                    1, &record[i], &fault), 0);
        for (day until = arm.periods.begin + 37; until < arm.periods.end; until += 37) {
            assert_int_equal(window_run(&both[i]->window, until, 1, &fault), 0);
            for (uint32_t p = 0; i == 0 && p < world.n_places; p++) {
                int64_t bases[METRIC_BASES], again[METRIC_BASES];
                for (int line = 0; line < N_BOOK_LINES; line++)
                    assert_int_equal(books_read(&world, p, line), books_read(&world, p, line));
                metrics_bases(&world, p, bases);
                metrics_bases(&world, p, again);
                assert_memory_equal(bases, again, sizeof bases);
                assert_int_equal(books_close(&world, p, true, &fault), 0);
                if (p < world.n_communities) {
                    struct levels levels, twice;
                    metrics_levels(&world.communities[p], &levels);
                    metrics_levels(&world.communities[p], &twice);
                    assert_memory_equal(&levels, &twice, sizeof levels);
                }
            }
        }
        assert_int_equal(world_run(both[i], 1, &fault), 0);
        struct digest digest;
        assert_int_equal(digest_init(&digest, &fault), 0);
        world_digest(both[i], &digest);
        digest_halves(&digest, half[i]);
        digest_free(&digest);
    }
    assert_memory_equal(half[0], half[1], sizeof half[0]);
    assert_int_equal(first_difference(&record[0], &record[1]), -1);
    for (int i = 0; i < 2; i++) {
        world_free(both[i]);
        record_free(&record[i]);
    }
    arm_free(&arm);
}

/* A longer run begins with the shorter one. */
static void the_end_casts_no_shadow(void **state)
{
    (void)state;
    struct scenario scenario = small_city(77);
    struct outcome longer, shorter;
    scenario.run.length = 7;
    longer = run_of(&scenario, 2, 1);
    scenario.run.length = 3;
    shorter = run_of(&scenario, 2, 1);
    assert_int_equal(longer.status | shorter.status, 0);
    struct record *a = &shorter.record, *b = &longer.record;
    for (int t = 0; t < 3; t++) {
        for (uint32_t p = 0; p < a->shape.n_places; p++) {
            for (int m = 0; m < metrics_count; m++) {
                assert_int_equal(a->numerator[record_at(a, m, t, p)],
                                 b->numerator[record_at(b, m, t, p)]);
                assert_int_equal(a->denominator[record_at(a, m, t, p)],
                                 b->denominator[record_at(b, m, t, p)]);
            }
            for (int l = 0; l < N_BOOK_LINES; l++)
                assert_int_equal(a->line[record_at(a, l, t, p)], b->line[record_at(b, l, t, p)]);
        }
        for (uint32_t c = 0; c < a->shape.n_communities; c++)
            assert_int_equal(a->trace[(size_t)t * a->shape.n_communities + c],
                             b->trace[(size_t)t * b->shape.n_communities + c]);
    }
    outcome_free(&longer);
    outcome_free(&shorter);
}

/* Another community, or a larger one, moves nobody: residents, posts, items. */
static void another_community_moves_nobody(void **state)
{
    (void)state;
    struct scenario scenario = small_city(31);
    struct arm arm[2];
    struct world world[2];
    struct fault fault = {0};
    int same = 0;
    scenario.parameters.work.size_share = 0; /* hours by head follow the heads, which may differ */
    for (int i = 0; i < 2; i++) {
        scenario.parameters.city.communities = 6 + i;
        scenario.parameters.city.streets = 1;
        assert_int_equal(arm_init(&arm[i], &scenario, &fault), 0);
        assert_int_equal(world_init(&world[i], &scenario, &arm[i].layout, &arm[i].periods,
                                    &arm[i].calendar, 1, NULL, &fault), 0);
    }
    assert_int_equal(world[1].n_communities, world[0].n_communities + 1);
    for (uint32_t p = 0; p < world[0].n_communities; p++)
        for (uint32_t q = 0; q < world[1].n_communities; q++) {
            const struct community *a = &world[0].communities[p], *b = &world[1].communities[q];
            if (strcmp(a->place->code, b->place->code))
                continue;
            same++;
            uint32_t n = a->residents.table.n < b->residents.table.n ? a->residents.table.n
                                                                      : b->residents.table.n;
            assert_true(n > 100);
            assert_memory_equal(a->residents.group, b->residents.group, n);
            assert_memory_equal(a->residents.ability, b->residents.ability, n);
            assert_memory_equal(a->residents.leaning, b->residents.leaning, 2 * n);
            assert_memory_equal(a->residents.efficacy, b->residents.efficacy, 4 * n);
            assert_memory_equal(a->trust.level[TRUST_COMMITTEE], b->trust.level[TRUST_COMMITTEE], 4 * n);
            assert_memory_equal(a->trust.level[TRUST_STREET], b->trust.level[TRUST_STREET], 4 * n);
            assert_memory_equal(a->trust.expectation, b->trust.expectation, 4 * n);
            n = a->place->posts < b->place->posts ? a->place->posts : b->place->posts;
            assert_memory_equal(a->staff.identity, b->staff.identity, 8 * n);
            assert_memory_equal(a->staff.skill, b->staff.skill, 4 * n);
            assert_memory_equal(a->staff.threshold, b->staff.threshold, 8 * n);
            assert_int_equal(a->departments.items.n, b->departments.items.n);
            assert_memory_equal(a->departments.hours, b->departments.hours,
                                8 * a->departments.items.n);
            assert_memory_equal(a->departments.dies, b->departments.dies,
                                8 * a->departments.items.n);
        }
    assert_int_equal(same, 6);
    for (int i = 0; i < 2; i++) {
        world_free(&world[i]);
        arm_free(&arm[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(threads_change_nothing),
        cmocka_unit_test(order_of_replicates_changes_nothing),
        cmocka_unit_test(listening_changes_nothing),
        cmocka_unit_test(looking_changes_nothing),
        cmocka_unit_test(reading_twice_changes_nothing),
        cmocka_unit_test(the_end_casts_no_shadow),
        cmocka_unit_test(another_community_moves_nobody),
    };
    return cmocka_run_group_tests_name("identity", tests, NULL, NULL);
}
