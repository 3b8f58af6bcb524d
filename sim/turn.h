/* turn.h - in which order places are taken up on several threads: the costliest first, by what
 * their days cost before, for a long day that begins last is waited for by all. Results know
 * nothing of it.
 */
#ifndef SIM_TURN_H
#define SIM_TURN_H

#include <stdint.h>

struct turn {
    double spent; /* seconds, those of long ago less and less */
    uint32_t place;
};

enum { TURNS_DAYS = 7 }; /* then they are put in order anew */

/* Every place once, by index, nothing spent. */
void turns_init(struct turn *turns, uint32_t n);
void turns_order(struct turn *turns, uint32_t n);

#endif
