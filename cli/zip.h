/* zip.h - a zip archive of our own making, read back. */
#ifndef CLI_ZIP_H
#define CLI_ZIP_H

#include <stdbool.h>
#include <stddef.h>

/* The next `n` bytes of the member `name`; n is 0 at its end. */
typedef void zip_part(void *context, const char *name, const char *bytes, size_t n);

/* Tells `part` all members, one after another. False when the archive cannot be read to its
 * end, or a member has another size or checksum than it should. No archive of other programs:
 * without comments, below 4 GB, deflated. */
bool zip_read(const char *path, zip_part *part, void *context);

#endif
