/* crate.c - see crate.h. */
#include "cli/crate.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/encoding.h"

void crate_free(struct crate *crate)
{
    for (size_t i = 0; i < crate->n; i++) {
        free(crate->member[i].bytes);
        free(crate->member[i].path);
    }
    if (crate->path) /* it is one that is read */
        close(crate->file);
    free(crate->path);
    free(crate->member);
    *crate = (struct crate){0};
}

/* One step of a path: something, and neither here nor up. */
static bool is_step(const char *step, size_t n)
{
    return n && !(n == 1 && step[0] == '.') && !(n == 2 && step[0] == '.' && step[1] == '.');
}

bool crate_may_be_called(const char *name)
{
    struct fault fault = {0};
    const size_t n = strlen(name);
    if (!n || n > CRATE_NAME || strpbrk(name, "\\:\t\r\n") || encoding_mark(name, n) ||
        encoding_check(name, n, "", &fault))
        return false;
    for (const char *step = name;; step++) {
        const size_t length = strcspn(step, "/");
        if (!is_step(step, length))
            return false;
        step += length;
        if (!*step)
            return true;
    }
}

const struct crate_member *crate_find(const struct crate *crate, const char *name)
{
    for (size_t i = 0; i < crate->n; i++)
        if (!strcmp(crate->member[i].name, name))
            return &crate->member[i];
    return NULL;
}

static int add(struct crate *crate, const char *name, struct crate_member **member,
               struct fault *fault)
{
    ALWAYS(crate_may_be_called(name) && !crate_find(crate, name));
    if (crate->n == CRATE_MEMBERS)
        return fault_set(fault, FAULT_INPUT,
                         (struct words){"超过 %d 个文件，装不下", "more than %d files: no room"},
                         (int)CRATE_MEMBERS);
    if (crate->n == crate->room) {
        const size_t room = crate->room ? 2 * crate->room : 16;
        struct crate_member *more = realloc(crate->member, room * sizeof *more);
        if (!more)
            return fault_memory(fault, room * sizeof *more);
        crate->member = more;
        crate->room = room;
    }
    *member = &crate->member[crate->n++];
    **member = (struct crate_member){0};
    strcpy((*member)->name, name);
    return 0;
}

static int copy(const void *bytes, size_t n, char **to, struct fault *fault)
{
    if (!(*to = malloc(n + 1)))
        return fault_memory(fault, n + 1);
    memcpy(*to, bytes, n);
    (*to)[n] = '\0';
    return 0;
}

int crate_add(struct crate *crate, const char *name, const void *bytes, size_t n,
              struct fault *fault)
{
    struct crate_member *member;
    int status = add(crate, name, &member, fault);
    if (status)
        return status;
    if (n >= UINT32_MAX)
        return fault_set(fault, FAULT_INPUT,
                         (struct words){"%s 有 4 GB 以上", "%s has 4 GB or more"}, name);
    member->size = (uint32_t)n;
    return copy(bytes, n, &member->bytes, fault);
}

int crate_add_file(struct crate *crate, const char *name, const char *path, struct fault *fault)
{
    struct crate_member *member;
    int status = add(crate, name, &member, fault);
    return status ? status : copy(path, strlen(path), &member->path, fault);
}
