/* memory.c - memory that is refused at the n-th request.
 *
 * For LD_PRELOAD; libraries' requests count, too.
 *
 *   MEMORY_AT      n, from 1
 *   MEMORY_ALWAYS  1: and at every later one
 *   MEMORY_OURS    1: only those of the program itself are counted
 *   MEMORY_COUNT   a file: how many there were, when the program ends
 *
 * Where the program crashes, or is ended by exit(), in a library: `in LIBRARY` to stderr.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <link.h>
#include <malloc.h>
#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <ucontext.h>
#include <unistd.h>

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t n, size_t size);
void *__libc_realloc(void *memory, size_t size);
void *__libc_memalign(size_t alignment, size_t size);

static long at, count;
static int always, ours, counting; /* from main() on: what the loader asks for is not refused */
static uintptr_t first, end_of; /* where the program's own code lies */

static int is_refused(const void *caller)
{
    if (!counting || (ours && ((uintptr_t)caller < first || (uintptr_t)caller >= end_of)))
        return 0;
    const long n = __atomic_add_fetch(&count, 1, __ATOMIC_RELAXED);
    if (!at || n < at || (n > at && !always))
        return 0;
    errno = ENOMEM;
    return 1;
}

#define REFUSED is_refused(__builtin_return_address(0))

void *malloc(size_t size) { return REFUSED ? NULL : __libc_malloc(size); }
void *calloc(size_t n, size_t size) { return REFUSED ? NULL : __libc_calloc(n, size); }
void *realloc(void *memory, size_t size) { return REFUSED ? NULL : __libc_realloc(memory, size); }
void *memalign(size_t alignment, size_t size)
{
    return REFUSED ? NULL : __libc_memalign(alignment, size);
}
void *aligned_alloc(size_t alignment, size_t size)
{
    return REFUSED ? NULL : __libc_memalign(alignment, size);
}
int posix_memalign(void **memory, size_t alignment, size_t size)
{
    void *found = REFUSED ? NULL : __libc_memalign(alignment, size);
    if (!found)
        return ENOMEM;
    *memory = found;
    return 0;
}

static void say_where(const char *what, void *instruction)
{
    Dl_info found;
    if (dladdr(instruction, &found) && found.dli_fname)
        dprintf(2, "%s in %s\n", what, found.dli_fname);
}

/* Not the handler's business: told, and met again without it. */
static void crashed(int number, siginfo_t *info, void *context)
{
    (void)info;
    const ucontext_t *there = context;
#if defined __x86_64__
    say_where("crashed", (void *)there->uc_mcontext.gregs[REG_RIP]);
#else
    (void)there;
#endif
    signal(number, SIG_DFL);
}

_Noreturn void exit(int status)
{
    if (status == -1)
        say_where("ended", __builtin_return_address(0));
    ((__typeof__(&exit))dlsym(RTLD_NEXT, "exit"))(status);
    abort();
}

/* The program comes first. */
static int find_program(struct dl_phdr_info *info, size_t size, void *nothing)
{
    (void)size, (void)nothing;
    for (int i = 0; i < info->dlpi_phnum; i++)
        if (info->dlpi_phdr[i].p_type == PT_LOAD && (info->dlpi_phdr[i].p_flags & PF_X)) {
            first = info->dlpi_addr + info->dlpi_phdr[i].p_vaddr;
            end_of = first + info->dlpi_phdr[i].p_memsz;
        }
    return 1;
}

__attribute__((constructor)) static void begin(void)
{
    const char *text = getenv("MEMORY_AT");
    at = text ? atol(text) : 0;
    always = getenv("MEMORY_ALWAYS") != NULL;
    ours = getenv("MEMORY_OURS") != NULL;
    dl_iterate_phdr(find_program, NULL);
    struct sigaction action = {.sa_sigaction = crashed, .sa_flags = SA_SIGINFO};
    sigaction(SIGSEGV, &action, NULL);
    sigaction(SIGFPE, &action, NULL);
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
