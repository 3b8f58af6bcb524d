/* burden.h - where hours, money and trust moved, from the ledgers: every column adds up.
 *
 * Differences variant minus baseline over the measured periods, means over replicates, of the
 * whole city simulated. Hours: committee, workstation and street offices by purpose; the
 * rows sum to the change of what was contracted and worked overtime. Money: what each account
 * received and paid; received and paid are equal in sum. Trust: each institution's by cause;
 * a row sums to the change of what residents' trust stands at. What stood before the first
 * recorded period is in no file: from there on, stocks are checked from its end. What was found not to add up
 * is a fault: then a result file is not what it was written as.
 */
#ifndef CLI_BURDEN_H
#define CLI_BURDEN_H

#include "analysis/read.h"
#include "models/books.h"

enum { BURDEN_ROWS = 12, BURDEN_COLUMNS = 12 };

struct burden_table {
    const char *ledger; /* "work", "money", "trust" */
    const char *unit;   /* "h", "yuan", "1" */
    struct words unit_words;
    int n_rows, n_columns;
    struct words row[BURDEN_ROWS], column[BURDEN_COLUMNS];
    double value[BURDEN_ROWS][BURDEN_COLUMNS];
    double total[BURDEN_ROWS], sum[BURDEN_COLUMNS + 1]; /* of rows; of columns, then of all */
};

enum { BURDEN_WORK, BURDEN_MONEY, BURDEN_TRUST, N_BURDENS };

/* Over periods [first, end) of the axis of time. Faults: those of reading; FAULT_INPUT. */
int burden_read(struct result *base, struct result *variant, size_t first, size_t end,
                struct burden_table tables[N_BURDENS], struct fault *fault);

/* Who pays, by year: money that comes in from outside the simulated books. */
enum payer { PAYER_TREASURY, PAYER_DEPARTMENTS, PAYER_RESIDENTS, PAYER_FIRMS, N_PAYERS };
extern const struct words burden_payers[N_PAYERS];

/* values receives [N_PAYERS][n_years] yuan, variant minus baseline; periods of year y are
 * [year[y], year[y + 1]). Faults as above. */
int burden_payers_read(struct result *base, struct result *variant, const size_t *year,
                       size_t n_years, double *values, struct fault *fault);

#endif
