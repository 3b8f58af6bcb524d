/* test_queue.c - pending events against a sorted array. */
#define _POSIX_C_SOURCE 200809L

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include <cmocka.h>

#include "sim/queue.h"

static uint64_t next_random(uint64_t *state)
{
    uint64_t z = (*state += UINT64_C(0x9e3779b97f4a7c15));
    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

static uint64_t below(uint64_t *state, uint64_t n)
{
    return next_random(state) % n;
}

/* The naive queue: everything pending, sorted; ties stay in order of planning. */
struct known {
    struct event event;
    enum phase phase;
    struct handle handle;
};

enum { KNOWN_MOST = 20000, STALE = 512 };

struct naive {
    struct known at[KNOWN_MOST];
    int n;
    struct handle stale[STALE]; /* of events that happened or were cancelled */
    int stales;
};

static void naive_plan(struct naive *naive, struct known known)
{
    int low = 0, high = naive->n;
    while (low < high) { /* behind everything not after it */
        const int middle = (low + high) / 2;
        const struct known *other = &naive->at[middle];
        if (other->event.when < known.event.when ||
            (other->event.when == known.event.when && other->phase <= known.phase))
            low = middle + 1;
        else
            high = middle;
    }
    assert_true(naive->n < KNOWN_MOST);
    memmove(&naive->at[low + 1], &naive->at[low],
            (size_t)(naive->n - low) * sizeof naive->at[0]);
    naive->at[low] = known;
    naive->n++;
}

static void naive_take(struct naive *naive, int i)
{
    naive->stale[naive->stales++ % STALE] = naive->at[i].handle;
    naive->n--;
    memmove(&naive->at[i], &naive->at[i + 1], (size_t)(naive->n - i) * sizeof naive->at[0]);
}

static int naive_count(const struct naive *naive, instant until)
{
    int n = 0;
    while (n < naive->n && naive->at[n].event.when < until)
        n++;
    return n;
}

static void assert_event(struct event event, struct event expected)
{
    assert_int_equal(event.when, expected.when);
    assert_int_equal(event.who, expected.who);
    assert_int_equal(event.about, expected.about);
    assert_int_equal(event.kind, expected.kind);
}

struct habits {
    int later;   /* per cent of the plans that are for later days */
    int cancels; /* per cent of the plans that are cancelled sooner or later */
    int far;     /* days ahead at most */
    int a_day;   /* plans a day */
    bool ties;
};

static struct known random_event(uint64_t *seed, const struct habits *habits, instant now,
                                 day today)
{
    struct known known = {.phase = below(seed, 3) ? PHASE_PEOPLE : PHASE_WORLD};
    instant when = now + (instant)below(seed, (uint64_t)(midnight_of(today + 1) - now));

    if ((int)below(seed, 100) < habits->later)
        when = midnight_of(today + 1) +
               (instant)below(seed, (uint64_t)habits->far * (uint64_t)DAY);
    if (habits->ties && below(seed, 3)) {
        when -= when % (3 * HOUR) + (when % (3 * HOUR) < 0 ? 3 * HOUR : 0);
        when = when < now ? now : when;
    }
    known.event = (struct event){when, (uint32_t)next_random(seed), (uint32_t)next_random(seed),
                                 (uint16_t)next_random(seed)};
    return known;
}

/* A queue that never saw anything but what is pending now. */
static uint64_t digest_of_naive(const struct naive *naive, day today, uint64_t *seed)
{
    struct queue queue;
    struct fault fault = {0};
    uint64_t digest;
    struct handle extra[7];

    assert_int_equal(queue_init(&queue, (uint32_t)below(seed, 30), today, &fault), 0);
    for (int i = 0; i < 7; i++)
        extra[i] = queue_plan(&queue, midnight_of(today + 5 * i) + i, PHASE_WORLD, 1, 2, 3);
    if (below(seed, 2))
        queue_open(&queue, today);
    for (int i = 0; i < naive->n; i++)
        queue_plan(&queue, naive->at[i].event.when, naive->at[i].phase, naive->at[i].event.kind,
                   naive->at[i].event.who, naive->at[i].event.about);
    for (int i = 0; i < 7; i++)
        assert_true(queue_cancel(&queue, extra[i]));
    queue_verify(&queue);
    digest = queue_digest(&queue);
    queue_verify(&queue);
    assert_int_equal(digest, queue_digest(&queue));
    queue_free(&queue);
    return digest;
}

static void check_handles(struct queue *queue, const struct naive *naive, uint64_t *seed)
{
    const int stales = naive->stales < STALE ? naive->stales : STALE;
    if (stales) {
        const struct handle stale = naive->stale[below(seed, (uint64_t)stales)];
        assert_false(queue_is_pending(queue, stale));
        assert_false(queue_cancel(queue, stale));
    }
    if (naive->n)
        assert_true(
            queue_is_pending(queue, naive->at[below(seed, (uint64_t)naive->n)].handle));
}

static void check_peek(const struct queue *queue, const struct naive *naive, day today)
{
    const int due = naive_count(naive, midnight_of(today + 1));
    struct event event;

    assert_int_equal(queue_peek(queue, &event), due > 0);
    if (due)
        assert_event(event, naive->at[0].event);
}

/* Operations of all sorts, day after day; returns how many. */
static long live(uint64_t seed, const struct habits *habits, int days)
{
    static struct naive naive;
    const day first = 20779 - (day)below(&seed, 40000); /* also before 1970 */
    struct queue queue;
    struct fault fault = {0};
    long operations = 0, cancelled = 0, taken = 0;

    naive.n = naive.stales = 0;
    assert_int_equal(queue_init(&queue, (uint32_t)below(&seed, 12), first, &fault), 0);
    for (day today = first; today < first + days; today++) {
        instant now = midnight_of(today), until;
        const int morning = (int)below(&seed, (uint64_t)habits->a_day); /* plans made before it begins */
        queue_gather(&queue, today);
        for (int i = 0; i < habits->a_day; i++, operations++) {
            if (i == morning)
                queue_begin(&queue);
            struct known known = random_event(&seed, habits, now, today);
            known.handle = queue_plan(&queue, known.event.when, known.phase, known.event.kind,
                                      known.event.who, known.event.about);
            assert_true(known.handle.slot != 0);
            naive_plan(&naive, known);
            if ((int)below(&seed, 100) < habits->cancels) {
                const int which = (int)below(&seed, (uint64_t)naive.n);
                assert_true(queue_cancel(&queue, naive.at[which].handle));
                assert_false(queue_cancel(&queue, naive.at[which].handle));
                naive_take(&naive, which);
                operations++;
                cancelled++;
            }
            if (below(&seed, 4) == 0)
                check_handles(&queue, &naive, &seed);
            if (i >= morning && below(&seed, 16) == 0)
                check_peek(&queue, &naive, today);
            if (below(&seed, 500) == 0)
                assert_int_equal(queue_reserve(&queue, (uint32_t)below(&seed, 50), &fault), 0);
            if (below(&seed, 300) == 0)
                queue_verify(&queue);
            if (i >= morning && below(&seed, 3) == 0) { /* let some of it happen */
                struct event event;
                until = now + (instant)below(&seed, (uint64_t)(DAY / 20));
                for (int k = 0; k < 3 && queue_next(&queue, until, &event); k++, taken++) {
                    assert_event(event, naive.at[0].event);
                    assert_true(event.when < until);
                    now = event.when;
                    naive_take(&naive, 0);
                }
            }
        }
        assert_int_equal(queue.pending, naive.n);
        if (below(&seed, 3) == 0) {
            const uint64_t digest = digest_of_naive(&naive, today, &seed);
            assert_int_equal(queue_digest(&queue), digest);
            queue_verify(&queue);
            if (naive.n) { /* and it tells a difference */
                naive.at[naive.n / 2].event.about ^= 1;
                assert_true(digest_of_naive(&naive, today, &seed) != digest);
                naive.at[naive.n / 2].event.about ^= 1;
            }
        }
        for (struct event event; queue_next(&queue, INT64_MAX, &event); taken++) {
            assert_event(event, naive.at[0].event);
            naive_take(&naive, 0);
            operations++;
        }
        assert_int_equal(naive_count(&naive, midnight_of(today + 1)), 0);
        assert_false(queue_next(&queue, midnight_of(today + 400), &(struct event){0}));
    }
    queue_verify(&queue);
    /* Memory stays within what pending events ask for: cancelled ones are swept out. */
    assert_true(queue.cancelled <= queue.pending + 33);
    assert_true(taken > days && (habits->cancels == 0 || cancelled > days / 2));
    queue_free(&queue);
    queue_free(&queue);
    assert_null(queue.slots);
    assert_int_equal(fault.code, 0);
    return operations;
}

static void test_against_a_sorted_array(void **state)
{
    static const struct habits habits[] = {
        {.later = 80, .cancels = 20, .far = 200, .a_day = 40, .ties = true},
        {.later = 30, .cancels = 45, .far = 3, .a_day = 150, .ties = true},
        {.later = 95, .cancels = 3, .far = 20, .a_day = 700, .ties = false},
        {.later = 50, .cancels = 0, .far = 700, .a_day = 2, .ties = true},
        {.later = 70, .cancels = 97, .far = 100, .a_day = 90, .ties = false},
    };
    static const uint64_t seeds[] = {2385, 41, 7};
    long operations = 0;

    (void)state;
    for (int h = 0; h < 5; h++)
        for (int s = 0; s < 3; s++)
            operations += live(seeds[s], &habits[h], 6000 / habits[h].a_day + 40);
    assert_true(operations > 100000);
}

/* At one instant the world comes before the people, and each in order of planning, be
 * they planned long before or just now, many or few. */
static void check_one_instant(int n)
{
    const instant nine = midnight_of(3) + 9 * HOUR;
    struct queue queue;
    struct fault fault = {0};
    struct event event;

    assert_int_equal(queue_init(&queue, 3, 1, &fault), 0);
    for (int i = 0; i < n; i++)
        queue_plan(&queue, nine, i % 2 ? PHASE_WORLD : PHASE_PEOPLE, 0, (uint32_t)i, 0);
    queue_open(&queue, 1);
    assert_false(queue_next(&queue, INT64_MAX, &event));
    queue_open(&queue, 2);
    queue_plan(&queue, nine, PHASE_WORLD, 0, (uint32_t)n + 1, 0);
    queue_open(&queue, 3);
    queue_plan(&queue, nine, PHASE_PEOPLE, 0, (uint32_t)n, 0);
    for (int i = 0; i < n + 2; i++) {
        const int world = n / 2 + 1;
        assert_false(queue_next(&queue, nine, &event));
        assert_true(queue_next(&queue, nine + 1, &event));
        assert_int_equal(event.who, i < world ? 2 * i + 1 + (i == world - 1 && n % 2)
                                              : 2 * (i - world) - (i == n + 1 && n % 2));
        queue_verify(&queue);
    }
    assert_false(queue_next(&queue, INT64_MAX, &event));
    /* What the people do may make the world move at that very instant, not before it. */
    assert_true(queue_plan(&queue, nine, PHASE_WORLD, 5, 0, 0).slot != 0);
    expect_assert_failure(queue_plan(&queue, nine - 1, PHASE_WORLD, 5, 0, 0));
    queue_free(&queue);
}

static void test_one_instant(void **state)
{
    (void)state;
    check_one_instant(2);
    check_one_instant(17);
    check_one_instant(70);
    check_one_instant(3000);
}

static int compare_instants(const void *a, const void *b)
{
    const instant x = *(const instant *)a, y = *(const instant *)b;
    return (x > y) - (x < y);
}

/* Days of many events, spread, crowded into an hour, and most at one instant. */
static void test_large_days(void **state)
{
    enum { MANY = 60000 };
    static instant when[MANY];
    struct queue queue;
    struct fault fault = {0};
    struct event event;
    uint64_t seed = 17;

    (void)state;
    assert_int_equal(queue_init(&queue, 0, 0, &fault), 0);
    for (day today = 0; today < 12; today++) {
        const int n = MANY >> (today / 3 * 3);
        for (int i = 0; i < n; i++) {
            uint64_t time = below(&seed, (uint64_t)DAY);
            if (today % 3 == 1)
                time = (uint64_t)(9 * HOUR) + time / 24 % (uint64_t)HOUR;
            if (today % 3 == 2 && time % 64)
                time = (uint64_t)(9 * HOUR) + time % 3;
            when[i] = midnight_of(today) + (instant)time;
            queue_plan(&queue, when[i], PHASE_PEOPLE, 0, (uint32_t)i, 0);
        }
        qsort(when, (size_t)n, sizeof when[0], compare_instants);
        queue_open(&queue, today);
        queue_verify(&queue);
        for (int i = 0; i < n; i++) {
            const uint32_t before = event.who;
            assert_true(queue_next(&queue, INT64_MAX, &event));
            assert_int_equal(event.when, when[i]);
            if (i > 0 && when[i] == when[i - 1])
                assert_true(event.who > before);
        }
    }
    assert_int_equal(queue.pending, 0);
    queue_free(&queue);
}

/* A patience that is cancelled and planned anew all day long takes no more room. */
static void test_cancelling_takes_no_room(void **state)
{
    struct queue queue;
    struct fault fault = {0};
    struct handle patience = {0};
    size_t bytes;

    (void)state;
    assert_int_equal(queue_init(&queue, 100, 5, &fault), 0);
    bytes = queue_bytes(&queue);
    queue_open(&queue, 5);
    for (int i = 0; i < 100000; i++) {
        assert_int_equal(queue_cancel(&queue, patience), i > 0);
        patience = queue_plan(&queue, midnight_of(5 + i % 90) + HOUR + i, PHASE_PEOPLE, 3, 4, 5);
    }
    queue_verify(&queue);
    assert_int_equal(queue.pending, 1);
    assert_int_equal(queue_bytes(&queue), bytes);
    queue_free(&queue);
}

/* Many are planned for the open day itself and most of them cancelled again, so that the
 * newcomers are swept. */
static void test_sweeping_newcomers(void **state)
{
    enum { MANY = 2000 };
    static struct handle handle[MANY];
    static instant when[MANY];
    struct queue queue;
    struct fault fault = {0};
    struct event event;
    uint64_t seed = 2385;
    int left = 0;

    (void)state;
    assert_int_equal(queue_init(&queue, 0, 5, &fault), 0);
    queue_open(&queue, 5);
    for (int i = 0; i < MANY; i++) {
        const instant at = midnight_of(5) + (instant)below(&seed, (uint64_t)DAY);
        handle[i] = queue_plan(&queue, at, PHASE_PEOPLE, 0, (uint32_t)i, 0);
        when[i] = at;
    }
    for (int i = 0; i < MANY; i++) {
        if (i % 7 == 3) {
            when[left++] = when[i];
            continue;
        }
        assert_true(queue_cancel(&queue, handle[i]));
        if (i % 50 == 0)
            queue_verify(&queue);
    }
    qsort(when, (size_t)left, sizeof when[0], compare_instants);
    for (int i = 0; i < left; i++) {
        assert_true(queue_next(&queue, INT64_MAX, &event));
        assert_int_equal(event.when, when[i]);
    }
    assert_false(queue_next(&queue, INT64_MAX, &event));
    queue_free(&queue);
}

static void test_reserve_keeps_allocation_out(void **state)
{
    struct queue queue;
    struct fault fault = {0};
    size_t bytes;

    (void)state;
    assert_int_equal(queue_init(&queue, 0, 5, &fault), 0);
    assert_int_equal(queue_bytes(&queue), sizeof queue);
    queue_verify(&queue);
    assert_false(queue_peek(&queue, &(struct event){0}));
    assert_int_equal(queue_reserve(&queue, 0, &fault), 0);
    assert_int_equal(queue_reserve(&queue, 385, &fault), 0);
    bytes = queue_bytes(&queue);
    for (int i = 0; i < 385; i++)
        queue_plan(&queue, midnight_of(5 + i % 70), PHASE_WORLD, 0, 0, 0);
    assert_int_equal(queue_bytes(&queue), bytes);
    assert_true(bytes <= sizeof queue + 387 * 52 + (387 / 31 + 66) * 128);
    queue_free(&queue);
}

static void test_handles(void **state)
{
    struct queue queue;
    struct fault fault = {0};
    struct handle handle, again;
    struct event event;

    (void)state;
    assert_int_equal(queue_init(&queue, 8, 5, &fault), 0);
    assert_false(queue_cancel(&queue, (struct handle){0}));
    assert_false(queue_is_pending(&queue, (struct handle){0}));
    assert_false(queue_cancel(&queue, (struct handle){777, 0}));
    queue_open(&queue, 5);
    handle = queue_plan(&queue, midnight_of(5) + 7, PHASE_WORLD, 0, 11, 0);
    assert_true(queue_next(&queue, INT64_MAX, &event));
    again = queue_plan(&queue, midnight_of(5) + 7, PHASE_WORLD, 0, 13, 0);
    assert_int_equal(again.slot, handle.slot); /* the same slot, another event */
    assert_false(queue_is_pending(&queue, handle));
    assert_false(queue_cancel(&queue, handle));
    assert_true(queue_cancel(&queue, again));
    assert_false(queue_next(&queue, INT64_MAX, &event));
    queue_free(&queue);
}

static void test_bugs(void **state)
{
    struct queue queue;
    struct fault fault = {0};
    struct event event;
    struct handle left;

    (void)state;
    assert_int_equal(queue_init(&queue, 8, 5, &fault), 0);
    expect_assert_failure(queue_plan(&queue, midnight_of(5) - 1, PHASE_WORLD, 0, 0, 0));
    expect_assert_failure(queue_open(&queue, 6));
    expect_assert_failure(queue_open(&queue, 4));
    left = queue_plan(&queue, midnight_of(5), PHASE_WORLD, 0, 0, 0);
    assert_false(queue_next(&queue, INT64_MAX, &event)); /* not open yet */
    queue_open(&queue, 5);
    expect_assert_failure(queue_open(&queue, 5));
    expect_assert_failure(queue_open(&queue, 7));
    expect_assert_failure(queue_open(&queue, 6)); /* one is left behind */
    assert_true(queue_cancel(&queue, left));
    queue_open(&queue, 6);
    expect_assert_failure(queue_plan(&queue, midnight_of(6) - 1, PHASE_WORLD, 0, 0, 0));
    queue_verify(&queue);
    queue.serial = UINT64_C(1) << 40;
    expect_assert_failure(queue_plan(&queue, midnight_of(7), PHASE_WORLD, 0, 0, 0));
    queue.pending++;
    expect_assert_failure(queue_verify(&queue));
    queue.pending--;
    queue.cancelled++;
    expect_assert_failure(queue_verify(&queue));
    queue_free(&queue);
}

const char *__asan_default_options(void);
const char *__asan_default_options(void)
{
    return "allocator_may_return_null=1";
}

static void test_memory_can_fail(void **state)
{
    struct rlimit before, small;
    struct queue queue;
    struct fault fault = {0};
    struct handle last = {0};
    uint32_t planned = 0;
    uint64_t digest;
    int code;

    (void)state;
    assert_int_equal(queue_init(&queue, 3, 5, &fault), 0);
    assert_int_equal(queue_reserve(&queue, UINT32_MAX, &fault), FAULT_MEMORY);
    assert_int_equal(fault.code, FAULT_MEMORY);
    assert_int_equal(queue_reserve(&queue, 1 << 24, NULL), FAULT_MEMORY);
    queue_verify(&queue);

    assert_int_equal(getrlimit(RLIMIT_AS, &before), 0);
    small = before;
    small.rlim_cur = 64 << 20;
    assert_int_equal(setrlimit(RLIMIT_AS, &small), 0);
    memset(&fault, 0, sizeof fault);
    code = queue_reserve(&queue, 10000000, &fault);
    while (planned < 3000000) {
        const struct handle handle =
            queue_plan(&queue, midnight_of(5) + planned, PHASE_WORLD, 0, planned, 0);
        if (!handle.slot)
            break;
        last = handle;
        planned++;
    }
    assert_int_equal(setrlimit(RLIMIT_AS, &before), 0);
    assert_int_equal(code, FAULT_MEMORY);
    assert_int_equal(fault.code, FAULT_MEMORY);
    assert_in_range(planned, 100, 2000000);
    assert_int_equal(queue.pending, planned);
    assert_true(queue_is_pending(&queue, last));
    queue_verify(&queue); /* nothing was lost, and it can go on */
    digest = queue_digest(&queue);
    assert_true(queue_plan(&queue, midnight_of(5), PHASE_WORLD, 0, 0, 0).slot != 0);
    assert_true(queue_digest(&queue) != digest);
    queue_verify(&queue);
    queue_free(&queue);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_against_a_sorted_array),
        cmocka_unit_test(test_one_instant),
        cmocka_unit_test(test_large_days),
        cmocka_unit_test(test_cancelling_takes_no_room),
        cmocka_unit_test(test_sweeping_newcomers),
        cmocka_unit_test(test_reserve_keeps_allocation_out),
        cmocka_unit_test(test_handles),
        cmocka_unit_test(test_bugs),
        cmocka_unit_test(test_memory_can_fail),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
