/* keep_folder.c - see keep_folder.h. */
#include "cli/keep_folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/utsname.h>
#include <unistd.h>

#include "sim/digest.h"
#include "sim/durable.h"
#include "sim/store.h"

enum { IDENTITY = 1024, WHO = 300 };
static const char ending[] = ".part";

static void path_in(const struct keep *keep, const char *name, char path[KEEP_PATH])
{
    snprintf(path, KEEP_PATH, "%s/%s", keep->folder, name);
}

bool keep_exists(const char *path)
{
    char folder[KEEP_PATH];
    struct stat found;
    snprintf(folder, sizeof folder, "%s%s", path, ending);
    return stat(folder, &found) == 0 && S_ISDIR(found.st_mode);
}

/* ---- one writer ---- */

static int refuse_writer(struct keep *keep, const char *path, struct fault *fault)
{
    char who[WHO] = "";
    const long n = durable_read(keep->lock, who, sizeof who - 1);
    who[n > 0 ? n : 0] = '\0';
    fault_set(fault, FAULT_IO,
              (struct words){"另一个进程正在写这里（%s）", "another process writes here (%s)"}, who);
    fault_place(fault, path, 0, 0);
    return FAULT_IO;
}

static int say_who(struct keep *keep, const char *path, struct fault *fault)
{
    struct utsname host = {0};
    char who[WHO];
    uname(&host);
    const int n = snprintf(who, sizeof who, "%.200s, pid %ld", host.nodename, (long)getpid());
    int emptied;
    do
        emptied = ftruncate(keep->lock, 0);
    while (emptied && errno == EINTR);
    if (emptied || durable_write(keep->lock, who, (size_t)n))
        return durable_fault(fault, path, errno);
    return 0;
}

/* Hold the lock: the system lets go of it with the process, however that ends. *again: the
 * folder went away meanwhile, with its last owner. */
static int take_lock(struct keep *keep, bool *again, struct fault *fault)
{
    char path[KEEP_PATH];
    struct stat held, named;
    path_in(keep, "lock", path);
    *again = false;
    keep->lock = durable_open(path, O_RDWR | O_CREAT);
    if (keep->lock < 0) {
        *again = errno == ENOENT;
        return *again ? 0 : durable_fault(fault, path, errno);
    }
    int held_by_us;
    do
        held_by_us = flock(keep->lock, LOCK_EX | LOCK_NB);
    while (held_by_us && errno == EINTR);
    if (held_by_us)
        return errno == EWOULDBLOCK ? refuse_writer(keep, path, fault)
                                    : durable_fault(fault, path, errno);
    if (fstat(keep->lock, &held) || stat(path, &named) || held.st_ino != named.st_ino ||
        held.st_dev != named.st_dev) {
        close(keep->lock);
        keep->lock = -1;
        *again = true;
        return 0;
    }
    return say_who(keep, path, fault);
}

static int make_and_lock(struct keep *keep, struct fault *fault)
{
    enum { TRIES = 100 }; /* each time, another owner has just ended */
    bool again = true;
    for (int i = 0; i < TRIES && again; i++) {
        if (mkdir(keep->folder, 0777) && errno != EEXIST)
            return durable_fault(fault, keep->folder, errno);
        int status = take_lock(keep, &again, fault);
        if (status)
            return status;
    }
    /* Else all that is pushed into it could be lost with its name. */
    return again ? durable_fault(fault, keep->folder, EAGAIN) : durable_folder(keep->folder, fault);
}

void keep_folder_close(struct keep *keep)
{
    if (keep->folder && keep->lock >= 0)
        close(keep->lock);
    free(keep->folder);
}

/* ---- whose it is ---- */

/* What must be the same, a line each. */
static void write_identity(const struct scenario *scenario, char text[IDENTITY])
{
    snprintf(text, IDENTITY, "version: %s\nformat: %s\nstate: %d\nseed: %" PRIu64 "\nscenario: %s\n",
             SHEQU_VERSION, STORE_FORMAT, CHECKPOINT_LAYOUT, scenario->run.seed,
             scenario->inputs_digest);
}

static int take_owner(struct keep *keep, const char *identity, struct fault *fault)
{
    struct digest digest;
    int status = digest_init(&digest, fault);
    if (status)
        return status;
    digest_bytes(&digest, identity, strlen(identity));
    digest_halves(&digest, keep->owner);
    digest_free(&digest);
    return 0;
}

/* The first line that is another. */
static int refuse_run(const struct keep *keep, const char *found, const char *identity,
                      const char *path, struct fault *fault)
{
    static const struct words lines[] = {{"版本", "version"}, /* as write_identity() has them */
                                         {"结果格式", "format of results"},
                                         {"状态格式", "format of checkpoints"},
                                         {"种子", "seed"},
                                         {"情景", "scenario"}};
    struct words what = {"内容", "contents"};
    const char *theirs = found, *ours = identity;
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        const size_t n = strcspn(ours, "\n");
        if (strncmp(theirs, ours, n + 1) != 0) {
            what = lines[i];
            break;
        }
        theirs += n + 1;
        ours += n + 1;
    }
    fault_set(fault, FAULT_INPUT,
              (struct words){"这里存着另一次运行（%s不同）：用原来的命令续完，或加 --force 重新开始",
                             "another run is kept here (its %s differs): finish it with its own "
                             "command, or begin anew with --force"},
              words_in(what, keep->ui->lang));
    fault_place(fault, path, 0, 0);
    return FAULT_INPUT;
}

/* What the file says, cut at `size`; *there is false where there is none. */
static int read_identity(const char *path, char *text, size_t size, bool *there,
                         struct fault *fault)
{
    const int file = durable_open(path, O_RDONLY);
    *there = file >= 0;
    text[0] = '\0';
    if (file < 0)
        return errno == ENOENT ? 0 : durable_fault(fault, path, errno);
    const long n = durable_read(file, text, size - 1);
    const int why = errno;
    close(file);
    text[n > 0 ? n : 0] = '\0';
    return n < 0 ? durable_fault(fault, path, why) : 0;
}

/* ---- what lies in it ---- */

/* Whether a name is one of ours: nothing else is ever taken away. */
static bool is_ours(const char *name)
{
    const size_t n = strcspn(name, ".");
    const char *rest = name + n;
    if (!strncmp(name, "segment-", 8) && strspn(name + 8, "0123456789") == n - 8 && n > 8)
        return !*rest || !strcmp(rest, ".tmp");
    if (n && strspn(name, "0123456789") == n)
        return (rest[0] == '.' && (rest[1] == 'a' || rest[1] == 'b')) &&
               (!rest[2] || !strcmp(rest + 2, ".tmp"));
    return !strcmp(name, "run.txt") || !strcmp(name, "run.txt.tmp");
}

static bool is_half_done(const char *name)
{
    const size_t n = strlen(name);
    return n > 4 && !strcmp(name + n - 4, ".tmp");
}

/* Take away what is ours; `all`, or only what was being written when somebody was killed. */
static int sweep(const struct keep *keep, bool all, struct fault *fault)
{
    char path[KEEP_PATH];
    DIR *folder = opendir(keep->folder);
    int status = 0;
    if (!folder)
        return durable_fault(fault, keep->folder, errno);
    for (const struct dirent *entry; !status && (entry = readdir(folder));) {
        if (!is_ours(entry->d_name) || (!all && !is_half_done(entry->d_name)))
            continue;
        path_in(keep, entry->d_name, path);
        if (unlink(path) && errno != ENOENT)
            status = durable_fault(fault, path, errno);
    }
    closedir(folder);
    return status;
}

int keep_folder_open(struct keep *keep, const char *path, const struct scenario *scenario,
                     struct fault *fault)
{
    char identity[IDENTITY], found[IDENTITY], run[KEEP_PATH];
    bool there;
    const size_t size = strlen(path) + sizeof ending;
    if (size > KEEP_PATH - 40)
        return durable_fault(fault, path, ENAMETOOLONG);
    if (!(keep->folder = malloc(size)))
        return fault_memory(fault, size);
    snprintf(keep->folder, size, "%s%s", path, ending);
    write_identity(scenario, identity);
    path_in(keep, "run.txt", run);
    int status = take_owner(keep, identity, fault);
    if (!status && !(status = make_and_lock(keep, fault)) &&
        !(status = read_identity(run, found, sizeof found, &there, fault))) {
        const bool same = !strcmp(found, identity);
        if (there && !same && !keep->ui->force)
            return refuse_run(keep, found, identity, run, fault);
        status = sweep(keep, !same, fault);
        if (!status && !same)
            status = durable_put(run, identity, strlen(identity), fault);
    }
    return status;
}

int keep_clear(struct keep *keep, struct fault *fault)
{
    char lock[KEEP_PATH];
    sealed_drop(&keep->segment);
    int status = sweep(keep, true, fault);
    path_in(keep, "lock", lock);
    /* The folder stays where somebody put something else into it. */
    if (!status && ((unlink(lock) && errno != ENOENT) ||
                    (rmdir(keep->folder) && errno != ENOTEMPTY && errno != EEXIST)))
        status = durable_fault(fault, keep->folder, errno);
    return status;
}
