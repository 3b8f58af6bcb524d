/* joint.c - see joint.h. */
#include "models/joint.h"

#include "sim/stream.h"

static double wishes_room(const struct parameters *given)
{
    return STREAM_RATE -
           given->work.self_governance_hours / given->work.self_governance_task_hours;
}

static double items_room(const struct parameters *given)
{
    return STREAM_RATE - given->work.items * (double)YEAR / (double)given->work.item_lifetime;
}

static double uses_room(const struct parameters *given)
{
    return 1 - given->work.wish_activities - given->work.wish_plans - given->work.wish_mediation;
}

static double pressure_room(const struct parameters *given)
{
    return given->inspection.cap - given->inspection.base;
}

static double asymmetry(const struct parameters *given)
{
    return given->trust.loss - given->trust.gain;
}

const struct joint joints[N_JOINTS] = {
    /* two rates that two numbers make together: streams end at STREAM_RATE */
    {{"work.self_governance_hours", "work.self_governance_task_hours"}, {-1, 1}, wishes_room, true},
    {{"work.items", "work.item_lifetime"}, {-1, 1}, items_room, true},
    /* shares of one whole */
    {{"work.wish_activities", "work.wish_plans", "work.wish_mediation"}, {-1, -1, -1}, uses_room,
     false},
    /* inspection at rest lies below its cap */
    {{"inspection.base", "inspection.cap"}, {-1, 1}, pressure_room, false},
    /* trust is lost faster than gained; whatever structure.trust makes of the two, so that
     * arms that differ in it draw the same */
    {{"trust.gain", "trust.loss"}, {-1, 1}, asymmetry, false},
};
