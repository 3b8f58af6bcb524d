/* land.h - a country of synthetic places, whose days cost what days of the real model cost.
 *
 * Communities belong to street offices and these to cities, each to neighbours in order of
 * index, as in the model's window. How many there are is assumed, as is the law of cities'
 * sizes (rank and size: the largest is given, the exponent follows from the sum). What a day
 * costs is drawn from a watched run of the real city: a community has a size that stays, the mean
 * of some real community, and each day the deviation that some real community had on that day
 * of the year; so Sundays, month's ends and the persistence of large places are kept. All
 * draws stand at addresses: any placement on any number of ranks meets the same days.
 */
#ifndef BENCH_LAND_H
#define BENCH_LAND_H

#include "sim/maths.h"
#include "sim/sample.h"
#include "tests/bench/probe.h"

/* ---- what was measured ---- */

struct watched {
    int days;
    uint32_t n;         /* communities that were watched */
    double *size;       /* [n] a community's mean beside the mean of all */
    float *deviation;   /* [days * n] its day beside its mean */
    double *street;     /* [days] nanoseconds of a street office */
    double *city;       /* [days] of the city, for each community that it has */
    double *books;      /* [days] of midnight without the post, for each place */
    double books_mean;
    double (*letters)[N_SORTS][N_SORTS]; /* [days] for each community; of street office and city
                                            with one another, for each street office */
    double community, events; /* nanoseconds and events of a mean community's mean day */
    double street_part, city_part; /* a street office's day, and a city's for each of its
                                      communities, beside a community's */
    double residents, bytes, record; /* of a community: people, state, record of a year */
    double mail[N_SORTS][N_SORTS];   /* means of letters over days */
};

static inline void watched_letters(struct watched *m, const struct probe *probe, int d)
{
    for (int i = 0; i < N_SORTS; i++)
        for (int k = 0; k < N_SORTS; k++) {
            const bool below = i == SORT_COMMUNITY || k == SORT_COMMUNITY;
            const double letters = (double)probe->letters[d][i][k] /
                                   (below ? m->n : probe->world.n_streets);
            m->letters[d][i][k] = letters;
            m->mail[i][k] += letters / m->days;
        }
}

static inline void watched_init(struct watched *m, const struct probe *probe)
{
    const struct world *world = &probe->world;
    const size_t days = (size_t)probe->days, n = world->n_communities;
    *m = (struct watched){.days = probe->days, .n = world->n_communities};
    m->size = calloc(n + 3 * days, sizeof *m->size);
    m->deviation = calloc(days * n, sizeof *m->deviation);
    m->letters = calloc(days, sizeof *m->letters);
    ALWAYS(m->size && m->deviation && m->letters);
    m->street = m->size + n;
    m->city = m->street + days;
    m->books = m->city + days;
    for (int d = 0; d < m->days; d++) {
        const float *spent = probe->spent + (size_t)d * world->n_places;
        for (uint32_t c = 0; c < m->n; c++)
            m->size[c] += (double)spent[c] / m->days;
        for (uint32_t s = 0; s < world->n_streets; s++)
            m->street[d] += (double)spent[m->n + s] / world->n_streets;
        m->city[d] = (double)spent[world->n_places - 1] / m->n;
        m->books[d] = (double)probe->books[d] / world->n_places;
        m->books_mean += m->books[d] / m->days;
        watched_letters(m, probe, d);
    }
    for (uint32_t c = 0; c < m->n; c++) {
        for (int d = 0; d < m->days; d++)
            m->deviation[(size_t)d * n + c] =
                (float)(probe->spent[(size_t)d * world->n_places + c] / m->size[c]);
        m->community += m->size[c] / m->n;
    }
    for (uint32_t c = 0; c < m->n; c++)
        m->size[c] /= m->community;
    for (int d = 0; d < m->days; d++) {
        m->street_part += m->street[d] / m->community / m->days;
        m->city_part += m->city[d] / m->community / m->days;
    }
    m->events = (double)window_events(&world->window) / m->n / m->days;
    m->residents = (double)probe_residents(probe) / m->n;
    m->bytes = (double)world_bytes((struct world *)(uintptr_t)world) / m->n;
    m->record = (double)probe->record.bytes / m->n;
}

static inline void watched_free(struct watched *m)
{
    free(m->size);
    free(m->deviation);
    free(m->letters);
}

/* ---- the country ---- */

struct land {
    uint32_t communities, streets, cities, n; /* places stand in this order */
    uint32_t *up;                    /* [n] whose a place is; a city's is itself */
    uint32_t *first;                 /* [n] the first below it, of offices */
    uint32_t *below;                 /* [n] how many there are; communities: 0 */
    uint32_t *under;                 /* [n] communities below a city, at any depth */
    struct chance chance;
};

enum { LAND_SIZE = 1, LAND_DAY, LAND_MAIL, LAND_EVENT, LAND_PLACE }; /* purposes */

static inline double rank_size(uint32_t rank, uint32_t largest, double exponent)
{
    return largest * maths_exp(-exponent * maths_log(rank));
}

/* Deal `total` by the law over the cities, at least one each, exactly. */
static inline void land_cities(uint32_t *share, uint32_t cities, uint32_t total, uint32_t largest)
{
    double low = 0, high = 3;
    for (int i = 0; i < 60; i++) {
        const double middle = (low + high) / 2;
        double sum = 0;
        for (uint32_t k = 0; k < cities; k++)
            sum += rank_size(k + 1, largest, middle);
        if (sum > total)
            low = middle;
        else
            high = middle;
    }
    int64_t left = total;
    for (uint32_t k = 0; k < cities; k++) {
        share[k] = (uint32_t)rank_size(k + 1, largest, high);
        if (!share[k])
            share[k] = 1;
        left -= share[k];
    }
    for (uint32_t k = 0; left != 0; k = (k + 1) % cities) /* what rounding left over */
        if (left > 0 || share[k] > 1) {
            share[k] = left > 0 ? share[k] + 1 : share[k] - 1;
            left += left > 0 ? -1 : 1;
        }
}

static inline void land_init(struct land *land, uint32_t communities, uint32_t streets,
                             uint32_t cities, uint32_t largest)
{
    *land = (struct land){.communities = communities, .cities = cities,
                          .chance = chance_under(2025, 1)};
    uint32_t *share = calloc(2 * (size_t)cities, sizeof *share), *offices = share + cities;
    ALWAYS(share);
    land_cities(share, cities, communities, largest);
    for (uint32_t k = 0; k < cities; k++) {
        offices[k] = (uint32_t)((double)share[k] * streets / communities + 0.5);
        if (!offices[k])
            offices[k] = 1;
        land->streets += offices[k];
    }
    land->n = communities + land->streets + cities;
    land->up = calloc(4 * (size_t)land->n, sizeof *land->up);
    ALWAYS(land->up);
    land->first = land->up + land->n;
    land->below = land->first + land->n;
    land->under = land->below + land->n;
    uint32_t c = 0, s = communities;
    for (uint32_t k = 0; k < cities; k++) {
        const uint32_t city = communities + land->streets + k;
        land->up[city] = city;
        land->first[city] = s;
        land->below[city] = offices[k];
        land->under[city] = share[k];
        for (uint32_t o = 0; o < offices[k]; o++, s++) {
            land->up[s] = city;
            land->first[s] = c;
            land->below[s] = (uint32_t)((uint64_t)(o + 1) * share[k] / offices[k] -
                                        (uint64_t)o * share[k] / offices[k]);
            land->under[s] = land->below[s];
            for (uint32_t i = 0; i < land->below[s]; i++)
                land->up[c++] = s;
        }
    }
    ALWAYS(c == communities && s == communities + land->streets);
    free(share);
}

static inline void land_free(struct land *land) { free(land->up); }

static inline enum sort land_sort(const struct land *land, uint32_t place)
{
    return place < land->communities                   ? SORT_COMMUNITY
           : place < land->communities + land->streets ? SORT_STREET
                                                       : SORT_CITY;
}

/* The size that stays: some real community's. */
static inline double land_size(const struct land *land, const struct watched *m, uint32_t place)
{
    struct draw draw = draw_at(&land->chance, LAND_SIZE, place, 0);
    return m->size[sample_below(&draw, m->n)];
}

/* Nanoseconds of a place on a day. */
static inline double land_cost(const struct land *land, const struct watched *m, uint32_t place,
                               double size, int d)
{
    switch (land_sort(land, place)) {
    case SORT_STREET: return m->street[d];
    case SORT_CITY: return m->city[d] * land->under[place];
    default: break;
    }
    struct draw draw = draw_at(&land->chance, LAND_DAY, place, (uint32_t)d);
    return size * m->community *
           (double)m->deviation[(size_t)d * m->n + sample_below(&draw, m->n)];
}

/* What a place writes today: calls `write` for every letter. `rate` is watched->mail or a day's
 * letters; `times` multiplies it. */
static inline void land_write(const struct land *land, double (*rate)[N_SORTS],
                              double times, uint32_t place, uint32_t today,
                              void (*write)(void *of, uint32_t from, uint32_t to), void *of)
{
    struct draw draw = draw_at(&land->chance, LAND_MAIL, place, today);
    const enum sort sort = land_sort(land, place);
    const uint32_t up = land->up[place];
    for (int to = 0; to < N_SORTS; to++) {
        if (rate[sort][to] <= 0)
            continue;
        const bool down = to == SORT_COMMUNITY;
        const uint32_t heads = sort == SORT_CITY ? (down ? land->under[place] : land->below[place])
                               : sort == SORT_STREET && down ? land->below[place]
                                                             : 1;
        const uint32_t first = sort == SORT_CITY && down ? land->first[land->first[place]]
                                                         : land->first[place];
        const uint64_t letters = sample_poisson(&draw, times * rate[sort][to] * heads);
        for (uint64_t i = 0; i < letters; i++) {
            uint32_t whom = up;
            if (sort == SORT_COMMUNITY && to == SORT_CITY)
                whom = land->up[up];
            else if (to < (int)sort)
                whom = first + (uint32_t)sample_below(&draw, heads);
            if (whom != place)
                write(of, place, whom);
        }
    }
}

#endif
