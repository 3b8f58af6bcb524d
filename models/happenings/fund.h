/* fund.h - the community fund: residents propose, vote and carry out; owners decide (P9b). */
#ifndef MODELS_HAPPENINGS_FUND_H
#define MODELS_HAPPENINGS_FUND_H

#include "models/community.h"

/* Proposals, votes, approvals of this month. */
void fund_month(struct community *community, int days);
/* Owners met: some business comes up. */
void fund_business(struct community *community, uint64_t meeting);
/* A step of a project was done. */
void fund_step(struct community *community, uint32_t task);
/* Paperwork for a project was done. */
void fund_paper(struct community *community, uint32_t task);

#endif
