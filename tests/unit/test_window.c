/* test_window.c - places that write to one another: same story on any number of threads. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "sim/random.h"
#include "sim/sample.h"
#include "sim/window.h"

/* Towns: each has strollers who meet, write to other towns, and are told at midnight. */
enum { MOST = 41 };
enum { STROLL, REPLY, KINDS };

struct town {
    uint64_t story;        /* all that came to pass, in order */
    uint64_t told;         /* written of an evening: what the others may read tomorrow */
    uint32_t nth;          /* draws so far */
    int64_t letters;       /* received */
    day mornings, evenings, last_seen;
    instant latest;
};

struct country {
    struct chance chance;
    uint32_t n;
    struct town towns[MOST];
    uint64_t story; /* of the midnights */
    day midnights, last;
    day falls_on;  /* when a town meets a fault */
    uint32_t falls; /* which one; and one after it */
    day ends_on;   /* when midnight meets one */
};

static struct draw next_draw(struct country *country, const struct lp *lp)
{
    return draw_at(&country->chance, 7, lp->index, country->towns[lp->index].nth++);
}

static void tell(struct town *town, uint64_t what)
{
    town->story = random_mix2(town->story, what);
}

static void happen_stroll(void *world, struct lp *lp, const struct event *event)
{
    struct country *country = world;
    struct town *town = &country->towns[lp->index];
    struct draw draw = next_draw(country, lp);
    uint32_t other = (uint32_t)sample_below(&draw, country->n);
    assert_true(lp->now == event->when);
    assert_true(event->when >= town->latest);
    town->latest = event->when;
    assert_int_equal(day_of(event->when), lp->today);
    tell(town, (uint64_t)event->when ^ (uint64_t)event->who << 40 ^ event->about);
    tell(town, country->towns[other].told); /* as it stood yesterday evening */
    lp_send(lp, other, REPLY, (int64_t)draw_bits(&draw), lp->today, (int64_t)lp->index);
    instant next = lp->now + (span)(sample_exponential(&draw) * 7 * (double)HOUR);
    lp_plan(lp, next, event->who % 2 ? PHASE_PEOPLE : PHASE_WORLD, STROLL, event->who,
            event->about + 1);
    struct handle never = lp_plan(lp, next, PHASE_WORLD, REPLY, 0, 0);
    assert_true(lp_cancel(lp, never));
}

static void happen_reply(void *world, struct lp *lp, const struct event *event)
{
    struct country *country = world;
    tell(&country->towns[lp->index], (uint64_t)event->who << 32 | event->about);
}

static void receive(void *world, struct lp *lp, const struct letter *letter)
{
    struct country *country = world;
    struct town *town = &country->towns[lp->index];
    assert_int_equal(letter->to, lp->index);
    assert_int_equal(letter->word[2], letter->from);
    assert_int_equal(letter->word[1], lp->today - 1); /* the next morning */
    assert_int_equal(day_of(letter->when), lp->today - 1);
    assert_true(lp->now == midnight_of(lp->today)); /* before anything happens */
    assert_int_equal(town->mornings, town->evenings);
    town->letters++;
    tell(town, (uint64_t)letter->word[0] ^ (uint64_t)letter->when);
    if (letter->word[0] & 1)
        lp_plan(lp, lp->now + (span)((uint64_t)letter->word[0] % (uint64_t)DAY), PHASE_PEOPLE,
                REPLY, letter->from, (uint32_t)town->letters);
}

static void morning(void *world, struct lp *lp)
{
    struct country *country = world;
    struct town *town = &country->towns[lp->index];
    assert_true(lp->now == midnight_of(lp->today));
    assert_int_equal(town->mornings++, town->evenings);
    town->last_seen = lp->today;
    if (town->mornings == 1)
        for (uint32_t who = 0; who < 3; who++)
            lp_plan(lp, lp->now, PHASE_WORLD, STROLL, who, 0);
}

static void evening(void *world, struct lp *lp)
{
    struct country *country = world;
    struct town *town = &country->towns[lp->index];
    struct event event;
    assert_true(lp->now == midnight_of(lp->today + 1) - 1);
    assert_false(queue_peek(&lp->queue, &event));
    assert_int_equal(++town->evenings, town->mornings);
    tell(town, UINT64_C(77) << 56);
    town->told = town->story;
    bool falls = lp->index == country->falls || lp->index == country->falls + 2;
    if (falls && lp->today == country->falls_on)
        fault_set(&lp->fault, FAULT_INPUT, (struct words){"镇 %d", "town %d"}, (int)lp->index);
}

static int midnight(void *world, day ended, struct fault *fault)
{
    struct country *country = world;
    assert_int_equal(ended, country->last + 1);
    country->last = ended;
    country->midnights++;
    for (uint32_t i = 0; i < country->n; i++) {
        assert_int_equal(country->towns[i].evenings, country->midnights);
        country->story = random_mix2(country->story, country->towns[i].story);
    }
    if (ended == country->ends_on)
        return fault_set(fault, FAULT_BOOKS, (struct words){"%d 日", "day %d"}, (int)ended);
    return 0;
}

static const struct happening happenings[KINDS] = {[STROLL] = {"stroll", happen_stroll},
                                                   [REPLY] = {"reply", happen_reply}};
static const struct model towns = {"towns", happenings, KINDS, receive, morning, evening,
                                   midnight, NULL, NULL};

enum { START = 385, NEVER = 1 << 20 };

struct run {
    struct country country;
    struct lp lps[MOST];
    struct window window;
};

static struct run *begin(uint32_t n)
{
    struct run *run = calloc(1, sizeof *run);
    assert_non_null(run);
    run->country = (struct country){.chance = chance_under(2385, 1), .n = n, .last = START - 1,
                                    .falls_on = NEVER, .ends_on = NEVER};
    for (uint32_t i = 0; i < n; i++) {
        run->country.towns[i].latest = INT64_MIN;
        assert_int_equal(lp_init(&run->lps[i], i, 4, START, NULL), 0);
    }
    run->window = (struct window){.model = &towns, .world = &run->country, .lps = run->lps, .n = n,
                                  .today = START};
    return run;
}

static void end(struct run *run)
{
    for (uint32_t i = 0; i < run->country.n; i++)
        lp_free(&run->lps[i]);
    free(run);
}

static void assert_same(const struct run *one, const struct run *other)
{
    assert_true(one->country.story == other->country.story);
    assert_true(window_events(&one->window) == window_events(&other->window));
    for (uint32_t i = 0; i < one->country.n; i++) {
        assert_true(one->lps[i].trace == other->lps[i].trace);
        assert_true(one->lps[i].events == other->lps[i].events);
        assert_true(one->country.towns[i].story == other->country.towns[i].story);
        assert_true(queue_digest(&one->lps[i].queue) == queue_digest(&other->lps[i].queue));
    }
}

static void test_threads(void **state)
{
    static const int threads[] = {0, 1, 2, 3, 7, 60};
    static const uint32_t sizes[] = {1, 2, 41};
    (void)state;
    for (int s = 0; s < 3; s++) {
        struct run *first = begin(sizes[s]);
        assert_int_equal(window_run(&first->window, START + 90, -1, NULL), 0);
        assert_int_equal(first->window.today, START + 90);
        assert_int_equal(first->country.midnights, 90);
        /* three strollers a town, one step in seven hours: some 926 a town, and replies */
        uint64_t strolls = window_events(&first->window) / sizes[s];
        assert_in_range(strolls, 1200, 1600);
        for (uint32_t i = 1; i < sizes[s]; i++)
            assert_true(first->lps[i].trace != first->lps[0].trace);
        for (int t = 0; t < 6; t++) {
            struct run *run = begin(sizes[s]);
            assert_int_equal(window_run(&run->window, START + 90, threads[t], NULL), 0);
            assert_same(first, run);
            end(run);
        }
        end(first);
    }
}

static void test_in_pieces(void **state)
{
    struct run *whole = begin(5), *pieces = begin(5);
    (void)state;
    assert_int_equal(window_run(&whole->window, START + 40, 2, NULL), 0);
    for (day until = START; until <= START + 40; until += 8)
        assert_int_equal(window_run(&pieces->window, until, until % 3 + 1, NULL), 0);
    assert_same(whole, pieces);
    /* a day that is over does not come back */
    assert_int_equal(window_run(&pieces->window, START + 7, 2, NULL), 0);
    assert_int_equal(pieces->window.today, START + 40);
    assert_same(whole, pieces);
    end(whole);
    end(pieces);
}

static void test_trace_sees_change(void **state)
{
    struct run *one = begin(3), *other = begin(3);
    (void)state;
    lp_plan(&other->lps[1], midnight_of(START + 5) + 2385, PHASE_WORLD, REPLY, 6, 7);
    window_run(&one->window, START + 5, 1, NULL);
    window_run(&other->window, START + 5, 1, NULL);
    assert_true(one->lps[1].trace == other->lps[1].trace);
    window_run(&one->window, START + 6, 1, NULL);
    window_run(&other->window, START + 6, 1, NULL);
    assert_true(one->lps[1].trace != other->lps[1].trace);
    assert_true(one->lps[0].trace == other->lps[0].trace);
    end(one);
    end(other);
}

/* A fault in a place ends the run that midnight; the first place's is told. */
static void test_fault_of_a_place(void **state)
{
    static const int threads[] = {1, 2, 3, 60};
    (void)state;
    for (int t = 0; t < 4; t++) {
        struct run *run = begin(11);
        struct fault fault = {0};
        run->country.falls_on = START + 12;
        run->country.falls = 6;
        assert_int_equal(window_run(&run->window, START + 90, threads[t], &fault), FAULT_INPUT);
        assert_int_equal(fault.code, FAULT_INPUT);
        assert_string_equal(fault.en, "town 6");
        assert_string_equal(fault.zh, "镇 6");
        assert_int_equal(run->country.midnights, 12); /* the books of that day stay open */
        for (uint32_t i = 0; i < 11; i++)
            assert_int_equal(run->country.towns[i].last_seen, START + 12);
        end(run);
    }
}

static void test_fault_of_midnight(void **state)
{
    (void)state;
    for (int threads = 1; threads < 4; threads++) {
        struct run *run = begin(11);
        struct fault fault = {0};
        run->country.ends_on = START + 3;
        assert_int_equal(window_run(&run->window, START + 90, threads, &fault), FAULT_BOOKS);
        assert_string_equal(fault.en, "day 388");
        for (uint32_t i = 0; i < 11; i++)
            assert_int_equal(run->country.towns[i].last_seen, START + 3);
        end(run);
        run = begin(2); /* nobody need listen */
        run->country.ends_on = START;
        assert_int_equal(window_run(&run->window, START + 90, threads, NULL), FAULT_BOOKS);
        end(run);
    }
}

/* A letter to nobody is a bug, seen that midnight. */
static void test_letter_to_nobody(void **state)
{
    struct run *run = begin(2);
    (void)state;
    lp_send(&run->lps[1], 2, 0, 0, START, 1);
    expect_assert_failure(window_run(&run->window, START + 1, 1, NULL));
    end(run);
}

/* A model need not have mornings, evenings, midnights. */
static void happen_alone(void *world, struct lp *lp, const struct event *event)
{
    int *count = world;
    (void)event;
    if (++*count < 2385)
        lp_plan(lp, lp->now + 7 * MINUTE, PHASE_PEOPLE, 0, 0, 0);
}

static void test_plain_model(void **state)
{
    static const struct happening only[] = {{"alone", happen_alone}};
    static const struct model plain = {.name = "plain", .happenings = only, .n_happenings = 1};
    struct lp lp;
    int count = 0;
    (void)state;
    assert_int_equal(lp_init(&lp, 0, 1, -3, NULL), 0);
    lp_plan(&lp, midnight_of(-3), PHASE_WORLD, 0, 0, 0);
    struct window window = {.model = &plain, .world = &count, .lps = &lp, .n = 1, .today = -3};
    assert_int_equal(window_run(&window, 300, 2, NULL), 0);
    assert_int_equal(count, 2385);
    assert_int_equal(window_events(&window), 2385);
    lp_free(&lp);
}

/* Who is secluded has their evening after their own day, the others after everybody's. */
static void write_down(void *world, struct lp *lp, char what)
{
    char *log = world, entry[3] = {what, (char)('0' + lp->index), 0};
    strcat(log, entry);
}
static void rises(void *world, struct lp *lp) { write_down(world, lp, 'm'); }
static void rests(void *world, struct lp *lp)
{
    assert_true(lp->now == midnight_of(lp->today + 1) - 1);
    write_down(world, lp, 'e');
}
static bool is_odd(const void *world, const struct lp *lp)
{
    (void)world;
    return lp->index % 2;
}

static void test_secluded(void **state)
{
    static const struct model recluses = {
        .name = "recluses", .morning = rises, .evening = rests, .secluded = is_odd};
    struct lp lps[4];
    char log[64] = "";
    (void)state;
    for (uint32_t i = 0; i < 4; i++)
        assert_int_equal(lp_init(&lps[i], i, 1, 5, NULL), 0);
    struct window window = {.model = &recluses, .world = log, .lps = lps, .n = 4, .today = 5};
    assert_int_equal(window_run(&window, 7, 1, NULL), 0);
    assert_string_equal(log, "m0m1e1m2m3e3e0e2" "m0m1e1m2m3e3e0e2");
    for (uint32_t i = 0; i < 4; i++)
        lp_free(&lps[i]);
}

/* What is foreseen of a day is what happens, in order, until something comes between. */
struct seer {
    struct event told[FORESEEN];
    int next, n, right, wrong, interruptions;
};

static void foresees(void *world, struct lp *lp, const struct event *next, int n)
{
    struct seer *seer = world;
    assert_true(n > 0 && n <= FORESEEN && next[0].when >= lp->now);
    memcpy(seer->told, next, (size_t)n * sizeof *next);
    seer->n = n;
    seer->next = 0;
}

static void happen_foreseen(void *world, struct lp *lp, const struct event *event)
{
    struct seer *seer = world;
    const struct event *told = &seer->told[seer->next];
    const bool right = seer->next < seer->n && told->when == event->when &&
                       told->who == event->who && told->about == event->about;
    seer->next += right;
    seer->right += right;
    seer->wrong += !right;
    if (event->about == 0)
        lp_plan(lp, lp->now + DAY, PHASE_PEOPLE, 0, event->who, 0);
    if (event->who == 11 && event->about == 0) { /* comes between */
        lp_plan(lp, lp->now, PHASE_PEOPLE, 0, event->who, 1);
        seer->interruptions++;
    }
}

static void test_foreseen(void **state)
{
    static const struct happening only[] = {{"foreseen", happen_foreseen}};
    static const struct model seers = {
        .name = "seers", .happenings = only, .n_happenings = 1, .foresee = foresees};
    enum { CROWD = 100, DAYS = 20 };
    struct seer seer = {0};
    struct lp lp;
    (void)state;
    assert_int_equal(lp_init(&lp, 0, 1, 5, NULL), 0);
    for (uint32_t i = 0; i < CROWD; i++)
        lp_plan(&lp, midnight_of(5) + (span)(random_mix(i) % (uint64_t)DAY), PHASE_PEOPLE, 0, i, 0);
    struct window window = {.model = &seers, .world = &seer, .lps = &lp, .n = 1, .today = 5};
    assert_int_equal(window_run(&window, 5 + DAYS, 1, NULL), 0);
    assert_int_equal(seer.interruptions, DAYS);
    assert_int_equal(seer.right + seer.wrong, DAYS * (CROWD + 1));
    assert_true(seer.wrong >= DAYS && seer.wrong <= DAYS * FORESEEN);
    lp_free(&lp);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_secluded),
        cmocka_unit_test(test_threads),
        cmocka_unit_test(test_in_pieces),
        cmocka_unit_test(test_trace_sees_change),
        cmocka_unit_test(test_fault_of_a_place),
        cmocka_unit_test(test_fault_of_midnight),
        cmocka_unit_test(test_letter_to_nobody),
        cmocka_unit_test(test_plain_model),
        cmocka_unit_test(test_foreseen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
