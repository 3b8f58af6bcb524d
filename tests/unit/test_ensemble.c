/* test_ensemble.c - slots run in any order, taken in theirs; faults end it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "sim/ensemble.h"
#include "sim/random.h"

enum { SLOTS = 53, BAD = -1 };

struct work {
    int n_slots, threads;
    bool reversed;
    uint64_t result[SLOTS];
    int ran[SLOTS], order[SLOTS], given[SLOTS], by[SLOTS]; /* by slot; order by turn */
    int taken[SLOTS], n_taken;
    int taking; /* how many take at this moment */
    int bad_run, bad_take;
    int turn;
    const struct fault *told; /* where the fault is told, for who waits for it */
};

/* Slots after a bad one do not end before it has been told: those that had begun by then are no
 * more than there are threads, however long one of these is kept from the processor. */
static void wait_for_fault(const struct work *work)
{
    bool told = false;
    while (!told) {
#ifdef _OPENMP
#pragma omp critical(ensemble_take)
#endif
        told = work->told->code != 0;
    }
}

static int run(void *context, int slot, int threads, struct fault *fault)
{
    struct work *work = context;
    int turn;
#ifdef _OPENMP
#pragma omp atomic capture
#endif
    turn = work->turn++;
    work->order[turn] = slot;
    work->ran[slot]++;
    work->given[slot] = threads;
    work->by[slot] = ensemble_thread();
    uint64_t x = (uint64_t)slot;
    for (int i = 0; i < 20000 + slot % 7 * 10000; i++)
        x = random_mix(x);
    work->result[slot] = x;
    if (slot == work->bad_run)
        return fault_set(fault, FAULT_BOOKS, (struct words){"第 %d 格", "slot %d"}, slot);
    const int bad = work->bad_run != BAD ? work->bad_run : work->bad_take;
    if (work->told && bad != BAD && slot > bad)
        wait_for_fault(work);
    return 0;
}

static int take(void *context, int slot, struct fault *fault)
{
    struct work *work = context;
    assert_int_equal(++work->taking, 1);
    assert_int_equal(work->ran[slot], 1);
    work->taken[work->n_taken++] = slot;
    work->taking--;
    if (slot == work->bad_take)
        return fault_set(fault, FAULT_IO, (struct words){"取 %d", "take %d"}, slot);
    return 0;
}

static int work_through(struct work *work, struct fault *fault)
{
    const struct ensemble ensemble = {.n_slots = work->n_slots, .threads = work->threads,
                                      .reversed = work->reversed, .context = work, .run = run,
                                      .take = take};
    work->told = fault;
    return ensemble_run(&ensemble, fault);
}

static void test_order(void **state)
{
    static const int threads[] = {-1, 0, 1, 2, 3, 7, 53, 60};
    struct work first = {0};
    (void)state;
    for (int i = 0; i < 8; i++)
        for (int reversed = 0; reversed < 2; reversed++) {
            struct fault fault = {0};
            struct work work = {.n_slots = SLOTS, .threads = threads[i], .reversed = reversed,
                                .bad_run = BAD, .bad_take = BAD};
            assert_int_equal(work_through(&work, &fault), 0);
            assert_int_equal(fault.code, 0);
            assert_int_equal(work.n_taken, SLOTS);
            if (i == 0 && !reversed)
                first = work;
            for (int slot = 0; slot < SLOTS; slot++) {
                assert_int_equal(work.ran[slot], 1);
                assert_int_equal(work.taken[slot], slot);
                assert_true(work.result[slot] == first.result[slot]);
                /* each alone, or each with all threads */
                assert_int_equal(work.given[slot], threads[i] > SLOTS ? threads[i] : 1);
                assert_in_range(work.by[slot], 0, threads[i] > 1 ? threads[i] - 1 : 0);
            }
            if (threads[i] <= 1)
                for (int turn = 0; turn < SLOTS; turn++)
                    assert_int_equal(work.order[turn], reversed ? SLOTS - 1 - turn : turn);
        }
    assert_true(ensemble_threads() >= 1);
    assert_int_equal(ensemble_thread(), 0);
}

static void test_few_slots(void **state)
{
    struct work work = {.n_slots = 2, .threads = 3, .bad_run = BAD, .bad_take = BAD};
    struct work none = {.threads = 2, .bad_run = BAD, .bad_take = BAD};
    (void)state;
    assert_int_equal(work_through(&work, NULL), 0);
    assert_int_equal(work.given[0], 3);
    assert_int_equal(work.given[1], 3);
    assert_int_equal(work.n_taken, 2);
    assert_int_equal(work_through(&none, NULL), 0);
    assert_int_equal(none.turn, 0);
    assert_int_equal(none.n_taken, 0);
}

static void test_run_fault(void **state)
{
    static const int threads[] = {1, 2, 7, 60};
    (void)state;
    for (int i = 0; i < 4; i++) {
        struct fault fault = {0};
        struct work work = {.n_slots = SLOTS, .threads = threads[i], .bad_run = 5,
                            .bad_take = BAD};
        assert_int_equal(work_through(&work, &fault), FAULT_BOOKS);
        assert_int_equal(fault.code, FAULT_BOOKS);
        assert_string_equal(fault.en, "slot 5");
        assert_true(work.n_taken <= 5);
        for (int t = 0; t < work.n_taken; t++)
            assert_int_equal(work.taken[t], t);
        /* what had begun may end, the rest is not begun */
        const int at_once = ensemble_choose(SLOTS, threads[i]).at_once;
        assert_in_range(work.turn, 6, 6 + at_once - 1);
        assert_int_equal(work_through(&(struct work){.n_slots = SLOTS, .threads = threads[i],
                                                     .bad_run = 5, .bad_take = BAD}, NULL),
                         FAULT_BOOKS);
    }
}

static void test_take_fault(void **state)
{
    static const int threads[] = {1, 2, 60};
    (void)state;
    for (int i = 0; i < 3; i++) {
        struct fault fault = {0};
        struct work work = {.n_slots = SLOTS, .threads = threads[i], .bad_run = BAD,
                            .bad_take = 3};
        assert_int_equal(work_through(&work, &fault), FAULT_IO);
        assert_string_equal(fault.en, "take 3");
        assert_int_equal(work.n_taken, 4); /* none after it */
        assert_in_range(work.turn, 4, 4 + ensemble_choose(SLOTS, threads[i]).at_once - 1);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_order), cmocka_unit_test(test_few_slots),
        cmocka_unit_test(test_run_fault), cmocka_unit_test(test_take_fault)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
