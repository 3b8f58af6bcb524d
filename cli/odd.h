/* odd.h - the configuration of a bundle's runs as tables, for the appendix of a paper.
 *
 * What the ODD protocol, second update (Grimm et al. 2020, JASSS 23(2) 7), asks to be told of a
 * run that is not in the description of the model (docs/odd.md): every parameter with unit,
 * value, default, plausible range, grade and source, what variants set otherwise, the reforms
 * ordered, the outcomes asked for, seeds and digests.
 */
#ifndef CLI_ODD_H
#define CLI_ODD_H

#include "cli/inventory.h"
#include "cli/paper.h"

/* Into *text, to be freed. LaTeX is in English. Faults: FAULT_MEMORY. */
int odd_write(const struct inventory *inventory, enum paper_form form, enum lang lang,
              char **text, struct fault *fault);

#endif
