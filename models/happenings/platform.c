/* platform.c - see platform.h. */
#include "models/happenings/platform.h"

#include "models/happenings/fabric.h"
#include "models/purposes.h"
#include "sim/maths.h"

enum { MONTHS = 12 };

int platform_init(struct community *community, struct fault *fault)
{
    return platforms_init(&community->platforms, &community->commons->chance,
                          community->place->identity, fault);
}

void platform_free(struct community *community) { platforms_free(&community->platforms); }

int platform_tables(struct community *community, struct table *tables[])
{
    tables[0] = &community->platforms.table;
    return 1;
}

static bool on(const struct community *community)
{
    return community->commons->given->mechanisms.platforms == MECHANISM_ON;
}

double platform_systems(const struct community *community)
{
    return community_rule(community, RULE_SYSTEMS) + 1e-6 * (double)community->platforms.grown[0];
}

double platform_entry(const struct community *community)
{
    const struct parameters *given = community->commons->given;
    double n = platform_systems(community);
    double apart = 1 - community_rule(community, RULE_INTEGRATION);
    double closed = on(community) ? community_rule(community, RULE_CLOSED_LOOP) : 0;
    if (!given->mechanisms.entry || n <= 0)
        return 0;
    return given->digital.entry * (1 + (n - 1) * apart) + given->digital.tracking * closed;
}

static double loop(const struct community *community)
{
    return platform_loop(community->rules, community->commons->given);
}

span platform_delay(const struct community *community)
{
    return maths_round((double)community->commons->given->work.referral_delay *
                       (1 - loop(community) / 2));
}

static double ability(const struct community *community, uint32_t resident)
{
    return community->residents.ability[resident] / 255.0;
}

bool platform_online(const struct community *community, uint32_t resident, uint64_t identity)
{
    double online = community_rule(community, RULE_ONLINE);
    if (online <= 0 || !on(community))
        return false;
    struct draw draw = draw_at(&community->commons->chance, PURPOSE_ONLINE, identity, 0);
    return draw_uniform(&draw) < online * ability(community, resident);
}

double platform_steps(const struct community *community, bool online)
{
    return online ? 1 - community->commons->given->digital.online_saving : 1;
}

double platform_counter(const struct community *community, bool online)
{
    const struct parameters *given = community->commons->given;
    if (!on(community))
        return 1;
    return online ? 1 - given->digital.online_saving
                  : 1 + given->digital.online_gap * community_rule(community, RULE_ONLINE);
}

double platform_mediation(const struct community *community, uint64_t identity)
{
    double share = community_rule(community, RULE_ODR);
    if (share <= 0 || !on(community))
        return 1;
    struct draw draw = draw_at(&community->commons->chance, PURPOSE_ODR, identity, 0);
    return draw_uniform(&draw) < share ? 1 - community->commons->given->digital.odr_saving : 1;
}

/* ---- once a month ---- */

static void lose_trust(struct community *community, uint32_t resident, double share)
{
    trust_affair(&community->trust, resident, community->residents.group[resident],
                 TRUST_COMMITTEE, maths_round(1e6 * share));
}

/* Those now made to use it who were not before, and cannot: once a life. */
static void force(struct community *community)
{
    const struct commons *commons = community->commons;
    int64_t *forced = &community->platforms.forced[0];
    const int64_t now = community->rules->figure[RULE_FORCED];
    if (now <= *forced)
        return;
    for (uint32_t r = 0; r < community->residents.table.n; r++) {
        if (ability(community, r) >= commons->given->digital.threshold)
            continue;
        struct draw draw =
            draw_at(&commons->chance, PURPOSE_FORCED, community->place->identity, r);
        double u = draw_uniform(&draw);
        if (u < 1e-6 * (double)*forced || u >= 1e-6 * (double)now)
            continue;
        lose_trust(community, r, commons->given->trust.loss / 2);
        community_count(community, TALLY_FORCED, 1);
    }
    *forced = now;
}

static void leak(struct community *community)
{
    const struct commons *commons = community->commons;
    struct platforms *platforms = &community->platforms;
    double hazard = platform_systems(community) * commons->given->digital.leak_rate / MONTHS;
    if (hazard <= 0 ||
        !platforms_expose(platforms, hazard, &commons->chance, community->place->identity))
        return;
    uint64_t which = identity_of(community->place->identity, PURPOSE_LEAK, platforms->leaks[0]);
    community_count(community, TALLY_LEAKS, 1);
    for (uint32_t r = 0; r < community->residents.table.n; r++) {
        struct draw draw = draw_at(&commons->chance, PURPOSE_LEAK_HEARD, which, r);
        if (draw_uniform(&draw) < commons->given->digital.leak_share)
            lose_trust(community, r, commons->given->trust.loss / 2);
    }
}

/* L18: where paper is caught and trust is low, the answer is another platform. */
static void grow(struct community *community)
{
    const struct parameters *given = community->commons->given;
    double yearly = given->digital.growth * 1e-9 * (double)*community->commons->pressure_mean;
    community->platforms.grown[0] += maths_round(1e6 * yearly / MONTHS);
}

void platform_month(struct community *community)
{
    community_count(community, TALLY_SYSTEMS, maths_round(1e6 * platform_systems(community)));
    if (!on(community))
        return;
    force(community);
    leak(community);
    grow(community);
    if (loop(community) > 0)
        fabric_inform(community, maths_round(1e6 * loop(community)));
}
