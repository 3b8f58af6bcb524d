/* audit.c - see audit.h. */
#include "cli/audit.h"

#include <stdlib.h>
#include <string.h>

#include "cli/event.h"
#include "models/reach.h"

enum { REPLICATES = 2, MONTHS_AFTER = 3, BURN_IN_MOST = 3, DAYS_ONE_MORE = 60 };

/* One way to run the scenario, and what came of it. */
struct trial {
    struct record record[REPLICATES];
    struct periods periods;
    char digest[DIGEST_TEXT], state[DIGEST_TEXT];
};

static void trial_free(struct trial *trial)
{
    for (int r = 0; r < REPLICATES; r++)
        record_free(&trial->record[r]);
    periods_free(&trial->periods);
}

/* Sees everything, and keeps nothing. */
static void look_on(void *listener, const struct witnessed *what)
{
    (void)listener;
    (void)what;
}

static int trial_run(struct trial *trial, const struct scenario *scenario, int threads,
                     const struct arm_listener *listener, struct fault *fault)
{
    struct digest all = {0}, state = {0};
    struct arm arm;
    struct arm_facts facts;
    int status = arm_init(&arm, scenario, fault);
    if (status)
        return status;
    if (!(status = digest_init(&all, fault)) && !(status = digest_init(&state, fault)))
        status = periods_init(&trial->periods, scenario, fault);
    for (uint32_t r = 0; r < REPLICATES && !status; r++)
        if (!(status = arm_run(&arm, r + 1, threads, listener, &trial->record[r], &facts,
                                 fault))) {
            record_digest(&trial->record[r], &all);
            record_state_digest(&trial->record[r], &state);
        }
    if (!status) {
        digest_text(&all, trial->digest);
        digest_text(&state, trial->state);
    }
    digest_free(&all);
    digest_free(&state);
    arm_free(&arm);
    return status;
}

static day first_begin(const struct scenario *scenario)
{
    day first = INT32_MAX;
    for (int o = 0; o < scenario->n_orders; o++)
        if (scenario->orders[o].begin < first)
            first = scenario->orders[o].begin;
    return first;
}

/* The same institution in a small city for a short while. */
static struct scenario reduced(const struct scenario *scenario)
{
    struct scenario small = *scenario;
    day first = first_begin(scenario);
    int months = 0;
    while (first < INT32_MAX && months < scenario->run.length &&
           date_add_months(scenario->run.start, months) < first)
        months++;
    months += MONTHS_AFTER;
    small.sample = 1;
    small.run.record = RECORD_MONTH;
    small.run.replicates = REPLICATES;
    if (small.run.length > months)
        small.run.length = months;
    if (small.run.burn_in > BURN_IN_MOST)
        small.run.burn_in = BURN_IN_MOST;
    return small;
}

/* Whether two trials agree in every metric, line and trace of the periods that end by
 * `until`; *periods receives how many those are. */
static bool equal_before(const struct trial *a, const struct trial *b, day until, int *periods)
{
    *periods = 0;
    for (int p = 0; p < a->periods.n; p++) {
        day ends = p + 1 < a->periods.n ? a->periods.starts[p + 1] : a->periods.end;
        if (ends > until)
            break;
        ++*periods;
        for (int r = 0; r < REPLICATES; r++) {
            const struct record *x = &a->record[r], *y = &b->record[r];
            const size_t row = x->shape.n_places * sizeof *x->line;
            for (int m = 0; m < x->shape.n_metrics; m++) {
                size_t at = record_at(x, m, p, 0);
                if (memcmp(&x->numerator[at], &y->numerator[at], row) ||
                    memcmp(&x->denominator[at], &y->denominator[at], row))
                    return false;
            }
            for (int l = 0; l < x->shape.n_lines; l++)
                if (memcmp(&x->line[record_at(x, l, p, 0)], &y->line[record_at(x, l, p, 0)], row))
                    return false;
            size_t at = (size_t)p * x->shape.n_communities;
            if (memcmp(&x->trace[at], &y->trace[at],
                       x->shape.n_communities * sizeof *x->trace))
                return false;
        }
    }
    return true;
}

static void say(const struct ui *ui, bool good, struct words what, int *failed)
{
    ui_print(ui, (struct words){"%s  %s\n", "%s  %s\n"}, good ? "PASS" : "FAIL",
             words_in(what, ui->lang));
    *failed += !good;
}

/* A check of two scenarios has failed: the first event at which they part before `until`. */
static int name_event(const struct scenario *a, const struct scenario *b, day until,
                      const struct ui *ui, struct fault *fault)
{
    int status = 0;
    bool parted = false;
    for (uint32_t r = 1; r <= REPLICATES && !status && !parted; r++) {
        struct twins twins;
        struct parting parting;
        if ((status = twins_init(&twins, a, b, r, 1, fault)))
            break;
        status = twins_first(&twins, TWINS_WHOLE, until, &parted, &parting, fault);
        if (!status && parted) {
            ui_print(ui, (struct words){"      ", "      "});
            event_parting(ui, &parting, &twins.twin[0].arm.layout, r);
        }
        twins_free(&twins);
    }
    return status;
}

/* One need more in the first community, once reforms are in force: nobody may be moved to whom
 * nothing was written since. */
static int audit_one_more(const struct scenario *small, const struct ui *ui, int *failed,
                          struct fault *fault)
{
    const day first = first_begin(small);
    struct twins twins;
    struct reach reach = {0};
    struct parting parting;
    bool parted;
    int status = twins_init(&twins, small, small, 1, 1, fault);
    if (status)
        return status;
    day from = first < INT32_MAX && first > small->run.start ? first : small->run.start;
    if (from + 1 >= twins.end)
        from = small->run.start;
    status = twins_first(&twins, TWINS_WHOLE, from + 1, &parted, &parting, fault);
    if (!status)
        status = reach_begin(&reach, &twins, 0, fault);
    while (!status && reach_open(&reach, &twins) && twins.today <= from + DAYS_ONE_MORE)
        status = reach_day(&reach, &twins, fault);
    if (!status) {
        say(ui, !reach.moved,
            (struct words){"多一件需求：未收到来函的其他社区毫无变化",
                           "one need more: nobody is moved to whom nothing was written"},
            failed);
        if (reach.moved) {
            ui_print(ui, (struct words){"      ", "      "});
            event_parting(ui, &reach.parting, &twins.twin[0].arm.layout, 1);
        } else if (!reach.days) {
            ui_note(ui, (struct words){"（只有一个社区，上一行没有可比的内容）",
                                       "(there is one community only: the line above had nothing "
                                       "to compare)"});
        }
    }
    reach_free(&reach);
    twins_free(&twins);
    return status;
}

/* Reforms against none: null reform, and before the first. */
static int audit_reforms(const struct scenario *small, const struct trial *full,
                         const struct ui *ui, int *failed, struct fault *fault)
{
    const size_t n = (size_t)small->n_orders;
    struct scenario none = *small, null = *small;
    struct trial base = {0}, zero = {0};
    int periods = 0, status;
    null.orders = malloc(2 * n * sizeof *null.orders);
    if (!null.orders)
        return fault_memory(fault, 2 * n * sizeof *null.orders);
    none.orders = null.orders + n;
    for (size_t o = 0; o < n; o++) {
        null.orders[o] = none.orders[o] = small->orders[o];
        null.orders[o].intensity = 0;
        /* none: ordered for a day that never comes, so that the places it names stay in */
        none.orders[o].begin = date_add_months(small->run.start, small->run.length) + 1;
        none.orders[o].end = INT32_MAX;
    }
    if (!(status = trial_run(&base, &none, 1, NULL, fault)) &&
        !(status = trial_run(&zero, &null, 1, NULL, fault))) {
        const bool nothing = !strcmp(base.digest, zero.digest);
        say(ui, nothing,
            (struct words){"零强度的改革：与没有改革逐位相同",
                           "null reform: at zero intensity the bits are those of no reform"},
            failed);
        if (!nothing)
            status = name_event(&none, &null, INT32_MAX, ui, fault);
        bool equal = equal_before(&base, full, first_begin(small), &periods);
        say(ui, equal,
            (struct words){"改革之前：全部记录、账目与轨迹与基线相同",
                           "before the start: all records, books and traces are the baseline's"},
            failed);
        if (!equal && !status)
            status = name_event(&none, small, first_begin(small), ui, fault);
        if (equal && !periods)
            ui_note(ui, (struct words){"（改革之前没有完整的记录期，上一行没有可比的内容）",
                                       "(no recorded period ends before the first reform: the line "
                                       "above had nothing to compare)"});
    }
    trial_free(&base);
    trial_free(&zero);
    free(null.orders);
    return status;
}

int audit_pairing(const struct scenario *scenario, const struct ui *ui)
{
    struct scenario small = reduced(scenario), daily = small;
    struct trial full = {0}, spread = {0}, watched = {0}, seen = {0};
    const struct arm_listener onlooker = {.see = look_on};
    struct fault fault = {0};
    int failed = 0, status;
    daily.run.record = RECORD_DAY;
    if (!(status = trial_run(&full, &small, 1, NULL, &fault)) && small.n_orders)
        status = audit_reforms(&small, &full, ui, &failed, &fault);
    if (!status)
        status = audit_one_more(&small, ui, &failed, &fault);
    if (!status && !(status = trial_run(&spread, &small, 3, NULL, &fault)))
        say(ui, !strcmp(full.digest, spread.digest),
            (struct words){"线程：一个与三个线程摘要相同",
                           "threads: one and three, one digest"},
            &failed);
    if (!status && !(status = trial_run(&watched, &daily, 1, NULL, &fault)) &&
        !(status = trial_run(&seen, &small, 3, &onlooker, &fault)))
        say(ui, !strcmp(full.state, watched.state) && !strcmp(full.digest, seen.digest),
            (struct words){"观察：逐日记录、逐月记录或逐事旁观，终态相同",
                           "observer: looked at daily, monthly or event by event, the state is "
                           "the same"},
            &failed);
    trial_free(&full);
    trial_free(&spread);
    trial_free(&watched);
    trial_free(&seen);
    if (status)
        return ui_fault(ui, &fault);
    return failed ? EXIT_NO : EXIT_OK;
}
