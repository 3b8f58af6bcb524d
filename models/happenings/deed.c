/* deed.c - see deed.h. */
#include "models/happenings/deed.h"

#include "models/happenings/assembly.h"
#include "models/happenings/campaign.h"
#include "models/happenings/estate.h"
#include "models/happenings/fabric.h"
#include "models/happenings/purchase.h"
#include "models/happenings/purse.h"
#include "models/happenings/training.h"
#include "models/purposes.h"

enum task_kind deed_wished(const struct community *community, uint64_t identity)
{
    const struct parameters *given = community->commons->given;
    struct draw draw = draw_at(&community->commons->chance, PURPOSE_WISH, identity, 0);
    double u = draw_uniform(&draw);
    if ((u -= given->work.wish_activities) < 0)
        return KIND_ACTIVITY;
    if ((u -= given->work.wish_plans) < 0)
        return KIND_PLAN;
    if ((u -= given->work.wish_mediation) < 0)
        return KIND_MEDIATION;
    return KIND_DELIBERATION;
}

void deed_done(struct community *community, uint32_t task)
{
    switch ((enum task_kind)community->tasks.kind[task]) {
    case KIND_ACTIVITY: fabric_activity(community, task); break;
    case KIND_PLAN: fabric_plan(community); break;
    case KIND_MEDIATION: estate_mediation(community, task); break;
    case KIND_DELIBERATION:
        fabric_agenda(community, community->tasks.identity[task]);
        assembly_deliberation(community, task);
        break;
    case KIND_PROJECT: assembly_project(community, task); break;
    case KIND_SURVEY: fabric_survey(community, task); break;
    case KIND_TRAINING: training_done(community, task); break;
    case KIND_CAMPAIGN: campaign_step(community, task); break;
    case KIND_ACCOUNTS:
        if (assembly_owns(community, task))
            assembly_paper(community, task);
        else
            purse_accounts(community, task);
        break;
    case KIND_MEETING:
        if (assembly_owns(community, task))
            assembly_paper(community, task);
        else
            purchase_met(community, task);
        break;
    default: break;
    }
}
