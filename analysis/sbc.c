/* sbc.c - see sbc.h. */
#include "analysis/sbc.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/resample.h"
#include "sim/random.h"

size_t sbc_rank(const struct posterior *posterior, size_t parameter, double truth, uint64_t seed,
                size_t draws)
{
    const struct chance chance = chance_under(seed, 1);
    size_t rank = 0;
    ALWAYS(parameter < posterior->k);
    for (size_t d = 0; d < draws; d++) {
        size_t at = posterior_pick(posterior, seed, d);
        double value = posterior->value[at * posterior->k + parameter];
        struct draw draw = draw_at(&chance, POSTERIOR_PICK, d, (uint32_t)parameter);
        bool below = value < truth || (!(value > truth) && draw_uniform(&draw) < 0.5);
        rank += below;
    }
    return rank;
}

/* Tails of a binomial count at each place, for every count there can be. */
struct tails {
    size_t n, points;
    size_t until[SBC_POINTS]; /* ranks below this one are counted */
    double *tail;             /* [points][n + 1] two-sided, of that many */
};

static int tails_init(struct tails *tails, size_t n, size_t draws, struct fault *fault)
{
    const size_t ranks = draws + 1, steps = ranks < SBC_POINTS ? ranks : SBC_POINTS;
    *tails = (struct tails){.n = n, .tail = malloc(SBC_POINTS * (n + 1) * sizeof(double))};
    if (!tails->tail)
        return fault_memory(fault, SBC_POINTS * (n + 1) * sizeof(double));
    for (size_t s = 1; s < steps; s++) {
        const size_t until = s * ranks / steps;
        const double share = (double)until / (double)ranks;
        double *tail = tails->tail + tails->points * (n + 1);
        tails->until[tails->points++] = until;
        for (size_t c = 0; c <= n; c++) {
            double below = gsl_cdf_binomial_P((unsigned)c, share, (unsigned)n);
            double above = c ? gsl_cdf_binomial_Q((unsigned)(c - 1), share, (unsigned)n) : 1;
            tail[c] = fmin(below, above);
        }
    }
    return 0;
}

/* The smallest tail of a set of ranks, [ranks] how often each came. */
static double smallest(const struct tails *tails, const size_t *times)
{
    double least = 1;
    size_t count = 0, at = 0;
    for (size_t s = 0; s < tails->points; s++) {
        while (at < tails->until[s])
            count += times[at++];
        least = fmin(least, tails->tail[s * (tails->n + 1) + count]);
    }
    return least;
}

static double shuffled(const struct tails *tails, size_t *times, size_t draws, double counted)
{
    struct resample luck = resample_begin();
    size_t as_uneven = 1;
    for (int s = 0; s < SBC_SHUFFLES; s++) {
        memset(times, 0, (draws + 1) * sizeof *times);
        for (size_t i = 0; i < tails->n; i++)
            times[(size_t)((double)(draws + 1) * resample_uniform(&luck))]++;
        as_uneven += smallest(tails, times) <= counted;
    }
    return (double)as_uneven / (SBC_SHUFFLES + 1);
}

int sbc_of(const size_t *rank, size_t n, size_t draws, struct sbc *sbc, struct fault *fault)
{
    struct tails tails;
    ALWAYS(n > 0 && draws > 0 && n < UINT32_MAX);
    *sbc = (struct sbc){.n = n, .draws = draws};
    size_t *times = calloc(draws + 1, sizeof *times);
    if (!times)
        return fault_memory(fault, (draws + 1) * sizeof *times);
    int status = tails_init(&tails, n, draws, fault);
    for (size_t i = 0; i < n && !status; i++) {
        ALWAYS(rank[i] <= draws);
        times[rank[i]]++;
        sbc->bin[rank[i] * SBC_BINS / (draws + 1)]++;
    }
    if (!status)
        sbc->p = shuffled(&tails, times, draws, smallest(&tails, times));
    free(tails.tail);
    free(times);
    return status;
}

size_t sbc_covered(const struct interval *interval, const double *truth, size_t n)
{
    size_t covered = 0;
    for (size_t i = 0; i < n; i++)
        covered += interval[i].low <= truth[i] && truth[i] <= interval[i].high;
    return covered;
}
