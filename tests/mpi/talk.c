/* talk.c - what ranks say to one another, on however many there are (sim/ranks.h, sim/spread.h).
 *
 *   talk            each call, against what one process can reckon for all; "ok" by rank 0
 *   talk abort N    rank size - 1 ends the job with status N
 *
 * Letters: places dealt to ranks at random write at random, and each must find in its inbox what
 * lp_deliver() puts there.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "sim/random.h"
#include "sim/ranks.h"
#include "sim/spread.h"

enum { PLACES = 37, DAYS = 20, TURNS = 50, LONG = 3000000 };

_Noreturn void bug(const char *file, int line, const char *what)
{
    fprintf(stderr, "rank %d: %s:%d: %s\n", ranks_rank(), file, line, what);
    _Exit(70);
}

static uint32_t below(uint64_t address, uint32_t n)
{
    return (uint32_t)(random_mix2(11, address) % n);
}

/* More than a piece of a message, and sums that wrap. */
static void sums(void)
{
    const int64_t rank = ranks_rank(), size = ranks_size();
    int64_t *many = malloc(LONG * sizeof *many), one = INT64_MAX - 1 + (rank > 0);
    ALWAYS(many);
    for (int i = 0; i < LONG; i++)
        many[i] = i + rank;
    ranks_sum_first(many, LONG);
    for (int i = 0; i < LONG; i++)
        ALWAYS(many[i] == (rank ? i + rank : i * size + size * (size - 1) / 2));
    ranks_tell(many, LONG * sizeof *many, (int)size - 1);
    ALWAYS(many[LONG - 1] == (size > 1 ? LONG - 1 + size - 1 : LONG - 1));
    free(many);
    ranks_sum(&one, 1);
    ALWAYS((uint64_t)one == (uint64_t)INT64_MAX * (uint64_t)size - 1);
    ALWAYS(ranks_least(7 - rank) == 7 - (size - 1));
    ALWAYS(ranks_beside() == size);
}

static void agreements(void)
{
    struct fault fault = {0};
    const int last = ranks_size() - 1;
    ALWAYS(!ranks_agree(0, &fault) && !fault.code);
    int status = ranks_rank() == last
                     ? fault_set(&fault, FAULT_IO, (struct words){"坏 %d", "broken %d"}, last)
                     : 0;
    ALWAYS(ranks_agree(status, &fault) == FAULT_IO && fault.code == FAULT_IO);
    ALWAYS(atoi(fault.en + strlen("broken ")) == last);
    ALWAYS(ranks_agree(ranks_rank() ? FAULT_MEMORY : FAULT_INPUT, NULL) == FAULT_INPUT);
}

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

/* Each number is somebody's, once; and nobody waits for rank 0 to look up from its work. */
static void counts(void)
{
    struct ranks_counter *counter;
    const int all = TURNS * ranks_size();
    int64_t *had = calloc((size_t)all, sizeof *had);
    ALWAYS(had && !ranks_counter_begin(&counter, NULL));
    if (!ranks_rank() && ranks_size() > 1)
        nanosleep(&(struct timespec){.tv_sec = 1}, NULL);
    const double began = seconds();
    for (int i = 0; i < TURNS; i++) {
        const int64_t next = ranks_counter_next(counter);
        ALWAYS(next >= 0 && next < all);
        had[next]++;
    }
    ALWAYS(seconds() - began < 0.9);
    ranks_barrier();
    ranks_sum(had, (size_t)all);
    for (int i = 0; i < all; i++)
        ALWAYS(had[i] == 1);
    ranks_counter_end(counter);
    free(had);
}

static void write_letters(struct lp *lp, day today)
{
    const uint64_t day_here = (uint64_t)today * PLACES + lp->index;
    const uint32_t n = below(day_here, 9);
    for (uint32_t k = 0; k < n; k++) {
        const uint64_t at = day_here << 8 | k;
        lp->now = midnight_of(today) + below(at ^ 1, 5);
        lp_send(lp, below(at ^ 2, PLACES), (uint16_t)k, (int64_t)at, 0, 0);
    }
}

static void letters(void)
{
    static struct lp lps[PLACES], whole[PLACES];
    uint32_t rank_of[PLACES];
    struct spread spread;
    uint64_t came = 0;
    for (uint32_t p = 0; p < PLACES; p++) {
        rank_of[p] = below(p + 1000, (uint32_t)ranks_size());
        ALWAYS(!lp_init(&lps[p], p, 8, 0, NULL) && !lp_init(&whole[p], p, 8, 0, NULL));
    }
    ALWAYS(!spread_init(&spread, rank_of, PLACES, NULL));
    for (day today = 0; today < DAYS; today++) {
        for (uint32_t p = 0; p < PLACES; p++) {
            write_letters(&whole[p], today);
            if (spread_here(&spread, p))
                write_letters(&lps[p], today);
        }
        ALWAYS(!lp_deliver(whole, PLACES, NULL) && !spread_deliver(&spread, lps, NULL));
        for (uint32_t i = 0; i < spread.n_here; i++) {
            const struct letters *here = &lps[spread.here[i]].inbox;
            const struct letters *there = &whole[spread.here[i]].inbox;
            ALWAYS(here->n == there->n);
            came += here->n;
            for (uint32_t k = 0; k < here->n; k++)
                ALWAYS(here->at[k].from == there->at[k].from &&
                       here->at[k].serial == there->at[k].serial &&
                       here->at[k].when == there->at[k].when &&
                       here->at[k].word[0] == there->at[k].word[0]);
        }
    }
    ALWAYS(came > 0 && (spread.letters > 0) == (ranks_size() > 1));
    for (uint32_t p = 0; p < PLACES; p++) {
        lp_free(&lps[p]);
        lp_free(&whole[p]);
    }
    spread_free(&spread);
}

/* It goes round, with what each rank adds, and is at rank 0 what one process has. */
static void digests(void)
{
    uint32_t rank_of[PLACES], at = 0;
    struct spread spread;
    struct digest round, whole;
    uint64_t half[2][2];
    for (uint32_t p = 0; p < PLACES; p++)
        rank_of[p] = below(p + 2000, (uint32_t)ranks_size());
    ALWAYS(!spread_init(&spread, rank_of, PLACES, NULL));
    ALWAYS(!digest_init(&round, NULL) && !digest_init(&whole, NULL));
    for (uint32_t p = 0; p < PLACES; p++)
        for (uint32_t k = 0; k < below(p, 300); k++) {
            spread_pass(&spread, p, &at, &round);
            digest_u64(&whole, p * k);
            if (spread_here(&spread, p))
                digest_u64(&round, p * k);
        }
    spread_pass(&spread, PLACES, &at, &round);
    digest_halves(&round, half[0]);
    digest_halves(&whole, half[1]);
    ALWAYS(ranks_rank() || !memcmp(half[0], half[1], sizeof half[0]));
    digest_free(&round);
    digest_free(&whole);
    spread_free(&spread);
}

int main(int n, char **words)
{
    ranks_begin();
    if (n > 2 && !strcmp(words[1], "abort")) {
        if (ranks_rank() == ranks_size() - 1)
            ranks_abort(atoi(words[2]));
        ranks_barrier();
        return 0;
    }
    sums();
    agreements();
    counts();
    letters();
    digests();
    if (!ranks_rank())
        printf("ok %d\n", ranks_size());
    fflush(stdout);
    ranks_end();
    return 0;
}
