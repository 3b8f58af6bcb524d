/* formulas.c - see formulas.h. */
#include "tests/support/formulas.h"

#include <math.h>

double erlang_b(int servers, double offered)
{
    double b = 1;
    for (int k = 1; k <= servers; k++)
        b = offered * b / (k + offered * b);
    return b;
}

double erlang_c(int servers, double offered)
{
    double b = erlang_b(servers, offered), load = offered / servers;
    return b / (1 - load * (1 - b));
}

struct theory theory_mmc(double rate, double service, int servers)
{
    double offered = rate * service;
    return (struct theory){
        .wait = {erlang_c(servers, offered) * service / (servers - offered)},
        .busy = offered / servers};
}

struct theory theory_mg1(double rate, double service, double cv)
{
    double load = rate * service;
    return (struct theory){.wait = {load * service * (1 + cv * cv) / 2 / (1 - load)},
                           .busy = load};
}

/* Palm's A(x, y) = 1 + y/(x+1) + y^2/((x+1)(x+2)) + ... */
static double palm(double x, double y)
{
    double sum = 1, term = 1;
    for (int j = 1; term > 1e-17 * sum; j++) {
        term *= y / (x + j);
        sum += term;
    }
    return sum;
}

struct theory theory_erlang_a(double rate, double service, double patience, int servers)
{
    double offered = rate * service, load = offered / servers;
    double a = palm(servers * patience / service, rate * patience);
    double b = erlang_b(servers, offered);
    double delayed = a * b / (1 + (a - 1) * b);
    double abandoned = delayed * (1 / (load * a) + 1 - 1 / load);
    /* whoever waits gives up at rate 1/patience: rate x abandoned = E[Q] / patience, and
     * by Little E[Q] = rate x wait */
    return (struct theory){.wait = {abandoned * patience},
                           .abandoned = abandoned,
                           .busy = load * (1 - abandoned)};
}

struct theory theory_cobham(const double rate[2], const double service[2], double cv)
{
    double first = rate[0] * service[0], all = first + rate[1] * service[1];
    double left = (1 + cv * cv) / 2 *
                  (rate[0] * service[0] * service[0] + rate[1] * service[1] * service[1]);
    return (struct theory){.wait = {left / (1 - first), left / (1 - first) / (1 - all)},
                           .busy = all};
}

double theory_memory(double rate, double service, double patience, int servers)
{
    double root = sqrt(servers) - sqrt(rate * service);
    double gap = patience > 0 ? fmin(1 / patience, 1 / service)
                              : fmin(1, root * root) / service;
    return 1 / gap;
}
