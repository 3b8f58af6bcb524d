/* fees.h - the property fee market (P10): bills, who pays, what becomes of the firm. */
#ifndef MODELS_HAPPENINGS_FEES_H
#define MODELS_HAPPENINGS_FEES_H

#include "models/community.h"

/* A third of the buildings is billed each month; on a quarter's last the firm takes stock. */
void fees_month(struct community *community);
/* A mediation may concern a conflict between owners and firm. */
void fees_mediated(struct community *community, uint32_t task);

#endif
