/* crate.h - an archive in which no byte can change unnoticed, and the manifest inside it.
 *
 * A zip that anything opens (PKWARE's APPNOTE 6.3.3, 4.3.7 to 4.3.16): members stored as they
 * are, in order of their names, all of 1980-01-01, no gaps; manifest.txt among them with one
 * line of `sha256sum` for each other member; and at the end a comment with the hash of the
 * manifest. So equal members make equal bytes, on every machine and with every library, and who
 * reads can write every byte that is no content anew and compare. Nothing is packed: what a
 * member takes is its size, and no archive is larger inside than outside.
 *
 * Archives are other people's input. Refused, with the name of the member: more than
 * CRATE_MEMBERS of them, 4 GB and more, links, folders, any other way to write a zip; names
 * that are absolute, go up (`..`), hold `\`, `:` or control characters, are longer than CRATE_NAME
 * bytes, stand twice or out of order. Memory for one text at a time, at most CRATE_TEXT.
 */
#ifndef CLI_CRATE_H
#define CLI_CRATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "cli/sha256.h"
#include "sim/fault.h"

enum { CRATE_NAME = 200, CRATE_MEMBERS = 4096, CRATE_TEXT = 1 << 26 };

#define CRATE_MANIFEST "manifest.txt"

struct crate_member {
    char name[CRATE_NAME + 1];
    uint32_t size, checksum; /* CRC-32 */
    char sha[SHA256_TEXT];   /* once it was written or checked */
    char *bytes, *path;      /* to be written: in memory, or a file; owned */
    uint64_t at;             /* of a crate that is read: where its content begins */
};

struct crate { /* all zero: empty, to be filled */
    struct crate_member *member; /* [n] */
    size_t n, room;
    char seal[SHA256_TEXT]; /* of the manifest */
    int file;               /* of a crate that is read */
    char *path;
};

void crate_free(struct crate *crate);

/* May a member be called so? */
bool crate_may_be_called(const char *name);
/* The member of that name, or NULL. */
const struct crate_member *crate_find(const struct crate *crate, const char *name);

/* A new member with a copy of these bytes; or with what stands in a file when the crate is
 * written. Its name is one that may be, and new. Faults: FAULT_MEMORY; FAULT_INPUT where there
 * is no room. */
int crate_add(struct crate *crate, const char *name, const void *bytes, size_t n,
              struct fault *fault);
int crate_add_file(struct crate *crate, const char *name, const char *path, struct fault *fault);

/* Whole, under its name, or not at all (sim/durable.h). Adds the manifest, fills the seal.
 * FAULT_IO, FAULT_MEMORY; FAULT_INPUT of 4 GB and more. */
int crate_write(struct crate *crate, const char *path, struct fault *fault);

/* Open an archive and check all that is not content. FAULT_INPUT, FAULT_IO, FAULT_MEMORY; then
 * there is nothing to free. */
int crate_open(struct crate *crate, const char *path, struct fault *fault);

enum crate_finding { CRATE_CHANGED, CRATE_MISSING, CRATE_BESIDES };

/* Hash every member and hold it against the manifest; `told` once for each that is not as it says.
 * Returns how many those are, or a fault: FAULT_INPUT, where the manifest is none. A changed
 * manifest is told alone: it cannot say anything of the others. */
int crate_check(struct crate *crate,
                void (*told)(void *context, enum crate_finding finding, const char *name),
                void *context, struct fault *fault);

/* The content of a member, with a 0 behind it, to be freed. FAULT_INPUT where there is none of that
 * name, or it is longer than CRATE_TEXT. */
int crate_text(const struct crate *crate, const char *name, char **text, size_t *n,
               struct fault *fault);

/* The content of a member as a file of its own, which is new. FAULT_IO too. */
int crate_extract(const struct crate *crate, const char *name, const char *path,
                  struct fault *fault);

#endif
