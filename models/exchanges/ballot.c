/* ballot.c - see ballot.h. */
#include "models/exchanges/ballot.h"

static const struct column columns[] = {
    COLUMN(ballots, identity), COLUMN(ballots, electorate), COLUMN(ballots, yes),
    COLUMN(ballots, no),       COLUMN(ballots, silent),     COLUMN(ballots, proxies),
};
static const struct column book_columns[] = {COLUMN(ballots, balance), COLUMN(ballots, flow)};

enum { ROWS = (int)N_BALLOT_CAUSES > (int)N_BALLOT_ACCOUNTS ? (int)N_BALLOT_CAUSES
                                                           : (int)N_BALLOT_ACCOUNTS };

static const struct {
    enum ballot_account from, to;
} ways[N_BALLOT_CAUSES] = {
    [VOTES_CALLED] = {BALLOTS_OUTSIDE, BALLOTS_SILENT},
    [VOTES_YES] = {BALLOTS_SILENT, BALLOTS_YES},
    [VOTES_NO] = {BALLOTS_SILENT, BALLOTS_NO},
    [VOTES_SILENT_OUT] = {BALLOTS_SILENT, BALLOTS_OUTSIDE},
    [VOTES_YES_OUT] = {BALLOTS_YES, BALLOTS_OUTSIDE},
    [VOTES_NO_OUT] = {BALLOTS_NO, BALLOTS_OUTSIDE},
};

int ballots_init(struct ballots *ballots, struct fault *fault)
{
    int status;
    if ((status = table_init(&ballots->table, TABLE_COLUMNS(columns), -1, ballots,
                             N_BALLOT_KINDS, fault)) ||
        (status = table_init(&ballots->books, TABLE_COLUMNS(book_columns), -1, ballots, ROWS,
                             fault)))
        return status;
    ballots->table.n = N_BALLOT_KINDS;
    ballots->books.n = ROWS;
    ballots->ledger = (struct ledger){.n_accounts = N_BALLOT_ACCOUNTS,
                                      .n_causes = N_BALLOT_CAUSES,
                                      .balance = ballots->balance, .flow = ballots->flow};
    return 0;
}

void ballots_free(struct ballots *ballots)
{
    table_free(&ballots->table);
    table_free(&ballots->books);
}

static void post(struct ballots *ballots, enum ballot_cause cause, uint32_t votes)
{
    ledger_post(&ballots->ledger, (int)ways[cause].from, (int)ways[cause].to, (int)cause, votes);
}

void ballot_call(struct ballots *ballots, enum ballot_kind kind, uint64_t identity,
                 uint32_t electorate)
{
    ALWAYS(identity != 0);
    post(ballots, VOTES_SILENT_OUT, ballots->silent[kind]);
    post(ballots, VOTES_YES_OUT, ballots->yes[kind]);
    post(ballots, VOTES_NO_OUT, ballots->no[kind]);
    post(ballots, VOTES_CALLED, electorate);
    ballots->identity[kind] = identity;
    ballots->electorate[kind] = ballots->silent[kind] = electorate;
    ballots->yes[kind] = ballots->no[kind] = ballots->proxies[kind] = 0;
}

void ballot_cast(struct ballots *ballots, enum ballot_kind kind, uint32_t yes, uint32_t no,
                 uint32_t proxies)
{
    ALWAYS((uint64_t)yes + no <= ballots->silent[kind] && proxies <= (uint64_t)yes + no);
    post(ballots, VOTES_YES, yes);
    post(ballots, VOTES_NO, no);
    ballots->yes[kind] += yes;
    ballots->no[kind] += no;
    ballots->silent[kind] -= yes + no;
    ballots->proxies[kind] += proxies;
}

bool ballot_reaches(const struct ballots *ballots, enum ballot_kind kind, int64_t share)
{
    return ballots->electorate[kind] > 0 &&
           (int64_t)ballots->yes[kind] * MILLION >= share * (int64_t)ballots->electorate[kind];
}

bool ballot_carried(const struct ballots *ballots, enum ballot_kind kind, int64_t quorum)
{
    int64_t voted = (int64_t)ballots->yes[kind] + ballots->no[kind];
    return ballots->yes[kind] > ballots->no[kind] &&
           voted * MILLION >= quorum * (int64_t)ballots->electorate[kind];
}

int64_t ballots_residual(const struct ballots *ballots)
{
    int64_t silent = 0, yes = 0, no = 0, residual;
    residual = ledger_apart(ledger_sum(&ballots->ledger), 0);
    for (uint32_t k = 0; k < ballots->table.n; k++) {
        silent += ballots->silent[k];
        yes += ballots->yes[k];
        no += ballots->no[k];
        residual += ledger_apart(ballots->electorate[k], (int64_t)ballots->silent[k] +
                                                             ballots->yes[k] + ballots->no[k]);
    }
    residual += ledger_apart(silent, ballots->balance[BALLOTS_SILENT]) +
                ledger_apart(yes, ballots->balance[BALLOTS_YES]) +
                ledger_apart(no, ballots->balance[BALLOTS_NO]);
    for (int a = 0; a < N_BALLOT_ACCOUNTS; a++) {
        int64_t stands = 0;
        for (int c = 0; c < N_BALLOT_CAUSES; c++)
            stands += ((int)ways[c].to == a ? ballots->flow[c] : 0) -
                      ((int)ways[c].from == a ? ballots->flow[c] : 0);
        residual += ledger_apart(stands, ballots->balance[a]);
    }
    return residual;
}
