/* ranks_mpi.c - ranks by MPI; of `make MPI=1` only. See ranks.h.
 *
 * Errors of MPI are fatal there, as is its custom: it says which, and ends the job.
 */
#include <limits.h>
#include <mpi.h>
#include <stdlib.h>
#include <string.h>

#include "sim/ranks.h"

enum { PIECE = 1 << 24 }; /* counts of MPI are int */

/* Launchers say so in the environment. Without one, MPI_Init would start a daemon of its own for
 * every `shequ --version`. */
static bool launched(void)
{
    static const char *const signs[] = {"OMPI_COMM_WORLD_SIZE", "PMIX_RANK", "PMI_RANK",
                                        "MPI_LOCALRANKID"};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (getenv(signs[i]))
            return true;
    return false;
}

static bool is_up(void)
{
    int up, over;
    MPI_Initialized(&up);
    MPI_Finalized(&over);
    return up && !over;
}

/* Who waits lets others work, unless asked not to: Open MPI polls instead where it believes the
 * processors to be its own, and on a busy machine a day then takes ten times as long. */
void ranks_begin(void)
{
    int granted;
    if (!launched())
        return;
    setenv("OMPI_MCA_mpi_yield_when_idle", "1", false);
    MPI_Init_thread(NULL, NULL, MPI_THREAD_FUNNELED, &granted);
}

void ranks_end(void)
{
    if (is_up())
        MPI_Finalize();
}

bool ranks_possible(void) { return true; }

int ranks_rank(void)
{
    int rank = 0;
    if (is_up())
        MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    return rank;
}

int ranks_size(void)
{
    int size = 1;
    if (is_up())
        MPI_Comm_size(MPI_COMM_WORLD, &size);
    return size;
}

int ranks_beside(void)
{
    int size = 1;
    MPI_Comm beside;
    if (!is_up())
        return 1;
    MPI_Comm_split_type(MPI_COMM_WORLD, MPI_COMM_TYPE_SHARED, 0, MPI_INFO_NULL, &beside);
    MPI_Comm_size(beside, &size);
    MPI_Comm_free(&beside);
    return size;
}

/* Not exit(): other threads may be at work. */
_Noreturn void ranks_abort(int status)
{
    if (is_up())
        MPI_Abort(MPI_COMM_WORLD, status);
    _Exit(status);
}

void ranks_barrier(void)
{
    if (is_up())
        MPI_Barrier(MPI_COMM_WORLD);
}

static int piece_of(size_t n)
{
    return n < PIECE ? (int)n : PIECE;
}

void ranks_sum(int64_t *values, size_t n)
{
    if (!is_up())
        return;
    for (size_t at = 0; at < n; at += PIECE)
        MPI_Allreduce(MPI_IN_PLACE, values + at, piece_of(n - at), MPI_UINT64_T, MPI_SUM,
                      MPI_COMM_WORLD);
}

void ranks_sum_first(int64_t *values, size_t n)
{
    if (!is_up())
        return;
    const bool first = ranks_rank() == 0;
    for (size_t at = 0; at < n; at += PIECE)
        MPI_Reduce(first ? MPI_IN_PLACE : values + at, first ? values + at : NULL,
                   piece_of(n - at), MPI_UINT64_T, MPI_SUM, 0, MPI_COMM_WORLD);
}

int64_t ranks_least(int64_t value)
{
    if (is_up())
        MPI_Allreduce(MPI_IN_PLACE, &value, 1, MPI_INT64_T, MPI_MIN, MPI_COMM_WORLD);
    return value;
}

void ranks_tell(void *bytes, size_t n, int from)
{
    if (!is_up())
        return;
    for (size_t at = 0; at < n; at += PIECE)
        MPI_Bcast((char *)bytes + at, piece_of(n - at), MPI_BYTE, from, MPI_COMM_WORLD);
}

void ranks_send(const void *bytes, size_t n, int to)
{
    for (size_t at = 0; at < n; at += PIECE)
        MPI_Send((const char *)bytes + at, piece_of(n - at), MPI_BYTE, to, 0, MPI_COMM_WORLD);
}

void ranks_receive(void *bytes, size_t n, int from)
{
    for (size_t at = 0; at < n; at += PIECE)
        MPI_Recv((char *)bytes + at, piece_of(n - at), MPI_BYTE, from, 0, MPI_COMM_WORLD,
                 MPI_STATUS_IGNORE);
}

void ranks_counts(const int *sent, int *came)
{
    if (is_up())
        MPI_Alltoall(sent, 1, MPI_INT, came, 1, MPI_INT, MPI_COMM_WORLD);
    else
        *came = *sent;
}

void ranks_exchange(const void *out, const int *sent, void *in, const int *came, size_t width)
{
    const int size = ranks_size();
    MPI_Datatype thing;
    if (!is_up()) {
        memcpy(in, out, (size_t)*sent * width);
        return;
    }
    int *from = calloc(2 * (size_t)size, sizeof *from), *to = from + size;
    if (!from)
        ranks_abort(71);
    for (int r = 1; r < size; r++) {
        ALWAYS(from[r - 1] <= INT_MAX - sent[r - 1] && to[r - 1] <= INT_MAX - came[r - 1]);
        from[r] = from[r - 1] + sent[r - 1];
        to[r] = to[r - 1] + came[r - 1];
    }
    MPI_Type_contiguous((int)width, MPI_BYTE, &thing);
    MPI_Type_commit(&thing);
    MPI_Alltoallv(out, sent, from, thing, in, came, to, thing, MPI_COMM_WORLD);
    MPI_Type_free(&thing);
    free(from);
}

/* Rank 0 shows the others one number; each adds to it at its own time. Memory that MPI gives is
 * shared between the ranks of a machine, where it can be. */
struct ranks_counter {
    MPI_Win window;
    int64_t *shown, own; /* own: where nobody else counts */
};

int ranks_counter_begin(struct ranks_counter **counter, struct fault *fault)
{
    *counter = calloc(1, sizeof **counter);
    int status = *counter ? 0 : fault_memory(fault, sizeof **counter);
    if ((status = ranks_agree(status, fault))) {
        free(*counter);
        *counter = NULL;
        return status;
    }
    if (ranks_size() == 1)
        return 0;
    MPI_Win_allocate(ranks_rank() ? 0 : (MPI_Aint)sizeof(int64_t), sizeof(int64_t), MPI_INFO_NULL,
                     MPI_COMM_WORLD, &(*counter)->shown, &(*counter)->window);
    MPI_Win_lock_all(0, (*counter)->window);
    if (!ranks_rank())
        *(*counter)->shown = 0;
    MPI_Win_sync((*counter)->window);
    ranks_barrier();
    return 0;
}

int64_t ranks_counter_next(struct ranks_counter *counter)
{
    const int64_t one = 1;
    int64_t before;
    if (ranks_size() == 1)
        return counter->own++;
    MPI_Fetch_and_op(&one, &before, MPI_INT64_T, 0, 0, MPI_SUM, counter->window);
    MPI_Win_flush(0, counter->window);
    return before;
}

void ranks_counter_end(struct ranks_counter *counter)
{
    if (counter && ranks_size() > 1) {
        MPI_Win_unlock_all(counter->window);
        MPI_Win_free(&counter->window);
    }
    free(counter);
}
