/* formulas.h - what queueing theory says of the queues that the tests simulate.
 *
 * Means in the steady state, in the units of the times given. Written from the papers, not
 * from the simulator: it shares no code with sim/ or models/.
 *
 *   Erlang B and C  Erlang (1917); as in Gross, Harris (1998), Fundamentals of Queueing
 *                   Theory, 3rd ed., 2.4 and 2.3
 *   M/G/1           Pollaczek (1930), Khinchine (1932); Gross, Harris, 5.1
 *   M/M/c+M         Palm (1957) [Erlang A]; Garnett, Mandelbaum, Reiman (2002),
 *                   M&SOM 4, 208; Mandelbaum, Zeltyn (2007), The Palm/Erlang-A queue
 *   two priorities  Cobham (1954), Operations Research 2, 70; nobody is interrupted
 */
#ifndef TESTS_SUPPORT_FORMULAS_H
#define TESTS_SUPPORT_FORMULAS_H

struct theory {
    double wait[2];   /* in the queue, of all that leave it, served or not; by class */
    double abandoned; /* share of those that leave it unserved */
    double busy;      /* mean share of servers that work */
};

/* Share of arrivals lost by c servers without a queue; offered = rate x mean service. */
double erlang_b(int servers, double offered);

/* Share of arrivals that wait at c servers with a queue; offered < servers. */
double erlang_c(int servers, double offered);

struct theory theory_mmc(double rate, double service, int servers);

/* cv: coefficient of variation of service times. */
struct theory theory_mg1(double rate, double service, double cv);

/* Exponential patience of mean `patience`; any load. */
struct theory theory_erlang_a(double rate, double service, double patience, int servers);

/* One server, class 0 before class 1, one coefficient of variation for both. */
struct theory theory_cobham(const double rate[2], const double service[2], double cv);

/* How long the number in M/M/c(+M) remembers where it began: e-folding time, from above.
 * The gap of the spectrum of M/M/c is min(1, (sqrt c - sqrt a)^2) / service at least
 * (van Doorn, 1985, Adv. Appl. Prob. 17, 514); abandonment at a rate of at least g makes
 * the gap at least min(g, 1 / service). patience 0: nobody gives up. */
double theory_memory(double rate, double service, double patience, int servers);

#endif
