/* fabric.c - neighbours talk, news travels, what is known fades; organisers. See fabric.h. */
#include "models/happenings/fabric.h"

#include "models/purposes.h"
#include "sim/maths.h"

enum { TURNS = 6, MONTHS = 12 }; /* each stairwell has its turn every sixth month */

static uint32_t month_of(day today)
{
    return (uint32_t)day_month(today) + 1;
}

static bool is_aloof(const struct residents *residents, uint32_t r)
{
    return residents->traits[r] & RESIDENT_ALOOF;
}

/* ---- organisers ---- */

static bool wanted(const struct community *community, uint32_t stair)
{
    struct draw draw = draw_at(&community->commons->institution, PURPOSE_STAIRS,
                               community->place->identity, stair);
    return community->commons->given->mechanisms.organising &&
           draw_uniform(&draw) < 1e-6 * (double)community->rules->figure[RULE_ORGANISERS];
}

enum { SOUGHT = 6 }; /* assumed: so many are approached in one month */

/* Somebody of the stairwell who is willing, if among those approached there is anybody. */
static void find_organiser(struct community *community, uint32_t stair, struct draw *draw)
{
    struct stairs *stairs = &community->stairs;
    const struct residents *residents = &community->residents;
    uint32_t first = stair * stairs->size;
    uint32_t n = stairs->roster - first < stairs->size ? stairs->roster - first : stairs->size;
    for (int i = 0; i < SOUGHT; i++) {
        uint32_t r = first + (uint32_t)(draw_uniform(draw) * n);
        double willing = resident_willingness(residents, &community->trust, r,
                                              community->commons->given);
        if (draw_uniform(draw) < willing && !is_aloof(residents, r)) {
            stairs->organiser[stair] = r + 1;
            stairs->fatigue[stair] = 0;
            return;
        }
    }
}

static void organise(struct community *community, uint32_t month, bool first)
{
    struct stairs *stairs = &community->stairs;
    const struct commons *commons = community->commons;
    for (uint32_t s = 0; s < stairs->table.n; s++) {
        struct draw draw =
            draw_at(&commons->chance, PURPOSE_ORGANISER,
                    identity_of(community->place->identity, PURPOSE_ORGANISER, s), month);
        double u = draw_uniform(&draw);
        if (!first)
            stairs_month(stairs, s, u, commons->given);
        bool want = wanted(community, s);
        if (!want)
            stairs->organiser[s] = 0;
        else if (!stairs->organiser[s])
            find_organiser(community, s, &draw);
    }
    struct organisers all = stairs_organisers(stairs);
    community->lore.tired_now[0] = all.fatigue;
    community->lore.organised_now[0] = all.n;
}

/* ---- making ---- */

int fabric_init(struct community *community, struct fault *fault)
{
    const struct commons *commons = community->commons;
    const struct parameters *given = commons->given;
    uint32_t n = community->residents.table.n;
    int status;
    if ((status = ties_init(&community->ties, n, fault)) ||
        (status = stairs_init(&community->stairs, n, given, fault)) ||
        (status = lore_init(&community->lore, given, fault)))
        return status;
    ties_settle(&community->ties, community->residents.group, &commons->chance,
                community->place->identity, place_types[community->place->sort].ties, given);
    organise(community, month_of(community->lp->today), true);
    return 0;
}

void fabric_free(struct community *community)
{
    ties_free(&community->ties);
    stairs_free(&community->stairs);
    lore_free(&community->lore);
}

int fabric_tables(struct community *community, struct table *tables[])
{
    tables[0] = &community->ties.table;
    tables[1] = &community->stairs.table;
    tables[2] = &community->lore.table;
    tables[3] = &community->lore.duties;
    return 4;
}

/* ---- what rules ask for ---- */

struct duty_row {
    enum rule rule;
    enum task_class class;
    enum task_kind kind;
    uint32_t subject;
    bool first; /* before all else of its class */
};

static const struct duty_row duties[N_DUTIES] = {
    [DUTY_ACTIVITY] = {RULE_ACTIVITIES, TASK_SELF, KIND_ACTIVITY, 0, true},
    [DUTY_COURSE] = {RULE_COURSES, TASK_SELF, KIND_ACTIVITY, SUBJECT_COURSE, true},
    [DUTY_PLAN] = {RULE_PLANNING, TASK_SELF, KIND_PLAN, 0, true},
    [DUTY_PAPERWORK] = {RULE_PAPERWORK, TASK_OVERHEAD, KIND_ACCOUNTS, 0, false},
};

#define DUTY_DEADLINE (14 * DAY) /* assumed */

static void file_duty(struct community *community, enum duty duty, int64_t piece)
{
    const struct duty_row *row = &duties[duty];
    uint32_t nth = community->lore.filed[duty]++ << 3 | (uint32_t)duty;
    instant now = community->lp->now, deadline = now + DUTY_DEADLINE;
    struct task_form form = {
        .identity = identity_of(community->place->identity, PURPOSE_DUTY, nth),
        .class = row->class, .kind = row->kind, .subject = row->subject,
        .body = BODY_COMMITTEE, .client = NOBODY, .filed = now,
        .deadline = row->class == TASK_SELF ? INT64_MAX : deadline,
        .urgency = row->first ? 0 : deadline, .work = piece};
    if (task_file(&community->tasks, &form, &community->lp->fault) != NOBODY)
        office_wake(community, BODY_COMMITTEE);
}

void fabric_morning(struct community *community)
{
    const struct parameters *given = community->commons->given;
    const struct rules *rules = community->rules;
    int64_t piece = maths_round(given->work.self_governance_task_hours * (double)HOUR);
    bool open = community->lp->today >= rules->figure[RULE_FLOOR_OPEN];
    double saved = open ? 1e-6 * (double)rules->figure[RULE_WAY_SAVED] : 0;
    resident_times(&community->residents, given->social.way - saved,
                   1e-2 * (double)rules->figure[RULE_REWARD], given);
    for (int d = 0; d < N_DUTIES; d++) {
        int64_t due = lore_owe(&community->lore, (enum duty)d, rules->figure[duties[d].rule],
                               piece, community->works);
        while (due-- > 0)
            file_duty(community, (enum duty)d, piece);
    }
    fabric_survey_morning(community);
    taking_part_round(community);
}

#define OPEN_MINUTES 480 /* a day on which rooms for activities are open; assumed */

void fabric_evening(struct community *community)
{
    const struct lore *lore = &community->lore;
    community_count(community, TALLY_PLAN, lore->plan[0]);
    community_count(community, TALLY_RESIDENT_SKILL, lore->skill[0]);
    community_count(community, TALLY_AUTONOMY, lore_autonomy(lore));
    community_count(community, TALLY_ORGANISED, lore->organised_now[0]);
    community_count(community, TALLY_FATIGUE, lore->tired_now[0]);
    community_count(community, TALLY_STAIRS, community->stairs.table.n);
    if (community->works)
        community_count(community, TALLY_FLOOR_OPEN,
                        maths_round(fabric_floor(community) * OPEN_MINUTES));
}

/* ---- what befalls one resident ---- */

void fabric_experienced(struct community *community, uint32_t resident,
                        enum institution institution, bool success)
{
    if (!community->commons->given->mechanisms.gossip)
        return;
    int news = (int)institution + 1;
    community->residents.news[resident] = (int8_t)(success ? news : -news);
}

void fabric_met(struct community *community, uint32_t resident, uint32_t post)
{
    if (post == 0) /* the head's */
        community->residents.met_head[resident] = stamp_of_day(community->lp->today);
}

void fabric_informed(struct community *community, uint32_t resident)
{
    const struct parameters *given = community->commons->given;
    double open = 1e-6 * (double)community->rules->figure[RULE_DISCLOSURE];
    struct residents *residents = &community->residents;
    uint16_t info = resident_info(residents, resident);
    if (given->mechanisms.information)
        residents->bonds[resident] =
            bonds_of(resident_raised(info, given->social.meeting * open),
                     resident_belonging(residents, resident));
}

void fabric_moved_in(struct community *community, uint32_t resident)
{
    struct residents *residents = &community->residents;
    uint32_t stair = stairs_of(&community->stairs, resident);
    const struct parameters *given = community->commons->given;
    double base = given->social.belonging_base;
    if (residents->group[resident] % 2)
        base *= 1 - given->social.belonging_migrants;
    uint16_t info = given->mechanisms.information ? 0 : resident_info(residents, resident);
    uint16_t belonging = given->mechanisms.belonging
                             ? (uint16_t)maths_round(WHOLE * base / 2)
                             : resident_belonging(residents, resident);
    residents->bonds[resident] = bonds_of(info, belonging);
    ties_forget(&community->ties, resident);
    residents->news[resident] = 0;
    residents->met_head[resident] = residents->active[resident] = 0;
    if (community->stairs.organiser[stair] == resident + 1)
        community->stairs.organiser[stair] = 0;
}

double fabric_skill(const struct community *community)
{
    return 1e-6 * community->lore.skill[0];
}

/* ---- the turn of a stairwell ---- */

struct season { /* what is the same for everybody this month */
    /* shares of 2^16 */
    uint32_t keep_info, keep_belonging, told;
    uint32_t home[2]; /* belonging of locals, of migrants, of WHOLE */
    double rate, rate_app; /* of channels, until the next turn */
    int64_t hearsay, bound, pull;
    double relay;
    uint32_t near; /* of 2^16 */
    uint64_t who;  /* address of this month's talks */
    bool gossip, information, belonging;
};

static uint32_t fixed(double share) { return (uint32_t)maths_round(65536 * share); }

static uint32_t scaled(uint32_t stock, uint32_t share) { return (stock * share + 32768) >> 16; }

static struct season season_of(const struct community *community, uint32_t month)
{
    const struct parameters *given = community->commons->given;
    const struct rules *rules = community->rules;
    const double turn = (double)TURNS / MONTHS;
    const double rate = (given->social.board * 1e-6 * (double)rules->figure[RULE_DISCLOSURE] +
                         1e-6 * (double)rules->figure[RULE_PUBLICITY]) * turn;
    const double open = 1e-6 * (double)rules->figure[RULE_DISCLOSURE];
    const double reach = 1e-6 * (double)rules->figure[RULE_APP_REACH];
    const double base = given->social.belonging_base;
    return (struct season){
        .keep_info = fixed(maths_exp(-given->social.info_fade * turn)),
        .keep_belonging = fixed(maths_exp(-given->social.belonging_drift * turn)),
        .told = fixed(rate / (1 + rate)),
        .home = {(uint32_t)maths_round(WHOLE * base),
                 (uint32_t)maths_round(WHOLE * base * (1 - given->social.belonging_migrants))},
        .rate = rate,
        .rate_app = given->social.app * open * reach * turn,
        .hearsay = maths_round(1e6 * given->social.hearsay),
        .bound = maths_round(1e6 * given->social.talk_bound),
        .pull = maths_round(1e6 * given->social.talk_pull),
        .relay = given->social.relay,
        .near = fixed(given->social.near),
        .who = identity_of(community->place->identity, PURPOSE_TALK, month),
        .gossip = given->mechanisms.gossip && given->mechanisms.trust,
        .information = given->mechanisms.information,
        .belonging = given->mechanisms.belonging,
    };
}

/* What channels tell and time takes away: the share told at rate x is x / (1 + x). */
static void drift(struct residents *residents, uint32_t r, const struct season *season)
{
    uint32_t info = resident_info(residents, r), now = resident_belonging(residents, r);
    if (season->information) {
        uint32_t told = season->told;
        if (season->rate_app > 0) {
            double rate = season->rate + season->rate_app * residents->ability[r] / 255.0;
            told = fixed(rate / (1 + rate));
        }
        info = scaled(info, season->keep_info);
        info += scaled(WHOLE - info, told);
    }
    if (season->belonging) {
        uint32_t home = season->home[residents->group[r] & 1];
        now = now > home ? home + scaled(now - home, season->keep_belonging)
                         : home - scaled(home - now, season->keep_belonging);
    }
    residents->bonds[r] = bonds_of((uint16_t)info, (uint16_t)now);
}

static void tell(struct community *community, uint32_t from, uint32_t to, int64_t hearsay)
{
    struct residents *residents = &community->residents;
    int news = residents->news[from];
    if (!news)
        return;
    residents->news[from] = 0;
    trust_hear(&community->trust, to, residents->group[to],
               (enum institution)((news < 0 ? -news : news) - 1), news > 0, hearsay);
}

static uint32_t partner(const struct community *community, uint32_t r, uint64_t kind, double u,
                        uint32_t near)
{
    if ((kind & 0xffff) < near)
        return stairs_neighbour(&community->stairs, r, true, u);
    uint32_t other = kind & 0x10000 ? ties_one(&community->ties, r, u) : NOBODY;
    return other != NOBODY ? other : stairs_neighbour(&community->stairs, r, false, u);
}

/* Of two the one who knows less learns. */
static void learn(struct residents *residents, uint32_t one, uint32_t other, double relay)
{
    uint16_t a = resident_info(residents, one), b = resident_info(residents, other);
    uint32_t less = a < b ? one : other;
    uint16_t low = a < b ? a : b, high = a < b ? b : a;
    residents->bonds[less] = bonds_of((uint16_t)(low + relay * (high - low) + 0.5),
                                      resident_belonging(residents, less));
}

struct talk {
    uint32_t one, other;
    enum institution of;
};

FORESEE foresee_talk(const struct community *community, const struct talk *talk)
{
    __builtin_prefetch(&community->residents.group[talk->other]);
    __builtin_prefetch(&community->residents.news[talk->other]);
    __builtin_prefetch(&community->residents.bonds[talk->other], 1);
    __builtin_prefetch(&community->trust.level[talk->of][talk->other], 1);
    __builtin_prefetch(&community->trust.stamp[talk->of][talk->other], 1);
}

/* Whom somebody talks with: of the committee half of the time, else of another institution. */
static bool meets(const struct community *community, uint32_t r, const struct season *season,
                  struct talk *talk)
{
    struct draw draw = draw_at(&community->commons->chance, PURPOSE_TALK, season->who, r);
    uint64_t kind = draw_bits(&draw);
    uint32_t other = partner(community, r, kind, draw_uniform(&draw), season->near);
    *talk = (struct talk){r, other,
                          kind & 0x20000
                              ? TRUST_COMMITTEE
                              : (enum institution)(1 + (kind >> 32) % (N_INSTITUTIONS - 1))};
    return other != NOBODY && !is_aloof(&community->residents, other);
}

/* Two talk: news both ways; and who knows less learns. */
static void hold(struct community *community, const struct talk *talk,
                 const struct season *season)
{
    struct residents *residents = &community->residents;
    const uint32_t one = talk->one, other = talk->other;
    if (season->gossip) {
        tell(community, one, other, season->hearsay);
        tell(community, other, one, season->hearsay);
        trust_talk(&community->trust, one, residents->group[one], other,
                   residents->group[other], talk->of, season->bound, season->pull);
    }
    if (season->information)
        learn(residents, one, other, season->relay);
}

enum { TALKS_AHEAD = 32 };

/* Residents [first, end) talk, one after the other; with whom is known some time ahead, so that
 * their rows are near by then. */
static void talks(struct community *community, uint32_t first, uint32_t end,
                  const struct season *season)
{
    struct talk ahead[TALKS_AHEAD];
    for (uint32_t r = first; r < end;) {
        uint32_t n = 0;
        for (; r < end && n < TALKS_AHEAD; r++)
            if (!is_aloof(&community->residents, r) && meets(community, r, season, &ahead[n]))
                foresee_talk(community, &ahead[n++]);
        for (uint32_t k = 0; k < n; k++)
            hold(community, &ahead[k], season);
    }
}

static void sweep(struct community *community, uint32_t month)
{
    const struct season season = season_of(community, month);
    struct residents *residents = &community->residents;
    const struct stairs *stairs = &community->stairs;
    const struct parameters *given = community->commons->given;
    const uint32_t n = residents->table.n, size = stairs->size;
    if (!season.gossip && !season.information && !season.belonging)
        return; /* nobody talks, learns, or comes to anything */
    for (uint32_t s = month % TURNS; s < stairs->table.n; s += TURNS) {
        uint32_t first = s * size, end = n - first < size ? n : first + size;
        for (uint32_t r = first; r < end; r++)
            drift(residents, r, &season);
        talks(community, first, end, &season);
        for (uint32_t r = first; r < end; r++)
            residents->keen[r] = keen_of(resident_wish(residents, &community->trust, r, given));
    }
}

void fabric_month(struct community *community)
{
    uint32_t month = month_of(community->lp->today);
    sweep(community, month);
    organise(community, month, false);
    fabric_plan_month(community);
}

/* A third of the residents each month, so that nobody is looked at twice a quarter. */
void fabric_inform(struct community *community, int64_t reach)
{
    struct residents *residents = &community->residents;
    if (!community->commons->given->mechanisms.information || reach <= 0)
        return;
    for (uint32_t r = month_of(community->lp->today) % 3; r < residents->table.n; r += 3) {
        double share = 1e-6 * (double)reach * residents->ability[r] / 255;
        residents->bonds[r] = bonds_of(resident_raised(resident_info(residents, r), share),
                                       resident_belonging(residents, r));
    }
}

void fabric_project(struct community *community, uint32_t resident, bool success)
{
    struct residents *residents = &community->residents;
    const struct parameters *given = community->commons->given;
    double share = given->mechanisms.belonging && success ? given->social.belonging_gain : 0;
    residents->bonds[resident] =
        bonds_of(resident_info(residents, resident),
                 resident_raised(resident_belonging(residents, resident), share));
    residents->active[resident] = stamp_of_day(community->lp->today);
}
