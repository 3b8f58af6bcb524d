/* memory.c - memory that is refused at the n-th request.
 *
 * For LD_PRELOAD; libraries' requests count, too.
 *
 *   MEMORY_AT      n, from 1
 *   MEMORY_ALWAYS  1: and at every later one
 *   MEMORY_COUNT   a file: how many there were, when the program ends
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <malloc.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t n, size_t size);
void *__libc_realloc(void *memory, size_t size);
void *__libc_memalign(size_t alignment, size_t size);

static long at, count;
static int always, counting; /* from main() on: what the loader asks for is not refused */

static int is_refused(void)
{
    if (!counting)
        return 0;
    const long n = __atomic_add_fetch(&count, 1, __ATOMIC_RELAXED);
    if (!at || n < at || (n > at && !always))
        return 0;
    errno = ENOMEM;
    return 1;
}

void *malloc(size_t size) { return is_refused() ? NULL : __libc_malloc(size); }
void *calloc(size_t n, size_t size) { return is_refused() ? NULL : __libc_calloc(n, size); }
void *realloc(void *memory, size_t size)
{
    return is_refused() ? NULL : __libc_realloc(memory, size);
}
void *memalign(size_t alignment, size_t size)
{
    return is_refused() ? NULL : __libc_memalign(alignment, size);
}
void *aligned_alloc(size_t alignment, size_t size) { return memalign(alignment, size); }
int posix_memalign(void **memory, size_t alignment, size_t size)
{
    void *found = memalign(alignment, size);
    if (!found)
        return ENOMEM;
    *memory = found;
    return 0;
}

__attribute__((constructor)) static void begin(void)
{
    const char *text = getenv("MEMORY_AT");
    at = text ? atol(text) : 0;
    always = getenv("MEMORY_ALWAYS") != NULL;
    counting = 1;
}

__attribute__((destructor)) static void end(void)
{
    const char *path = getenv("MEMORY_COUNT");
    counting = 0;
    const int file = path ? open(path, O_WRONLY | O_CREAT | O_TRUNC, 0666) : -1;
    if (file >= 0) {
        dprintf(file, "%ld\n", count);
        close(file);
    }
}
