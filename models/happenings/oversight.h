/* oversight.h - who looks at accounts, hears applicants, keeps an eye (S004-15, S004-27). */
#ifndef MODELS_HAPPENINGS_OVERSIGHT_H
#define MODELS_HAPPENINGS_OVERSIGHT_H

#include "models/community.h"

/* Audits and paperwork by rule, once a week. */
void oversight_week(struct community *community);
/* Money diverted, abuses found out, supervisors' rounds, the hearing on allowances. */
void oversight_month(struct community *community);
/* An audit was done in truth. */
void oversight_audited(struct community *community, enum mandate mandate);
/* An application for the allowance: whether it is put off to a hearing, refused or never made,
 * so that no case comes to the counter now. */
bool oversight_hears(struct community *community, uint32_t coming);

#endif
