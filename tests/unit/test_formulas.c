/* test_formulas.c - the formulas against published figures and against Markov chains. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "tests/support/formulas.h"

/* A Markov chain in continuous time, by its arrows. */
struct arrow {
    int from, to;
    double rate;
};

enum { STATES = 8000, ARROWS = 40000 };

struct chain {
    struct arrow arrow[ARROWS];
    int n_arrows, n_states;
    double p[STATES]; /* the stationary law */
};

static void go(struct chain *chain, int from, int to, double rate)
{
    assert_true(chain->n_arrows < ARROWS && from < chain->n_states && to < chain->n_states);
    chain->arrow[chain->n_arrows++] = (struct arrow){from, to, rate};
}

static int by_target(const void *a, const void *b)
{
    const struct arrow *x = a, *y = b;
    return x->to != y->to ? (x->to > y->to) - (x->to < y->to)
                          : (x->from > y->from) - (x->from < y->from);
}

/* Gauss-Seidel on the balance of every state, until nothing moves; halfway only, since
 * going all the way may turn in circles. */
static void settle(struct chain *chain)
{
    static double out[STATES];
    for (int i = 0; i < chain->n_states; i++) {
        out[i] = 0;
        chain->p[i] = 1.0 / chain->n_states;
    }
    for (int a = 0; a < chain->n_arrows; a++)
        out[chain->arrow[a].from] += chain->arrow[a].rate;
    qsort(chain->arrow, (size_t)chain->n_arrows, sizeof chain->arrow[0], by_target);
    for (double moved = 1; moved > 1e-12;) {
        double sum = 0;
        moved = 0;
        for (int a = 0; a < chain->n_arrows;) {
            int to = chain->arrow[a].to;
            double in = 0;
            for (; a < chain->n_arrows && chain->arrow[a].to == to; a++)
                in += chain->p[chain->arrow[a].from] * chain->arrow[a].rate;
            double step = (in / out[to] - chain->p[to]) / 2;
            moved += fabs(step);
            chain->p[to] += step;
        }
        for (int i = 0; i < chain->n_states; i++)
            sum += chain->p[i];
        for (int i = 0; i < chain->n_states; i++)
            chain->p[i] /= sum;
    }
}

static struct chain chain; /* too large for a stack */

static void assert_close(double value, double expected, double within)
{
    assert_true(fabs(value - expected) <= within);
}

static void assert_near(double value, double expected, double relative)
{
    assert_close(value / expected, 1, relative);
}

/* M/M/c(+M): the number present, to 600. */
static struct theory solve(double rate, double service, double patience, int servers)
{
    struct theory theory = {0};
    double waiting = 0, p = 1, sum = 0, busy = 0;
    double law[601];
    for (int k = 0; k <= 600; k++) {
        law[k] = p;
        sum += p;
        int at_work = k + 1 < servers ? k + 1 : servers;
        double leave = at_work / service + (patience > 0 ? (k + 1 - at_work) / patience : 0);
        p *= rate / leave;
    }
    for (int k = 0; k <= 600; k++) {
        int at_work = k < servers ? k : servers;
        busy += law[k] / sum * at_work / servers;
        waiting += law[k] / sum * (k - at_work);
    }
    theory.wait[0] = waiting / rate; /* Little */
    theory.busy = busy;
    theory.abandoned = patience > 0 ? waiting / patience / rate : 0;
    return theory;
}

static void test_erlang(void **state)
{
    (void)state;
    /* Tables of loss: 10 lines offered 5 erlang lose 1.84 %; 20 offered 12.03, 1 %. */
    assert_close(erlang_b(10, 5), 0.0184, 5e-5);
    assert_close(erlang_b(20, 12.03), 0.01, 5e-5);
    /* two servers at three quarters: 9/14 wait */
    assert_near(erlang_c(2, 1.5), 9.0 / 14, 1e-14);
    assert_near(erlang_c(1, 0.385), 0.385, 1e-14);
    static const struct { double rate, service; int servers; } cases[] = {
        {2.385, 0.31, 1}, {2.385, 1.41, 4}, {71.3, 0.1723, 13}};
    for (int i = 0; i < 3; i++) {
        struct theory t = theory_mmc(cases[i].rate, cases[i].service, cases[i].servers);
        struct theory s = solve(cases[i].rate, cases[i].service, 0, cases[i].servers);
        assert_near(t.wait[0], s.wait[0], 1e-9);
        assert_near(t.busy, s.busy, 1e-9);
    }
}

/* Garnett, Mandelbaum, Reiman (2002), section 1: 50 agents, 48 calls a minute of a minute
 * each. Without patience they wait 20.8 s on average; with a mean patience of 2 minutes
 * 3.7 s, 3.1 % hang up, and agents are busy 93 % of the time. */
static void test_erlang_a(void **state)
{
    (void)state;
    assert_close(60 * theory_mmc(48, 1, 50).wait[0], 20.8, 0.05);
    struct theory known = theory_erlang_a(48, 1, 2, 50);
    assert_close(60 * known.wait[0], 3.7, 0.05);
    assert_close(known.abandoned, 0.031, 0.0005);
    assert_close(known.busy, 0.93, 0.005);
    static const struct { double rate, service, patience; int servers; } cases[] = {
        {2.385, 0.31, 0.77, 1}, {2.385, 1.41, 0.2, 4}, {56, 0.05, 0.0715, 4},
        {104, 0.05, 0.0715, 4}, {71.3, 0.31, 3.3, 13}};
    for (int i = 0; i < 5; i++) {
        struct theory t = theory_erlang_a(cases[i].rate, cases[i].service, cases[i].patience,
                                          cases[i].servers);
        struct theory s =
            solve(cases[i].rate, cases[i].service, cases[i].patience, cases[i].servers);
        assert_near(t.wait[0], s.wait[0], 1e-9);
        assert_near(t.abandoned, s.abandoned, 1e-9);
        assert_near(t.busy, s.busy, 1e-9);
    }
}

/* Service of four exponential stages has cv 0.5: the chain counts stages to be done. */
static void test_pollaczek_khinchine(void **state)
{
    const double rate = 2.385, service = 0.31;
    (void)state;
    assert_near(theory_mg1(rate, service, 1).wait[0], theory_mmc(rate, service, 1).wait[0],
                1e-14);
    assert_near(theory_mg1(rate, service, 0).wait[0],
                theory_mmc(rate, service, 1).wait[0] / 2, 1e-14);
    chain = (struct chain){.n_states = 800};
    for (int stages = 0; stages < 800; stages++) {
        if (stages + 4 < 800)
            go(&chain, stages, stages + 4, rate);
        if (stages)
            go(&chain, stages, stages - 1, 4 / service);
    }
    settle(&chain);
    double work = 0;
    for (int stages = 0; stages < 800; stages++)
        work += chain.p[stages] * stages * service / 4;
    /* who arrives waits for the work that is there */
    assert_near(theory_mg1(rate, service, 0.5).wait[0], work, 1e-7);
}

/* States: the class at work (0: nobody) and who waits of each class. */
enum { ROOM = 60 };

static int at(int serving, int first, int second)
{
    return serving ? 1 + ((serving - 1) * ROOM + first) * ROOM + second : 0;
}

static void test_cobham(void **state)
{
    const double rate[2] = {1.385, 0.77}, service[2] = {0.21, 0.43};
    double length[2] = {0};
    (void)state;
    chain = (struct chain){.n_states = 1 + 2 * ROOM * ROOM};
    go(&chain, 0, at(1, 0, 0), rate[0]);
    go(&chain, 0, at(2, 0, 0), rate[1]);
    for (int s = 1; s <= 2; s++)
        for (int i = 0; i < ROOM; i++)
            for (int j = 0; j < ROOM; j++) {
                if (i + 1 < ROOM)
                    go(&chain, at(s, i, j), at(s, i + 1, j), rate[0]);
                if (j + 1 < ROOM)
                    go(&chain, at(s, i, j), at(s, i, j + 1), rate[1]);
                int next = i ? at(1, i - 1, j) : j ? at(2, 0, j - 1) : 0;
                go(&chain, at(s, i, j), next, 1 / service[s - 1]);
            }
    settle(&chain);
    for (int s = 1; s <= 2; s++)
        for (int i = 0; i < ROOM; i++)
            for (int j = 0; j < ROOM; j++) {
                length[0] += chain.p[at(s, i, j)] * i;
                length[1] += chain.p[at(s, i, j)] * j;
            }
    struct theory t = theory_cobham(rate, service, 1);
    assert_near(t.wait[0], length[0] / rate[0], 1e-7);
    assert_near(t.wait[1], length[1] / rate[1], 1e-7);
    assert_near(t.busy, 1 - chain.p[0], 1e-7);
    /* Kleinrock's conservation law: order moves waits, it makes none */
    const double other[2] = {rate[1], rate[0]}, others[2] = {service[1], service[0]};
    struct theory turned = theory_cobham(other, others, 0.5);
    t = theory_cobham(rate, service, 0.5);
    assert_near(rate[0] * service[0] * t.wait[0] + rate[1] * service[1] * t.wait[1],
                rate[1] * service[1] * turned.wait[0] + rate[0] * service[0] * turned.wait[1],
                1e-13);
}

static void test_memory(void **state)
{
    (void)state;
    assert_near(theory_memory(14, 0.05, 0, 1), 0.05 / pow(1 - sqrt(0.7), 2), 1e-13);
    assert_near(theory_memory(1, 0.77, 0, 9), 0.77, 1e-13);
    assert_near(theory_memory(104, 0.05, 0.0715, 4), 0.0715, 1e-13);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_erlang),
        cmocka_unit_test(test_erlang_a),
        cmocka_unit_test(test_pollaczek_khinchine),
        cmocka_unit_test(test_cobham),
        cmocka_unit_test(test_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
