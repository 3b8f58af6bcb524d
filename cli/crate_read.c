/* crate_read.c - a crate from the disk, and whether it is as it was made; see crate.h. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/crate_frame.h"
#include "sim/durable.h"

enum { BLOCK = 1 << 16 };

/* All n bytes from `at`, which are there by the file's size. */
static int read_at(const struct crate *crate, uint64_t at, void *bytes, size_t n,
                   struct fault *fault)
{
    errno = 0;
    if (lseek(crate->file, (off_t)at, SEEK_SET) < 0 ||
        durable_read(crate->file, bytes, n) != (long)n)
        return durable_fault(fault, crate->path, errno ? errno : EIO);
    return 0;
}

static int refuse(const struct crate *crate, struct fault *fault, struct words why)
{
    fault_set(fault, FAULT_INPUT, why);
    fault_place(fault, crate->path, 0, 0);
    return FAULT_INPUT;
}

/* ---- the frame ---- */

struct walk {
    uint64_t size;             /* of the archive */
    uint32_t members, directory, n_directory;
    unsigned char *entries;    /* [n_directory] */
    uint32_t entry, header;    /* where the next member's are */
};

/* A name as it stands in one of its two places, for a message; "?" where none can. */
static void name_in(const unsigned char *bytes, size_t room, size_t length_at, size_t name_at,
                    char name[CRATE_NAME + 1])
{
    const size_t n = room >= name_at ? frame_number(bytes + length_at, 2) : 0;
    strcpy(name, "?");
    if (!n || n > CRATE_NAME || n > room - name_at)
        return;
    memcpy(name, bytes + name_at, n);
    name[n] = '\0';
    if (strlen(name) != n || !crate_may_be_called(name))
        strcpy(name, "?");
}

/* Of a changed byte in one place the other still knows whose it is. */
static int refuse_member(const struct crate *crate, const struct walk *walk, struct fault *fault)
{
    unsigned char header[FRAME_HEADER + CRATE_NAME];
    char in_header[CRATE_NAME + 1], in_entry[CRATE_NAME + 1];
    const size_t left = (size_t)(walk->size - walk->header);
    const size_t n = left < sizeof header ? left : sizeof header;
    int status = read_at(crate, walk->header, header, n, fault);
    if (status)
        return status;
    name_in(header, n, FRAME_HEADER_LENGTH, FRAME_HEADER, in_header);
    name_in(walk->entries + walk->entry, walk->n_directory - walk->entry, FRAME_ENTRY_LENGTH,
            FRAME_ENTRY, in_entry);
    fault_set(fault, FAULT_INPUT,
              !strcmp(in_header, in_entry)
                  ? (struct words){"%s：归档的框架在这里与 shequ 写的不同：改动过，或不是它写的",
                                   "%s: the frame of the archive is not what shequ writes there: "
                                   "it was changed, or another program's"}
                  : (struct words){"%s（目录中是 %s）：归档的框架在这里与 shequ 写的不同：改动过，"
                                   "或不是它写的",
                                   "%s (in the directory %s): the frame of the archive is not what "
                                   "shequ writes there: it was changed, or another program's"},
              in_header, in_entry);
    fault_place(fault, crate->path, 0, 0);
    return FAULT_INPUT;
}

static int read_end(struct crate *crate, struct walk *walk, struct fault *fault)
{
    static const struct words none = {
        "不是 shequ 的归档，或者结尾改动过、残缺",
        "no bundle of shequ, or the end of the archive was changed or cut off"};
    unsigned char end[FRAME_END], again[FRAME_END];
    if (walk->size < FRAME_END || walk->size > UINT32_MAX)
        return refuse(crate, fault, none);
    int status = read_at(crate, walk->size - FRAME_END, end, FRAME_END, fault);
    if (status)
        return status;
    walk->members = frame_number(end + FRAME_END_COUNT, 2);
    walk->n_directory = frame_number(end + FRAME_END_SIZE, 4);
    walk->directory = frame_number(end + FRAME_END_AT, 4);
    memcpy(crate->seal, end + FRAME_END - (SHA256_TEXT - 1), SHA256_TEXT - 1);
    crate->seal[SHA256_TEXT - 1] = '\0';
    if (strspn(crate->seal, "0123456789abcdef") != SHA256_TEXT - 1 || !walk->members ||
        walk->members > CRATE_MEMBERS ||
        walk->n_directory > walk->members * (uint64_t)FRAME_MOST ||
        (uint64_t)walk->directory + walk->n_directory + FRAME_END != walk->size)
        return refuse(crate, fault, none);
    frame_end(again, walk->members, walk->n_directory, walk->directory, crate->seal);
    return memcmp(end, again, FRAME_END) ? refuse(crate, fault, none) : 0;
}

/* The next member, of which every byte in both places is what it has to be. */
static int read_member(struct crate *crate, struct walk *walk, struct fault *fault)
{
    unsigned char again[FRAME_MOST], header[FRAME_MOST];
    const unsigned char *entry = walk->entries + walk->entry;
    struct crate_member *member = &crate->member[crate->n];
    const size_t room = walk->n_directory - walk->entry;
    name_in(entry, room, FRAME_ENTRY_LENGTH, FRAME_ENTRY, member->name);
    const size_t n = strlen(member->name);
    if (room < FRAME_ENTRY + n || !crate_may_be_called(member->name) ||
        (crate->n && strcmp(member[-1].name, member->name) >= 0))
        return refuse_member(crate, walk, fault);
    member->checksum = frame_number(entry + FRAME_ENTRY_CHECKSUM, 4);
    member->size = frame_number(entry + FRAME_ENTRY_SIZE, 4);
    member->at = (uint64_t)walk->header + FRAME_HEADER + n;
    if (memcmp(entry, again, frame_entry(again, member, walk->header)) ||
        member->at + member->size > walk->directory)
        return refuse_member(crate, walk, fault);
    const size_t size = frame_header(again, member);
    int status = read_at(crate, walk->header, header, size, fault);
    if (status)
        return status;
    if (memcmp(header, again, size))
        return refuse_member(crate, walk, fault);
    walk->entry += (uint32_t)(FRAME_ENTRY + n);
    walk->header = (uint32_t)(member->at + member->size);
    crate->n++;
    return 0;
}

static int read_members(struct crate *crate, struct walk *walk, struct fault *fault)
{
    int status = 0;
    walk->entries = malloc((size_t)walk->n_directory + 1);
    crate->member = calloc(walk->members, sizeof *crate->member);
    if (!walk->entries || !crate->member)
        status = fault_memory(fault, walk->members * sizeof *crate->member);
    else
        status = read_at(crate, walk->directory, walk->entries, walk->n_directory, fault);
    while (!status && crate->n < walk->members)
        status = read_member(crate, walk, fault);
    if (!status && (walk->entry != walk->n_directory || walk->header != walk->directory))
        status = refuse(crate, fault,
                        (struct words){"归档里有不属于任何文件的字节",
                                       "the archive holds bytes that are no member's"});
    free(walk->entries);
    return status;
}

int crate_open(struct crate *crate, const char *path, struct fault *fault)
{
    struct stat found;
    struct walk walk = {0};
    *crate = (struct crate){.file = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)};
    int status = crate->file < 0 ? durable_fault(fault, path, errno) : 0;
    if (status)
        return status;
    if (!(crate->path = malloc(strlen(path) + 1))) {
        close(crate->file);
        return fault_memory(fault, strlen(path) + 1);
    }
    strcpy(crate->path, path);
    if (fstat(crate->file, &found) != 0)
        status = durable_fault(fault, path, errno);
    else if (!S_ISREG(found.st_mode))
        status = refuse(crate, fault, (struct words){"不是普通文件", "not a regular file"});
    walk.size = status ? 0 : (uint64_t)found.st_size;
    if (!status && !(status = read_end(crate, &walk, fault)))
        status = read_members(crate, &walk, fault);
    if (!status && !crate_find(crate, CRATE_MANIFEST))
        status = refuse(crate, fault, (struct words){"归档里没有 " CRATE_MANIFEST,
                                                     "there is no " CRATE_MANIFEST " in it"});
    if (status)
        crate_free(crate);
    return status;
}

/* ---- the content ---- */

static int hash(const struct crate *crate, struct crate_member *member, bool *whole,
                struct fault *fault)
{
    unsigned char block[BLOCK];
    struct sha256 sha;
    uint32_t checksum = 0;
    int status = 0;
    sha256_init(&sha);
    for (uint64_t at = 0; at < member->size && !status;) {
        const uint64_t left = member->size - at;
        const size_t n = left < BLOCK ? (size_t)left : BLOCK;
        if ((status = read_at(crate, member->at + at, block, n, fault)))
            break;
        sha256_bytes(&sha, block, n);
        checksum = frame_checksum(checksum, block, n);
        at += n;
    }
    sha256_text(&sha, member->sha);
    *whole = checksum == member->checksum;
    return status;
}

/* A line of the manifest; false where it is none. The name is cut off in place. */
static bool split(char *line, char **sha, char **name, char **next)
{
    char *end = strchr(line, '\n');
    const size_t digits = strspn(line, "0123456789abcdef");
    if (!end || digits != SHA256_TEXT - 1 || line[digits] != ' ' || line[digits + 1] != ' ')
        return false;
    line[digits] = *end = '\0';
    *sha = line;
    *name = line + digits + 2;
    *next = end + 1;
    return crate_may_be_called(*name);
}

/* Both lists are in order of names: gone through together, as one would merge them. */
static int compare(struct crate *crate, char *lines,
                   void (*told)(void *context, enum crate_finding finding, const char *name),
                   void *context, struct fault *fault)
{
    char *line = lines, *sha = NULL, *name = NULL, *next, before[CRATE_NAME + 1] = "";
    int number = 0, n = 0;
    for (size_t i = 0; i < crate->n || *line || name;) {
        struct crate_member *member = i < crate->n ? &crate->member[i] : NULL;
        if (!name && *line) {
            number++;
            if (!split(line, &sha, &name, &next) || strcmp(before, name) >= 0) {
                fault_set(fault, FAULT_INPUT,
                          (struct words){CRATE_MANIFEST " 第 %d 行不是清单的行，或次序不对",
                                         CRATE_MANIFEST " line %d is none of a manifest, or out "
                                                        "of order"},
                          number);
                fault_place(fault, crate->path, 0, 0);
                return FAULT_INPUT;
            }
            line = next;
            strcpy(before, name);
        }
        if (member && !strcmp(member->name, CRATE_MANIFEST)) {
            i++;
            continue;
        }
        const int order = !name ? -1 : !member ? 1 : strcmp(member->name, name);
        bool good = false;
        if (order > 0)
            told(context, CRATE_MISSING, name);
        else if (order < 0)
            told(context, CRATE_BESIDES, member->name);
        else {
            int status = hash(crate, member, &good, fault);
            if (status)
                return status;
            good = good && !strcmp(member->sha, sha);
            if (!good)
                told(context, CRATE_CHANGED, name);
        }
        n += !good;
        i += order <= 0;
        name = order >= 0 ? NULL : name;
    }
    return n;
}

int crate_check(struct crate *crate,
                void (*told)(void *context, enum crate_finding finding, const char *name),
                void *context, struct fault *fault)
{
    struct crate_member *manifest =
        &crate->member[crate_find(crate, CRATE_MANIFEST) - crate->member];
    char *lines = NULL;
    size_t n = 0;
    bool whole = false;
    int status = hash(crate, manifest, &whole, fault);
    if (!status && (!whole || strcmp(manifest->sha, crate->seal) != 0)) {
        told(context, CRATE_CHANGED, CRATE_MANIFEST);
        return 1;
    }
    if (!status && !(status = crate_text(crate, CRATE_MANIFEST, &lines, &n, fault)))
        status = compare(crate, lines, told, context, fault);
    free(lines);
    return status;
}

static int refuse_name(const struct crate *crate, const char *name, struct words why,
                       struct fault *fault)
{
    fault_set(fault, FAULT_INPUT, why, name);
    fault_place(fault, crate->path, 0, 0);
    return FAULT_INPUT;
}

static const struct words absent = {"归档里没有 %s", "there is no %s in it"};

int crate_text(const struct crate *crate, const char *name, char **text, size_t *n,
               struct fault *fault)
{
    const struct crate_member *member = crate_find(crate, name);
    *text = NULL;
    if (!member)
        return refuse_name(crate, name, absent, fault);
    if (member->size > CRATE_TEXT)
        return refuse_name(crate, name,
                           (struct words){"%s 过大，不是文字", "%s is too large to be a text"},
                           fault);
    *n = member->size;
    if (!(*text = malloc(*n + 1)))
        return fault_memory(fault, *n + 1);
    (*text)[*n] = '\0';
    int status = read_at(crate, member->at, *text, *n, fault);
    if (status) {
        free(*text);
        *text = NULL;
    }
    return status;
}

int crate_extract(const struct crate *crate, const char *name, const char *path,
                  struct fault *fault)
{
    unsigned char block[BLOCK];
    const struct crate_member *member = crate_find(crate, name);
    if (!member)
        return refuse_name(crate, name, absent, fault);
    const int out = durable_open(path, O_WRONLY | O_CREAT | O_EXCL);
    int status = out < 0 ? durable_fault(fault, path, errno) : 0;
    for (uint64_t at = 0; at < member->size && !status; at += BLOCK) {
        const uint64_t left = member->size - at;
        const size_t n = left < BLOCK ? (size_t)left : BLOCK;
        if (!(status = read_at(crate, member->at + at, block, n, fault)) &&
            durable_write(out, block, n))
            status = durable_fault(fault, path, errno);
    }
    if (out >= 0 && close(out) && !status)
        status = durable_fault(fault, path, errno);
    return status;
}
