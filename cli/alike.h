/* alike.h - whether two tables of effects (effects.csv) say the same.
 *
 * Figures come from floating point, and another library of statistics may give other last digits:
 * a part in 1e9 is no difference. Words, and what is no figure on either side, have to be equal.
 */
#ifndef CLI_ALIKE_H
#define CLI_ALIKE_H

enum alike { ALIKE_SAME, ALIKE_NEARLY, ALIKE_OTHER };

/* Of other ones *line says where first; from 1. */
enum alike alike(const char *a, const char *b, int *line);

#endif
