/* test_rollout.c - who is treated, and from when. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "models/fold.h"
#include "models/rollout.h"

enum { N = 9, START = 14975 /* 2011-01-01 */, NEVER = INT32_MAX };

/* In order of code; streets interleaved; two places of one name; a code of digits. */
static const struct rollout_place places[N] = {
    {"1007", "one", "s2", 901, 1500}, {"a", "翠园社区", "s1", 902, 3000},
    {"b", "twin", "s1", 903, 1000},   {"c", "twin", "s3", 904, 2000},
    {"d", "delta", "s2", 905, 2500},  {"e", "b", "s3", 906, 500},
    {"f", "fox", "s1", 907, 1500},    {"g", "golf", "s3", 908, 1200},
    {"h", "hotel", "s2", 909, 800},
};

static char *texts[8];
static bool quoted[8];

static struct scenario_order plain(void)
{
    return (struct scenario_order){.name = (char *)(uintptr_t) "separation",
                                   .begin = START,
                                   .end = NEVER,
                                   .where = {.all = true, .share = 1, .waves = 1, .every = 3}};
}

static void listed(struct scenario_order *order, int n, ...)
{
    va_list args;
    va_start(args, n);
    for (int i = 0; i < n; i++) {
        texts[i] = (char *)(uintptr_t)va_arg(args, const char *);
        quoted[i] = false;
    }
    va_end(args);
    order->where.all = false;
    order->where.listed = texts;
    order->where.quoted = quoted;
    order->where.n_listed = n;
}

static void piloted(struct scenario_order *order, int n, char **pilot)
{
    static bool no[8];
    order->where.pilot = pilot;
    order->where.pilot_quoted = no;
    order->where.n_pilot = n;
}

static void roll(const struct scenario_order *order, uint64_t seed, day begin[N], day end[N])
{
    struct fault fault = {0};
    memset(begin, 0x55, N * sizeof *begin);
    memset(end, 0x55, N * sizeof *end);
    if (rollout(order, 1, places, N, seed, begin, end, &fault))
        fail_msg("%s", fault.en);
    for (int p = 0; p < N; p++)
        assert_int_equal(end[p], begin[p] == NEVER ? NEVER : order->end);
}

static int count(const day *begin, day when)
{
    int n = 0;
    for (int p = 0; p < N; p++)
        n += begin[p] == when;
    return n;
}

static day month(int n)
{
    return date_add_months(START, n);
}

static void test_all(void **state)
{
    struct scenario_order order = plain();
    day begin[N], end[N];
    (void)state;
    roll(&order, 5, begin, end);
    assert_int_equal(count(begin, START), N);
    order.end = START + 400;
    roll(&order, 5, begin, end);
    assert_int_equal(count(begin, START), N);
    order.end = START; /* ends before it begins: never */
    roll(&order, 5, begin, end);
    assert_int_equal(count(begin, NEVER), N);
}

static void test_list(void **state)
{
    struct scenario_order order = plain();
    day begin[N], end[N];
    (void)state;
    listed(&order, 4, "2", "golf", "b", "翠园社区"); /* rank, name, code before name, again */
    roll(&order, 5, begin, end);
    assert_int_equal(count(begin, START), 3);
    assert_int_equal(begin[1], START);
    assert_int_equal(begin[2], START);
    assert_int_equal(begin[7], START);
    listed(&order, 1, "1007");
    quoted[0] = true; /* in quotes: the code */
    roll(&order, 5, begin, end);
    assert_int_equal(count(begin, START), 1);
    assert_int_equal(begin[0], START);
}

static void test_listed_waves(void **state)
{
    struct scenario_order order = plain();
    day begin[N], end[N];
    (void)state;
    listed(&order, 6, "h", "c", "a", "e", "h", "g"); /* named twice: its first place counts */
    order.where.order = WHERE_LISTED;
    order.where.waves = 3;
    order.where.every = 5;
    roll(&order, 5, begin, end);
    assert_int_equal(begin[8], month(0)); /* h c | a e | g, as even as can be */
    assert_int_equal(begin[3], month(0));
    assert_int_equal(begin[1], month(5));
    assert_int_equal(begin[5], month(5));
    assert_int_equal(begin[7], month(10));
    assert_int_equal(count(begin, NEVER), 4);
    order.end = month(10); /* the last wave would begin when it ends */
    roll(&order, 5, begin, end);
    assert_int_equal(begin[7], NEVER);
    assert_int_equal(begin[5], month(5));
}

static void test_size(void **state)
{
    struct scenario_order order = plain();
    day begin[N], end[N];
    (void)state;
    order.where.order = WHERE_SIZE;
    order.where.waves = 9;
    order.where.every = 1;
    roll(&order, 5, begin, end);
    assert_int_equal(begin[1], month(0)); /* 3000 */
    assert_int_equal(begin[4], month(1)); /* 2500 */
    assert_int_equal(begin[3], month(2)); /* 2000 */
    assert_int_equal(begin[0], month(3)); /* 1500, by code */
    assert_int_equal(begin[6], month(4));
    assert_int_equal(begin[5], month(8)); /* 500 */
}

static void test_pilot(void **state)
{
    static char *pilot[] = {(char *)(uintptr_t) "fox", (char *)(uintptr_t) "9"};
    struct scenario_order order = plain();
    day begin[N], end[N];
    (void)state;
    piloted(&order, 2, pilot);
    order.where.order = WHERE_LISTED;
    order.where.waves = 3;
    roll(&order, 5, begin, end);
    assert_int_equal(count(begin, month(0)), 2);
    assert_int_equal(begin[6], month(0));
    assert_int_equal(begin[8], month(0));
    assert_int_equal(count(begin, month(3)), 4);
    assert_int_equal(count(begin, month(6)), 3);
    assert_int_equal(begin[0], month(3));
    assert_int_equal(begin[7], month(6));
    order.where.waves = 1; /* the pilots alone */
    roll(&order, 5, begin, end);
    assert_int_equal(count(begin, month(0)), 2);
    assert_int_equal(count(begin, NEVER), 7);
    order.where.waves = 2; /* pilots count among the share and are never left out */
    order.where.share = 0.34;
    roll(&order, 5, begin, end);
    assert_int_equal(count(begin, NEVER), 6);
    assert_int_equal(begin[0], month(3));
    order.where.share = 0.01;
    roll(&order, 5, begin, end);
    assert_int_equal(count(begin, month(0)), 2);
}

static void test_share(void **state)
{
    struct scenario_order order = plain();
    day begin[N], end[N];
    (void)state;
    order.where.order = WHERE_SIZE;
    order.where.share = 0.5; /* 4.5 of 9, halves to even */
    roll(&order, 5, begin, end);
    assert_int_equal(count(begin, START), 4);
    assert_int_equal(begin[0], START);
    assert_int_equal(begin[6], NEVER);
    order.where.share = 0.001; /* one at least */
    roll(&order, 5, begin, end);
    assert_int_equal(count(begin, START), 1);
    order.where.share = 0;
    roll(&order, 5, begin, end);
    assert_int_equal(count(begin, START), 0);
}

static void test_streets(void **state)
{
    struct scenario_order order = plain();
    day begin[N], end[N];
    (void)state;
    order.where.by_street = true;
    order.where.order = WHERE_SIZE; /* s1 5500, s2 4800, s3 3700 */
    order.where.waves = 3;
    roll(&order, 5, begin, end);
    for (int p = 0; p < N; p++)
        assert_int_equal(begin[p], month(3 * (places[p].street[1] - '1')));
    listed(&order, 2, "s3", "1");
    order.where.waves = 1;
    roll(&order, 5, begin, end);
    for (int p = 0; p < N; p++)
        assert_int_equal(begin[p], strcmp(places[p].street, "s2") ? START : NEVER);
}

/* The order is drawn: by the seed and the reform, the same however often, and each place
 * comes first in its share of the draws. False alarm: nine counts out of 3,600 draws
 * beyond 6 standard deviations, below 10^-7. */
static void test_seeded(void **state)
{
    struct scenario_order order = plain();
    day first[N], again[N], end[N];
    int came_first[N] = {0}, differ = 0;
    (void)state;
    order.where.order = WHERE_SEEDED;
    order.where.waves = 9;
    order.where.every = 1;
    for (uint64_t seed = 0; seed < 3600; seed++) {
        roll(&order, seed, first, end);
        for (int p = 0; p < N; p++)
            came_first[p] += first[p] == START;
        if (seed >= 20)
            continue;
        roll(&order, seed, again, end);
        assert_memory_equal(first, again, sizeof first);
        order.name = (char *)(uintptr_t) "burden_relief"; /* another reform, another order */
        roll(&order, seed, again, end);
        differ += memcmp(first, again, sizeof first) != 0;
        order.name = (char *)(uintptr_t) "separation";
    }
    assert_int_equal(differ, 20);
    for (int p = 0; p < N; p++)
        assert_true(came_first[p] > 400 - 6 * 19 && came_first[p] < 400 + 6 * 19);
}

/* Adding a place moves nobody: those before keep their order. */
static void test_seeded_is_stable(void **state)
{
    struct scenario_order order = plain();
    day all[N], fewer[N], end[N];
    (void)state;
    order.where.order = WHERE_SEEDED;
    order.where.waves = 100;
    order.where.every = 1;
    roll(&order, 8, all, end);
    assert_int_equal(rollout(&order, 1, places, N - 1, 8, fewer, end, NULL), 0);
    for (int p = 0; p < N - 1; p++)
        for (int q = 0; q < N - 1; q++)
            assert_int_equal(all[p] < all[q], fewer[p] < fewer[q]);
}

static void test_several_orders(void **state)
{
    struct scenario_order orders[2] = {plain(), plain()};
    day begin[2 * N], end[2 * N];
    struct fault fault = {0};
    (void)state;
    orders[1].begin = month(7);
    orders[1].where.by_street = true;
    assert_int_equal(rollout(orders, 2, places, N, 3, begin, end, &fault), 0);
    for (int p = 0; p < N; p++) {
        assert_int_equal(begin[p], START);
        assert_int_equal(begin[N + p], month(7));
    }
}

static void refuses(const char *text, bool in_quotes, bool by_street, const char *en,
                    const char *zh)
{
    struct scenario_order order = plain();
    day begin[N], end[N];
    struct fault fault = {0};
    listed(&order, 1, text);
    quoted[0] = in_quotes;
    order.where.by_street = by_street;
    assert_int_equal(rollout(&order, 1, places, N, 3, begin, end, &fault), FAULT_INPUT);
    if (!strstr(fault.en, en) || !strstr(fault.zh, zh))
        fail_msg("%s: %s | %s", text, fault.en, fault.zh);
}

static void test_refuses(void **state)
{
    static char *pilot[] = {(char *)(uintptr_t) "nowhere"};
    struct scenario_order order = plain();
    day begin[N], end[N];
    struct fault fault = {0};
    (void)state;
    refuses("0", false, false, "separation: where: there is no number 0", "没有第 0 个");
    refuses("10", false, false, "numbers are 1 to 9", "编号从 1 到 9");
    refuses("99999999999", false, false, "no number", "没有第");
    refuses("1007", false, false, "put it in quotes: \"1007\"", "请加引号");
    refuses("1008", true, false, "do you mean 1007?", "是否指 1007？");
    refuses("zulu-whisky", false, false, "no place has the code or name 'zulu-whisky'", "没有代码或名称");
    refuses("twin", false, false, "several places are called 'twin' (b and c among them)", "有几处");
    refuses("a", false, true, "no place", "没有"); /* a community is no street */
    refuses("4", false, true, "1 to 3", "从 1 到 3");
    piloted(&order, 1, pilot);
    assert_int_equal(rollout(&order, 1, places, N, 3, begin, end, &fault), FAULT_INPUT);
    assert_non_null(strstr(fault.en, "nowhere"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_all),     cmocka_unit_test(test_list),
        cmocka_unit_test(test_listed_waves), cmocka_unit_test(test_size),
        cmocka_unit_test(test_pilot),   cmocka_unit_test(test_share),
        cmocka_unit_test(test_streets), cmocka_unit_test(test_seeded),
        cmocka_unit_test(test_seeded_is_stable), cmocka_unit_test(test_several_orders),
        cmocka_unit_test(test_refuses),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
