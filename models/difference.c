/* difference.c - see difference.h. */
#include "models/difference.h"

#include <string.h>

#include "models/flat.h"

struct first {
    const struct scenario *sides[2];
    struct difference *difference;
};

/* An order's lines count from the day on which either side gives it, all else from the start. */
static void take_line(void *context, const struct flat_line *base, const struct flat_line *variant)
{
    static const char orders[] = "reforms.";
    const struct first *first = context;
    const char *path = base ? base->path : variant->path;
    if (!strncmp(path, "run.", 4))
        return;
    if (strncmp(path, orders, sizeof orders - 1) != 0) {
        first->difference->from = first->sides[0]->run.start;
        first->difference->orders_only = false;
        return;
    }
    path += sizeof orders - 1;
    for (int s = 0; s < 2; s++)
        for (int i = 0; i < first->sides[s]->n_orders; i++) {
            const struct scenario_order *order = &first->sides[s]->orders[i];
            const size_t n = strlen(order->name);
            if (!strncmp(path, order->name, n) && (path[n] == '.' || !path[n]) &&
                order->begin < first->difference->from)
                first->difference->from = order->begin;
        }
}

int difference_find(struct difference *difference, const struct scenario *base,
                    const struct scenario *variant, struct fault *fault)
{
    const struct first first = {{base, variant}, difference};
    struct flat flat[2] = {{0}, {0}};
    int status = 0;
    *difference = (struct difference){INT32_MAX, true};
    for (int s = 0; s < 2 && !status; s++)
        status = flat_init(&flat[s], first.sides[s], fault);
    if (!status && (!flat_differ(&flat[0], &flat[1], take_line, (void *)&first) ||
                    difference->from == INT32_MAX || difference->from < base->run.start))
        difference->from = base->run.start;
    for (int s = 0; s < 2; s++)
        flat_free(&flat[s]);
    difference->orders_only = difference->orders_only && difference->from > base->run.start;
    if (status || difference->from < date_add_months(base->run.start, base->run.length))
        return status;
    char date[DATE_TEXT];
    return fault_set(fault, FAULT_INPUT,
                     (struct words){"与基线到 %s 才有不同，那时运行已经结束：没有可比的",
                                    "it differs from the baseline from %s on, after the end of the "
                                    "run: nothing to compare"},
                     day_text(difference->from, date));
}
