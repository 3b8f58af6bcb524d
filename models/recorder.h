/* recorder.h - looks at a place at a period's end and writes it down; changes nothing.
 *
 * Flows are differences of running counts since the last look, which the recorder keeps
 * for itself: no state depends on how often anybody looks.
 */
#ifndef MODELS_RECORDER_H
#define MODELS_RECORDER_H

#include "models/world.h"

int recorder_init(struct world *world, struct fault *fault);
void recorder_free(struct world *world);

/* What it keeps for itself between two looks: of a place, and of the city's sums. */
void recorder_archive_place(struct world *world, uint32_t place, struct archive *archive);
void recorder_archive_sums(struct world *world, struct archive *archive);

/* Sums of several ranks come together at rank 0, and go on from nothing elsewhere: what is written
 * down are differences. All. */
void recorder_gather_sums(struct world *world);

/* The shape of a record of this world. */
struct record_shape recorder_shape(const struct layout *layout, const struct periods *periods,
                                   const struct items *items);

/* Remember what a place stands at: the recording begins. */
void recorder_begin(struct world *world, uint32_t place);

/* Write down the period that ends for this place. */
void recorder_look(struct world *world, uint32_t place);

/* Sum the groups over communities, serially. As all that is the city's: over those of this rank. */
void recorder_groups(struct world *world);

/* The city's figures by item of its list: of the period that ends, or, before the first, where
 * they stand. Midnight, one thread. */
void recorder_items(struct world *world);

/* The city's flows of tasks and of hours, likewise. */
void recorder_flows(struct world *world);

#endif
