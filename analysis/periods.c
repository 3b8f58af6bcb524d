/* periods.c - see periods.h. */
#include "analysis/periods.h"

#include <stdlib.h>
#include <string.h>

#include "sim/clock.h"

static int unreadable(struct result *result, struct fault *fault)
{
    return fault_set(fault, FAULT_INPUT,
                     (struct words){"%s：时间轴没有可读的单位", "%s: the time axis has no "
                                                               "readable unit"},
                     result_path(result));
}

/* "days since YYYY-MM-DD" of the time axis, as days since 1970. */
static int time_origin(struct result *result, double *origin, struct fault *fault)
{
    static const char since[] = "days since ";
    char *units = NULL;
    struct date date;
    int status = result_text(result, "/time", "units", &units, fault);
    if (status)
        return status;
    if (!units || strncmp(units, since, sizeof since - 1) ||
        !date_read(units + sizeof since - 1, &date) || !date_exists(date))
        status = unreadable(result, fault);
    else
        *origin = day_of_date(date);
    free(units);
    return status;
}

int periods_of(struct result *result, double **starts, size_t *n, struct fault *fault)
{
    struct result_array time = {0};
    double origin = 0;
    int status;
    *starts = NULL;
    *n = 0;
    if ((status = time_origin(result, &origin, fault)) ||
        (status = result_array(result, "/time", &time, fault)))
        return status;
    if (time.about.rank != 1 || time.texts)
        status = unreadable(result, fault);
    else if (!(*starts = calloc(time.about.cells + 1, sizeof **starts)))
        status = fault_memory(fault, time.about.cells * sizeof **starts);
    for (size_t t = 0; !status && t < time.about.cells; t++)
        (*starts)[t] = origin + (time.reals ? time.reals[t] : (double)time.integers[t]);
    *n = time.about.cells;
    result_array_free(&time);
    return status;
}
