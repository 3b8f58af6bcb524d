/* sealed.h - bytes on disk that are whole, ours and unchanged, or are not used.
 *
 * A head that says what the file is and to what it belongs, the bytes, their number, and a hash
 * of all of it (XXH3, 128 bits; against accidents, not against a forger). Written durably
 * (durable.h). All numbers little-endian.
 */
#ifndef SIM_SEALED_H
#define SIM_SEALED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sim/digest.h"
#include "sim/fault.h"

/* What must be found again: the kind of file, what it belongs to, which one of them it is. */
struct seal {
    uint64_t kind, owner[2], number;
};

/* One that is being written; all zero: none. */
struct sealed {
    int file;
    char *path, *temporary;
    struct digest digest;
    uint64_t size; /* of what was added */
    bool light;
};

/* Faults: FAULT_IO, FAULT_MEMORY; then as if never begun. */
int sealed_begin(struct sealed *sealed, const char *path, const struct seal *seal,
                 struct fault *fault);
/* The same for what can be made again: written as `temporary`, on the same file system, and not
 * pushed to the disk. When the power goes it may be absent or damaged, which is found in reading. */
int sealed_begin_light(struct sealed *sealed, const char *path, const char *temporary,
                       const struct seal *seal, struct fault *fault);
int sealed_add(struct sealed *sealed, const void *bytes, size_t n, struct fault *fault);
/* To the disk, and under its name. Frees, also on a fault; then nothing is left of it. */
int sealed_publish(struct sealed *sealed, struct fault *fault);
/* Without a trace. */
void sealed_drop(struct sealed *sealed);

enum sealed_state { SEALED_GOOD, SEALED_ABSENT, SEALED_DAMAGED };

/* What was added, in memory: `bytes` [size] lie in `memory`, to be freed. Nothing unless
 * SEALED_GOOD. */
struct sealed_read {
    enum sealed_state state;
    void *memory;
    unsigned char *bytes;
    size_t size;
};

/* Faults: FAULT_IO where the disk does not give it, FAULT_MEMORY. A file that is another's, cut
 * short or changed is none: SEALED_DAMAGED. */
int sealed_read(struct sealed_read *read, const char *path, const struct seal *seal,
                struct fault *fault);

#endif
