/* workstation.h - how many posts the rules give a community's workstation (P17).
 *
 * Rules speak of mean posts; a community has whole ones, the remainder drawn once per
 * place and the same in all replicates, so that raising a mean moves no other place. A
 * committee's worker who also serves the workstation's queue fills one of its posts; only
 * the rest are seconded.
 */
#ifndef MODELS_AGENTS_WORKSTATION_H
#define MODELS_AGENTS_WORKSTATION_H

#include "models/rules.h"
#include "sim/random.h"

struct workstation_posts {
    uint32_t seconded; /* from the street office */
    uint32_t hired;
    uint32_t dual; /* of the committee's first posts */
    uint32_t grid; /* grid workers, who serve the committee */
    uint32_t public_posts; /* of the committee's last posts */
};

struct workstation_posts workstation_posts(const struct rules *rules,
                                           const struct chance *chance, uint64_t place,
                                           uint32_t committee_posts);

/* Posts that the rules add to the committee itself. */
uint32_t posts_added(const struct rules *rules, const struct chance *chance, uint64_t place);
/* Wages of a day for all posts that the community pays, in ordinary wages. */
double workstation_payroll(const struct workstation_posts *posts, uint32_t committee_posts,
                           const struct rules *rules, const struct parameters *given);

#endif
