/* platform.c - see platform.h. */
#include "models/agents/platform.h"

#include "models/purposes.h"
#include "sim/maths.h"
#include "sim/sample.h"

static const struct column columns[] = {
    COLUMN(platforms, grown),     COLUMN(platforms, forced), COLUMN(platforms, hazard),
    COLUMN(platforms, threshold), COLUMN(platforms, leaks),
};

static int64_t leak_threshold(const struct chance *chance, uint64_t place, uint32_t nth)
{
    struct draw draw = draw_at(chance, PURPOSE_LEAK, place, nth);
    return maths_round(1e12 * sample_exponential(&draw));
}

int platforms_init(struct platforms *platforms, const struct chance *chance, uint64_t place,
                   struct fault *fault)
{
    *platforms = (struct platforms){0};
    int status =
        table_init(&platforms->table, TABLE_COLUMNS(columns), -1, platforms, 1, fault);
    if (status)
        return status;
    platforms->table.n = 1;
    platforms->threshold[0] = leak_threshold(chance, place, 0);
    return 0;
}

void platforms_free(struct platforms *platforms) { table_free(&platforms->table); }

bool platforms_expose(struct platforms *platforms, double leaks, const struct chance *chance,
                      uint64_t place)
{
    platforms->hazard[0] += maths_round(1e12 * leaks);
    if (platforms->hazard[0] < platforms->threshold[0])
        return false;
    platforms->hazard[0] -= platforms->threshold[0];
    platforms->threshold[0] = leak_threshold(chance, place, ++platforms->leaks[0]);
    return true;
}
