/* department.c - see department.h. */
#include "models/agents/department.h"

#include "models/purposes.h"
#include "sim/maths.h"
#include "sim/sample.h"

#define HOURS_YEAR 2000 /* of office, about: what a yearly wage pays */

/* Bounds that no run comes near; without them rates next to 0 leave what 64 bits cannot hold. */
#define NEVER_YEARS 1e6 /* to an item's next task */
#define MOST_HOURS  1e8 /* of one task */

static const struct column item_columns[] = {
    COLUMN(departments, live),  COLUMN(departments, department), COLUMN(departments, identity),
    COLUMN(departments, born),  COLUMN(departments, dies),       COLUMN(departments, worth),
    COLUMN(departments, hours), COLUMN(departments, tasks),
    COLUMN(departments, listed), /* last: only where there is a list */
};
static const struct column file_columns[] = {
    COLUMN(departments, kept),          COLUMN(departments, file_body),
    COLUMN(departments, file_department), COLUMN(departments, file_identity),
    COLUMN(departments, file_work),     COLUMN(departments, file_value),
    COLUMN(departments, file_closed),
    COLUMN(departments, file_listed), /* likewise */
};
static const struct column desk_columns[] = {
    COLUMN(departments, hazard),
    COLUMN(departments, threshold),
    COLUMN(departments, visits),
    COLUMN(departments, caught),
    COLUMN(departments, sent),
    COLUMN(departments, sent_in),
};

static uint64_t desk_identity(const struct departments *departments, uint32_t d)
{
    return identity_of(departments->place, PURPOSE_VISIT, d);
}

static int64_t visit_threshold(const struct departments *departments, uint32_t d,
                               const struct chance *chance)
{
    struct draw draw =
        draw_at(chance, PURPOSE_VISIT, desk_identity(departments, d), departments->visits[d]);
    return maths_round(1e12 * sample_exponential(&draw));
}

int departments_init(struct departments *departments, uint64_t place,
                     const struct parameters *given, const struct items *list,
                     const struct chance *chance, struct fault *fault)
{
    const bool named = list && list->n;
    const int less = named ? 0 : 1; /* columns */
    const uint32_t n = (uint32_t)given->work.departments;
    const double ideas =
        given->work.items * (double)YEAR / (double)given->work.item_lifetime;
    int status;
    *departments = (struct departments){
        .given = given, .list = named ? list : NULL, .place = place, .size = 1, .ideas = ideas,
        .hourly = (double)given->staff.wage * 12 / HOURS_YEAR};
    departments->idea_rate[0] = ideas * work_part(given, NULL, 0, n);
    departments->idea_rate[1] = n == 1 ? 0 : ideas * work_part(given, NULL, 1, n);
    uint32_t room = (uint32_t)(2 * given->work.items) + 64 + (named ? (uint32_t)list->n : 0);
    if ((status = table_init(&departments->items, item_columns,
                             (int)(sizeof item_columns / sizeof item_columns[0]) - less, 0,
                             departments, room, fault)) ||
        (status = table_init(&departments->files, file_columns,
                             (int)(sizeof file_columns / sizeof file_columns[0]) - less, 0,
                             departments, 256, fault)) ||
        (status = table_init(&departments->desks, TABLE_COLUMNS(desk_columns), -1,
                             departments, n, fault)))
        return status;
    departments->desks.n = n;
    for (uint32_t d = 0; d < n; d++)
        departments->threshold[d] = visit_threshold(departments, d, chance);
    return 0;
}

void departments_free(struct departments *departments)
{
    table_free(&departments->items);
    table_free(&departments->files);
    table_free(&departments->desks);
}

void departments_resize(struct departments *departments, uint32_t residents)
{
    const struct parameters *given = departments->given;
    double ordinary = given->community.households * given->community.persons_per_household;
    departments->size = 1 + given->work.size_share * (residents / ordinary - 1);
}

double department_ideas(const struct departments *departments, uint32_t d)
{
    if (departments->list) /* who has many items has many ideas */
        return departments->ideas * departments->list->share[d];
    return departments->idea_rate[d > 0];
}

uint32_t departments_standing(const struct departments *departments,
                              const struct chance *chance)
{
    struct draw draw = draw_at(chance, PURPOSE_STANDING, departments->place, 0);
    return (uint32_t)sample_poisson(&draw, departments->given->work.items);
}

uint64_t department_first_item(const struct departments *departments,
                               const struct chance *chance, uint32_t k, uint16_t *department)
{
    uint64_t identity = identity_of(departments->place, PURPOSE_STANDING, k);
    struct draw draw = draw_at(chance, PURPOSE_STANDING, identity, 1);
    uint32_t others = departments->desks.n - 1;
    if (!others || draw_uniform(&draw) < departments->given->work.dominance)
        *department = 0;
    else
        *department = (uint16_t)(1 + sample_below(&draw, others));
    return identity;
}

/* A free row of a table whose first column says which rows are in use. */
static uint32_t free_row(struct table *table, const uint8_t *used, struct fault *fault)
{
    for (uint32_t i = 0; i < table->n; i++)
        if (!used[i])
            return i;
    if (table->n == table->capacity && table_reserve(table, 2 * table->capacity, fault))
        return NOBODY;
    return table->n++;
}

uint32_t item_begin(struct departments *departments, const struct chance *chance,
                    uint64_t identity, uint16_t department, instant now, bool standing,
                    struct fault *fault)
{
    const struct parameters *given = departments->given;
    uint32_t item = free_row(&departments->items, departments->live, fault);
    if (item == NOBODY)
        return NOBODY;
    struct draw draw = draw_at(chance, PURPOSE_ITEM, identity, 0);
    double life = sample_exponential(&draw) * (double)given->work.item_lifetime;
    double past = standing ? sample_exponential(&draw) * (double)given->work.item_lifetime : 0;
    double ordinary =
        given->work.admin_tasks > 0 ? given->work.admin_hours / given->work.admin_tasks : 1;
    departments->live[item] = 1;
    departments->department[item] = department;
    departments->identity[item] = identity;
    departments->born[item] = day_of(now - maths_round(past));
    departments->dies[item] = now + maths_round(life);
    departments->worth[item] = (int32_t)maths_round(1e6 * sample_normal(&draw));
    double hours = departments->size * sample_lognormal(&draw, ordinary, given->work.item_spread);
    departments->hours[item] = maths_round((double)HOUR * (hours < MOST_HOURS ? hours : MOST_HOURS));
    departments->tasks[item] = 0;
    if (departments->listed)
        departments->listed[item] = 0;
    return item;
}

uint32_t item_stand(struct departments *departments, const struct chance *chance, uint16_t row,
                    struct fault *fault)
{
    const struct listed_item *listed = &departments->list->list[row - 1];
    uint32_t item = free_row(&departments->items, departments->live, fault);
    if (item == NOBODY)
        return NOBODY;
    uint64_t identity =
        identity_of(random_mix2(departments->place, listed->identity), PURPOSE_LISTED, 0);
    struct draw draw = draw_at(chance, PURPOSE_ITEM, identity, 0);
    departments->live[item] = 1;
    departments->department[item] = listed->department;
    departments->identity[item] = identity;
    departments->born[item] = INT32_MIN;
    departments->dies[item] = INT64_MAX;
    departments->worth[item] = (int32_t)maths_round(1e6 * sample_normal(&draw));
    departments->hours[item] = listed->work;
    departments->tasks[item] = 0;
    departments->listed[item] = row;
    return item;
}

void item_end(struct departments *departments, uint32_t item) { departments->live[item] = 0; }

openness item_gap(const struct departments *departments, uint32_t item,
                  const struct chance *chance)
{
    struct draw draw = draw_at(chance, PURPOSE_ITEM_TASK, departments->identity[item],
                               departments->tasks[item]);
    double years = sample_exponential(&draw);
    if (!departments->list)
        years = years * departments->given->work.items / departments->given->work.admin_tasks;
    else if (departments->listed[item])
        years /= departments->list->list[departments->listed[item] - 1].per_year;
    else /* beyond the list: as often as the list's */
        years = years * departments->list->n / departments->list->tasks;
    return maths_round((years < NEVER_YEARS ? years : NEVER_YEARS) * (double)OPENNESS_YEAR);
}

bool item_void(const struct departments *departments, uint32_t item, const struct rules *rules,
               const struct chance *chance)
{
    if (departments->born[item] >= rules->figure[RULE_VOID_BEFORE])
        return false;
    struct draw draw = draw_at(chance, PURPOSE_VOID, departments->identity[item], 0);
    return draw_uniform(&draw) < 1e-6 * (double)rules->figure[RULE_ITEMS_VOID];
}

int64_t item_value(const struct departments *departments, uint32_t item)
{
    const struct parameters *given = departments->given;
    double z = 1e-6 * departments->worth[item];
    double times = maths_exp(given->work.value_spread * z);
    if (departments->listed && departments->listed[item]) {
        double own = departments->list->list[departments->listed[item] - 1].public_value;
        times = own < 0 ? times : own;
    }
    return maths_round(departments->hourly * given->work.department_wage *
                       hours_of(departments->hours[item]) * times);
}

int64_t task_price(const struct departments *departments, int64_t work,
                   const struct rules *rules)
{
    return maths_round(1e-6 * (double)rules->figure[RULE_TASK_PRICE] * departments->hourly *
                       hours_of(work));
}

int64_t task_self_cost(const struct departments *departments, int64_t work)
{
    const struct parameters *given = departments->given;
    return maths_round(departments->hourly * given->work.department_wage * hours_of(work) *
                       (1 + given->work.travel));
}

enum decision item_decide(const struct departments *departments, uint32_t item,
                          const struct rules *rules, double sting)
{
    int64_t value = item_value(departments, item), work = departments->hours[item];
    int64_t push = value - task_price(departments, work, rules) -
                   maths_round(sting * departments->hourly * hours_of(work)) -
                   rules->figure[RULE_LISTING_COST] - rules->figure[RULE_SENDING_COST];
    int64_t self = value - task_self_cost(departments, work);
    if (push >= self && push >= 0)
        return DECISION_PUSH;
    return self >= 0 ? DECISION_SELF : DECISION_DROP;
}

bool department_owes(const struct departments *departments, uint32_t item, int year)
{
    const struct parameters *given = departments->given;
    uint32_t d = departments->department[item];
    uint32_t sent = departments->sent_in[d] == year ? departments->sent[d] : 0;
    double part = work_part(given, departments->list, d, departments->desks.n);
    return given->structure.department == DEPARTMENT_QUOTA &&
           sent < given->work.quota * given->work.admin_tasks * part;
}

void department_sent(struct departments *departments, uint32_t item, int year)
{
    uint32_t d = departments->department[item];
    if (departments->sent_in[d] != year)
        departments->sent[d] = 0;
    departments->sent_in[d] = year;
    departments->sent[d]++;
}

bool desk_expose(struct departments *departments, uint32_t d, int64_t work, int64_t intensity,
                 const struct chance *chance)
{
    double visits = 1e-9 * (double)intensity * hours_of(work) /
                    departments->given->inspection.visit_hours;
    departments->hazard[d] += maths_round(1e12 * visits);
    if (departments->hazard[d] < departments->threshold[d])
        return false;
    departments->hazard[d] -= departments->threshold[d];
    departments->visits[d]++;
    departments->threshold[d] = visit_threshold(departments, d, chance);
    return true;
}

int file_paper(struct departments *departments, uint16_t d, enum body body, uint64_t identity,
               int64_t work, int64_t value, uint16_t row, day closed, struct fault *fault)
{
    uint32_t file = free_row(&departments->files, departments->kept, fault);
    if (file == NOBODY)
        return FAULT_MEMORY;
    departments->kept[file] = 1;
    departments->file_body[file] = (uint8_t)body;
    departments->file_department[file] = d;
    departments->file_identity[file] = identity;
    departments->file_work[file] = work;
    departments->file_value[file] = value;
    departments->file_closed[file] = closed;
    if (departments->file_listed)
        departments->file_listed[file] = row;
    return 0;
}

bool file_caught(struct departments *departments, uint32_t file, int64_t detection,
                 const struct chance *chance)
{
    struct draw draw = draw_at(chance, PURPOSE_CAUGHT, departments->file_identity[file],
                               (uint32_t)departments->file_closed[file]);
    departments->kept[file] = 0;
    return draw_uniform(&draw) < 1e-6 * (double)detection;
}
