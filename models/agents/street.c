/* street.c - see street.h. */
#include "models/agents/street.h"

#include "sim/maths.h"

static const struct column columns[] = {
    COLUMN(street, out),        COLUMN(street, serial), COLUMN(street, backlog),
    COLUMN(street, worked), COLUMN(street, idle),
    COLUMN(street, clocked),
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

void street_close_day(struct street *street, span office_day)
{
    int64_t there = (int64_t)(street->staff - street->out[0]) * office_day;
    int64_t load =
        maths_round(street->given->street.own_load * street->staff * (double)office_day);
    street->backlog[0] += load;
    int64_t worked = street->backlog[0] < there ? street->backlog[0] : there;
    int64_t idle = there > street->backlog[0] ? there - street->backlog[0] : 0;
    street->backlog[0] -= worked;
    street->worked[0] += worked;
    street->idle[0] += idle;
    street->clocked[0] += there;
}

void street_pay_month(struct street *street, int days)
{
    double wage = wage_of_day(street->given);
    money_pay(&street->money, PAY_WAGES,
              maths_round(wage * days * street->staff));
}
