/* frame.c - see frame.h. */
#include "classroom/frame.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#define AT(name) ((int)(offsetof(struct frame, name) / sizeof(int32_t)))
const struct frame_field frame_fields[] = {
#define FIELD(name, n, unit, about) {#name, unit, about, AT(name), n},
    FRAME_FIELDS(FIELD)
#undef FIELD
};
const int frame_fields_count = (int)(sizeof frame_fields / sizeof frame_fields[0]);

enum { TURNS = 6 }; /* evenings until every building was asked */

/* How a post stood when it was last looked at. */
struct stance {
    instant since;
    uint8_t state, doing, paper;
};

struct frame_memory {
    struct stance stance[FRAME_POSTS];
    span spent[FRAME_POSTS][N_PURPOSES], over[FRAME_POSTS], on_paper[FRAME_POSTS]; /* today */
    bool absent[FRAME_POSTS];
    struct frame today; /* what is counted as it happens */
    int32_t trust[FRAME_BUILDINGS];
    int64_t trust_sum[FRAME_BUILDINGS]; /* millionths, over the residents there */
    int64_t paid[N_MONEY_CAUSES];       /* fen, until yesterday */
    uint32_t evenings;
};

int frames_init(struct frames *frames, const struct arm *arm, int every, day from,
                struct fault *fault)
{
    const uint32_t n = arm->layout.n_places;
    ALWAYS(every >= 1);
    *frames = (struct frames){.communities = n, .every = every, .from = from,
                              .batch = calloc((size_t)every * n, sizeof *frames->batch),
                              .memory = calloc(n, sizeof *frames->memory)};
    if (frames->batch && frames->memory)
        return 0;
    frames_free(frames);
    return fault_memory(fault, (size_t)every * n * sizeof *frames->batch);
}

void frames_free(struct frames *frames)
{
    free(frames->batch);
    free(frames->memory);
    *frames = (struct frames){0};
}

void frames_flush(struct frames *frames)
{
    if (frames->days)
        frames->take(frames->taker, frames->batch, frames->days * (int)frames->communities);
    frames->days = 0;
}

/* ---- while it happens ---------------------------------------------------------------- */

static uint32_t posts_of(const struct community *community)
{
    const uint32_t reached = community->staff.reached;
    return reached < FRAME_POSTS ? reached : FRAME_POSTS;
}

static bool at_work(int state)
{
    return state == WORKER_IDLE || state == WORKER_BUSY || state == WORKER_ABSENT;
}

/* A spell that has ended since the last look. */
static void enter(struct frame_memory *memory, uint32_t post, instant until, instant closes)
{
    const struct stance *stance = &memory->stance[post];
    const span spell = until - stance->since;
    if (!at_work(stance->state))
        return;
    memory->spent[post][stance->doing] += spell;
    if (until > closes)
        memory->over[post] += until - (stance->since > closes ? stance->since : closes);
    if (stance->paper)
        memory->on_paper[post] += spell;
}

/* Posts turn in events, and this is done before each of them: so it misses no spell, but where the
 * day has no event after one in which a post turned. Those are told: see finishes(), takes_up(). */
static void look_at_posts(struct frame_memory *memory, const struct community *community)
{
    const struct staff *staff = &community->staff;
    const uint32_t posts = posts_of(community);
    for (uint32_t post = 0; post < posts; post++) {
        struct stance *stance = &memory->stance[post];
        const uint8_t state = staff->state[post], doing = staff->doing[post];
        const bool paper = state == WORKER_BUSY && (staff->traits[post] & TRAIT_ON_PAPER);
        if (stance->since == staff->since[post] && stance->state == state &&
            stance->doing == doing && stance->paper == paper)
            continue;
        enter(memory, post, staff->since[post], community->closes);
        *stance = (struct stance){staff->since[post], state, doing, paper};
        memory->absent[post] |= state == WORKER_ABSENT;
    }
}

/* What is in hand is done now, unless the event is about something that was put down meanwhile. */
static void finishes(struct frame_memory *memory, const struct community *community, uint32_t post,
                     uint32_t about)
{
    const struct staff *staff = &community->staff;
    if (post >= posts_of(community) || staff->state[post] != WORKER_BUSY ||
        (uint32_t)community->tasks.identity[staff->task[post]] != about)
        return;
    enter(memory, post, community->lp->now, community->closes);
    memory->stance[post] = (struct stance){community->lp->now, WORKER_IDLE, HOURS_IDLE, false};
}

/* Told when the post has turned to it already. */
static void takes_up(struct frame_memory *memory, const struct community *community, uint32_t post)
{
    const struct staff *staff = &community->staff;
    if (post >= posts_of(community))
        return;
    enter(memory, post, community->lp->now, community->closes);
    memory->stance[post] = (struct stance){community->lp->now, WORKER_BUSY, staff->doing[post],
                                           (staff->traits[post] & TRAIT_ON_PAPER) != 0};
}

static void see_happening(struct frame_memory *memory, const struct community *community,
                          const struct witnessed *what)
{
    if (!community->works)
        return;
    look_at_posts(memory, community);
    if (what->value == HAPPEN_FINISH)
        finishes(memory, community, what->post, what->resident);
}

static void count_sent(struct frame *today, const struct witnessed *what)
{
    const int last = FRAME_DEPARTMENTS - 1;
    today->sent[what->department < last ? what->department : last]++;
}

void frames_see(void *of, const struct witnessed *what)
{
    struct frames *frames = of;
    if (what->place >= frames->communities)
        return;
    struct frame_memory *memory = &frames->memory[what->place];
    struct frame *today = &memory->today;
    const struct community *community = &frames->world->communities[what->place];
    switch (what->what) {
    case WITNESSED_HAPPENING: see_happening(memory, community, what); break;
    case WITNESSED_TAKEN: takes_up(memory, community, what->post); break;
    case WITNESSED_FILED:
        today->arrived[what->class]++;
        if (what->class == TASK_ADMIN)
            count_sent(today, what);
        break;
    case WITNESSED_DONE: today->done[what->class]++; break;
    case WITNESSED_ON_PAPER: today->on_paper[what->class]++; break;
    case WITNESSED_ABANDONED: today->abandoned[what->class]++; break;
    case WITNESSED_DROPPED: today->dropped[0]++; break;
    case WITNESSED_REFUSED: today->refused[0]++; break;
    case WITNESSED_MERGED: today->merged[0]++; break;
    case WITNESSED_VISIT: today->visits[0]++; break;
    case WITNESSED_COMPLAINT: today->complained[0]++; break;
    case WITNESSED_QUIT: today->quit[0]++; break;
    case WITNESSED_HIRED: today->hired[0]++; break;
    default: break;
    }
}

/* ---- in the evening ------------------------------------------------------------------ */

static int32_t rounded(int64_t value, int64_t unit)
{
    const int64_t units = (value < 0 ? value - unit / 2 : value + unit / 2) / unit;
    return (int32_t)(units > INT32_MAX ? INT32_MAX : units < -INT32_MAX ? -INT32_MAX : units);
}

static enum frame_post post_of(const struct frame_memory *memory,
                               const struct community *community, uint32_t post)
{
    const int state = community->staff.state[post];
    if (state == WORKER_NONE)
        return POST_NONE;
    if (state == WORKER_VACANT)
        return POST_VACANT;
    if (!community->works)
        return POST_FREE;
    return memory->absent[post] ? POST_ABSENT : POST_WORKED;
}

static void tell_posts(struct frame *frame, struct frame_memory *memory,
                       const struct community *community)
{
    const struct staff *staff = &community->staff;
    const uint32_t posts = posts_of(community);
    int32_t *const by_class[N_CLASSES] = {frame->admin, frame->counter, frame->need, frame->self,
                                          frame->overhead};
    frame->posts[0] = (int32_t)posts;
    frame->dual[0] = (int32_t)community->dual[0];
    for (uint32_t post = 0; post < posts; post++) {
        frame->state[post] = (int32_t)post_of(memory, community, post);
        frame->body[post] = staff->body[post];
        for (int class = 0; class < N_CLASSES; class++)
            by_class[class][post] = rounded(memory->spent[post][class], MINUTE);
        frame->idle[post] = rounded(memory->spent[post][HOURS_IDLE], MINUTE);
        frame->overtime[post] = rounded(memory->over[post], MINUTE);
        frame->paper[post] = rounded(memory->on_paper[post], MINUTE);
        frame->burnout[post] =
            worker_employed(staff, post) ? rounded(staff->burnout[post], BILLION / 1000) : 0;
    }
}

static void ask_building(struct frame_memory *memory, const struct community *community, int b)
{
    const uint64_t n = community->residents.table.n;
    const uint32_t first = (uint32_t)(n * (uint64_t)b / FRAME_BUILDINGS);
    const uint32_t end = (uint32_t)(n * (uint64_t)(b + 1) / FRAME_BUILDINGS);
    struct stock_sweep sweep = trust_sweep(&community->trust);
    int64_t sum = 0;
    for (uint32_t r = first; r < end; r++)
        sum += MILLION / 2 + trust_sweep_gap(&community->trust, &sweep, r, TRUST_COMMITTEE);
    memory->trust_sum[b] = sum;
    memory->trust[b] = end > first ? rounded(sum / (end - first), MILLION / 1000) : -1;
}

static void tell_trust(struct frame *frame, struct frame_memory *memory,
                       const struct community *community)
{
    const int64_t n = community->residents.table.n;
    int64_t sum = 0;
    for (int b = 0; b < FRAME_BUILDINGS; b++) {
        if (!memory->evenings || (uint32_t)b % TURNS == memory->evenings % TURNS)
            ask_building(memory, community, b);
        frame->trust[b] = memory->trust[b];
        sum += memory->trust_sum[b];
    }
    frame->trust_mean[0] = n ? rounded(sum / n, MILLION / 1000) : -1;
}

/* Fen that went some ways since yesterday, as yuan. */
static int32_t paid(const struct frame_memory *memory, const struct money *money,
                    enum money_cause cause)
{
    return rounded(money->flow[cause] - memory->paid[cause], 100);
}

static void tell_money(struct frame *frame, struct frame_memory *memory, const struct money *money)
{
    frame->budget_in[0] = paid(memory, money, PAY_BUDGET_IN);
    frame->task_prices[0] = paid(memory, money, PAY_TASK_PRICE);
    frame->wages[0] = paid(memory, money, PAY_WAGES);
    frame->operating[0] = paid(memory, money, PAY_OPERATING);
    frame->fund_in[0] = paid(memory, money, PAY_FUND_IN);
    frame->projects[0] = paid(memory, money, PAY_PROJECTS);
    frame->fees[0] = paid(memory, money, PAY_FEES);
    frame->purse[0] = rounded(money->balance[MONEY_PURSE], 100);
    frame->fund[0] = rounded(money->balance[MONEY_FUND], 100);
}

static void tell_queues(struct frame *frame, const struct tasks *tasks)
{
    for (int queue = 0; queue < FRAME_QUEUES; queue++) {
        frame->waiting[queue] = (int32_t)tasks->count[queue];
        frame->backlog[queue] = rounded(tasks->backlog[queue], MINUTE);
    }
}

static void tell(struct frame *frame, struct frame_memory *memory,
                 const struct community *community, uint32_t place)
{
    *frame = memory->today;
    frame->day[0] = community->lp->today;
    frame->community[0] = (int32_t)place;
    frame->works[0] = community->works;
    frame->complaints[0] = (int32_t)complaints_open(&community->complaints);
    tell_posts(frame, memory, community);
    tell_queues(frame, &community->tasks);
    tell_trust(frame, memory, community);
    tell_money(frame, memory, &community->money);
    memory->evenings++;
}

/* Tomorrow is counted from here. */
static void turn_page(struct frame_memory *memory, const struct community *community)
{
    memory->today = (struct frame){0};
    memset(memory->spent, 0, sizeof memory->spent);
    memset(memory->over, 0, sizeof memory->over);
    memset(memory->on_paper, 0, sizeof memory->on_paper);
    memset(memory->absent, 0, sizeof memory->absent);
    memcpy(memory->paid, community->money.flow, sizeof memory->paid);
}

int frames_begin(void *of, struct world *world, struct fault *fault)
{
    struct frames *frames = of;
    (void)fault;
    frames->world = world;
    return 0;
}

int frames_rest(void *of, struct world *world, struct fault *fault)
{
    struct frames *frames = of;
    const bool shown = world->lps[0].today >= frames->from;
    struct frame *batch = frames->batch + (size_t)frames->days * frames->communities;
    (void)fault;
    for (uint32_t place = 0; place < frames->communities; place++) {
        struct frame_memory *memory = &frames->memory[place];
        const struct community *community = &world->communities[place];
        if (community->works)
            look_at_posts(memory, community);
        if (shown)
            tell(&batch[place], memory, community, place);
        turn_page(memory, community);
    }
    frames->days += shown;
    if (frames->days == frames->every)
        frames_flush(frames);
    return 0;
}
