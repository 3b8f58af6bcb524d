/* sweep_folder.c - see sweep_folder.h. */
#include "cli/sweep_folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/load.h"
#include "models/checkpoint.h"
#include "sim/durable.h"
#include "sim/store.h"

enum { ABOUT = 1024, STATE_LINE = 64 };

const char *sweep_folder_named(const char *file, const char *ending, char path[SWEEP_PATH])
{
    const char *name = strrchr(file, '/') ? strrchr(file, '/') + 1 : file;
    size_t n = strlen(name);
    if (n > 5 && !strcmp(name + n - 5, ".yaml"))
        n -= 5;
    snprintf(path, SWEEP_PATH, "%.*s-%s", (int)(n < 1000 ? n : 1000), name, ending);
    return path;
}

const char *sweep_folder_in(const struct sweep_folder *folder, const char *name,
                            char path[SWEEP_PATH])
{
    snprintf(path, SWEEP_PATH, "%s/%s", folder->path, name);
    return path;
}

const char *sweep_folder_unit(const struct sweep_folder *folder, const uint64_t hash[2],
                              uint32_t replicate, char path[SWEEP_PATH])
{
    snprintf(path, SWEEP_PATH, "%s/units/%02x/%016" PRIx64 "%016" PRIx64 "-%" PRIu32, folder->path,
             (unsigned)(hash[0] >> 56), hash[0], hash[1], replicate);
    return path;
}

const char *sweep_folder_failed(const struct sweep_folder *folder, const uint64_t hash[2],
                                uint32_t replicate, char path[SWEEP_PATH])
{
    snprintf(path, SWEEP_PATH, "%s/failed/%016" PRIx64 "%016" PRIx64 "-%" PRIu32 ".txt",
             folder->path, hash[0], hash[1], replicate);
    return path;
}

/* ---- whose it is ---- */

static int hash_text(const char *text, size_t n, char hash[DIGEST_TEXT], uint64_t half[2],
                     struct fault *fault)
{
    struct digest digest;
    int status = digest_init(&digest, fault);
    if (status)
        return status;
    digest_bytes(&digest, text, n);
    digest_text(&digest, hash);
    digest_halves(&digest, half);
    digest_free(&digest);
    return 0;
}

static int write_about(const struct sweep *sweep, char about[ABOUT], uint64_t owner[2],
                       struct fault *fault)
{
    char text[DIGEST_TEXT], list[DIGEST_TEXT] = "none", whole[DIGEST_TEXT];
    uint64_t half[2];
    int status = hash_text(sweep->text, sweep->n_text, text, half, fault);
    if (!status && sweep->list)
        status = hash_text(sweep->list, sweep->n_list, list, half, fault);
    snprintf(about, ABOUT, "shequ sweep\nversion: %s\nformat: %s\nstate: %d\nsweep: %s\nlist: %s\n",
             SHEQU_VERSION, STORE_FORMAT, CHECKPOINT_LAYOUT, text, list);
    return status ? status : hash_text(about, strlen(about), whole, owner, fault);
}

/* 1: there, 0: not there, else a fault. */
static int read_small(const char *path, char *text, size_t size, struct fault *fault)
{
    const int file = durable_open(path, O_RDONLY);
    if (file < 0)
        return errno == ENOENT || errno == ENOTDIR ? 0 : durable_fault(fault, path, errno);
    const long n = durable_read(file, text, size - 1);
    const int why = errno;
    close(file);
    if (n < 0)
        return durable_fault(fault, path, why);
    text[n] = '\0';
    return 1;
}

static bool is_empty(const char *path)
{
    DIR *folder = opendir(path);
    bool empty = folder != NULL;
    for (struct dirent *entry; empty && (entry = readdir(folder));)
        empty = !strcmp(entry->d_name, ".") || !strcmp(entry->d_name, "..");
    if (folder)
        closedir(folder);
    return empty;
}

/* Whoever begins makes the lock first: somebody did, and was killed, or is at it now. */
static bool is_begun(const struct sweep_folder *folder)
{
    char path[SWEEP_PATH], text[16];
    struct fault none = {0};
    return read_small(sweep_folder_in(folder, "lock", path), text, sizeof text, &none) == 1 &&
           text[strspn(text, "0123456789\n")] == '\0';
}

static int refuse(const struct sweep_folder *folder, struct words why, const char *what,
                  struct fault *fault)
{
    fault_set(fault, FAULT_INPUT, why, what);
    fault_place(fault, folder->path, 0, 0);
    return FAULT_INPUT;
}

/* The line of `about` that begins with `key`, without its end. */
static void line_of(const char *about, const char *key, char *line, size_t size)
{
    const char *at = strstr(about, key);
    snprintf(line, size, "%.*s", at ? (int)strcspn(at, "\n") : 0, at ? at : "");
}

/* `found` is what stands there, `about` what would. */
static int same_sweep(const struct sweep_folder *folder, const char *found, const char *about,
                      bool force, struct fault *fault)
{
    static const struct {
        const char *key;
        struct words why;
    } parts[] = {
        {"version: ", {"这里的扫描由别的版本所做：%s", "the sweep here was made by another version: %s"}},
        {"format: ", {"这里的扫描格式不同：%s", "the sweep here is of another format: %s"}},
        {"state: ", {"这里的扫描状态格式不同：%s", "the sweep here is of another layout: %s"}},
        {"sweep: ", {"扫描文件已不同（%s）；--force 按新的继续，已有的单元仍算数",
                     "the sweep file is another now (%s); --force goes on with the new one, and units "
                     "that it still asks for are kept"}},
        {"list: ", {"点的列表已不同（%s）；--force 按新的继续，已有的单元仍算数",
                    "the list of points is another now (%s); --force goes on with the new one, and "
                    "units that it still asks for are kept"}}};
    if (strncmp(found, "shequ sweep\n", 12) != 0)
        return refuse(folder, (struct words){"文件夹不是扫描的%s", "the folder is no sweep's%s"}, "", fault);
    for (size_t i = 0; i < sizeof parts / sizeof *parts && !force; i++) {
        char there[ABOUT], here[ABOUT];
        line_of(found, parts[i].key, there, sizeof there);
        line_of(about, parts[i].key, here, sizeof here);
        if (strcmp(there, here) != 0)
            return refuse(folder, parts[i].why, there, fault);
    }
    return 0;
}

/* ---- one worker a shard ---- */

static int set_lock(int file, short type, off_t at, bool wait)
{
    struct flock lock = {.l_type = type, .l_whence = SEEK_SET, .l_start = at, .l_len = 1};
    int status;
    do
        status = fcntl(file, wait ? F_SETLKW : F_SETLK, &lock);
    while (status && errno == EINTR);
    return status;
}

static int refuse_shard(const struct sweep_folder *folder, struct words why, uint32_t number,
                        struct fault *fault)
{
    fault_set(fault, FAULT_IO, why, number);
    fault_place(fault, folder->path, 0, 0);
    return FAULT_IO;
}

/* How many shards there are, as who works here agreed; 0: none. */
static uint32_t shards_agreed(int lock)
{
    char text[16] = "";
    return pread(lock, text, sizeof text - 1, 0) > 0 ? (uint32_t)strtoul(text, NULL, 10) : 0;
}

/* Who comes first says how many shards there are; those that come while somebody works here follow. */
static int agree_on_shards(const struct sweep_folder *folder, const char *path,
                           struct fault *fault)
{
    char text[16] = "";
    uint32_t there = 0;
    if (!set_lock(folder->lock, F_WRLCK, 0, false)) {
        const int n = snprintf(text, sizeof text, "%" PRIu32 "\n", folder->shards);
        if (pwrite(folder->lock, text, (size_t)n, 0) != n || ftruncate(folder->lock, n) ||
            set_lock(folder->lock, F_RDLCK, 0, false))
            return durable_fault(fault, path, errno);
        return 0;
    }
    if (errno != EACCES && errno != EAGAIN)
        return durable_fault(fault, path, errno);
    if (set_lock(folder->lock, F_RDLCK, 0, true))
        return durable_fault(fault, path, errno);
    there = shards_agreed(folder->lock);
    if (there != folder->shards)
        return refuse_shard(folder,
                            (struct words){"别的进程正在这里工作，分为 %u 份：分法须相同",
                                           "others are at work here in %u shards: the number must be the "
                                           "same"}, there, fault);
    return 0;
}

static int take_lock(struct sweep_folder *folder, struct fault *fault)
{
    char path[SWEEP_PATH];
    sweep_folder_in(folder, "lock", path);
    folder->lock = durable_open(path, O_RDWR | O_CREAT);
    if (folder->lock < 0)
        return durable_fault(fault, path, errno);
    int status = agree_on_shards(folder, path, fault);
    if (status)
        return status;
    if (!set_lock(folder->lock, F_WRLCK, (off_t)folder->shard, false))
        return 0;
    if (errno != EACCES && errno != EAGAIN)
        return durable_fault(fault, path, errno);
    return refuse_shard(folder, (struct words){"另一个进程正在这里做第 %u 份",
                                               "another process works here on shard %u"},
                        folder->shard, fault);
}

/* ---- making it ---- */

static int make(const struct sweep_folder *folder, const char *name, struct fault *fault)
{
    char path[SWEEP_PATH];
    sweep_folder_in(folder, name, path);
    return mkdir(path, 0777) && errno != EEXIST ? durable_fault(fault, path, errno) : 0;
}

static int make_folders(const struct sweep_folder *folder, struct fault *fault)
{
    static const char *const names[] = {"units", "failed", "shards", "tmp"};
    int status = 0;
    for (size_t i = 0; i < sizeof names / sizeof *names && !status; i++)
        status = make(folder, names[i], fault);
    for (unsigned i = 0; i < 256 && !status; i++) {
        char name[16];
        snprintf(name, sizeof name, "units/%02x", i);
        status = make(folder, name, fault);
    }
    return status;
}

int sweep_folder_bare(struct sweep_folder *folder, const char *path, struct fault *fault)
{
    *folder = (struct sweep_folder){
        .path = path, .lock = -1, .state = -1, .shard = 1, .shards = 1};
    return mkdir(path, 0777) ? durable_fault(fault, path, errno) : make_folders(folder, fault);
}

/* Several shards may begin at once: each writes the same, under a name of its own. */
static int put(const struct sweep_folder *folder, const char *name, const void *bytes, size_t n,
               struct fault *fault)
{
    char path[SWEEP_PATH], own[64], temporary[SWEEP_PATH];
    snprintf(own, sizeof own, "tmp/%.30s.%" PRIu32, name, folder->shard);
    sweep_folder_in(folder, name, path);
    sweep_folder_in(folder, own, temporary);
    int status = durable_put(temporary, bytes, n, fault);
    return status ? status : durable_name(temporary, path, fault);
}

static int settle(const struct sweep_folder *folder, const struct sweep *sweep, const char *about,
                  struct fault *fault)
{
    int status = make_folders(folder, fault);
    if (!status)
        status = put(folder, "sweep.yaml", sweep->text, sweep->n_text, fault);
    if (!status && sweep->list)
        status = put(folder, "list.csv", sweep->list, sweep->n_list, fault);
    return status ? status : put(folder, "about.txt", about, strlen(about), fault);
}

int sweep_folder_open(struct sweep_folder *folder, const char *path, const struct sweep *sweep,
                      uint32_t shard, uint32_t shards, bool force, struct fault *fault)
{
    char about[ABOUT], found[ABOUT], name[SWEEP_PATH];
    *folder = (struct sweep_folder){.path = path, .lock = -1, .state = -1, .shard = shard,
                                    .shards = shards};
    if (strlen(path) > SWEEP_PATH - 200)
        return refuse(folder, (struct words){"路径太长%s", "the path is too long%s"}, "", fault);
    int status = write_about(sweep, about, folder->owner, fault);
    if (status)
        return status;
    const bool made = !mkdir(path, 0777);
    if (!made && errno != EEXIST)
        return durable_fault(fault, path, errno);
    const int there = made ? 0 : read_small(sweep_folder_in(folder, "about.txt", name), found,
                                            sizeof found, fault);
    if (there < 0)
        return there;
    if (!there && !made && !is_empty(path) && !is_begun(folder))
        return refuse(folder,
                      (struct words){"文件夹里有别的东西，不是扫描%s", "the folder holds something else, no "
                                                                  "sweep%s"}, "", fault);
    if (there && (status = same_sweep(folder, found, about, force, fault)))
        return status;
    if ((status = take_lock(folder, fault)))
        return status;
    if (!there || strcmp(found, about) != 0)
        status = settle(folder, sweep, about, fault);
    if (status)
        return status;
    snprintf(found, sizeof found, "shards/%" PRIu32 "-of-%" PRIu32, shard, shards);
    folder->state = durable_open(sweep_folder_in(folder, found, name), O_RDWR | O_CREAT | O_TRUNC);
    return 0;
}

/* ---- finding it ---- */

static int tell_no_sweep(const char *path, const struct ui *ui)
{
    struct fault fault = {0};
    fault_set(&fault, FAULT_INPUT,
              (struct words){"这里没有扫描（shequ sweep FILE -o DIR 会建立它）",
                             "there is no sweep here (shequ sweep FILE -o DIR makes one)"});
    fault_place(&fault, path, 0, 0);
    return ui_fault(ui, &fault);
}

int sweep_folder_find(struct sweep_folder *folder, const char *path, struct sweep *sweep,
                      const struct ui *ui)
{
    char name[SWEEP_PATH], found[ABOUT], about[ABOUT];
    char *text = NULL, *list = NULL;
    size_t n_text = 0, n_list = 0;
    struct fault fault = {0};
    struct faults *faults = calloc(1, sizeof *faults);
    *folder = (struct sweep_folder){.path = path, .lock = -1, .state = -1};
    *sweep = (struct sweep){0};
    if (!faults)
        return ui_memory(ui);
    const int there = strlen(path) > SWEEP_PATH - 200
                          ? 0
                          : read_small(sweep_folder_in(folder, "about.txt", name), found,
                                       sizeof found, &fault);
    if (there <= 0) {
        free(faults);
        return there ? ui_fault(ui, &fault) : tell_no_sweep(path, ui);
    }
    int status = load_file(sweep_folder_in(folder, "sweep.yaml", name), TREE_BYTES, ui, &text,
                           &n_text, &fault);
    sweep_folder_in(folder, "list.csv", name);
    if (!status && !access(name, F_OK))
        status = load_file(name, SWEEP_LIST_BYTES, ui, &list, &n_list, &fault);
    if (!status) {
        char here[SWEEP_PATH];
        sweep_parse(sweep, sweep_folder_in(folder, "sweep.yaml", here), text, n_text, name, list,
                    n_list, faults);
        status = ui_faults(ui, faults);
    } else
        status = ui_fault(ui, &fault);
    if (!status && (write_about(sweep, about, folder->owner, &fault) ||
                    same_sweep(folder, found, about, false, &fault)))
        status = ui_fault(ui, &fault);
    free(text);
    free(list);
    free(faults);
    return status;
}

void sweep_folder_close(struct sweep_folder *folder)
{
    if (folder->state >= 0)
        close(folder->state);
    if (folder->lock >= 0)
        close(folder->lock);
    folder->state = folder->lock = -1;
}

/* ---- who is at what ---- */

void sweep_folder_at(const struct sweep_folder *folder, int worker, const uint64_t hash[2],
                     uint32_t replicate)
{
    char line[STATE_LINE + 1];
    if (folder->state < 0)
        return;
    if (hash)
        snprintf(line, sizeof line, "%016" PRIx64 "%016" PRIx64 "-%-30" PRIu32 "\n", hash[0], hash[1],
                 replicate);
    else
        snprintf(line, sizeof line, "%63s\n", "");
    if (pwrite(folder->state, line, STATE_LINE, (off_t)worker * STATE_LINE) < 0)
        return; /* an aid only */
}

/* Is shard I's byte held? */
static bool is_live(int lock, uint32_t shard)
{
    struct flock held = {.l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = (off_t)shard, .l_len = 1};
    return !fcntl(lock, F_GETLK, &held) && held.l_type != F_UNLCK;
}

static int read_state(FILE *file, struct sweep_running **running, size_t *n, struct fault *fault)
{
    char line[STATE_LINE + 2];
    while (fgets(line, sizeof line, file)) {
        struct sweep_running one;
        if (sscanf(line, "%16" SCNx64 "%16" SCNx64 "-%" SCNu32, &one.hash[0], &one.hash[1],
                   &one.replicate) != 3)
            continue;
        struct sweep_running *more = realloc(*running, (*n + 1) * sizeof *more);
        if (!more)
            return fault_memory(fault, (*n + 1) * sizeof *more);
        *running = more;
        more[(*n)++] = one;
    }
    return 0;
}

int sweep_folder_running(const struct sweep_folder *folder, struct sweep_running **running,
                         size_t *n, uint32_t *shards, struct fault *fault)
{
    char path[SWEEP_PATH], name[300];
    int status = 0;
    *running = NULL;
    *n = *shards = 0;
    const int lock = durable_open(sweep_folder_in(folder, "lock", path), O_RDONLY);
    const uint32_t agreed = lock < 0 ? 0 : shards_agreed(lock);
    DIR *states = opendir(sweep_folder_in(folder, "shards", path));
    for (struct dirent *entry; lock >= 0 && states && !status && (entry = readdir(states));) {
        uint32_t shard, of;
        if (sscanf(entry->d_name, "%" SCNu32 "-of-%" SCNu32, &shard, &of) != 2 ||
            of != agreed || !is_live(lock, shard))
            continue; /* of another division, or of who is gone */
        ++*shards;
        snprintf(name, sizeof name, "shards/%.200s", entry->d_name);
        FILE *file = fopen(sweep_folder_in(folder, name, path), "r");
        if (!file)
            continue;
        status = read_state(file, running, n, fault);
        fclose(file);
    }
    if (states)
        closedir(states);
    if (lock >= 0)
        close(lock);
    return status;
}
