/* retrofit.h - an estate is taken into a programme, its owners agree, pay, and works begin.
 *
 * What is offered stands in the rules. A round of consent is held each month until the share
 * of owners asked for agrees; each round is prepared by visits, which are hours. Then owners
 * are asked for their part: altruists pay, most pay if enough others have, free riders and the
 * poor do not, and the works are as large as the money (S002-47, S002-48).
 */
#ifndef MODELS_HAPPENINGS_RETROFIT_H
#define MODELS_HAPPENINGS_RETROFIT_H

#include "models/community.h"

void retrofit_evening(struct community *community);
void retrofit_month(struct community *community);

#endif
