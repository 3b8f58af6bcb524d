/* posterior_check.c - whether a posterior is one of parameters we have; see posterior.h. */
#include "sim/posterior.h"

#include <string.h>

static int unknown_path(const char *path, const char *near, struct fault *fault)
{
    if (near)
        return fault_set(fault, FAULT_INPUT,
                         (struct words){"没有参数 %s；是否指 %s？", "no parameter %s; do you mean %s?"},
                         path, near);
    return fault_set(fault, FAULT_INPUT, (struct words){"没有参数 %s", "no parameter %s"}, path);
}

int posterior_may(const struct parameter *row, struct fault *fault)
{
    if (!(row->flags & (PARAMETER_SIZES | PARAMETER_LEVER)) && row->type != PARAMETER_COUNT &&
        row->type != PARAMETER_CHOICE)
        return 0;
    return fault_set(fault, FAULT_INPUT,
                     (struct words){"%s 由人决定、决定规模或只取整数，不能来自后验",
                                    "%s is decided by somebody, shapes the city or is a whole "
                                    "number: it cannot come from a posterior"},
                     row->name);
}

int posterior_fits(const struct posterior *posterior, size_t j, const struct parameter *row,
                   const char *name, struct fault *fault)
{
    if (posterior_may(row, fault)) {
        fault_place(fault, name, 1, 1);
        return FAULT_INPUT;
    }
    const bool pure = !strcmp(row->unit, "1");
    for (size_t i = 0; i < posterior->n; i++) {
        double value = posterior->value[i * posterior->k + j];
        if (value >= row->limit_low && value <= row->limit_high)
            continue;
        fault_set(fault, FAULT_INPUT,
                  (struct words){"%s：%g 超出范围 %g 到 %g%s%s", "%s: %g is not within %g .. %g%s%s"},
                  row->name, value, row->limit_low, row->limit_high, pure ? "" : " ",
                  pure ? "" : row->unit);
        fault_place(fault, name, (int)i + 2, 1);
        return FAULT_INPUT;
    }
    return 0;
}

int posterior_check(const struct posterior *posterior, const struct parameter_table *table,
                    const char *name, struct fault *fault)
{
    int status = 0;
    for (size_t j = 0; j < posterior->k && !status; j++) {
        const struct parameter *row = parameter_find(table, posterior->path[j]);
        if (row)
            status = posterior_fits(posterior, j, row, name, fault);
        else {
            status = unknown_path(posterior->path[j], parameter_nearest(table, posterior->path[j]),
                                  fault);
            fault_place(fault, name, 1, 1);
        }
    }
    return status;
}
