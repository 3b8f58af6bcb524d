/* ranks_one.c - one process: nobody to talk to. See ranks.h. */
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "sim/ranks.h"

void ranks_begin(void) {}
void ranks_end(void) {}

bool ranks_possible(void) { return false; }
int ranks_rank(void) { return 0; }
int ranks_size(void) { return 1; }
int ranks_beside(void) { return 1; }

_Noreturn void ranks_abort(int status)
{
    (void)status;
    bug(__FILE__, __LINE__, "there is one rank, and it ends by itself");
}

void ranks_barrier(void) {}

void ranks_sum(int64_t *values, size_t n)
{
    (void)values;
    (void)n;
}

void ranks_sum_first(int64_t *values, size_t n)
{
    (void)values;
    (void)n;
}

int64_t ranks_least(int64_t value) { return value; }

void ranks_tell(void *bytes, size_t n, int from)
{
    (void)bytes;
    (void)n;
    ALWAYS(from == 0);
}

void ranks_send(const void *bytes, size_t n, int to)
{
    (void)bytes;
    (void)n;
    (void)to;
    bug(__FILE__, __LINE__, "there is nobody to send to");
}

void ranks_receive(void *bytes, size_t n, int from)
{
    (void)bytes;
    (void)n;
    (void)from;
    bug(__FILE__, __LINE__, "there is nobody to receive from");
}

void ranks_counts(const int *sent, int *came) { *came = *sent; }

void ranks_exchange(const void *out, const int *sent, void *in, const int *came, size_t width)
{
    ALWAYS(*sent == *came);
    if (*sent)
        memcpy(in, out, (size_t)*sent * width);
}

struct ranks_counter {
    atomic_llong next;
};

int ranks_counter_begin(struct ranks_counter **counter, struct fault *fault)
{
    *counter = calloc(1, sizeof **counter);
    return *counter ? 0 : fault_memory(fault, sizeof **counter);
}

int64_t ranks_counter_next(struct ranks_counter *counter)
{
    return atomic_fetch_add(&counter->next, 1);
}

void ranks_counter_end(struct ranks_counter *counter) { free(counter); }
