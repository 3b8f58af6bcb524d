/* spread.c - see spread.h. */
#include "sim/spread.h"

#include <stdlib.h>
#include <string.h>

#include "sim/ranks.h"

int spread_init(struct spread *spread, const uint32_t *rank_of, uint32_t n, struct fault *fault)
{
    const size_t ranks = (size_t)ranks_size();
    *spread = (struct spread){.n = n, .rank = (uint32_t)ranks_rank(), .ranks = (uint32_t)ranks};
    spread->rank_of = calloc(n + 1u, sizeof *spread->rank_of);
    spread->here = calloc(n + 1u, sizeof *spread->here);
    spread->sent = calloc(ranks, sizeof *spread->sent);
    spread->came = calloc(ranks, sizeof *spread->came);
    spread->at = calloc(ranks, sizeof *spread->at);
    if (!spread->rank_of || !spread->here || !spread->sent || !spread->came || !spread->at) {
        spread_free(spread);
        return fault_memory(fault, n * 2 * sizeof *spread->here);
    }
    for (uint32_t p = 0; p < n; p++) {
        ALWAYS(rank_of[p] < ranks);
        spread->rank_of[p] = rank_of[p];
        if (rank_of[p] == spread->rank)
            spread->here[spread->n_here++] = p;
    }
    return 0;
}

void spread_free(struct spread *spread)
{
    free(spread->rank_of);
    free(spread->here);
    free(spread->out);
    free(spread->in);
    free(spread->sent);
    free(spread->came);
    free(spread->at);
    *spread = (struct spread){0};
}

int spread_agree(const struct spread *spread, int status, struct fault *fault)
{
    return spread ? ranks_agree(status, fault) : status;
}

void spread_sum(const struct spread *spread, int64_t *values, size_t n)
{
    if (spread)
        ranks_sum(values, n);
}

void spread_gather(const struct spread *spread, int64_t *values, size_t n)
{
    if (!spread)
        return;
    ranks_sum_first(values, n);
    if (spread->rank)
        memset(values, 0, n * sizeof *values);
}

void spread_tell(const struct spread *spread, uint32_t place, void *bytes, size_t n)
{
    if (spread)
        ranks_tell(bytes, n, (int)spread->rank_of[place]);
}

static void pass_on(const struct digest *digest, uint32_t to)
{
    unsigned char state[DIGEST_STATE];
    digest_leave(digest, state);
    ranks_send(state, sizeof state, (int)to);
}

static void take_over(struct digest *digest, uint32_t from)
{
    unsigned char state[DIGEST_STATE];
    ranks_receive(state, sizeof state, (int)from);
    digest_go_on(digest, state);
}

void spread_pass(const struct spread *spread, uint32_t place, uint32_t *at,
                 struct digest *digest)
{
    if (!spread)
        return;
    const uint32_t to = place < spread->n ? spread->rank_of[place] : 0;
    if (to == *at)
        return;
    if (spread->rank == *at)
        pass_on(digest, to);
    else if (spread->rank == to)
        take_over(digest, *at);
    *at = to;
}

/* ---- the post ---- */

static int room(struct letter **letters, size_t *capacity, size_t n, struct fault *fault)
{
    if (n <= *capacity)
        return 0;
    free(*letters);
    *capacity = 0;
    if (!(*letters = malloc(2 * n * sizeof **letters)))
        return fault_memory(fault, 2 * n * sizeof **letters);
    *capacity = 2 * n;
    return 0;
}

/* Where each rank's begin; how many there are. */
static size_t begins(const int *counts, size_t *at, uint32_t ranks)
{
    size_t n = 0;
    for (uint32_t r = 0; r < ranks; r++) {
        at[r] = n;
        n += (size_t)counts[r];
    }
    return n;
}

static void count(struct spread *spread, const struct lp *lps)
{
    memset(spread->sent, 0, spread->ranks * sizeof *spread->sent);
    for (uint32_t i = 0; i < spread->n_here; i++) {
        const struct letters *out = &lps[spread->here[i]].outbox;
        for (uint32_t k = 0; k < out->n; k++) {
            ALWAYS(out->at[k].to < spread->n);
            spread->sent[spread->rank_of[out->at[k].to]]++;
        }
    }
}

/* By rank of the addressee; to each in order (sender, serial). */
static void pack(struct spread *spread, struct lp *lps)
{
    spread->letters += begins(spread->sent, spread->at, spread->ranks) -
                       (size_t)spread->sent[spread->rank];
    for (uint32_t i = 0; i < spread->n_here; i++) {
        struct letters *out = &lps[spread->here[i]].outbox;
        for (uint32_t k = 0; k < out->n; k++)
            spread->out[spread->at[spread->rank_of[out->at[k].to]]++] = out->at[k];
        out->n = 0;
        lps[spread->here[i]].inbox.n = 0;
    }
}

/* From each rank they come in order of senders, and a sender is at home on one of them. */
static int unpack(struct spread *spread, struct lp *lps, struct fault *fault)
{
    const size_t n = begins(spread->came, spread->at, spread->ranks);
    size_t taken = 0;
    for (uint32_t from = 0; taken < n; from++) {
        ALWAYS(from < spread->n);
        const uint32_t r = spread->rank_of[from];
        for (; spread->came[r] && spread->in[spread->at[r]].from == from; taken++) {
            const struct letter *letter = &spread->in[spread->at[r]++];
            spread->came[r]--;
            ALWAYS(spread_here(spread, letter->to));
            if (lp_put(&lps[letter->to], letter, fault))
                return FAULT_MEMORY;
        }
    }
    return 0;
}

int spread_deliver(struct spread *spread, struct lp *lps, struct fault *fault)
{
    count(spread, lps);
    ranks_counts(spread->sent, spread->came);
    int status = room(&spread->out, &spread->out_capacity,
                      begins(spread->sent, spread->at, spread->ranks), fault);
    if (!status)
        status = room(&spread->in, &spread->in_capacity,
                      begins(spread->came, spread->at, spread->ranks), fault);
    if ((status = spread_agree(spread, status, fault)))
        return status;
    pack(spread, lps);
    ranks_exchange(spread->out, spread->sent, spread->in, spread->came, sizeof *spread->out);
    return spread_agree(spread, unpack(spread, lps, fault), fault);
}
