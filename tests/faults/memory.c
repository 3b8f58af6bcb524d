/* memory.c - memory that is refused at the n-th request.
 *
 * For LD_PRELOAD; libraries' requests count, too. In a program with AddressSanitizer what is not
 * refused is the sanitizer's to give, so that it knows of it (verify_asan_link_order=0).
 *
 *   MEMORY_AT      n, from 1
 *   MEMORY_ALWAYS  1: and at every later one
 *   MEMORY_OURS    1: only those of the program itself are counted
 *   MEMORY_COUNT   a file: how many there were, when the program ends
 *   MEMORY_WAYS    a file: the number of each that came by a way of its own, that is from callers that
 *                  no other had before; in every process that the program begins
 *
 * Where the program crashes, or is ended by exit(), in a library: `in LIBRARY` to stderr.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <execinfo.h>
#include <fcntl.h>
#include <link.h>
#include <malloc.h>
#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t n, size_t size);
void *__libc_realloc(void *memory, size_t size);
void *__libc_memalign(size_t alignment, size_t size);

static long at, count;
static int always, ours, counting; /* from main() on: what the loader asks for is not refused */
static uintptr_t first, end_of; /* where the program's own code lies */

enum { WAYS = 1 << 16, CALLERS = 16 };

static int ways = -1;

static void note_way(long n)
{
    static uint64_t met[WAYS];
    static int within; /* backtrace() may ask for memory */
    void *callers[CALLERS];
    uint64_t way = 1;
    if (within++) {
        within--;
        return;
    }
    const int known = backtrace(callers, CALLERS);
    for (int i = 0; i < known; i++)
        way = (way ^ (uintptr_t)callers[i]) * UINT64_C(0x9e3779b97f4a7c15);
    uint64_t at_hash = way >> 48;
    while (met[at_hash % WAYS] && met[at_hash % WAYS] != way)
        at_hash++;
    if (!met[at_hash % WAYS])
        dprintf(ways, "%ld\n", n);
    met[at_hash % WAYS] = way;
    within--;
}

static int is_refused(const void *caller)
{
    if (!counting || (ours && ((uintptr_t)caller < first || (uintptr_t)caller >= end_of)))
        return 0;
    const long n = __atomic_add_fetch(&count, 1, __ATOMIC_RELAXED);
    if (ways >= 0)
        note_way(n);
    if (!at || n < at || (n > at && !always))
        return 0;
    errno = ENOMEM;
    return 1;
}

#define REFUSED is_refused(__builtin_return_address(0))

/* There where the sanitizer is; what it gives, it alone can take back. */
void __asan_init(void) __attribute__((weak));
void __lsan_disable(void) __attribute__((weak));
void __lsan_enable(void) __attribute__((weak));

#define NEXT(name, of_libc) \
    (__asan_init ? (__typeof__(&name))dlsym(RTLD_NEXT, #name) : of_libc)

void *malloc(size_t size) { return REFUSED ? NULL : NEXT(malloc, __libc_malloc)(size); }
void *calloc(size_t n, size_t size) { return REFUSED ? NULL : NEXT(calloc, __libc_calloc)(n, size); }
void *realloc(void *memory, size_t size)
{
    return REFUSED ? NULL : NEXT(realloc, __libc_realloc)(memory, size);
}
void *memalign(size_t alignment, size_t size)
{
    return REFUSED ? NULL : NEXT(memalign, __libc_memalign)(alignment, size);
}
void *aligned_alloc(size_t alignment, size_t size)
{
    return REFUSED ? NULL : NEXT(memalign, __libc_memalign)(alignment, size);
}
int posix_memalign(void **memory, size_t alignment, size_t size)
{
    void *found = REFUSED ? NULL : NEXT(memalign, __libc_memalign)(alignment, size);
    if (!found)
        return ENOMEM;
    *memory = found;
    return 0;
}

static void say_where(const char *what, const char *where)
{
    dprintf(2, "%s in %s\n", what, where);
}

/* In whose code: the first that is neither ours nor the C library's, which did as it was told, nor a
 * sanitizer's in its place. It is met again without the handler. */
static void crashed(int number)
{
    void *stack[40];
    Dl_info here, found;
    const int n = backtrace(stack, 40);
    dladdr((void *)&first, &here);
    for (int i = 0; i < n; i++)
        if (dladdr(stack[i], &found) && found.dli_fname && found.dli_fbase != here.dli_fbase &&
            !strstr(found.dli_fname, "/libc.so") && !strstr(found.dli_fname, "san.so")) {
            say_where("crashed", found.dli_fname);
            break;
        }
    signal(number, SIG_DFL);
}

_Noreturn void exit(int status)
{
    Dl_info found;
    if (status == -1 && dladdr(__builtin_return_address(0), &found) && found.dli_fname)
        say_where("ended", found.dli_fname);
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
    void *stack[1];
    if (__lsan_disable)
        __lsan_disable();
    backtrace(stack, 1); /* what it loads, it loads now, and keeps */
    if (__lsan_enable)
        __lsan_enable();
    const char *path = getenv("MEMORY_WAYS");
    ways = path ? open(path, O_WRONLY | O_CREAT | O_APPEND, 0666) : -1;
    signal(SIGSEGV, crashed);
    signal(SIGFPE, crashed);
    signal(SIGABRT, crashed);
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
