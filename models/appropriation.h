/* appropriation.h - the city gives communities their money, and hears of it [拨款] (P12). */
#ifndef MODELS_APPROPRIATION_H
#define MODELS_APPROPRIATION_H

#include "models/world.h"

/* On the first of a month, or of the run: to every place wages of all posts and running costs
 * for `days`, by the rules there; and the money for services, shared out. */
void appropriate(struct world *world, struct lp *lp, int days);

/* Whether a letter to the city is about money; then it has been read. */
bool appropriation_receives(struct world *world, const struct letter *letter);

#endif
