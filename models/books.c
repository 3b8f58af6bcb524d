/* books.c - see books.h. */
#include "models/books.h"

#include "models/flows.h"
#include "models/happenings/appeal.h"

#define LINE(book, key, of, factor, is_stock, chinese, english)                          \
    {                                                                                    \
        .ledger = (book), .name = (key), .unit = (of), .scale = (factor),                \
        .stock = (is_stock), .label = {(chinese), (english)}                             \
    }
#define HOURS(key, zh, en)  LINE("work", key, "h", 1.0 / 3.6e9, 0, zh, en)
#define TASKS(key, zh, en)  LINE("work", key, "1", 1, 0, zh, en)
#define YUAN(key, zh, en)   LINE("money", key, "yuan", 0.01, 0, zh, en)
#define STANDS(key, zh, en) LINE("money", key, "yuan", 0.01, 1, zh, en)
#define TRUST(key, zh, en)  LINE("trust", key, "1", 1e-6, 0, zh, en)

const struct record_line books_lines[N_BOOK_LINES] = {
    HOURS("contracted", "合同工时", "contracted hours"),
    HOURS("overtime", "加班工时", "overtime hours"),
    HOURS("committee_admin", "居委会：上级任务", "committee: departments' tasks"),
    HOURS("committee_counter", "居委会：窗口", "committee: counter"),
    HOURS("committee_need", "居委会：居民需求", "committee: residents' needs"),
    HOURS("committee_self_governance", "居委会：自治", "committee: self-governance"),
    HOURS("committee_overhead", "居委会：迎检会议", "committee: overhead"),
    HOURS("committee_idle", "居委会：空闲", "committee: idle"),
    HOURS("committee_leave", "居委会：休假", "committee: leave"),
    HOURS("workstation_admin", "工作站：上级任务", "workstation: departments' tasks"),
    HOURS("workstation_counter", "工作站：窗口", "workstation: counter"),
    HOURS("workstation_need", "工作站：居民需求", "workstation: residents' needs"),
    HOURS("workstation_self_governance", "工作站：自治", "workstation: self-governance"),
    HOURS("workstation_overhead", "工作站：迎检会议", "workstation: overhead"),
    HOURS("workstation_idle", "工作站：空闲", "workstation: idle"),
    HOURS("workstation_leave", "工作站：休假", "workstation: leave"),
    LINE("work", "residual", "h", 1.0 / 3.6e9, 1, "工时余差", "residual of hours"),
    LINE("work", "tasks_open", "1", 1, 1, "在办任务", "open tasks"),
    TASKS("tasks_created", "产生任务", "tasks created"),
    TASKS("tasks_done", "办结任务", "tasks done"),
    TASKS("tasks_on_paper", "纸面完成", "tasks done on paper"),
    TASKS("tasks_abandoned", "居民放弃", "tasks abandoned"),
    TASKS("tasks_dropped", "搁置取消", "tasks dropped"),
    TASKS("tasks_refused", "社区拒收", "tasks refused"),
    TASKS("tasks_merged", "合并任务", "tasks merged"),
    TASKS("tasks_reopened", "查出重办", "tasks reopened"),
    LINE("work", "tasks_residual", "1", 1, 1, "任务余差", "residual of tasks"),
#define MONEY_ACCOUNT(account, key, zh, en) STANDS(key, zh, en),
#define MONEY_WAY(cause, from, to, key, zh, en)
#include "models/exchanges/money.inc"
#undef MONEY_ACCOUNT
#undef MONEY_WAY
#define MONEY_ACCOUNT(account, key, zh, en)
#define MONEY_WAY(cause, from, to, key, zh, en) YUAN(key, zh, en),
#include "models/exchanges/money.inc"
    LINE("money", "residual", "yuan", 0.01, 1, "资金余差", "residual of money"),
#define TRUST_CAUSE(cause, key, zh, en) TRUST(OF_KEY key, OF_ZH zh, OF_EN en),
#define OF_KEY "committee_"
#define OF_ZH  "居委会："
#define OF_EN  "committee: "
    LINE("trust", "committee_sum", "1", 1e-6, 1, "对居委会信任总和", "sum of trust, committee"),
#include "models/exchanges/trust.inc"
#undef OF_KEY
#undef OF_ZH
#undef OF_EN
#define OF_KEY "street_"
#define OF_ZH  "街道："
#define OF_EN  "street office: "
    LINE("trust", "street_sum", "1", 1e-6, 1, "对街道信任总和", "sum of trust, street office"),
#include "models/exchanges/trust.inc"
#undef OF_KEY
#undef OF_ZH
#undef OF_EN
#define OF_KEY "property_"
#define OF_ZH  "物业："
#define OF_EN  "property firm: "
    LINE("trust", "property_sum", "1", 1e-6, 1, "对物业信任总和", "sum of trust, property firm"),
#include "models/exchanges/trust.inc"
#undef OF_KEY
#undef OF_ZH
#undef OF_EN
#define OF_KEY "owners_"
#define OF_ZH  "业委会："
#define OF_EN  "owners' committee: "
    LINE("trust", "owners_sum", "1", 1e-6, 1, "对业委会信任总和", "sum of trust, owners' committee"),
#include "models/exchanges/trust.inc"
#undef OF_KEY
#undef OF_ZH
#undef OF_EN
#define OF_KEY "provider_"
#define OF_ZH  "承接机构："
#define OF_EN  "provider: "
    LINE("trust", "provider_sum", "1", 1e-6, 1, "对承接机构信任总和", "sum of trust, provider"),
#include "models/exchanges/trust.inc"
#undef OF_KEY
#undef OF_ZH
#undef OF_EN
    LINE("trust", "committee_pending", "1", 1e-6, 1, "居委会：未入账回归",
         "committee: drift not yet posted"),
    LINE("trust", "street_pending", "1", 1e-6, 1, "街道：未入账回归",
         "street office: drift not yet posted"),
    LINE("trust", "property_pending", "1", 1e-6, 1, "物业：未入账回归",
         "property firm: drift not yet posted"),
    LINE("trust", "owners_pending", "1", 1e-6, 1, "业委会：未入账回归",
         "owners' committee: drift not yet posted"),
    LINE("trust", "provider_pending", "1", 1e-6, 1, "承接机构：未入账回归",
         "provider: drift not yet posted"),
    LINE("trust", "residual", "1", 1e-6, 1, "信任余差", "residual of trust"),
};

static int64_t trust_sum(const struct trusts *trusts, enum institution institution, int cause)
{
    int64_t sum = 0;
    for (int g = 0; g < N_GROUPS; g++) {
        int account = trust_account(g, institution);
        sum += cause < 0 ? trusts->balance[account]
                         : trusts->flow[account * N_TRUST_CAUSES + cause];
    }
    return sum;
}

static int64_t trust_pending(const struct trusts *trusts, enum institution institution)
{
    const int32_t *written = trusts->level[institution];
    int64_t sum = 0;
    for (uint32_t r = 0; r < trusts->table.n; r++)
        sum += trust_read(trusts, r, institution) - written[r];
    return sum;
}

/* The column, against the causes and against the account. */
static int64_t trust_residual(const struct community *community)
{
    const struct trusts *trusts = &community->trust;
    int64_t recount[N_GROUPS * N_INSTITUTIONS], residual = 0;
    trusts_recount(trusts, community->residents.group, recount);
    for (int a = 0; a < N_GROUPS * N_INSTITUTIONS; a++) {
        int64_t posted = 0;
        for (int c = 0; c < N_TRUST_CAUSES; c++)
            posted += trusts->flow[a * N_TRUST_CAUSES + c];
        residual += ledger_apart(recount[a], posted) +
                    ledger_apart(recount[a], trusts->balance[a]);
    }
    return residual;
}

/* Hours by heads against hours by spells, and spells against what their accounts hold. */
static int64_t hours_residual(const struct staff *staff)
{
    int64_t residual = ledger_apart(staff->clocked[0], -staff->balance[HOURS_CONTRACTED]) +
                       ledger_apart(staff->clocked_over[0], -staff->balance[HOURS_OVERTIME]);
    for (int a = HOURS_FIRST; a < N_HOURS_ACCOUNTS; a++)
        residual += ledger_apart(staff->flow[a], staff->balance[a]);
    return residual;
}

/* Rows that are open, against the account and against the causes; rows that wait, against
 * the queues. */
static int64_t tasks_residual(const struct tasks *tasks)
{
    const int64_t *flow = tasks->flow, open = tasks_recount(tasks);
    int64_t caused = flow[CAUSE_CREATED] + flow[CAUSE_REOPENED] - flow[CAUSE_DONE] -
                     flow[CAUSE_ON_PAPER] - flow[CAUSE_ABANDONED] - flow[CAUSE_DROPPED] -
                     flow[CAUSE_REFUSED] - flow[CAUSE_MERGED];
    return ledger_apart(open, tasks->balance[ACCOUNT_OPEN]) + ledger_apart(open, caused) +
           ledger_apart(tasks_recount_waiting(tasks), tasks_waiting(tasks));
}

/* Every account against what came and went by its causes, wherever the books are kept. */
static int64_t cash_residual(const struct money *money)
{
    int64_t recount[N_MONEY_ACCOUNTS], residual = ledger_apart(ledger_sum(&money->ledger), 0);
    money_recount(money, recount);
    for (int a = 0; a < N_MONEY_ACCOUNTS; a++)
        residual += ledger_apart(recount[a], money->balance[a]);
    return residual;
}

/* Hours and tasks by item against the accounts and counts of all of them. */
static int64_t items_residual(const struct community *community)
{
    const struct item_book *book = &community->by_item;
    const int64_t *hours = &community->staff.balance[HOURS_FIRST], *sum = community->tally.sum;
    int64_t worked = 0, real = 0, paper = 0;
    for (int body = 0; body < N_BODIES; body++) {
        worked += hours[body * N_PURPOSES + TASK_ADMIN];
        real += sum[TALLY_REAL + body];
        paper += sum[TALLY_PAPER + body];
    }
    return ledger_apart(item_book_sum(book, ITEM_HOURS), worked) +
           ledger_apart(item_book_sum(book, ITEM_PUSHED), sum[TALLY_PUSHED]) +
           ledger_apart(item_book_sum(book, ITEM_DONE), real) +
           ledger_apart(item_book_sum(book, ITEM_PAPER), paper);
}

static int64_t community_line(const struct community *community, int line)
{
    const struct staff *staff = &community->staff;
    const int after = LINE_TRUST - 1;
    if (line == LINE_WORK_CONTRACTED)
        return -staff->balance[HOURS_CONTRACTED];
    if (line == LINE_WORK_OVERTIME)
        return -staff->balance[HOURS_OVERTIME];
    if (line < LINE_WORK_RESIDUAL)
        return staff->balance[HOURS_FIRST + line - LINE_WORK_HOURS];
    if (line == LINE_WORK_RESIDUAL)
        return hours_residual(staff) + items_residual(community);
    if (line == LINE_TASKS_OPEN)
        return tasks_recount(&community->tasks);
    if (line < LINE_TASKS_RESIDUAL)
        return community->tasks.flow[line - LINE_TASKS];
    if (line == LINE_TASKS_RESIDUAL)
        return tasks_residual(&community->tasks);
    if (line < LINE_MONEY)
        return community->money.balance[line - LINE_MONEY_BALANCE];
    if (line < LINE_MONEY_RESIDUAL)
        return community->money.flow[line - LINE_MONEY];
    if (line == LINE_MONEY_RESIDUAL)
        return cash_residual(&community->money);
    if (line < LINE_TRUST_PENDING) {
        int row = line - after - 1;
        return trust_sum(&community->trust, (enum institution)(row / (1 + N_TRUST_CAUSES)),
                         row % (1 + N_TRUST_CAUSES) - 1);
    }
    if (line < LINE_TRUST_RESIDUAL)
        return trust_pending(&community->trust, (enum institution)(line - LINE_TRUST_PENDING));
    return trust_residual(community);
}

static int64_t office_line(const struct money *money, int line)
{
    if (line >= LINE_MONEY_BALANCE && line < LINE_MONEY)
        return money->balance[line - LINE_MONEY_BALANCE];
    if (line >= LINE_MONEY && line < LINE_MONEY_RESIDUAL)
        return money->flow[line - LINE_MONEY];
    return line == LINE_MONEY_RESIDUAL ? cash_residual(money) : 0;
}

/* A street office's hours: worked or not, and by the clock. */
static int64_t street_hours(const struct street *street, int line)
{
    if (line == LINE_WORK_CONTRACTED)
        return street->worked[0] + street->idle[0];
    return line == LINE_WORK_RESIDUAL
               ? street->clocked[0] - street->worked[0] - street->idle[0]
               : 0;
}

static const struct money *money_of(const struct world *world, uint32_t place)
{
    if (place < world->n_communities)
        return &world->communities[place].money;
    return place + 1 == world->n_places ? &world->city.money
                                        : &world->streets[place - world->n_communities].money;
}

int64_t books_read(const struct world *world, uint32_t place, int line)
{
    if (place < world->n_communities)
        return community_line(&world->communities[place], line);
    if (place + 1 < world->n_places && line < LINE_TASKS_OPEN)
        return street_hours(&world->streets[place - world->n_communities], line);
    return office_line(money_of(world, place), line);
}

static int unequal(const struct world *world, uint32_t place, const char *ledger,
                   const char *name, int64_t residual, struct fault *fault)
{
    const char *code = place < world->n_communities ? world->layout->places[place].code : "-";
    char date[DATE_TEXT];
    return fault_set(fault, FAULT_BOOKS,
                     (struct words){"账不平：%s/%s，%s，%s，余差 %lld（整数单位）",
                                    "books do not close: %s/%s at %s on %s, residual %lld "
                                    " (integer units)"},
                     ledger, name, code, day_text(world->lps[place].today, date),
                     (long long)residual);
}

static int not_closed(const struct world *world, uint32_t place, int line, int64_t residual,
                      struct fault *fault)
{
    return unequal(world, place, books_lines[line].ledger, books_lines[line].name, residual,
                   fault);
}

int books_close(const struct world *world, uint32_t place, bool deep, struct fault *fault)
{
    static const int residuals[] = {LINE_WORK_RESIDUAL, LINE_TASKS_RESIDUAL, LINE_MONEY_RESIDUAL,
                                    LINE_TRUST_RESIDUAL};
    for (int i = 0; i < (deep ? 4 : 3); i++) {
        int64_t residual = books_read(world, place, residuals[i]);
        if (residual)
            return not_closed(world, place, residuals[i], residual, fault);
    }
    if (place >= world->n_communities)
        return 0;
    const struct community *community = &world->communities[place];
    int64_t hours = ledger_sum(&community->staff.ledger);
    if (hours)
        return not_closed(world, place, LINE_WORK_CONTRACTED, hours, fault);
    int64_t tasks = ledger_sum(&community->tasks.ledger);
    if (tasks)
        return not_closed(world, place, LINE_TASKS, tasks, fault);
    const char *identity;
    int64_t flows = deep ? flows_residual(community, &identity) : 0;
    return flows ? unequal(world, place, "flows", identity, flows, fault) : 0;
}

enum mail_sum { /* over all places */
    MAIL_STANDS, MAIL_LIES, MAIL_SENT, MAIL_RECEIVED, /* fen */
    MAIL_LENT, MAIL_THERE, /* people */
    MAIL_APPEALED, MAIL_UNDER_WAY, /* complaints */
    N_MAIL_SUMS,
};

static void add_post(const struct lp *lp, int64_t sums[N_MAIL_SUMS])
{
    for (uint32_t k = 0; k < lp->outbox.n; k++) {
        const struct letter *letter = &lp->outbox.at[k];
        if (letter->kind == LETTER_BUDGET || letter->kind == LETTER_CASH ||
            letter->kind == LETTER_LEVY || letter->kind == LETTER_UNSPENT ||
            letter->kind == LETTER_FUND)
            sums[MAIL_LIES] += letter->word[0];
        else if (letter->kind == LETTER_SECONDED || letter->kind == LETTER_RETURNED)
            sums[MAIL_THERE] += letter->word[0];
    }
}

static void add_mail(const struct world *world, uint32_t p, int64_t sums[N_MAIL_SUMS])
{
    const int64_t *flow = money_of(world, p)->flow;
    sums[MAIL_STANDS] += money_of(world, p)->balance[MONEY_TRANSIT];
    sums[MAIL_SENT] += flow[PAY_DELIVERED];
    sums[MAIL_RECEIVED] += flow[PAY_BUDGET_IN] + flow[PAY_LEVY_IN] + flow[PAY_UNSPENT_IN] +
                           flow[PAY_FUND_IN] + flow[PAY_FUND_RETURNED];
    add_post(&world->lps[p], sums);
    if (p < world->n_communities) {
        sums[MAIL_THERE] += world->communities[p].seconded[0];
        sums[MAIL_APPEALED] += world->communities[p].appealed;
    } else if (p + 1 < world->n_places) {
        sums[MAIL_RECEIVED] += flow[PAY_RETURN_IN];
        sums[MAIL_LENT] += world->streets[p - world->n_communities].out[0];
    }
}

/* A complaint under way is a row of its community, and is an order there, waits at the city's
 * desk, or is in the mail. Each community has counted its own in its evening. */
int books_close_mail(const struct world *world, struct fault *fault)
{
    const bool complaints = world->commons.given->mechanisms.complaints;
    int64_t sums[N_MAIL_SUMS] = {[MAIL_UNDER_WAY] = complaints ? appeals_under_way(world) : 0};
    for (uint32_t p = 0; p < world->n_places; p++)
        if (world_here(world, p))
            add_mail(world, p, sums);
    spread_sum(world->window.spread, sums, N_MAIL_SUMS);
    const uint32_t city = world->n_places - 1;
    const int64_t money = sums[MAIL_STANDS] - sums[MAIL_LIES],
                  delivered = sums[MAIL_SENT] - sums[MAIL_RECEIVED],
                  people = sums[MAIL_LENT] - sums[MAIL_THERE],
                  lost = sums[MAIL_APPEALED] - sums[MAIL_UNDER_WAY];
    if (money)
        return not_closed(world, city, LINE_MONEY_BALANCE + MONEY_TRANSIT, money, fault);
    if (delivered)
        return not_closed(world, city, LINE_MONEY + PAY_DELIVERED, delivered, fault);
    if (people)
        return not_closed(world, city, LINE_WORK_CONTRACTED, people, fault);
    return lost && complaints ? unequal(world, city, "complaints", "under_way", lost, fault) : 0;
}
