/* ranks.h - processes of one job, perhaps on several machines, and what they say to one another.
 *
 * A rank is one of them: 0 .. ranks_size() - 1. An ordinary build has one (ranks_one.c) and needs
 * nothing for it; `make MPI=1` has as many as mpirun starts (ranks_mpi.c, the only place that
 * knows MPI). Even that build is one rank where no launcher has started it. All machines of a job
 * run the same program: what is sent are bytes as they lie.
 *
 * What says "all" is done by every rank, in the same order, or all wait for ever. One thread of a
 * rank speaks at a time, the one that called ranks_begin(). A rank that dies takes the others with
 * it: the launcher sees to that.
 *
 * Standard: MPI: A Message-Passing Interface Standard, version 3.1 (2015).
 */
#ifndef SIM_RANKS_H
#define SIM_RANKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sim/fault.h"

/* First of all, and last of all. */
void ranks_begin(void);
void ranks_end(void);

/* Is there more than one kind of build? True in that of MPI. */
bool ranks_possible(void);

int ranks_rank(void);
int ranks_size(void);
int ranks_beside(void); /* ranks on this machine, this one too; all */

/* The whole job ends, now, with this exit status (0 .. 255). */
_Noreturn void ranks_abort(int status);

void ranks_barrier(void); /* all */

/* values[n] become their sums over the ranks, wherever one is; of unsigned integers, so that what
 * wraps does so as in one process. All. */
void ranks_sum(int64_t *values, size_t n);
/* The same at rank 0 only; elsewhere they stay as they are. All. */
void ranks_sum_first(int64_t *values, size_t n);
/* The least of the ranks' values. All. */
int64_t ranks_least(int64_t value);

/* Whether all went well with everybody: 0, or, on every rank, status and fault of the lowest of
 * those that met one (`fault` may be NULL). All. */
int ranks_agree(int status, struct fault *fault);

/* What rank `from` has in bytes[n], everybody has then. All. */
void ranks_tell(void *bytes, size_t n, int from);

/* From one to another, in order; both know how many there are. */
void ranks_send(const void *bytes, size_t n, int to);
void ranks_receive(void *bytes, size_t n, int from);

/* out holds sent[r] things of `width` bytes for each rank r, those of rank 0 first; in, likewise,
 * what came from each. First how many will come, then they themselves. All. */
void ranks_counts(const int *sent, int *came);
void ranks_exchange(const void *out, const int *sent, void *in, const int *came, size_t width);

/* A number that all ranks count on: who asks has one that nobody else has. Kept by rank 0; others
 * need not wait for it where memory is shared or the network counts by itself. */
struct ranks_counter;
/* All. Faults: FAULT_MEMORY. */
int ranks_counter_begin(struct ranks_counter **counter, struct fault *fault);
int64_t ranks_counter_next(struct ranks_counter *counter); /* 0, 1, 2, ... */
void ranks_counter_end(struct ranks_counter *counter); /* all */

#endif
