/* point_answer.h - what came of a point, as one line of JSON.
 *
 *     {"id": 7, "replicates": 4, "digest": "5e0f...",
 *      "base.service_failure.separation": 0.12, "variant.service_failure.separation": 0.10,
 *      "effect.service_failure.separation": -0.02, "low.service_failure.separation": -0.03,
 *      "high.service_failure.separation": -0.01, ...}
 *
 * Flat, so that one answer is one row of a table, under OUTCOME.VARIANT as the sweep file and the
 * arms have them. Five numbers each, as paired.h has them, in the metric's unit: low and high are
 * the 95 % interval of chance alone. Of a sweep without variants there are mean, low and high under
 * OUTCOME.SCENARIO. null: not measured, or no interval (one replicate). The digest is of all
 * records of all arms: the same question has the same answer, byte for byte, whatever was asked
 * before.
 *
 * A point without an answer has {"id": 7, "line": 3, "error": {"zh": ..., "en": ...}}.
 */
#ifndef CLI_POINT_ANSWER_H
#define CLI_POINT_ANSWER_H

#include "analysis/paired.h"
#include "cli/point.h"
#include "models/text.h"

/* All replicates have run, or point->fault says why not. `answer` is behind what stood in it; half of it
 * on a fault. `plan` is kept from call to call. Faults: FAULT_MEMORY. */
int point_answer(const struct point *point, struct text *answer, struct resample_plan *plan,
                 struct fault *fault);

#endif
