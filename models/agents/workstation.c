/* workstation.c - see workstation.h. */
#include "models/agents/workstation.h"

#include "models/ids.h"
#include "models/purposes.h"

/* millionths of a post to whole posts; the remainder is the place's own lot */
static uint32_t whole_posts(int64_t millionths, const struct chance *chance, uint64_t place,
                            enum rule rule)
{
    if (millionths <= 0)
        return 0;
    struct draw draw = draw_at(chance, PURPOSE_POSTS, place, (uint32_t)rule);
    double lot = draw_uniform(&draw);
    return (uint32_t)(millionths / MILLION) +
           (lot < 1e-6 * (double)(millionths % MILLION) ? 1 : 0);
}

struct workstation_posts workstation_posts(const struct rules *rules,
                                           const struct chance *chance, uint64_t place,
                                           uint32_t committee_posts)
{
    struct workstation_posts posts = {0};
    int64_t share = rules->figure[RULE_DUAL_POSTS];
    uint32_t moved =
        whole_posts(rules->figure[RULE_POSTS_SECONDED], chance, place, RULE_POSTS_SECONDED);
    posts.hired = whole_posts(rules->figure[RULE_POSTS_HIRED], chance, place, RULE_POSTS_HIRED);
    posts.dual = whole_posts(share * committee_posts, chance, place, RULE_DUAL_POSTS);
    if (posts.dual > committee_posts)
        posts.dual = committee_posts;
    posts.grid = whole_posts(rules->figure[RULE_GRID_POSTS], chance, place, RULE_GRID_POSTS);
    posts.public_posts = whole_posts(rules->figure[RULE_PUBLIC_POSTS] * committee_posts, chance,
                                     place, RULE_PUBLIC_POSTS);
    if (posts.public_posts > committee_posts)
        posts.public_posts = committee_posts;
    posts.seconded = moved > posts.dual ? moved - posts.dual : 0;
    return posts;
}

uint32_t posts_added(const struct rules *rules, const struct chance *chance, uint64_t place)
{
    return whole_posts(rules->figure[RULE_POSTS_ADDED], chance, place, RULE_POSTS_ADDED);
}

double workstation_payroll(const struct workstation_posts *posts, uint32_t committee_posts,
                           const struct rules *rules, const struct parameters *given)
{
    double ordinary = committee_posts + posts->hired;
    double others = posts->public_posts * (given->staff.public_wage - 1) +
                    posts->grid * given->staff.grid_wage;
    return (ordinary + others) * (double)rules->figure[RULE_WAGE] / 1e6;
}
