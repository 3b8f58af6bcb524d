/* item_book.c - see item_book.h. */
#include "models/item_book.h"

static const struct column columns[] = {
    COLUMN(item_book, hours), COLUMN(item_book, pushed), COLUMN(item_book, done),
    COLUMN(item_book, paper), COLUMN(item_book, struck),
};

int item_book_init(struct item_book *book, uint32_t items, struct fault *fault)
{
    int status;
    *book = (struct item_book){0};
    status = table_init(&book->table, TABLE_COLUMNS(columns), -1, book, items + 1, fault);
    if (!status)
        book->table.n = items + 1;
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
