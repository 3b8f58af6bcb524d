/* voice.c - see voice.h. */
#include "models/happenings/voice.h"

#include "models/purposes.h"
#include "sim/maths.h"

/* Orders stand before all needs that have no clock: their key lies this far back. */
#define ORDERS_FIRST (36525 * DAY)

int voice_init(struct community *community, struct fault *fault)
{
    return complaints_init(&community->complaints, community->place->residents,
                           community->commons->given, &community->commons->chance,
                           community->place->identity, fault);
}

void voice_free(struct community *community) { complaints_free(&community->complaints); }

int voice_tables(struct community *community, struct table *tables[])
{
    struct complaints *complaints = &community->complaints;
    tables[0] = &complaints->voices;
    tables[1] = &complaints->table;
    tables[2] = &complaints->ranks;
    tables[3] = &complaints->sums;
    return 4;
}

/* ---- complaining ---- */

/* Of a complaint, or of the order that comes of it. */
static void tell(const struct community *community, enum witnessed_what what, uint32_t complaint,
                 uint64_t identity, uint64_t cause, int64_t value)
{
    community_tell(community, (struct witnessed){
        .what = (uint8_t)what, .identity = identity, .cause = cause, .class = TASK_NEED,
        .post = NOBODY, .resident = community->complaints.resident[complaint], .value = value});
}

/* Whether they take it further. */
static bool complains(struct community *community, uint32_t resident, uint64_t identity,
                      int64_t work)
{
    const struct commons *commons = community->commons;
    const double reach = 1e-6 * (double)community->rules->figure[RULE_COMPLAINT_REACH];
    if (!commons->given->mechanisms.complaints || reach <= 0)
        return false;
    struct draw draw = draw_at(&commons->chance, PURPOSE_COMPLAIN, identity, 0);
    const bool speaks =
        draw_uniform(&draw) < reach * complaint_voice(&community->complaints, resident);
    community_decided(community, PURPOSE_COMPLAIN, identity, resident, speaks);
    if (!speaks)
        return false;
    uint64_t complaint = identity_of(identity, PURPOSE_COMPLAINT, 0);
    struct draw nature = draw_at(&commons->chance, PURPOSE_UNREASONABLE, complaint, 0);
    bool unreasonable = draw_uniform(&nature) < commons->given->voice.unreasonable;
    uint32_t row = complaint_open(&community->complaints, resident, complaint,
                                  unreasonable ? COMPLAINT_UNREASONABLE : 0, work,
                                  community->lp->now, &community->lp->fault);
    if (row == NOBODY)
        return false;
    community_count_of(community, resident, GROUP_COMPLAINTS, 1);
    tell(community, WITNESSED_COMPLAINT, row, complaint, identity, 0);
    lp_send(community->lp, commons->city, LETTER_COMPLAINT, community->lp->index, row,
            (int64_t)complaint);
    return true;
}

bool voice_failed(struct community *community, uint32_t task)
{
    const struct tasks *tasks = &community->tasks;
    if (tasks->kind[task] == KIND_ORDER)
        return false; /* an order's failure is the call back's affair */
    return complains(community, tasks->client[task], tasks->identity[task], tasks->work[task]);
}

void voice_unserved(struct community *community, uint32_t resident, uint64_t identity,
                    int64_t work)
{
    community_count_of(community, resident, GROUP_OUTCOMES, 1);
    community_count_of(community, resident, GROUP_FAILURES, 1);
    community_tell(community, (struct witnessed){.what = WITNESSED_UNSERVED,
                                                 .identity = identity,
                                                 .post = NOBODY,
                                                 .resident = resident,
                                                 .value = work});
    complains(community, resident, identity, work);
}

/* ---- orders ---- */

/* The weight of the ranking that bears on staff here. */
static double ranking(const struct community *community)
{
    return 1e-12 * (double)community->rules->figure[RULE_RANKING] *
           (double)community->complaints.pressure[0];
}

/* F24: where a bad rank hurts, what nobody owes is done as well, for peace. */
static void appease(struct community *community, uint32_t complaint)
{
    struct complaints *complaints = &community->complaints;
    const struct commons *commons = community->commons;
    const double press = commons->given->voice.appeased * ranking(community);
    if (press <= 0 || complaints->flags[complaint] != COMPLAINT_UNREASONABLE)
        return;
    struct draw draw =
        draw_at(&commons->chance, PURPOSE_APPEASED, complaints->identity[complaint], 0);
    if (draw_uniform(&draw) >= 1 - maths_exp(-press))
        return;
    complaints->flags[complaint] |= COMPLAINT_APPEASED;
    complaints->work[complaint] = maths_round(commons->given->voice.appeased_hours *
                                              (double)complaints->work[complaint]);
}

static void order(struct community *community, uint32_t complaint, span clock)
{
    const struct complaints *complaints = &community->complaints;
    const struct parameters *given = community->commons->given;
    const bool again = complaints->flags[complaint] & COMPLAINT_REOPENED;
    const instant deadline = community->lp->now + clock;
    struct task_form form = {
        .identity = identity_of(complaints->identity[complaint], PURPOSE_COMPLAINT, 1),
        .class = TASK_NEED, .body = BODY_COMMITTEE, .kind = KIND_ORDER,
        .flags = again ? TASK_REWORK : 0, .client = complaints->resident[complaint],
        .subject = complaint, .filed = community->lp->now, .deadline = deadline,
        .urgency = deadline - ORDERS_FIRST,
        .work = complaints->work[complaint] + maths_round(given->voice.reply_hours * (double)HOUR)};
    tell(community, WITNESSED_ORDER, complaint, form.identity, complaints->identity[complaint],
         again);
    uint32_t task = again ? task_reopen(&community->tasks, &form, &community->lp->fault)
                          : task_file(&community->tasks, &form, &community->lp->fault);
    if (task != NOBODY)
        office_wake(community, form.body);
}

bool voice_vain(const struct community *community, uint32_t task)
{
    uint8_t flags = community->complaints.flags[community->tasks.subject[task]];
    return flags & COMPLAINT_UNREASONABLE && !(flags & COMPLAINT_APPEASED);
}

double voice_tempted(const struct community *community)
{
    double called = 1e-6 * (double)community->rules->figure[RULE_CALLBACK];
    double tempted = 1 + ranking(community) * (1 - 2 * called);
    return tempted > 0 ? tempted : 0;
}

void voice_closed(struct community *community, uint32_t task, bool solved, bool satisfied,
                  bool feigned)
{
    const struct tasks *tasks = &community->tasks;
    const uint32_t complaint = tasks->subject[task], resident = tasks->client[task];
    const bool in_time = community->lp->now <= tasks->deadline[task];
    int64_t how = (int64_t)community->complaints.closed[complaint]++ << CLOSURE_BEFORE;
    if ((solved || feigned) && in_time)
        how |= CLOSURE_SOLVED;
    if (satisfied)
        how |= CLOSURE_SATISFIED;
    if (feigned)
        how |= CLOSURE_FALSE;
    if (solved && satisfied)
        how |= CLOSURE_SUCCESS;
    community_count_of(community, resident, GROUP_ORDERS, 1);
    community_count_of(community, resident, GROUP_ORDERS_MET, solved && in_time);
    community_count_of(community, resident, GROUP_ORDERS_SATISFIED, satisfied);
    community_count(community, TALLY_ORDERS_REPORTED, (how & CLOSURE_SOLVED) != 0);
    community_count(community, TALLY_FALSE_CLOSURES, feigned);
    if (community->complaints.flags[complaint] & COMPLAINT_UNREASONABLE)
        community_count(community, TALLY_UNREASONABLE, 1);
    lp_send(community->lp, community->commons->city, LETTER_REPLY, complaint,
            (int64_t)community->complaints.identity[complaint], how);
}

static void verdict(struct community *community, uint32_t complaint, int64_t how)
{
    struct complaints *complaints = &community->complaints;
    tell(community, WITNESSED_VERDICT, complaint, complaints->identity[complaint], 0,
         (how & CLOSURE_CAUGHT) != 0);
    if (how & CLOSURE_CAUGHT) {
        community_count(community, TALLY_FALSE_CAUGHT, 1);
        complaints->flags[complaint] |= COMPLAINT_REOPENED;
        order(community, complaint, community->rules->figure[RULE_ORDER_CLOCK] / 2);
        return;
    }
    complaint_close(complaints, complaint, how & CLOSURE_SUCCESS);
}

void voice_receive(struct community *community, const struct letter *letter)
{
    const uint32_t complaint = (uint32_t)letter->word[0];
    switch ((enum letter_kind)letter->kind) {
    case LETTER_ORDER:
        appease(community, complaint);
        order(community, complaint, community->rules->figure[RULE_ORDER_CLOCK]);
        break;
    case LETTER_VERDICT:
        verdict(community, complaint, letter->word[2]);
        break;
    case LETTER_DISMISSED:
        community_count(community, TALLY_DISMISSED, 1);
        tell(community, WITNESSED_DISMISSED, complaint, community->complaints.identity[complaint],
             0, 0);
        complaint_close(&community->complaints, complaint, false);
        break;
    default:
        ALWAYS(letter->kind == LETTER_RANK);
        complaints_press(&community->complaints, letter->word[0]);
    }
}

/* ---- what complaints do to the others ---- */

double voice_pressure(const struct community *community, enum body body)
{
    const struct tasks *tasks = &community->tasks;
    if (community->rules->figure[RULE_RANKING] <= 0)
        return 0;
    uint32_t head = task_head(tasks, body, TASK_NEED);
    if (head == NOBODY || tasks->kind[head] != KIND_ORDER)
        return 0;
    return ranking(community);
}

/* A concentration index over the ranks of voice (Wagstaff, Paci, van Doorslaer 1991, Soc. Sci.
 * Med. 33): sum of effort x (2 rank - 1) / sum of effort. */
void voice_served(struct community *community, uint32_t resident, int64_t work)
{
    double rank = complaint_rank(&community->complaints, resident);
    community_count(community, TALLY_EFFORT, work);
    community_count(community, TALLY_EFFORT_RANKED, maths_round((2 * rank - 1) * (double)work));
}

void voice_morning(struct community *community)
{
    if (community->rules->figure[RULE_RANKING] <= 0) /* a later ranking begins anew */
        community->complaints.pressure[0] = 0;
}

void voice_month(struct community *community)
{
    if (community->commons->given->mechanisms.complaints)
        complaints_rank(&community->complaints);
}
