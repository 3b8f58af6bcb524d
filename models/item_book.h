/* item_book.h - what became of each item of the city's list in one place, since the run began.
 *
 * Cumulative integers, as in tally.h. Row 0 is all that belongs to no item of the list:
 * ideas beyond it, or everything where there is none. Hours are posted when the ledger of
 * work is, so that the rows of `hours` add up to its accounts of departments' tasks.
 */
#ifndef MODELS_ITEM_BOOK_H
#define MODELS_ITEM_BOOK_H

#include "sim/record.h"
#include "sim/table.h"

enum item_line { ITEM_HOURS, ITEM_PUSHED, ITEM_DONE, ITEM_PAPER, ITEM_STRUCK, N_ITEM_LINES };

struct item_book {
    struct table table; /* one row per item, and one before them */
    int64_t *hours;     /* microseconds */
    int64_t *pushed, *done, *paper; /* tasks passed down; closed in truth, and on paper */
    int64_t *struck;    /* tasks that did not come, for the item was struck off */
};

int item_book_init(struct item_book *book, uint32_t items, struct fault *fault);
void item_book_free(struct item_book *book);

extern const struct record_line item_book_lines[N_ITEM_LINES];
#define ITEM_OTHER "other" /* what row 0 is called; no item of a list may be */

const int64_t *item_book_line(const struct item_book *book, enum item_line line);
int64_t item_book_sum(const struct item_book *book, enum item_line line); /* over all rows */

#endif
