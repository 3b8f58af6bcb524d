/* test_books.c - work, money and trust close to 0, recounted here without models/books.c.
 *
 * Three hundred random scenarios: parameters over their plausible ranges (every tenth over
 * all that is allowed), reforms of the catalogue with random doses, dates and waves, small
 * cities, short runs. Fixed seeds: no false alarms.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "models/purposes.h"
#include "sim/stream.h"
#include "tests/promises/arms.h"

/* ---- the recount of a world that stands at a midnight ---- */

static void recount_tasks(const struct community *community)
{
    const struct tasks *tasks = &community->tasks;
    const struct staff *staff = &community->staff;
    int64_t open = 0, waiting = 0, in_hand = 0, away = 0, created, ended;
    uint32_t spare = 0, listed = 0;
    for (uint32_t t = 0; t < tasks->table.n; t++) {
        open += tasks->state[t] != TASK_FREE;
        waiting += tasks->state[t] == TASK_WAITING;
        away += tasks->state[t] == TASK_AWAY;
    }
    for (uint32_t post = 0; post < staff->table.n; post++)
        if (staff->state[post] > WORKER_VACANT && staff->task[post] != NOBODY) {
            in_hand++;
            assert_int_equal(tasks->state[staff->task[post]], TASK_UNDER_WAY);
        }
    assert_int_equal(open, waiting + away + in_hand);
    for (uint32_t row = tasks->spare[0]; row; row = tasks->next[row - 1], spare++) {
        assert_int_equal(tasks->state[row - 1], TASK_FREE);
        assert_true(spare <= tasks->table.n);
    }
    assert_int_equal(open + spare, tasks->table.n);
    for (int q = 0; q < N_BODIES * N_CLASSES; q++) {
        int64_t backlog = 0;
        uint32_t n = 0, before = NOBODY;
        for (uint32_t t = tasks->first[q]; t != NOBODY; before = t, t = tasks->next[t], n++) {
            assert_int_equal(tasks->state[t], TASK_WAITING);
            assert_int_equal(task_queue(tasks->body[t], tasks->class[t]), q);
            assert_int_equal(tasks->previous[t], before);
            assert_true(before == NOBODY || tasks->urgency[before] <= tasks->urgency[t]);
            backlog += tasks->work[t];
        }
        assert_int_equal(tasks->last[q], before);
        assert_int_equal(tasks->count[q], n);
        assert_int_equal(tasks->backlog[q], backlog);
        listed += n;
    }
    assert_int_equal(listed, waiting);
    created = tasks->flow[CAUSE_CREATED] + tasks->flow[CAUSE_REOPENED];
    ended = tasks->flow[CAUSE_DONE] + tasks->flow[CAUSE_ON_PAPER] + tasks->flow[CAUSE_ABANDONED] +
            tasks->flow[CAUSE_DROPPED] + tasks->flow[CAUSE_REFUSED] + tasks->flow[CAUSE_MERGED];
    assert_int_equal(open, created - ended);
    assert_int_equal(open, tasks->balance[ACCOUNT_OPEN]);
    assert_int_equal(tasks->balance[ACCOUNT_PAPER],
                     tasks->flow[CAUSE_ON_PAPER] - tasks->flow[CAUSE_REOPENED]);
}

static void recount_trust(const struct community *community)
{
    const struct trusts *trusts = &community->trust;
    for (int i = 0; i < N_INSTITUTIONS; i++)
        for (int g = 0; g < N_GROUPS; g++) {
            int account = trust_account(g, (enum institution)i);
            int64_t sum = 0, posted = 0;
            for (uint32_t r = 0; r < trusts->table.n; r++) {
                int32_t written = trusts->level[i][r];
                assert_in_range(written, 0, MILLION);
                if (community->residents.group[r] == g)
                    sum += written;
            }
            for (int c = 0; c < N_TRUST_CAUSES; c++)
                posted += trusts->flow[account * N_TRUST_CAUSES + c];
            assert_int_equal(sum, posted);
            assert_int_equal(sum, trusts->balance[account]);
        }
}

static void recount_hours(const struct community *community)
{
    const struct staff *staff = &community->staff;
    int64_t spells = 0;
    for (int a = HOURS_FIRST; a < N_HOURS_ACCOUNTS; a++) {
        assert_true(staff->balance[a] >= 0);
        assert_int_equal(staff->balance[a], staff->flow[a]);
        spells += staff->balance[a];
    }
    assert_int_equal(spells, staff->clocked[0] + staff->clocked_over[0]);
    assert_int_equal(staff->clocked[0], -staff->balance[HOURS_CONTRACTED]);
    assert_int_equal(staff->clocked_over[0], -staff->balance[HOURS_OVERTIME]);
}

/* Money that a place says is in the mail is in letters of today's mail. The letters have
 * been delivered to the inboxes when the world stands at a midnight. */
static void recount_money(const struct world *world)
{
    int64_t all = 0, transit = 0, letters = 0;
    for (uint32_t p = 0; p < world->n_places; p++) {
        const struct money *money = p < world->n_communities
                                        ? &world->communities[p].money
                                    : p + 1 < world->n_places
                                        ? &world->streets[p - world->n_communities].money
                                        : &world->city.money;
        int64_t sum = 0;
        for (int a = 0; a < N_MONEY_ACCOUNTS; a++)
            sum += money->balance[a];
        assert_int_equal(sum, 0);
        all += sum;
        transit += money->balance[MONEY_TRANSIT];
        assert_true(money->balance[MONEY_TRANSIT] >= 0);
        assert_int_equal(money->balance[MONEY_DEPARTMENTS],
                         money->flow[PAY_TASK_MONEY] - money->flow[PAY_TASK_PRICE] -
                             money->flow[PAY_TASK_PRICE_WORKSTATION] - money->flow[PAY_SELF]);
        assert_int_equal(money->balance[MONEY_DEPARTMENTS], 0); /* desks pay at once */
        for (uint32_t k = 0; k < world->lps[p].inbox.n; k++) {
            const struct letter *letter = &world->lps[p].inbox.at[k];
            if (letter->kind == LETTER_BUDGET || letter->kind == LETTER_CASH ||
                letter->kind == LETTER_LEVY || letter->kind == LETTER_UNSPENT ||
                letter->kind == LETTER_FUND)
                letters += letter->word[0];
        }
    }
    assert_int_equal(all, 0);
    assert_int_equal(transit, letters);
}

/* Everybody a street office has lent is at a workstation, or in a letter. */
static void recount_people(const struct world *world)
{
    int64_t lent = 0, there = 0, posted = 0;
    for (uint32_t s = 0; s < world->n_streets; s++) {
        assert_true(world->streets[s].out[0] <= world->streets[s].staff);
        lent += world->streets[s].out[0];
    }
    for (uint32_t c = 0; c < world->n_communities; c++) {
        const struct staff *staff = &world->communities[c].staff;
        uint32_t seconded = 0;
        for (uint32_t post = 0; post < staff->table.n; post++)
            seconded += staff->state[post] > WORKER_VACANT &&
                        (staff->traits[post] & TRAIT_SECONDED) != 0;
        assert_int_equal(seconded, world->communities[c].seconded[0]);
        there += seconded;
    }
    for (uint32_t p = 0; p < world->n_places; p++)
        for (uint32_t k = 0; k < world->lps[p].inbox.n; k++) {
            const struct letter *letter = &world->lps[p].inbox.at[k];
            if (letter->kind == LETTER_SECONDED || letter->kind == LETTER_RETURNED)
                posted += letter->word[0];
        }
    assert_int_equal(lent, there + posted);
}

static void recount(const struct world *world)
{
    for (uint32_t c = 0; c < world->n_communities; c++) {
        recount_tasks(&world->communities[c]);
        recount_trust(&world->communities[c]);
        recount_hours(&world->communities[c]);
    }
    recount_money(world);
    recount_people(world);
}

/* ---- the recount of a record, period by period ---- */

static void recount_record(const struct record *record)
{
    for (uint32_t p = 0; p < record->shape.n_communities; p++)
        for (int t = 0; t < record->shape.n_times; t++) {
#define AT(row) record->line[record_at(record, (row), t, p)]
#define BEFORE(row) record->line[record_at(record, (row), t - 1, p)]
            int64_t hours = 0;
            for (int line = LINE_WORK_HOURS; line < LINE_WORK_RESIDUAL; line++)
                hours += AT(line);
            assert_int_equal(hours, AT(LINE_WORK_CONTRACTED) + AT(LINE_WORK_OVERTIME));
            assert_int_equal(AT(LINE_WORK_RESIDUAL), 0);
            assert_int_equal(AT(LINE_TASKS_RESIDUAL), 0);
            assert_int_equal(AT(LINE_MONEY_RESIDUAL), 0);
            assert_int_equal(AT(LINE_TRUST_RESIDUAL), 0);
            if (t == 0)
                continue;
            int64_t opened = AT(LINE_TASKS + CAUSE_CREATED) + AT(LINE_TASKS + CAUSE_REOPENED);
            int64_t ended = AT(LINE_TASKS + CAUSE_DONE) + AT(LINE_TASKS + CAUSE_ON_PAPER) +
                            AT(LINE_TASKS + CAUSE_ABANDONED) + AT(LINE_TASKS + CAUSE_DROPPED) +
                            AT(LINE_TASKS + CAUSE_REFUSED) + AT(LINE_TASKS + CAUSE_MERGED);
            assert_int_equal(AT(LINE_TASKS_OPEN) - BEFORE(LINE_TASKS_OPEN), opened - ended);
            for (int i = 0; i < N_INSTITUTIONS; i++) {
                int sum = LINE_TRUST + i * (1 + N_TRUST_CAUSES);
                int64_t causes = 0;
                for (int c = 0; c < N_TRUST_CAUSES; c++)
                    causes += AT(sum + 1 + c);
                assert_int_equal(AT(sum) - BEFORE(sum), causes);
                /* level read = level written + drift not yet posted */
                static const char *const levels[N_INSTITUTIONS] = {"trust_committee",
                                                                   "trust_street"};
                if (!levels[i])
                    continue;
                int metric = (int)(metrics_find(levels[i]) - metrics_rows);
                assert_int_equal(record->numerator[record_at(record, metric, t, p)],
                                 AT(sum) + AT(LINE_TRUST_PENDING + i));
            }
            for (int a = 0; a < N_MONEY_ACCOUNTS; a++) {
                int64_t moved = 0;
                for (int c = 0; c < N_MONEY_CAUSES; c++)
                    moved += ((int)money_ways[c].to == a ? AT(LINE_MONEY + c) : 0) -
                             ((int)money_ways[c].from == a ? AT(LINE_MONEY + c) : 0);
                assert_int_equal(AT(LINE_MONEY_BALANCE + a) - BEFORE(LINE_MONEY_BALANCE + a), moved);
            }
#undef AT
#undef BEFORE
        }
}

/* ---- random scenarios ---- */

enum { REFORMS = 64, CITIES = 300 };

struct random_scenario {
    struct scenario scenario;
    struct scenario_order orders[REFORMS];
    void *given[REFORMS];
};

static double between(struct draw *draw, double low, double high)
{
    return low + (high - low) * draw_uniform(draw);
}

/* Every value of a table within its plausible range, or anywhere it may be. */
static void draw_values(struct draw *draw, const struct parameter_table *table, void *values,
                        bool wide)
{
    for (int i = 0; i < table->count; i++) {
        const struct parameter *row = &table->rows[i];
        double low = row->low, high = row->high;
        if (row->flags & PARAMETER_SIZES)
            continue;
        if (wide && draw_uniform(draw) < 0.15)
            low = row->limit_low, high = row->limit_high;
        double x = between(draw, low, high);
        if (wide && draw_uniform(draw) < 0.2)
            x = draw_uniform(draw) < 0.5 ? low : high;
        if (row->type == PARAMETER_COUNT || row->type == PARAMETER_CHOICE)
            x = (double)(int64_t)(low + (high - low + 1) * draw_uniform(draw));
        if (x > high)
            x = high;
        parameter_put(row, values, x);
    }
}

static void random_city(struct random_scenario *random, uint32_t nth)
{
    const struct chance chance = chance_under(2385, nth);
    struct draw draw = draw_at(&chance, 0, 1, 0);
    struct scenario *scenario = &random->scenario;
    struct parameters *given = &scenario->parameters;
    ALWAYS(reform_count <= REFORMS);
    const bool wide = nth % 10 == 0;
    *scenario = small_city(draw_bits(&draw));
    scenario->run.start = on(2008, 1, 1) + (day)between(&draw, 0, 900);
    scenario->run.burn_in = (int)between(&draw, 0, 4);
    scenario->run.length = 6;
    draw_values(&draw, &parameters_table, given, wide);
    given->city.streets = 1 + (int64_t)between(&draw, 0, 3);
    given->city.communities = 1 + (int64_t)between(&draw, 0, 7);
    given->street.staff = (double)(int)between(&draw, 0, 20);
    given->community.households = between(&draw, 20, 300);
    given->community.staff = between(&draw, 1, 7);
    given->work.departments = 1 + (int64_t)between(&draw, 0, 30);
    given->work.admin_hours *= 0.3;
    given->work.admin_tasks *= 0.3;
    given->work.items *= 0.3;
    if (given->work.self_governance_hours > STREAM_RATE * given->work.self_governance_task_hours)
        given->work.self_governance_task_hours = given->work.self_governance_hours / STREAM_RATE;
    int64_t *mechanism = (int64_t *)&given->mechanisms; /* most have all, or all but one */
    const size_t mechanisms = sizeof given->mechanisms / sizeof *mechanism;
    if (draw_uniform(&draw) < 0.8) {
        for (size_t i = 0; i < mechanisms; i++)
            mechanism[i] = MECHANISM_ON;
        if (draw_uniform(&draw) < 0.4)
            mechanism[(size_t)(draw_uniform(&draw) * (double)mechanisms)] = MECHANISM_OFF;
    }
    for (int r = 0; r < reform_count; r++) {
        if (draw_uniform(&draw) > 0.1) /* four of forty, as a rule */
            continue;
        const struct reform *reform = reform_catalogue[r];
        void *values = random->given[r] = given_presets(reform);
        draw_values(&draw, &reform->parameters, values, wide);
        struct scenario_order *order = &random->orders[scenario->n_orders++];
        day begin = date_add_months(scenario->run.start, -4) + (day)between(&draw, 0, 330);
        *order = order_of(reform, values, begin, INT32_MAX);
        if (draw_uniform(&draw) < 0.5)
            order->end = begin + 1 + (day)between(&draw, 0, 200);
        order->intensity = (int64_t)between(&draw, 0, 1.3e6);
        order->fidelity = (int64_t)between(&draw, 0, 1.3e6);
        if (order->intensity > DOSE_ONE)
            order->intensity = DOSE_ONE;
        if (order->fidelity > DOSE_ONE)
            order->fidelity = DOSE_ONE;
        order->where.waves = 1 + (int)between(&draw, 0, 3);
        order->where.every = 1 + (int)between(&draw, 0, 2);
        order->where.share = between(&draw, 0.3, 1);
        order->where.by_street = draw_uniform(&draw) < 0.3;
        order->where.order = draw_uniform(&draw) < 0.5 ? WHERE_SEEDED : WHERE_SIZE;
    }
    scenario->orders = random->orders;
}

static void random_free(struct random_scenario *random)
{
    for (int r = 0; r < REFORMS; r++)
        free(random->given[r]);
}

static void three_hundred_cities_close(void **state)
{
    (void)state;
    uint64_t events = 0, touched = 0, ended_task = 0;
    for (uint32_t nth = 1; nth <= CITIES; nth++) {
        struct random_scenario random = {0};
        struct fault fault = {0};
        struct arm arm;
        struct record record;
        struct world world;
        random_city(&random, nth);
        assert_int_equal(arm_init(&arm, &random.scenario, &fault), 0);
        assert_int_equal(record_init(&record, arm_shape(&arm), 1, &fault), 0);
        assert_int_equal(world_init(&world, &random.scenario, &arm.layout, &arm.periods,
                                    &arm.calendar, 1, &record, &fault), 0);
        recount(&world);
        int step = 1 + (int)(nth % 13); /* recounted every so many midnights */
        for (day until = arm.periods.begin + step; until < arm.periods.end; until += step) {
            if (window_run(&world.window, until, 1, &fault))
                fail_msg("scenario %u: %s", nth, fault.en);
            recount(&world);
        }
        if (world_run(&world, 1, &fault))
            fail_msg("scenario %u: %s", nth, fault.en);
        recount(&world);
        recount_record(&record);
        events += window_events(&world.window);
        touched += world.touches;
        for (uint32_t c = 0; c < world.n_communities; c++)
            ended_task += (uint64_t)world.communities[c].tasks.flow[CAUSE_ON_PAPER];
        world_free(&world);
        record_free(&record);
        arm_free(&arm);
        random_free(&random);
    }
    print_message("300 scenarios: %llu events, %llu touches, %llu tasks on paper\n",
                  (unsigned long long)events, (unsigned long long)touched,
                  (unsigned long long)ended_task);
    assert_true(events > 1000000 && touched > 1000 && ended_task > 1000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(three_hundred_cities_close),
    };
    return cmocka_run_group_tests_name("books", tests, NULL, NULL);
}
