/* worker.c - see worker.h. */
#include "models/agents/worker.h"

#include "models/purposes.h"
#include "sim/maths.h"
#include "sim/sample.h"

static const struct column columns[] = {
    COLUMN(staff, state),       COLUMN(staff, body),       COLUMN(staff, traits),
    COLUMN(staff, doing),       COLUMN(staff, last_class), COLUMN(staff, spell),
    COLUMN(staff, identity),    COLUMN(staff, task),       COLUMN(staff, left),
    COLUMN(staff, since),       COLUMN(staff, home),       COLUMN(staff, skill),
    COLUMN(staff, skill_stamp), COLUMN(staff, resilience), COLUMN(staff, burnout),
    COLUMN(staff, hazard),      COLUMN(staff, threshold),  COLUMN(staff, picks),
    COLUMN(staff, unpaid_days), COLUMN(staff, errand),     COLUMN(staff, ceiling),
    COLUMN(staff, trained),     COLUMN(staff, tenure),
    COLUMN(staff, item), /* last: only where there is a list */
};
static const struct column book_columns[] = {COLUMN(staff, balance), COLUMN(staff, flow)};
static const struct column sum_columns[] = {
    COLUMN(staff, learning), COLUMN(staff, clocked), COLUMN(staff, clocked_over)};
static const struct column body_columns[] = {COLUMN(staff, admin_share)};

/* P4, P13; all of them assumed. */
#define RESILIENCE_CV  0.4
#define SKILL_LEAST    0.3
#define SKILL_MOST     1.4
#define STRAIN_MOST    1.2 /* however much waits */
#define ROLE_FROM      0.4 /* share of administration from which it wears out */
enum {
    BURNOUT_FIRST = 200000000, /* in 1e-9, of those in post when the run begins */
    PACE_LOST = 35,            /* per cent, at full burnout */
    MEMORY_DAYS = 30,          /* of what a body's hours went to */
};

int staff_init(struct staff *staff, uint32_t committee_posts, uint32_t reserved,
               const struct parameters *given, const struct stock_table *stocks, bool list,
               int64_t *item_hours, struct fault *fault)
{
    const int n = (int)(sizeof columns / sizeof columns[0]) - (list ? 0 : 1);
    int status;
    *staff = (struct staff){
        .given = given, .stocks = stocks, .committee_posts = committee_posts,
        .item_hours = item_hours,
        .learning_day = given->mechanisms.skill ? stock_day(given->staff.learning) : 0};
    if ((status = table_init(&staff->table, columns, n, 0, staff,
                             committee_posts + reserved, fault)) ||
        (status = table_init(&staff->books, TABLE_COLUMNS(book_columns), -1, staff,
                             N_HOURS_ACCOUNTS, fault)) ||
        (status = table_init(&staff->sums, TABLE_COLUMNS(sum_columns), -1, staff, 1, fault)) ||
        (status = table_init(&staff->bodies, TABLE_COLUMNS(body_columns), -1, staff, N_BODIES,
                             fault)))
        return status;
    staff->table.n = committee_posts + reserved;
    staff->books.n = N_HOURS_ACCOUNTS;
    staff->sums.n = 1;
    staff->bodies.n = N_BODIES;
    staff->ledger = (struct ledger){.n_accounts = N_HOURS_ACCOUNTS, .n_causes = N_HOURS_ACCOUNTS,
                                    .balance = staff->balance, .flow = staff->flow};
    return 0;
}

void staff_free(struct staff *staff)
{
    table_free(&staff->table);
    table_free(&staff->books);
    table_free(&staff->sums);
    table_free(&staff->bodies);
}

void worker_enter(struct staff *staff, uint32_t post, enum body body, uint64_t identity,
                  uint8_t traits, const struct chance *chance, bool experienced)
{
    const struct hiring hiring = {staff->given->staff.degree, staff->given->staff.local};
    worker_engage(staff, post, body, identity, traits, chance, experienced, &hiring);
}

void worker_engage(struct staff *staff, uint32_t post, enum body body, uint64_t identity,
                   uint8_t traits, const struct chance *chance, bool experienced,
                   const struct hiring *hiring)
{
    const struct parameters *given = staff->given;
    struct draw draw = draw_at(chance, PURPOSE_WORKER, identity, 0);
    bool young = draw_uniform(&draw) < given->staff.young;
    bool degree = draw_uniform(&draw) < hiring->degree;
    bool local = draw_uniform(&draw) < hiring->local;
    double resilience = sample_lognormal(&draw, 1, RESILIENCE_CV);
    double skill = 1;
    if (given->mechanisms.skill) {
        skill = sample_lognormal(&draw, 1, given->staff.skill_spread);
        if (!experienced) /* a degree helps; at the usual share of degrees the mean stays */
            skill *= given->staff.novice *
                     (1 + given->staff.degree_skill * ((degree ? 1 : 0) - given->staff.degree));
        if (skill > SKILL_MOST)
            skill = SKILL_MOST;
        if (skill < SKILL_LEAST)
            skill = SKILL_LEAST;
    }
    if (staff->reached <= post)
        staff->reached = post + 1;
    staff->state[post] = WORKER_AWAY;
    staff->body[post] = (uint8_t)body;
    staff->traits[post] = (uint8_t)(traits | (young && degree ? TRAIT_YOUNG_DEGREE : 0) |
                                    (local || !given->mechanisms.skill ? TRAIT_LOCAL : 0));
    staff->doing[post] = HOURS_IDLE;
    staff->last_class[post] = N_CLASSES;
    staff->spell[post]++;
    staff->identity[post] = identity;
    staff->task[post] = NOBODY;
    staff->left[post] = 0;
    staff->skill[post] = (int32_t)maths_round(1e6 * skill);
    staff->skill_stamp[post] = staff->learning[0];
    staff->resilience[post] = (int32_t)maths_round(1e6 * resilience);
    staff->burnout[post] = experienced && given->mechanisms.fatigue ? BURNOUT_FIRST : 0;
    staff->hazard[post] = 0;
    struct draw patience = draw_at(chance, PURPOSE_QUIT, identity, 0);
    staff->threshold[post] = maths_round(1e12 * sample_exponential(&patience));
    staff->picks[post] = 0;
    staff->errand[post] = 0;
    staff->ceiling[post] = (int32_t)maths_round(1e6 * given->staff.ceiling);
    staff->trained[post] = 0;
    staff->tenure[post] = 0;
    if (experienced) {
        struct draw past = draw_at(chance, PURPOSE_TENURE, identity, 0);
        double years = sample_exponential(&past) * given->staff.tenure;
        staff->tenure[post] = (int32_t)maths_round(YEAR_DAYS * years);
    }
}

void worker_leave(struct staff *staff, uint32_t post, bool post_stays)
{
    ALWAYS(worker_employed(staff, post) && staff->task[post] == NOBODY);
    staff->state[post] = post_stays ? WORKER_VACANT : WORKER_NONE;
}

void worker_turn(struct staff *staff, uint32_t post, int doing, instant now, instant close)
{
    instant from = staff->since[post];
    int account = HOURS_FIRST + staff->body[post] * N_PURPOSES + staff->doing[post];
    ALWAYS(now >= from);
    if (staff->doing[post] == TASK_ADMIN && staff->item_hours)
        staff->item_hours[staff->item ? staff->item[post] : 0] += now - from;
    if (from < close) { /* the part before closing is contracted, the rest is overtime */
        instant to = now < close ? now : close;
        ledger_post(&staff->ledger, HOURS_CONTRACTED, account, account, to - from);
        from = to;
    }
    if (now > from)
        ledger_post(&staff->ledger, HOURS_OVERTIME, account, account, now - from);
    staff->since[post] = now;
    staff->doing[post] = (uint8_t)doing;
}

int64_t worker_skill(const struct staff *staff, uint32_t post)
{
    if (!staff->learning_day)
        return staff->skill[post];
    return stock_read(staff->stocks, staff->skill[post], staff->ceiling[post],
                      staff->skill_stamp[post], staff->learning[0]);
}

static int32_t towards(int64_t level, int64_t end, double share)
{
    return (int32_t)(level < end ? level + maths_round(share * (double)(end - level)) : level);
}

void worker_train(struct staff *staff, uint32_t post, int64_t hours)
{
    const struct parameters *given = staff->given;
    double h = (double)hours / (double)HOUR;
    if (given->mechanisms.skill) {
        int64_t end = maths_round(1e6 * given->staff.training_skill);
        double share = 1 - maths_exp(-h / given->staff.training_hours);
        staff->skill[post] = towards(worker_skill(staff, post), end, share);
        staff->skill_stamp[post] = staff->learning[0];
        staff->ceiling[post] = towards(staff->ceiling[post], end, share);
    }
    staff->trained[post] += hours;
    if ((double)staff->trained[post] >= given->staff.certificate_hours * (double)HOUR)
        staff->traits[post] |= TRAIT_CERTIFIED;
}

int64_t worker_wage(const struct staff *staff, uint32_t post, int64_t wage, uint32_t public_posts)
{
    const struct parameters *given = staff->given;
    if (staff->traits[post] & TRAIT_GRID)
        return maths_round((double)wage * given->staff.grid_wage);
    if (worker_public(staff, post, public_posts))
        return maths_round((double)wage * given->staff.public_wage);
    return wage;
}

int64_t worker_paced(const struct staff *staff, uint32_t post, int64_t skill)
{
    int64_t loss = PACE_LOST * (int64_t)staff->burnout[post] / 100; /* in 1e-9 */
    return skill * (BILLION - loss) / BILLION;
}

int64_t worker_pace(const struct staff *staff, uint32_t post)
{
    return worker_paced(staff, post, worker_skill(staff, post));
}

/* P13: db/dt = growth min(1.2, press_gain (press - 1)+) (1 - b) + role |share A - .4|+
 * - recovery k b, per year. */
static void burn(struct staff *staff, uint32_t post, int64_t press)
{
    const struct parameters *given = staff->given;
    double over = 1e-6 * (double)press - 1;
    double strain = over > 0 ? given->staff.burnout_press * over : 0;
    double role = 1e-6 * (double)staff->admin_share[staff->body[post]] - ROLE_FROM;
    double b = 1e-9 * staff->burnout[post], k = 1e-6 * staff->resilience[post];
    if (strain > STRAIN_MOST)
        strain = STRAIN_MOST;
    if (role < 0)
        role = 0;
    double change = given->staff.burnout_growth * strain * (1 - b) +
                    given->staff.burnout_role * role - given->staff.burnout_recovery * k * b;
    int64_t now = staff->burnout[post] + maths_round(1e9 * change / YEAR_DAYS);
    staff->burnout[post] = (int32_t)(now < 0 ? 0 : now > BILLION ? BILLION : now);
}

/* P13: hazard per year = base exp(burnout_gain b + wage_gain (1 - wage ratio) + young
 * + certified - public post - career). */
static void tempt(struct staff *staff, uint32_t post, const struct staff_day *today)
{
    const struct parameters *given = staff->given;
    double b = 1e-9 * staff->burnout[post];
    double pull = given->staff.quit_burnout * b +
                  given->staff.quit_wage *
                      (1 - given->staff.wage_ratio *
                               (double)worker_wage(staff, post, today->wage, today->public_posts) /
                               1e6) -
                  1e-6 * (double)today->career;
    if (staff->traits[post] & TRAIT_CERTIFIED)
        pull += given->staff.quit_certified;
    if (worker_public(staff, post, today->public_posts))
        pull -= given->staff.quit_public;
    if (staff->traits[post] & TRAIT_YOUNG_DEGREE)
        pull += given->staff.quit_young;
    staff->hazard[post] +=
        maths_round(1e12 / YEAR_DAYS * given->staff.quit_base * maths_exp(pull));
}

/* A memory of what a body's hours went to: one part in so many days. */
static void remember(struct staff *staff, enum body body, const int64_t hours[N_PURPOSES])
{
    int64_t admin = hours[TASK_ADMIN] + hours[TASK_COUNTER] + hours[TASK_OVERHEAD];
    int64_t worked = admin + hours[TASK_NEED] + hours[TASK_SELF];
    if (worked >= MILLION)
        staff->admin_share[body] +=
            (admin / 1000 * MILLION / (worked / 1000) - staff->admin_share[body]) / MEMORY_DAYS;
}

int staff_close_day(struct staff *staff, const struct staff_day *today, uint32_t quit[],
                    int most)
{
    int n = 0;
    for (int b = 0; b < N_BODIES; b++)
        remember(staff, (enum body)b, today->hours[b]);
    for (uint32_t post = 0; post < staff->reached; post++) {
        if (!worker_employed(staff, post))
            continue;
        int64_t press = today->press[staff->body[post]];
        if (post < today->dual) /* two queues press on one person */
            press += today->press[BODY_WORKSTATION];
        if (staff->given->mechanisms.fatigue)
            burn(staff, post, press);
        if (!staff->given->mechanisms.turnover || staff->traits[post] & TRAIT_SECONDED)
            continue;
        tempt(staff, post, today);
        if (staff->hazard[post] >= staff->threshold[post] && n < most)
            quit[n++] = post;
    }
    return n;
}

void staff_clock_day(struct staff *staff, span office_day, instant close)
{
    for (uint32_t post = 0; post < staff->reached; post++) {
        if (!worker_employed(staff, post))
            continue;
        staff->clocked[0] += office_day;
        if (staff->home[post] > close)
            staff->clocked_over[0] += staff->home[post] - close;
    }
}

uint32_t staff_employed(const struct staff *staff, enum body body)
{
    uint32_t n = 0;
    for (uint32_t post = 0; post < staff->reached; post++)
        n += worker_employed(staff, post) && staff->body[post] == body;
    return n;
}

double worker_mean_skill(const struct staff *staff, enum body body)
{
    int64_t sum = 0, heads = 0;
    for (uint32_t post = 0; post < staff->reached; post++)
        if (worker_employed(staff, post) && staff->body[post] == body) {
            sum += worker_skill(staff, post);
            heads++;
        }
    return heads ? 1e-6 * (double)sum / (double)heads : 0;
}
