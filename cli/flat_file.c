/* flat_file.c - see flat_file.h. */
#include "cli/flat_file.h"

#include <stdbool.h>
#include <stdio.h>

#include "cli/unwritten.h"

int flat_write(const struct flat *flat, const char *path, struct fault *fault)
{
    FILE *file = fopen(path, "w");
    bool bad = !file;
    for (size_t i = 0; i < flat->n && !bad; i++)
        bad = fprintf(file, "%s = %s\n", flat->line[i].path, flat->line[i].value) < 0;
    if (file && fclose(file))
        bad = true;
    return bad ? unwritten(path, fault) : 0;
}
