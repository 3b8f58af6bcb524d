/* item_book.c - see item_book.h. */
#include "models/item_book.h"

static const struct column columns[] = {
    COLUMN(item_book, hours), COLUMN(item_book, pushed), COLUMN(item_book, done),
    COLUMN(item_book, paper), COLUMN(item_book, struck),
};

const struct record_line item_book_lines[N_ITEM_LINES] = {
    [ITEM_HOURS] = {.ledger = "work", .name = "hours", .unit = "h", .scale = 1.0 / 3.6e9,
                    .label = {"所用工时", "hours worked on it"}},
    [ITEM_PUSHED] = {.ledger = "work", .name = "tasks_pushed", .unit = "1", .scale = 1,
                     .label = {"下派件数", "tasks passed down"}},
    [ITEM_DONE] = {.ledger = "work", .name = "tasks_done", .unit = "1", .scale = 1,
                   .label = {"真做件数", "tasks done in truth"}},
    [ITEM_PAPER] = {.ledger = "work", .name = "tasks_paper", .unit = "1", .scale = 1,
                    .label = {"纸面完成件数", "tasks done on paper"}},
    [ITEM_STRUCK] = {.ledger = "work", .name = "tasks_struck", .unit = "1", .scale = 1,
                     .label = {"因取消未下派件数", "tasks that did not come, the item being struck off"}},
};

int item_book_init(struct item_book *book, uint32_t items, struct fault *fault)
{
    int status;
    *book = (struct item_book){0};
    status = table_init(&book->table, TABLE_COLUMNS(columns), -1, book, items + 1, fault);
    book->table.n = status ? 0 : items + 1;
    book->table.silent = !items; /* it says nothing that the ledgers do not */
    return status;
}

void item_book_free(struct item_book *book) { table_free(&book->table); }

const int64_t *item_book_line(const struct item_book *book, enum item_line line)
{
    const int64_t *const lines[N_ITEM_LINES] = {book->hours, book->pushed, book->done, book->paper,
                                                book->struck};
    return lines[line];
}

int64_t item_book_sum(const struct item_book *book, enum item_line line)
{
    const int64_t *at = item_book_line(book, line);
    int64_t sum = 0;
    for (uint32_t i = 0; i < book->table.n; i++)
        sum += at[i];
    return sum;
}
