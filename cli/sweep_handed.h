/* sweep_handed.h - a sweep that was handed on: its file, and each arm as a complete scenario.
 *
 * The file may name scenarios, tables and posteriors of another machine. They are not looked for:
 * in their place stand the arms' scenarios as a bundle has them (inventory.h), with all that the
 * file sets, and the factors are set on top. That gives the same scenario at every point, to the
 * hash of its unit (sweep_plan.h).
 */
#ifndef CLI_SWEEP_HANDED_H
#define CLI_SWEEP_HANDED_H

#include "cli/inventory.h"
#include "cli/sweep_plan.h"

struct sweep_handed {
    struct ui silent;
    struct sweep sweep; /* as it was asked for */
    struct sweep file;  /* the same, of the complete scenarios */
    struct sweep_arms arms;
    struct sweep_plan plan;
};

/* `scratch` is a folder in which the scenarios are laid down; `list` may be NULL. Freed in either
 * case. Faults: those of reading a sweep, FAULT_INPUT where the scenarios are not its arms,
 * FAULT_IO, FAULT_MEMORY, FAULT_STOPPED. */
int sweep_handed_init(struct sweep_handed *handed, const struct inventory *inventory,
                      const char *text, size_t n_text, const char *list, size_t n_list,
                      const char *scratch, struct fault *fault);
void sweep_handed_free(struct sweep_handed *handed);

#endif
