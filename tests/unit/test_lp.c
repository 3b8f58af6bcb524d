/* test_lp.c - one logical process: planning, letters, their order. */
#define _POSIX_C_SOURCE 200809L

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/resource.h>

#include <cmocka.h>

#include "sim/lp.h"
#include "sim/random.h"

enum { PLACES = 7 };

static void begin(struct lp lps[PLACES], day today)
{
    for (uint32_t i = 0; i < PLACES; i++) {
        assert_int_equal(lp_init(&lps[i], i, i, today, NULL), 0);
        assert_int_equal(lps[i].index, i);
        assert_int_equal(lps[i].today, today);
        assert_true(lps[i].now == midnight_of(today));
    }
}

static void end(struct lp lps[PLACES])
{
    for (uint32_t i = 0; i < PLACES; i++) {
        lp_free(&lps[i]);
        assert_null(lps[i].outbox.at);
        assert_int_equal(lps[i].inbox.n, 0);
        lp_free(&lps[i]); /* twice is safe */
    }
}

static void test_planning(void **state)
{
    struct lp lp;
    struct event event;
    (void)state;
    assert_int_equal(lp_init(&lp, 3, 2, -77, NULL), 0);
    lp.now = midnight_of(-77) + 2385;
    expect_assert_failure(lp_plan(&lp, lp.now - 1, PHASE_WORLD, 5, 6, 7));
    struct handle second = lp_plan(&lp, lp.now + 17, PHASE_PEOPLE, 5, 6, 7);
    struct handle first = lp_plan(&lp, lp.now, PHASE_WORLD, 1, 2, 3); /* at once is allowed */
    assert_true(lp_cancel(&lp, second));
    assert_false(lp_cancel(&lp, second));
    assert_false(lp_cancel(&lp, (struct handle){0}));
    queue_open(&lp.queue, -77);
    assert_true(queue_next(&lp.queue, midnight_of(-76), &event));
    assert_true(event.when == lp.now && event.kind == 1 && event.who == 2 && event.about == 3);
    assert_false(queue_next(&lp.queue, midnight_of(-76), &event));
    assert_false(lp_cancel(&lp, first)); /* it has happened */
    assert_int_equal(lp.fault.code, 0);
    lp_free(&lp);
}

/* Whoever reads the inboxes cannot tell in which order the places were run. */
static void test_order(void **state)
{
    struct lp lps[PLACES];
    uint32_t got = 0;
    (void)state;
    begin(lps, 5);
    for (uint32_t i = 0; i < PLACES; i++)
        for (uint32_t k = 0; k < 40; k++) {
            uint64_t bits = random_mix2(i, k);
            if (k % 5 == 0) /* few instants, so that many letters share one */
                lps[i].now = midnight_of(5) + (instant)(k + bits % 11);
            lp_send(&lps[i], (uint32_t)(bits >> 32) % PLACES, (uint16_t)k, i, k, -1);
        }
    assert_int_equal(lp_deliver(lps, PLACES, NULL), 0);
    for (uint32_t i = 0; i < PLACES; i++)
        lp_order_inbox(&lps[i]);
    for (uint32_t to = 0; to < PLACES; to++) {
        const struct letters *in = &lps[to].inbox;
        assert_int_equal(lps[to].outbox.n, 0);
        got += in->n;
        for (uint32_t l = 0; l < in->n; l++) {
            const struct letter *x = &in->at[l], *before = &in->at[l ? l - 1 : 0];
            assert_int_equal(x->to, to);
            assert_int_equal(x->word[0], x->from);
            assert_int_equal(x->word[1], x->serial);
            assert_int_equal(x->kind, x->serial);
            assert_int_equal(x->word[2], -1);
            assert_int_equal((uint32_t)(random_mix2(x->from, x->serial) >> 32) % PLACES, to);
            if (l)
                assert_true(before->when < x->when ||
                            (before->when == x->when &&
                             (before->from < x->from ||
                              (before->from == x->from && before->serial < x->serial))));
        }
    }
    assert_int_equal(got, 40 * PLACES);
    /* the next post replaces this one; serials begin anew */
    lp_send(&lps[2], 2, 9, 1, 2, 3);
    assert_int_equal(lp_deliver(lps, PLACES, NULL), 0);
    for (uint32_t i = 0; i < PLACES; i++)
        lp_order_inbox(&lps[i]);
    for (uint32_t to = 0; to < PLACES; to++)
        assert_int_equal(lps[to].inbox.n, to == 2);
    assert_int_equal(lps[2].inbox.at[0].serial, 0);
    assert_int_equal(lps[2].inbox.at[0].kind, 9);
    assert_int_equal(lp_deliver(lps, PLACES, NULL), 0);
    for (uint32_t i = 0; i < PLACES; i++)
        lp_order_inbox(&lps[i]);
    assert_int_equal(lps[2].inbox.n, 0);
    end(lps);
}

static void test_nobody(void **state)
{
    struct lp lps[PLACES];
    (void)state;
    begin(lps, 5);
    lp_send(&lps[1], PLACES, 0, 0, 0, 0);
    expect_assert_failure(lp_deliver(lps, PLACES, NULL));
    end(lps);
}

#ifndef SANITIZED /* which has the address space for itself */
static void test_memory(void **state)
{
    struct rlimit before, small;
    struct lp lps[PLACES];
    struct fault fault = {0}, planning = {0};
    uint32_t sent = 0;
    (void)state;
    begin(lps, 5);
    for (uint32_t i = 0; i < 700000; i++)
        lp_send(&lps[4], 5, 0, i, 0, 0);
    assert_int_equal(getrlimit(RLIMIT_AS, &before), 0);
    small = before;
    small.rlim_cur = 96 << 20;
    assert_int_equal(setrlimit(RLIMIT_AS, &small), 0);
    int delivered = lp_deliver(lps, PLACES, &fault);
    while (!lps[3].fault.code && sent < 4000000)
        lp_send(&lps[3], 0, 0, sent++, 0, 0);
    int32_t code = lps[3].fault.code;
    for (uint32_t i = 0; i < 4000000 && !lps[6].fault.code; i++)
        lp_plan(&lps[6], lps[6].now + DAY, PHASE_WORLD, 0, i, 0);
    planning = lps[6].fault;
    assert_int_equal(setrlimit(RLIMIT_AS, &before), 0);
    assert_int_equal(delivered, FAULT_MEMORY);
    assert_int_equal(fault.code, FAULT_MEMORY);
    assert_int_equal(code, FAULT_MEMORY);
    assert_int_equal(planning.code, FAULT_MEMORY);
    assert_int_equal(lps[3].outbox.n, sent - 1); /* none lost but the last */
    assert_int_equal(lps[3].outbox.at[sent - 2].word[0], sent - 2);
    end(lps);
}
#endif

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_planning), cmocka_unit_test(test_order),
        cmocka_unit_test(test_nobody),
#ifndef SANITIZED
        cmocka_unit_test(test_memory),
#endif
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
