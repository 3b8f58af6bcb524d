/* inventory.h - what a bundle holds: which runs, with which digests, and what was asked of them.
 *
 * It stands in the bundle as bundle.yaml. The scenarios are complete (models/resolved.c): each
 * runs again as it stands, by itself. Runs of a comparison are its sides in their order, the
 * baseline first; one with numbers drawn stands behind its own side. Of a sweep they are its arms
 * where no factor is set, which nobody has run so: they have no digests, its units do
 * (sweep_units.h).
 */
#ifndef CLI_INVENTORY_H
#define CLI_INVENTORY_H

#include "cli/comparison.h"
#include "cli/crate.h"

enum { INVENTORY_RUNS = N_BATCHES * SIDES_MOST, INVENTORY_VERSION = TREE_SHOWN };

#define INVENTORY_MEMBER "bundle.yaml"
#define INVENTORY_FORMAT "1"

enum inventory_kind { INVENTORY_RUN, INVENTORY_COMPARISON, INVENTORY_SWEEP, N_INVENTORY_KINDS };

struct inventory_sweep {
    uint64_t points, replicates;
    uint64_t units, aside;    /* how many there are, and of them were set aside */
    char digest[DIGEST_TEXT]; /* of all runs, as `shequ merge` prints it */
};

struct inventory_run {
    char name[CONTENDER_NAME]; /* fit for a file; of a side the same in both batches */
    enum batch batch;
    struct scenario scenario; /* what stands in the member, built */
    char digest[DIGEST_TEXT], state_digest[DIGEST_TEXT]; /* empty: of a sweep */
};

struct inventory { /* all zero: empty */
    enum inventory_kind kind;
    char version[INVENTORY_VERSION]; /* of the program that made it */
    struct inventory_run *run;       /* [n] */
    int n;
    struct inventory_sweep sweep;
    /* Of a sweep question.outcomes alone. Of a comparison: question.primary and .outcomes lie in
     * `texts`. */
    struct question question;
    bool sequential; /* looked at again and again (-n auto): other intervals */
    struct tree texts;
};

void inventory_free(struct inventory *inventory);

/* The member that holds a run's scenario: scenarios/NAME.yaml, scenarios/NAME.drawn.yaml. */
const char *inventory_member(const struct inventory_run *run, char member[CRATE_NAME + 1]);

/* The member that holds its result, where results go with a bundle: results/NAME.h5, ... */
const char *inventory_result(const struct inventory_run *run, char member[CRATE_NAME + 1]);

/* Room for one more run, all zero but for its name and batch; its scenario is read from a text.
 * `ui` is for warnings. Faults: those of scenarios, FAULT_MEMORY; FAULT_INPUT of one run too many,
 * or of two that have one name. */
int inventory_add(struct inventory *inventory, const char *name, enum batch batch,
                  const char *text, size_t n, struct fault *fault);

/* bundle.yaml as text, to be freed; NULL: out of memory. */
char *inventory_text(const struct inventory *inventory);

/* What stands in a crate. Another version's bundle has its version filled and nothing else: it
 * is for that version to read. Faults: FAULT_INPUT, FAULT_IO, FAULT_MEMORY. */
int inventory_read(struct inventory *inventory, const struct crate *crate, struct fault *fault);

#endif
