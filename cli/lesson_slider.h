/* lesson_slider.h - a slider of a lesson's right community. Of lesson_file.c and lesson_map.c only. */
#ifndef CLI_LESSON_SLIDER_H
#define CLI_LESSON_SLIDER_H

#include "cli/lesson_read.h"

/* `{path, low, high, step}`: of a row of `describe parameters` or a reform's own, within its
 * limits. */
void lesson_read_slider(struct lesson_reading *reading, node n, struct lesson_slider *slider);

/* The value a node says, told where the slider does not reach it; then false. */
bool lesson_slider_value(struct lesson_reading *reading, node n, const struct lesson_slider *slider,
                         double *value);

#endif
