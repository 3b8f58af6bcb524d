/* moves.c - see moves.h. */
#include "models/happenings/moves.h"

#include "models/happenings/estate.h"
#include "models/happenings/fabric.h"
#include "models/purposes.h"
#include "sim/sample.h"

struct households_mix moves_mix(const struct community *community)
{
    const struct parameters *given = community->commons->given;
    const struct place_type_row *type = &place_types[community->place->sort];
    double altruists = given->facility.altruists;
    double free_riders = given->facility.free_riders + type->free_riders;
    if (altruists + free_riders > 1)
        free_riders = 1 - altruists;
    return (struct households_mix){.owners = type->owners, .tenants = type->tenants,
                                   .poor = type->poor, .altruists = altruists,
                                   .free_riders = free_riders};
}

/* Assumed: tenants who move into a decayed estate are younger and poorer than the city. */
#define NEWCOMERS_RETIRED  0.05
#define NEWCOMERS_STUDENTS 0.10
#define NEWCOMERS_POOR     0.35

/* The family of a household leaves, migrant tenants move in: new people at the same places of
 * the roster. */
static void move(struct community *community, uint32_t h)
{
    const struct commons *commons = community->commons;
    struct households *households = &community->households;
    const struct residents_mix people = {NEWCOMERS_RETIRED, NEWCOMERS_STUDENTS, 0, 1};
    struct households_mix mix = moves_mix(community);
    household_leave(households, h);
    uint32_t end = household_first(households, h + 1);
    for (uint32_t r = household_first(households, h); r < end; r++) {
        uint64_t newcomer =
            identity_of(identity_of(community->place->identity, PURPOSE_NEWCOMER, r),
                        PURPOSE_NEWCOMER, households->spell[h]);
        community_count_of(community, r, GROUP_MOVED_OUT, 1);
        resident_moves_in(&community->residents, &community->trust, &commons->chance, newcomer, r,
                          people, commons->given);
        complaint_newcomer(&community->complaints, r, &commons->chance, newcomer);
        fabric_moved_in(community, r);
        community_count_of(community, r, GROUP_MOVED_IN, 1);
    }
    mix.tenants = 1;
    mix.poor = mix.poor > NEWCOMERS_POOR ? mix.poor : NEWCOMERS_POOR;
    household_enter(households, &commons->chance, community->place->identity, h, false, mix);
}

/* Owners of the two upper fifths can leave. */
static bool can_leave(const struct households *households, uint32_t h)
{
    return households->tenure[h] == TENURE_OWNER && households->income[h] >= FIFTHS - 2 &&
           household_first(households, h) < household_first(households, h + 1);
}

enum { MONTHS = 12, MOVES_SHARE = 50 }; /* no more than one household in 50 a month */

void moves_month(struct community *community)
{
    const struct commons *commons = community->commons;
    const struct households *households = &community->households;
    if (!commons->given->mechanisms.moves || community->facility.state[0] >= ESTATE_DECAYED)
        return;
    uint64_t month = identity_of(community->place->identity, PURPOSE_LEAVE_ESTATE,
                                 (uint32_t)community->lp->today);
    struct draw draw = draw_at(&commons->chance, PURPOSE_LEAVE_ESTATE, month, 0);
    uint64_t candidates = sample_poisson(
        &draw, commons->given->facility.moves / MONTHS * (double)households->table.n);
    uint32_t gone = 0;
    for (uint32_t k = 0; k < candidates && gone < households->table.n / MOVES_SHARE + 1; k++) {
        struct draw who = draw_at(&commons->chance, PURPOSE_LEAVE_ESTATE, month, k + 1);
        uint32_t h = (uint32_t)sample_below(&who, households->table.n);
        if (can_leave(households, h)) {
            move(community, h);
            gone++;
        }
    }
}
