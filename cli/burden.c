/* burden.c - see burden.h. */
#include "cli/burden.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/ledger.h"

__extension__ typedef __int128 wide; /* sums over replicates */

/* Differences of a line's moves, summed over the replicates both have. What stood before the
 * first recorded period is in no file: where it is asked for (first 0), a stock's change, and
 * with it what must agree with one, counts from that period's end. */
struct moves {
    wide sum;    /* over the periods asked for */
    wide closed; /* over those of them whose stocks are known at both ends */
    size_t n;
};

struct lines { /* of both sides */
    struct ledger_line a, b;
};

static void lines_free(struct lines *lines)
{
    ledger_line_free(&lines->a);
    ledger_line_free(&lines->b);
}

static int lines_read(struct lines *lines, struct result *base, struct result *variant,
                      int book_line, bool elsewhere_only, size_t end, struct fault *fault)
{
    char path[160];
    snprintf(path, sizeof path, "/ledger/%s/%s%s", books_lines[book_line].ledger,
             books_lines[book_line].name, elsewhere_only ? "_elsewhere" : "");
    *lines = (struct lines){0};
    int status = ledger_line_read(base, path, &lines->a, fault);
    if (!status)
        status = ledger_line_read(variant, path, &lines->b, fault);
    if (!status && (lines->a.times != lines->b.times || end > lines->a.times)) {
        status = fault_set(fault, FAULT_INPUT,
                           (struct words){"两个结果的时段不同", "the results have other periods"});
        fault_place(fault, result_path(variant), 0, 0);
    }
    return status;
}

static struct moves moves_of(const struct lines *lines, size_t first, size_t end)
{
    const struct ledger_line *a = &lines->a, *b = &lines->b;
    const size_t known = first ? first : 1;
    struct moves moves = {.n = a->n < b->n ? a->n : b->n};
    for (size_t r = 0; r < moves.n; r++) {
        moves.closed += ledger_line_moved(b, r, known, end) - ledger_line_moved(a, r, known, end);
        if (!a->stock)
            moves.sum += ledger_line_moved(b, r, first, end) - ledger_line_moved(a, r, first, end);
    }
    if (a->stock)
        moves.sum = moves.closed;
    return moves;
}

/* One table being filled in the ledger's units. */
struct fill {
    struct result *base, *variant;
    size_t first, end, n;
    wide cell[BURDEN_ROWS][BURDEN_COLUMNS];
    struct fault *fault;
};

static int moved(struct fill *fill, int book_line, bool elsewhere_only, struct moves *moves)
{
    struct lines lines;
    int status = lines_read(&lines, fill->base, fill->variant, book_line, elsewhere_only,
                            fill->end, fill->fault);
    *moves = status ? (struct moves){0} : moves_of(&lines, fill->first, fill->end);
    lines_free(&lines);
    fill->n = moves->n;
    return status;
}

/* Into a cell, and, where there is one, into what must agree with a stock. */
static int add(struct fill *fill, int book_line, bool elsewhere_only, int row, int column,
               wide *closed)
{
    struct moves moves;
    int status = moved(fill, book_line, elsewhere_only, &moves);
    fill->cell[row][column] += moves.sum;
    if (closed)
        *closed += moves.closed;
    return status;
}

/* What the rows and columns sum to must be what the ledger says by itself. */
static int must_be(const struct fill *fill, wide sum, wide ledger, const char *name)
{
    if (sum == ledger)
        return 0;
    fault_set(fill->fault, FAULT_INPUT,
              (struct words){"账目 %s 合不上：这个或基线的结果文件（%s）已被改动",
                             "the books of %s do not add up: this file, or that of the baseline "
                             "(%s), was altered"},
              name, result_path(fill->base));
    fault_place(fill->fault, result_path(fill->variant), 0, 0);
    return FAULT_INPUT;
}

/* Means over replicates, in the unit of people. */
static void finish(const struct fill *fill, double scale, struct burden_table *table)
{
    wide all = 0;
    for (int r = 0; r < table->n_rows; r++) {
        wide total = 0;
        for (int c = 0; c < table->n_columns; c++) {
            table->value[r][c] = scale * (double)fill->cell[r][c] / (double)fill->n;
            total += fill->cell[r][c];
        }
        table->total[r] = scale * (double)total / (double)fill->n;
        all += total;
    }
    for (int c = 0; c < table->n_columns; c++) {
        wide sum = 0;
        for (int r = 0; r < table->n_rows; r++)
            sum += fill->cell[r][c];
        table->sum[c] = scale * (double)sum / (double)fill->n;
    }
    table->sum[table->n_columns] = scale * (double)all / (double)fill->n;
}

static wide sum_all(const struct fill *fill, const struct burden_table *table)
{
    wide all = 0;
    for (int r = 0; r < table->n_rows; r++)
        for (int c = 0; c < table->n_columns; c++)
            all += fill->cell[r][c];
    return all;
}

static int read_work(struct fill *fill, struct burden_table *table)
{
    static const struct words purposes[N_PURPOSES] = {
        {"上级任务", "departments' tasks"}, {"窗口", "counter"}, {"居民需求", "residents' needs"},
        {"自治", "self-governance"},        {"迎检会议", "overhead"}, {"空闲", "idle"},
        {"休假", "leave"}};
    static const struct words bodies[] = {
        {"居委会", "committee"}, {"工作站", "workstation"}, {"街道办", "street offices"}};
    struct moves contracted = {0}, overtime = {0};
    bool has = false;
    int status = 0;
    *table = (struct burden_table){.ledger = "work", .unit = "h", .unit_words = {"小时", "hours"},
                                   .n_rows = 3, .n_columns = N_PURPOSES + 1};
    memcpy(table->row, bodies, sizeof bodies);
    memcpy(table->column, purposes, sizeof purposes);
    table->column[N_PURPOSES] = (struct words){"街道自身", "street's own"};
    for (int b = 0; b < N_BODIES; b++)
        for (int p = 0; p < N_PURPOSES && !status; p++)
            status = add(fill, LINE_WORK_HOURS + b * N_PURPOSES + p, false, b, p, NULL);
    if (!status)
        status = result_has(fill->base, "/ledger/work/contracted_elsewhere", &has, fill->fault);
    if (!status && has)
        status = add(fill, LINE_WORK_CONTRACTED, true, 2, N_PURPOSES, NULL);
    if (!status && !(status = moved(fill, LINE_WORK_CONTRACTED, false, &contracted)) &&
        !(status = moved(fill, LINE_WORK_OVERTIME, false, &overtime)))
        status = must_be(fill, sum_all(fill, table), contracted.sum + overtime.sum, "work");
    finish(fill, books_lines[LINE_WORK_CONTRACTED].scale, table);
    return status;
}

/* Every way of money gives to one account and takes from another. */
static int read_money(struct fill *fill, struct burden_table *table)
{
    static const struct words columns[] = {{"收入", "received"}, {"支出", "paid"}};
    wide closed[N_MONEY_ACCOUNTS] = {0};
    int status = 0;
    *table = (struct burden_table){.ledger = "money", .unit = "yuan", .unit_words = {"元", "yuan"},
                                   .n_rows = N_MONEY_ACCOUNTS, .n_columns = 2};
    _Static_assert((int)N_MONEY_ACCOUNTS <= (int)BURDEN_ROWS, "an account has no row");
    memcpy(table->column, columns, sizeof columns);
    for (int a = 0; a < N_MONEY_ACCOUNTS; a++)
        table->row[a] = books_lines[LINE_MONEY_BALANCE + a].label;
    for (int w = 0; w < N_MONEY_CAUSES && !status; w++) {
        struct moves way;
        status = moved(fill, LINE_MONEY + w, false, &way);
        fill->cell[money_ways[w].to][0] += way.sum;
        fill->cell[money_ways[w].from][1] -= way.sum;
        closed[money_ways[w].to] += way.closed;
        closed[money_ways[w].from] -= way.closed;
    }
    for (int a = 0; a < N_MONEY_ACCOUNTS && !status; a++) {
        struct moves balance;
        status = moved(fill, LINE_MONEY_BALANCE + a, false, &balance);
        if (!status)
            status = must_be(fill, closed[a], balance.closed, "money");
    }
    finish(fill, books_lines[LINE_MONEY].scale, table);
    return status;
}

/* What drifted since each trust was last written is not yet posted, and is counted as drift. */
static int read_trust(struct fill *fill, struct burden_table *table)
{
    static const struct words institutions[N_INSTITUTIONS] = {{"居委会", "committee"},
                                                              {"街道", "street office"},
                                                              {"物业", "property firm"},
                                                              {"业委会", "owners' committee"},
                                                              {"承接机构", "provider"}};
    static const struct words causes[N_TRUST_CAUSES] = {
#define TRUST_CAUSE(cause, key, zh, en) {zh, en},
#include "models/exchanges/trust.inc"
#undef TRUST_CAUSE
    };
    int status = 0;
    *table = (struct burden_table){.ledger = "trust", .unit = "1",
                                   .unit_words = {"分，全体居民之和", "points, summed over residents"},
                                   .n_rows = N_INSTITUTIONS, .n_columns = N_TRUST_CAUSES};
    memcpy(table->row, institutions, sizeof institutions);
    memcpy(table->column, causes, sizeof causes);
    for (int i = 0; i < N_INSTITUTIONS && !status; i++) {
        const int lines = LINE_TRUST + i * (1 + N_TRUST_CAUSES);
        wide row = 0;
        struct moves stands;
        for (int c = 0; c < N_TRUST_CAUSES && !status; c++)
            status = add(fill, lines + 1 + c, false, i, c, &row);
        if (!status && !(status = moved(fill, lines, false, &stands)))
            status = must_be(fill, row, stands.closed, "trust");
        if (!status)
            status = add(fill, LINE_TRUST_PENDING + i, false, i, TRUST_DRIFT, NULL);
    }
    finish(fill, books_lines[LINE_TRUST].scale, table);
    return status;
}

int burden_read(struct result *base, struct result *variant, size_t first, size_t end,
                struct burden_table tables[N_BURDENS], struct fault *fault)
{
    static int (*const read[N_BURDENS])(struct fill *, struct burden_table *) = {
        [BURDEN_WORK] = read_work, [BURDEN_MONEY] = read_money, [BURDEN_TRUST] = read_trust};
    int status = 0;
    for (int b = 0; b < N_BURDENS && !status; b++) {
        struct fill fill = {.base = base, .variant = variant, .first = first, .end = end,
                            .n = 1, .fault = fault};
        status = read[b](&fill, &tables[b]);
    }
    return status;
}

/* ---- who pays ---- */

const struct words burden_payers[N_PAYERS] = {
    [PAYER_TREASURY] = {"市财政（税收）", "city treasury (taxes)"},
    [PAYER_DEPARTMENTS] = {"职能部门专项", "departments' own money"},
    [PAYER_RESIDENTS] = {"居民与业主", "residents and owners"},
    [PAYER_FIRMS] = {"企业与捐赠方", "firms and donors"},
};

/* Ways out of the outside account, but for what comes back to it from the mail: that is the
 * city's own money on its way. */
static const struct {
    enum money_cause way;
    enum payer payer;
} paid[] = {
    {PAY_TAXES, PAYER_TREASURY},          {PAY_CAMPAIGN_GRANT, PAYER_TREASURY},
    {PAY_PURCHASE, PAYER_TREASURY},       {PAY_FLOOR_MONEY, PAYER_TREASURY},
    {PAY_UPKEEP_PUBLIC, PAYER_TREASURY},  {PAY_RETROFIT_PUBLIC, PAYER_TREASURY},
    {PAY_TASK_MONEY, PAYER_DEPARTMENTS},  {PAY_FEES, PAYER_RESIDENTS},
    {PAY_FEES_LATE, PAYER_RESIDENTS},     {PAY_REPAIR_IN, PAYER_RESIDENTS},
    {PAY_RETROFIT_SHARED, PAYER_RESIDENTS}, {PAY_PROPERTY_LOSS, PAYER_FIRMS},
    {PAY_LEVY, PAYER_FIRMS},              {PAY_GIFTS, PAYER_FIRMS},
    {PAY_GRANTS, PAYER_FIRMS},
};

int burden_payers_read(struct result *base, struct result *variant, const size_t *year,
                       size_t n_years, double *values, struct fault *fault)
{
    int status = 0;
    memset(values, 0, N_PAYERS * n_years * sizeof *values);
    for (size_t i = 0; i < sizeof paid / sizeof *paid && !status; i++) {
        struct lines lines;
        status = lines_read(&lines, base, variant, LINE_MONEY + (int)paid[i].way, false,
                            year[n_years], fault);
        for (size_t y = 0; y < n_years && !status; y++) {
            const struct moves moves = moves_of(&lines, year[y], year[y + 1]);
            values[(size_t)paid[i].payer * n_years + y] +=
                books_lines[LINE_MONEY].scale * (double)moves.sum / (double)(moves.n ? moves.n : 1);
        }
        lines_free(&lines);
    }
    return status;
}
