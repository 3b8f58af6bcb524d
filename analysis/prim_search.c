/* prim_search.c - see prim_search.h. */
#include "analysis/prim_search.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

struct prim_room {
    uint32_t *left;     /* [k][n] points in the box by rising coordinate */
    double *low, *high; /* [k] the box on the way */
    size_t
        *outside; /* [n] the one factor that keeps a point out of the box; k: none; k + 1: more */
};

struct prim_room *prim_room_new(size_t n, size_t k, struct fault *fault)
{
    struct prim_room *room = malloc(sizeof *room);
    if (room)
        *room = (struct prim_room){malloc(n * k * sizeof *room->left), malloc(k * sizeof(double)),
                                   malloc(k * sizeof(double)), malloc(n * sizeof(size_t))};
    if (room && room->left && room->low && room->high && room->outside)
        return room;
    fault_memory(fault, n * k * sizeof *room->left);
    prim_room_free(room);
    return NULL;
}

void prim_room_free(struct prim_room *room)
{
    if (!room)
        return;
    free(room->left);
    free(room->low);
    free(room->high);
    free(room->outside);
    free(room);
}

double prim_worth(const struct prim_points *points, size_t in, size_t hits)
{
    return (double)hits - (double)in * (double)points->hits / (double)points->n;
}

static double coordinate(const struct prim_points *points, size_t point, size_t factor)
{
    return points->x[point * (points->k + 1) + factor];
}

/* A step at one side of one factor: so many points, so many of them hits. */
struct step {
    size_t factor, points, hits;
    bool high;
};

static size_t share_of(double share, size_t points)
{
    size_t moved = (size_t)(share * (double)points);
    return moved > 0 ? moved : 1;
}

/* The outermost points of the box on one side: the share, and those that tie with the last. */
static struct step tail(const struct prim_points *points, const uint32_t *left, size_t in,
                        size_t factor, bool high, double peel)
{
    struct step step = {factor, 0, 0, high};
    size_t wanted = share_of(peel, in);
    double last = 0;
    for (; step.points < in; step.points++) {
        size_t point = left[high ? in - 1 - step.points : step.points];
        double at = coordinate(points, point, factor);
        if (step.points >= wanted && at != last)
            break;
        last = at;
        step.hits += points->hit[point];
    }
    return step;
}

/* The peel that raises density most for each point it takes (Friedman, Fisher 1999; for
 * coordinates with ties, Kwakkel, Jaxa-Rozen 2016); false when none leaves `least` points. */
static bool best_peel(const struct prim_points *points, const struct prim_room *room, size_t in,
                      size_t hits, double peel, size_t least, struct step *best)
{
    double most = -INFINITY;
    for (size_t side = 0; side < 2 * points->k; side++) {
        size_t factor = side / 2;
        struct step step =
            tail(points, room->left + factor * points->n, in, factor, side % 2, peel);
        size_t rest = in - step.points;
        if (rest < least || rest == 0)
            continue;
        double density = (double)(hits - step.hits) / (double)rest;
        double gain = (density - (double)hits / (double)in) / (double)step.points;
        if (gain > most) {
            most = gain;
            *best = step;
        }
    }
    return most > -INFINITY;
}

/* Takes the step's points out of all orders, and moves the bound to the outermost that is left. */
static void take(const struct prim_points *points, struct prim_room *room, size_t in,
                 const struct step *step)
{
    uint32_t *own = room->left + step->factor * points->n;
    size_t edge = step->high ? in - 1 - step->points : step->points;
    double bound = coordinate(points, own[edge], step->factor);
    *(step->high ? &room->high[step->factor] : &room->low[step->factor]) = bound;
    for (size_t i = 0; i < points->k; i++) {
        uint32_t *left = room->left + i * points->n;
        size_t kept = 0;
        for (size_t j = 0; j < in; j++) {
            double at = coordinate(points, left[j], step->factor);
            if (step->high ? at <= bound : at >= bound)
                left[kept++] = left[j];
        }
    }
}

static void peel_down(const struct prim_points *points, double peel, size_t least,
                      struct prim_room *room, struct prim_box *box)
{
    const size_t bytes = points->k * sizeof(double);
    size_t in = points->n, hits = points->hits;
    struct step step;
    double best = 0; /* that of the whole cube */
    memcpy(room->left, points->order, points->n * points->k * sizeof *room->left);
    for (size_t i = 0; i < points->k; i++) {
        room->low[i] = box->low[i] = 0;
        room->high[i] = box->high[i] = 1;
    }
    box->points = in;
    box->hits = hits;
    while (best_peel(points, room, in, hits, peel, least, &step)) {
        take(points, room, in, &step);
        in -= step.points;
        hits -= step.hits;
        if (!(prim_worth(points, in, hits) > best))
            continue;
        best = prim_worth(points, in, hits);
        memcpy(box->low, room->low, bytes);
        memcpy(box->high, room->high, bytes);
        box->points = in;
        box->hits = hits;
    }
}

static bool within(const struct prim_points *points, const struct prim_box *box, size_t point,
                   size_t factor)
{
    double at = coordinate(points, point, factor);
    return at >= box->low[factor] && at <= box->high[factor];
}

static void find_outside(const struct prim_points *points, const struct prim_box *box,
                         size_t *outside)
{
    const size_t k = points->k;
    for (size_t j = 0; j < points->n; j++) {
        outside[j] = k;
        for (size_t i = 0; i < k && outside[j] <= k; i++)
            if (!within(points, box, j, i))
                outside[j] = outside[j] == k ? i : k + 1;
    }
}

/* The nearest points that only this bound keeps out, and how far it would move for them: to the
 * end of the cube when they are all there are. */
static struct step strip(const struct prim_points *points, const struct prim_box *box,
                         const size_t *outside, size_t factor, bool high, double paste,
                         double *bound)
{
    const uint32_t *order = points->order + factor * points->n;
    struct step step = {factor, 0, 0, high};
    size_t wanted = share_of(paste, box->points);
    *bound = high ? box->high[factor] : box->low[factor];
    for (size_t j = 0; j < points->n; j++) {
        size_t point = order[high ? j : points->n - 1 - j];
        double at = coordinate(points, point, factor);
        if (outside[point] != factor || (high ? at <= box->high[factor] : at >= box->low[factor]))
            continue;
        if (step.points >= wanted && at != *bound)
            return step;
        *bound = at;
        step.points++;
        step.hits += points->hit[point];
    }
    *bound = high ? 1 : 0;
    return step;
}

/* As long as a strip makes the box worth more, the one that does so most. */
static void paste_up(const struct prim_points *points, double paste, struct prim_room *room,
                     struct prim_box *box)
{
    for (;;) {
        struct step best = {0};
        double most = 0, to = 0;
        find_outside(points, box, room->outside);
        for (size_t side = 0; side < 2 * points->k; side++) {
            double bound;
            struct step step = strip(points, box, room->outside, side / 2, side % 2, paste, &bound);
            double gain = prim_worth(points, step.points, step.hits);
            if (gain > most) {
                most = gain;
                best = step;
                to = bound;
            }
        }
        if (!(most > 0))
            return;
        *(best.high ? &box->high[best.factor] : &box->low[best.factor]) = to;
        box->points += best.points;
        box->hits += best.hits;
    }
}

void prim_search(const struct prim_points *points, double peel, double paste, size_t least,
                 struct prim_room *room, struct prim_box *box)
{
    peel_down(points, peel, least, room, box);
    paste_up(points, paste, room, box);
}

void prim_count(const struct prim_points *points, const struct prim_box *box, size_t without,
                size_t *in, size_t *hits)
{
    *in = *hits = 0;
    for (size_t j = 0; j < points->n; j++) {
        bool inside = true;
        for (size_t i = 0; i < points->k && inside; i++)
            inside = i == without || within(points, box, j, i);
        *in += inside;
        *hits += inside && points->hit[j];
    }
}
