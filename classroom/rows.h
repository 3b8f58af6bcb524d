/* rows.h - what the rows of parameters, reforms and metrics say, for forms and axes. */
#ifndef CLASSROOM_ROWS_H
#define CLASSROOM_ROWS_H

#include <stdbool.h>

#include "models/json.h"

/* Of a parameter (`work.departments`) or of a reform's (`reforms.separation.dual_posts`; also its
 * intensity and fidelity). False, and nothing is written, where there is none. */
bool rows_parameter(struct json *json, const char *path);

/* False where there is none of that name. */
bool rows_metric(struct json *json, const char *name);

#endif
