/* street.c - see street.h. */
#include "models/agents/street.h"

#include "sim/maths.h"

static const struct column columns[] = {
    COLUMN(street, out),        COLUMN(street, serial), COLUMN(street, backlog),
    COLUMN(street, worked), COLUMN(street, idle),
    COLUMN(street, clocked),    COLUMN(street, stands), COLUMN(street, added),
    COLUMN(street, added_days),
};
static const struct column demand_columns[] = {
    COLUMN(street, demand_live),  COLUMN(street, demand_server), COLUMN(street, demand_from),
    COLUMN(street, demand_task),  COLUMN(street, demand_value),  COLUMN(street, demand_packed),
    COLUMN(street, demand_left),
};
static const struct column loan_columns[] = {COLUMN(street, lent)};

int street_init(struct street *street, uint64_t identity, uint32_t staff, uint32_t communities,
                const struct parameters *given, struct fault *fault)
{
    int status;
    *street = (struct street){.identity = identity, .staff = staff, .given = given};
    if ((status = table_init(&street->table, TABLE_COLUMNS(columns), -1, street, 1, fault)) ||
        (status = table_init(&street->loans, TABLE_COLUMNS(loan_columns), -1, street, communities,
                             fault)) ||
        (status = table_init(&street->demands, TABLE_COLUMNS(demand_columns), 0, street, 64,
                             fault)) ||
        (status = money_init(&street->money, fault)))
        return status;
    street->table.n = 1;
    street->loans.n = communities;
    return 0;
}

void street_free(struct street *street)
{
    table_free(&street->table);
    table_free(&street->loans);
    table_free(&street->demands);
    money_free(&street->money);
}

uint32_t street_lend(struct street *street, uint32_t k, uint32_t wanted, uint32_t *first)
{
    uint32_t free = street->staff - street->out[0];
    uint32_t n = wanted > street->lent[k] ? wanted - street->lent[k] : 0;
    if (n > free)
        n = free;
    *first = street->serial[0];
    street->serial[0] += n;
    street->out[0] += n;
    street->lent[k] += n;
    return n;
}

void street_take_back(struct street *street, uint32_t k, uint32_t n)
{
    ALWAYS(n <= street->lent[k]);
    street->lent[k] -= n;
    street->out[0] -= n;
}

void street_burden(struct street *street, int64_t work) { street->backlog[0] += work; }

void street_take(struct street *street, const struct street_demand *demand, int server,
                 struct fault *fault)
{
    struct table *table = &street->demands;
    if (table->n == table->capacity && table_reserve(table, 2 * table->capacity, fault))
        return;
    uint32_t row = table->n++;
    street->demand_live[row] = 1;
    street->demand_server[row] = (uint8_t)server;
    street->demand_from[row] = demand->from;
    street->demand_task[row] = demand->task;
    street->demand_value[row] = demand->value;
    street->demand_packed[row] = demand->packed;
    street->demand_left[row] = demand->left;
}

bool street_give(struct street *street, bool all, struct street_demand *demand)
{
    for (uint32_t row = 0; row < street->demands.n; row++) {
        if (!street->demand_live[row] || (street->demand_left[row] > 0 && !all))
            continue;
        street->demand_live[row] = 0;
        *demand = (struct street_demand){
            .from = street->demand_from[row], .task = street->demand_task[row],
            .value = street->demand_value[row], .packed = street->demand_packed[row],
            .left = street->demand_left[row]};
        return true;
    }
    return false;
}

void street_sweep(struct street *street, struct fault *fault)
{
    struct table *table = &street->demands;
    uint32_t kept = 0;
    for (uint32_t row = 0; row < table->n; row++) {
        if (!street->demand_live[row])
            continue;
        street->demand_live[kept] = 1;
        street->demand_server[kept] = street->demand_server[row];
        street->demand_from[kept] = street->demand_from[row];
        street->demand_task[kept] = street->demand_task[row];
        street->demand_value[kept] = street->demand_value[row];
        street->demand_packed[kept] = street->demand_packed[row];
        street->demand_left[kept] = street->demand_left[row];
        kept++;
    }
    table->n = kept;
    if (table->n > table->capacity / 4 * 3)
        table_reserve(table, 2 * table->capacity, fault);
}

/* The committees work off their queues; returns the hours they had no work for. */
static int64_t serve(struct street *street, int64_t hours)
{
    int64_t idle = hours;
    for (int server = 0; server < STREET_COMMITTEES; server++) {
        int64_t mine = hours / STREET_COMMITTEES;
        for (uint32_t row = 0; row < street->demands.n && mine > 0; row++) {
            int64_t *left = &street->demand_left[row];
            if (!street->demand_live[row] || street->demand_server[row] != server)
                continue;
            int64_t worked = *left < mine ? *left : mine;
            *left -= worked;
            mine -= worked;
            idle -= worked;
        }
    }
    return idle;
}

void street_close_day(struct street *street, span office_day)
{
    int64_t there = (int64_t)(street->staff - street->out[0]) * office_day;
    int64_t added = maths_round(1e-6 * (double)street->added[0] * (double)office_day);
    int64_t load =
        maths_round(street->given->street.own_load * street->staff * (double)office_day);
    street->backlog[0] += load;
    int64_t worked = street->backlog[0] < there ? street->backlog[0] : there;
    street->backlog[0] -= worked;
    int64_t idle = serve(street, added + there - worked);
    street->worked[0] += added + there - idle;
    street->idle[0] += idle;
    street->clocked[0] += added + there;
}

void street_pay_month(struct street *street, int days)
{
    double wage = wage_of_day(street->given);
    money_pay(&street->money, PAY_WAGES,
              maths_round(wage * days * street->staff) +
                  maths_round(1e-6 * wage * (double)street->added_days[0]));
    street->added_days[0] = 0;
}
