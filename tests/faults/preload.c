/* preload.c - a disk that fails at the n-th call, or tells all that was asked of it.
 *
 * For LD_PRELOAD. Counted are calls that touch a folder and what lies below it, also by a relative path,
 * for the program is started there; what stdio does within the C library is seen at fopen() and fclose()
 * only. One thread is assumed. A child that reads for the program counts on.
 *
 *   FAULT_BELOW   the folder, an absolute path
 *   FAULT_AT      n: the call that fails, from 1
 *   FAULT_KIND    k killed before it    t half of a write, then killed
 *                 e EIO  n ENOSPC  q EDQUOT  i EINTR  h half of a write or read  b one byte of it
 *   FAULT_ALWAYS  1: and every later call which that can befall
 *   FAULT_LIST    a file: a line for each call, with the kinds that can befall it
 *   FAULT_LOG     a file: all that changes the folder, for power.py
 *   FAULT_DEAF    files, folders: their fsync does nothing, and says it did
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

enum { FILES = 1024, HIGH = 900 };

static struct {
    bool begun, always, deaf_files, deaf_folders;
    const char *below;
    size_t below_length;
    long at, *count; /* shared with children */
    char kind;
    int list, log; /* files; -1: none */
    pid_t program; /* children only read: what they do is not logged */
    bool ours[FILES], folder[FILES], written[FILES]; /* written: by stdio */
    bool halved; /* the disk filled up in the middle of a write */
} disk = {.list = -1, .log = -1};

/* The next library's own. (A cast from void * to a function is what dlsym() is for.) */
#define REAL(name) ((__typeof__(&name))real(#name))
static void *real(const char *name)
{
    void *found = dlsym(RTLD_NEXT, name);
    if (!found)
        abort();
    return found;
}

static int open_aside(const char *variable)
{
    const char *path = getenv(variable);
    if (!path)
        return -1;
    const int low = REAL(open)(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
    const int high = fcntl(low, F_DUPFD_CLOEXEC, HIGH);
    REAL(close)(low);
    return high;
}

static void begin(void)
{
    if (disk.begun)
        return;
    disk.begun = true;
    disk.program = getpid();
    const char *text = getenv("FAULT_DEAF");
    disk.deaf_files = text && !strcmp(text, "files");
    disk.deaf_folders = text && !strcmp(text, "folders");
    disk.below = getenv("FAULT_BELOW");
    disk.below_length = disk.below ? strlen(disk.below) : 0;
    disk.at = (text = getenv("FAULT_AT")) ? atol(text) : 0;
    disk.kind = (text = getenv("FAULT_KIND")) ? *text : 0;
    disk.always = getenv("FAULT_ALWAYS") != NULL;
    disk.count = mmap(NULL, sizeof *disk.count, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (disk.count == MAP_FAILED)
        abort();
    disk.list = open_aside("FAULT_LIST");
    disk.log = open_aside("FAULT_LOG");
}

static bool is_below(const char *path)
{
    begin();
    if (disk.below && *path != '/')
        return true;
    return disk.below && !strncmp(path, disk.below, disk.below_length) &&
           (path[disk.below_length] == '/' || !path[disk.below_length]);
}

static bool is_ours(int file)
{
    begin();
    return file >= 0 && file < FILES && disk.ours[file];
}

/* ---- what fails ---- */

/* What can befall a call: an open for reading is never told that the disk is full, and a rename
 * is not interrupted. */
#define READS   "ei"
#define OPENS   "keinq"
#define READING "keihb"
#define WRITING "kteinqhb"
#define SYNCING "keinq"
#define NAMING  "kenq"
#define TAKING  "ke"
#define CLOSING "keinq"

/* The next call: the kind that befalls it now, 0: none. */
static char next(const char *call, const char *kinds, const char *path)
{
    const long n = ++*disk.count;
    if (disk.list >= 0)
        dprintf(disk.list, "%s %s %s\n", call, kinds, path ? path : "-");
    if (!disk.at || !disk.kind || n < disk.at || (n > disk.at && !disk.always) ||
        !strchr(kinds, disk.kind))
        return 0;
    if (disk.kind == 'k')
        kill(getpid(), SIGKILL);
    return disk.kind;
}

static int refuse(char kind)
{
    errno = kind == 'n' ? ENOSPC : kind == 'q' ? EDQUOT : kind == 'i' ? EINTR : EIO;
    return -1;
}

/* How much of n bytes is transferred. */
static size_t share(char kind, size_t n)
{
    return kind == 'b' && n ? 1 : kind && n > 1 ? n / 2 : n;
}

/* ---- what is told ---- */

static void tell(char what, int file, long long a, long long b, const char *path)
{
    if (disk.log >= 0 && getpid() == disk.program)
        dprintf(disk.log, "%c %d %lld %lld %s\n", what, file, a, b, path ? path : "-");
}

static void tell_write(int file, const void *bytes, ssize_t n, off_t at)
{
    if (disk.log < 0 || n <= 0 || getpid() != disk.program)
        return;
    tell('W', file, at, n, NULL);
    if (REAL(write)(disk.log, bytes, (size_t)n) != n)
        abort();
}

/* ---- the calls ---- */

static int open_it(const char *path, int flags, mode_t mode)
{
    int (*open_real)(const char *, int, ...) = REAL(open);
    if (!is_below(path))
        return open_real(path, flags, mode);
    struct stat found;
    const bool there = stat(path, &found) == 0;
    const char kind = next(flags & O_CREAT ? "create" : "open", flags & O_CREAT ? OPENS : "k" READS,
                           path);
    if (kind)
        return refuse(kind);
    const int file = open_real(path, flags, mode);
    if (file >= 0 && file < FILES) {
        disk.ours[file] = true;
        disk.folder[file] = fstat(file, &found) == 0 && S_ISDIR(found.st_mode);
        tell('O', file, !there, (flags & O_TRUNC) != 0, path);
    }
    return file;
}

#define OPEN(path, flags)                        \
    mode_t mode = 0;                             \
    if ((flags) & (O_CREAT | O_TMPFILE)) {       \
        va_list args;                            \
        va_start(args, flags);                   \
        mode = va_arg(args, mode_t);             \
        va_end(args);                            \
    }                                            \
    return open_it(path, flags, mode)

int open(const char *path, int flags, ...) { OPEN(path, flags); }
int open64(const char *path, int flags, ...) { OPEN(path, flags); }

int creat(const char *path, mode_t mode)
{
    return open_it(path, O_WRONLY | O_CREAT | O_TRUNC, mode);
}

int openat(int folder, const char *path, int flags, ...)
{
    mode_t mode = 0;
    va_list args;
    va_start(args, flags);
    if (flags & O_CREAT)
        mode = va_arg(args, mode_t);
    va_end(args);
    return *path == '/' ? open_it(path, flags, mode) : REAL(openat)(folder, path, flags, mode);
}

static ssize_t write_it(int file, const void *bytes, size_t n, off_t at, bool placed)
{
    const char kind = next("write", WRITING, NULL);
    if (!placed)
        at = lseek(file, 0, SEEK_CUR);
    size_t now = n;
    if (kind == 't' || kind == 'h' || kind == 'b')
        now = share(kind, n);
    else if (kind && kind != 'i' && disk.always && !disk.halved && n > 1) {
        disk.halved = true; /* there was room for this much */
        now = n / 2;
    } else if (kind)
        return refuse(kind);
    const ssize_t written = placed ? REAL(pwrite)(file, bytes, now, at) : REAL(write)(file, bytes, now);
    tell_write(file, bytes, written, at);
    if (kind == 't')
        kill(getpid(), SIGKILL);
    return written;
}

ssize_t write(int file, const void *bytes, size_t n)
{
    return is_ours(file) ? write_it(file, bytes, n, 0, false) : REAL(write)(file, bytes, n);
}

ssize_t pwrite(int file, const void *bytes, size_t n, off_t at)
{
    return is_ours(file) ? write_it(file, bytes, n, at, true) : REAL(pwrite)(file, bytes, n, at);
}

ssize_t pwrite64(int file, const void *bytes, size_t n, off64_t at)
{
    return is_ours(file) ? write_it(file, bytes, n, at, true) : REAL(pwrite64)(file, bytes, n, at);
}

/* A writer may take the first part only. */
ssize_t writev(int file, const struct iovec *parts, int n)
{
    return is_ours(file) && n > 0 ? write_it(file, parts->iov_base, parts->iov_len, 0, false)
                                  : REAL(writev)(file, parts, n);
}

ssize_t read(int file, void *bytes, size_t n)
{
    const char kind = is_ours(file) ? next("read", READING, NULL) : 0;
    if (kind && kind != 'h' && kind != 'b')
        return refuse(kind);
    return REAL(read)(file, bytes, share(kind, n));
}

ssize_t pread(int file, void *bytes, size_t n, off_t at)
{
    const char kind = is_ours(file) ? next("read", READING, NULL) : 0;
    if (kind && kind != 'h' && kind != 'b')
        return refuse(kind);
    return REAL(pread)(file, bytes, share(kind, n), at);
}

ssize_t pread64(int file, void *bytes, size_t n, off64_t at) { return pread(file, bytes, n, at); }

static int sync_it(int file, const char *call, int (*sync)(int))
{
    if (!is_ours(file))
        return sync(file);
    const char kind = next(call, SYNCING, NULL);
    if (kind)
        return refuse(kind);
    if (disk.folder[file] ? disk.deaf_folders : disk.deaf_files) {
        tell('A', file, 0, 0, NULL); /* it was said to be safe, and is not */
        return 0;
    }
    const int status = sync(file);
    if (!status)
        tell('S', file, 0, 0, NULL);
    return status;
}

int fsync(int file) { return sync_it(file, "fsync", REAL(fsync)); }
int fdatasync(int file) { return sync_it(file, "fdatasync", REAL(fdatasync)); }

static int truncate_it(int file, off_t size)
{
    const char kind = is_ours(file) ? next("ftruncate", SYNCING, NULL) : 0;
    if (kind)
        return refuse(kind);
    const int status = REAL(ftruncate)(file, size);
    if (!status && is_ours(file))
        tell('T', file, size, 0, NULL);
    return status;
}

int ftruncate(int file, off_t size) { return truncate_it(file, size); }
int ftruncate64(int file, off64_t size) { return truncate_it(file, size); }

int close(int file)
{
    if (!is_ours(file))
        return REAL(close)(file);
    const char kind = next("close", CLOSING, NULL);
    tell('C', file, 0, 0, NULL);
    disk.ours[file] = false;
    const int status = REAL(close)(file);
    return kind ? refuse(kind) : status;
}

int dup2(int from, int to)
{
    begin();
    if (to >= 0 && to < FILES && from != to) {
        if (disk.ours[to])
            tell('C', to, 0, 0, NULL);
        disk.ours[to] = is_ours(from);
        disk.folder[to] = is_ours(from) && disk.folder[from];
    }
    return REAL(dup2)(from, to);
}

int rename(const char *from, const char *to)
{
    char both[2 * PATH_MAX];
    if (!is_below(to))
        return REAL(rename)(from, to);
    const char kind = next("rename", NAMING, to);
    if (kind)
        return refuse(kind);
    const int status = REAL(rename)(from, to);
    snprintf(both, sizeof both, "%s\t%s", from, to);
    if (!status)
        tell('R', -1, 0, 0, both);
    return status;
}

/* One path, one change. */
static int change(const char *call, char what, const char *path, const char *kinds,
                  int (*act)(const char *))
{
    const bool ours = is_below(path);
    const char kind = ours ? next(call, kinds, path) : 0;
    if (kind)
        return refuse(kind);
    const int status = act(path);
    if (!status && ours)
        tell(what, -1, 0, 0, path);
    return status;
}

int unlink(const char *path) { return change("unlink", 'U', path, TAKING, REAL(unlink)); }
int rmdir(const char *path) { return change("rmdir", 'D', path, TAKING, REAL(rmdir)); }

int remove(const char *path)
{
    struct stat found;
    return !lstat(path, &found) && S_ISDIR(found.st_mode) ? rmdir(path) : unlink(path);
}

int mkdir(const char *path, mode_t mode)
{
    const bool ours = is_below(path);
    const char kind = ours ? next("mkdir", NAMING, path) : 0;
    if (kind)
        return refuse(kind);
    const int status = REAL(mkdir)(path, mode);
    if (!status && ours)
        tell('M', -1, 0, 0, path);
    return status;
}

DIR *opendir(const char *path)
{
    const char kind = is_below(path) ? next("opendir", "ke", path) : 0;
    if (kind) {
        refuse(kind);
        return NULL;
    }
    return REAL(opendir)(path);
}

static FILE *fopen_it(const char *path, const char *way, FILE *(*open_real)(const char *, const char *))
{
    const bool ours = is_below(path);
    const char kind = ours ? next("fopen", *way == 'r' ? "ke" : NAMING, path) : 0;
    if (kind) {
        refuse(kind);
        return NULL;
    }
    FILE *file = open_real(path, way);
    if (ours && file && fileno(file) < FILES) {
        disk.ours[fileno(file)] = true;
        disk.written[fileno(file)] = *way != 'r';
        if (*way != 'r')
            tell('O', fileno(file), 0, *way == 'w', path);
    }
    return file;
}

FILE *fopen(const char *path, const char *way) { return fopen_it(path, way, REAL(fopen)); }
FILE *fopen64(const char *path, const char *way) { return fopen_it(path, way, REAL(fopen64)); }

/* As if stdio had written it at once. */
static void tell_all(FILE *file)
{
    char link[40], bytes[1 << 14];
    ssize_t n;
    if (disk.log < 0 || fflush(file))
        return;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fileno(file));
    const int again = REAL(open)(link, O_RDONLY | O_CLOEXEC);
    for (off_t at = 0; again >= 0 && (n = REAL(pread)(again, bytes, sizeof bytes, at)) > 0; at += n)
        tell_write(fileno(file), bytes, n, at);
    REAL(close)(again);
}

int fclose(FILE *file)
{
    const int number = fileno(file);
    char kind = 0;
    if (is_ours(number)) {
        kind = next("fclose", NAMING, NULL);
        if (disk.written[number]) {
            tell_all(file);
            tell('C', number, 0, 0, NULL);
        }
        disk.ours[number] = false;
    }
    const int status = REAL(fclose)(file);
    return kind ? refuse(kind) : status;
}
