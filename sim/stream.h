/* stream.h - arrivals whose rate may change, thinned on a fixed ladder.
 *
 * The rate axis per head is cut once, the same for every scenario, into steps
 *     [0, 2^-6), [2^-6, 2^-5), [2^-5, 2^-4) ...   per year.
 * Each step is a stream of its own, addressed by (kind, place, step, day): that day's
 * count is Poisson(width x roster x share of the year); candidate k has its own
 * moment, roster place and mark. It is real if the place is occupied and
 *     rate(now, head) > lower + mark x width.
 * Steps above the highest rate present are not drawn. So no rate is out of bounds, a
 * raised rate only adds arrivals and moves none, and arms of an experiment keep their
 * arrivals in common (Lewis, Shedler 1979, Naval Res. Logist. Quart. 26, on thinning).
 *
 * The address: purpose = kind, who = mix2(place, step and day), nth = 0 for the count
 * and k + 1 for candidate k. One Philox block serves a candidate: the moment is the
 * high half of number 0 x opening; the roster place is the high half of number 1 x
 * roster, and the low half, which given the place is uniform still, is the mark.
 * Different places may meet at one `who` with the odds of any 64-bit hash.
 */
#ifndef SIM_STREAM_H
#define SIM_STREAM_H

#include <stdint.h>

#include "sim/random.h"

#define STREAM_STEPS 26
#define STREAM_RATE  0x1p19 /* per head and year: where the last step ends */

struct candidate {
    uint64_t identity; /* of the arrival: kind, place, step, day, k; never 0 */
    int64_t moment;    /* microseconds into the day's opening, 0 <= moment < opening */
    uint32_t head;     /* roster place, 0 <= head < roster */
    double threshold;  /* real if rate per year > threshold */
};

/* Lowest rate of a step, and its width, per year. */
double stream_lower(int step);
double stream_width(int step);

/* Steps to be drawn when no rate exceeds `highest`: 0 .. the result - 1. 0 <= highest
 * <= 2^19 is required. */
int stream_steps(double highest);

/* How many candidates a step has on a day. `kind` is the purpose of the stream,
 * `place` its identity; share is that day's part of a year (0..1). A mean above 1e9 is
 * a bug. */
uint64_t stream_count(const struct chance *chance, uint32_t kind, uint64_t place, int step,
                      int32_t day, uint32_t roster, double share);

/* Candidate k < count of that day; `opening` > 0 is the day's opening in microseconds,
 * and roster > 0. */
struct candidate stream_candidate(const struct chance *chance, uint32_t kind, uint64_t place,
                                  int step, int32_t day, uint32_t k, uint32_t roster,
                                  int64_t opening);

/* Candidates first, first + 1, ... of `count`, STREAM_BLOCK of them or as many as there are, drawn
 * abreast: the same. */
enum { STREAM_BLOCK = 8 };
void stream_block(const struct chance *chance, uint32_t kind, uint64_t place, int step, int32_t day,
                  uint32_t first, uint64_t count, uint32_t roster, int64_t opening,
                  struct candidate block[STREAM_BLOCK]);

#endif
