/* audit.h - `shequ check SCENARIO --pairing`: is the pairing of arms intact?
 *
 * On a reduced copy of the scenario (one street office and those that are named, two
 * replicates, until some months after the first reform):
 *   null reform   every reform at zero intensity gives the digest of none at all
 *   before        until the first reform begins, all records and traces are the baseline's
 *   one more      one need more in one community moves nobody in another before something
 *                 is written from the one to the other
 *   threads       one thread and three give one digest
 *   observer      looking every day, or at every event, leaves the state that looking every
 *                 month leaves
 * Where one of the first three fails, the event at which the runs part is named, its decision and
 * both values.
 */
#ifndef CLI_AUDIT_H
#define CLI_AUDIT_H

#include "cli/ui.h"

/* Prints a line each. Returns EXIT_OK, EXIT_NO when one fails, or a fault's status. */
int audit_pairing(const struct scenario *scenario, const struct ui *ui);

#endif
