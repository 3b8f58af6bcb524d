/* platform.h - digital platforms (P14): what data entry costs, what the platforms bring, leaks,
 * forced use.
 *
 * Whether a platform helps is not written here. It takes hours at every task (entry, tracking),
 * it may save a round of waiting, a way to the counter, a meeting; it takes trust from those who
 * cannot use it and are made to, and from all when data leak.
 *
 *   entry      e = epsilon n_eff + tracking x closed loop, n_eff = 1 + (n - 1)(1 - iota)
 *   routing    delay x (1 - closed loop x iota x quality / 2)
 *   online     a counter case is brought online with chance online x ability: fewer steps and
 *              hours; at the counter that is left the others are served more slowly
 *   forced     once, whoever's ability is below the threshold: trust - loss/2 of it
 *   leaks      hazard = systems x rate; a share of residents hear of it
 *   growth     d(systems)/dt = growth x mean pressure of inspection (L18); off by default
 */
#ifndef MODELS_HAPPENINGS_PLATFORM_H
#define MODELS_HAPPENINGS_PLATFORM_H

#include "models/community.h"

int platform_init(struct community *community, struct fault *fault);
void platform_free(struct community *community);
/* Its tables, for digests and memory. Returns how many. */
int platform_tables(struct community *community, struct table *tables[]);

/* What a closed loop is worth where it runs (reported, handled, verified in one place), by the
 * rules of a place: to the community itself and to the desks outside it. */
static inline double platform_loop(const struct rules *rules, const struct parameters *given)
{
    if (given->mechanisms.platforms != MECHANISM_ON)
        return 0;
    return 1e-12 * (double)rules->figure[RULE_CLOSED_LOOP] *
           (double)rules->figure[RULE_INTEGRATION] * given->digital.quality;
}

/* Data-entry systems there are. */
double platform_systems(const struct community *community);
/* Share by which entry and tracking lengthen work. */
double platform_entry(const struct community *community);
/* How long a case is away that is passed round. */
span platform_delay(const struct community *community);
/* Whether a resident brings a counter case online. */
bool platform_online(const struct community *community, uint32_t resident, uint64_t identity);
/* Steps of a procedure, brought online or at the counter: 1 without platforms. */
double platform_steps(const struct community *community, bool online);
/* Hours of a counter case, as a share of those without platforms. */
double platform_counter(const struct community *community, bool online);
/* The same of a dispute that is mediated. */
double platform_mediation(const struct community *community, uint64_t identity);
/* On the last of a month. */
void platform_month(struct community *community);

#endif
