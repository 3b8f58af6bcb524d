/* crate_write.c - a crate onto the disk; see crate.h. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/crate_frame.h"
#include "sim/durable.h"

enum { BLOCK = 1 << 16 };

static int by_name(const void *a, const void *b)
{
    return strcmp(((const struct crate_member *)a)->name, ((const struct crate_member *)b)->name);
}

static int too_large(struct fault *fault)
{
    return fault_set(fault, FAULT_INPUT,
                     (struct words){"合计 4 GB 以上，超出 zip 的格式；不带结果文件则小得多",
                                    "4 GB or more in all, which the format of a zip does not hold; "
                                    "without result files it is far smaller"});
}

/* Once through a member's content: into `out` unless that is -1; checksum, hash and size are of
 * what was read. */
static int pass(struct crate_member *member, int out, const char *to, struct fault *fault)
{
    unsigned char block[BLOCK];
    struct sha256 sha;
    uint64_t size = 0;
    uint32_t checksum = 0;
    int status = 0;
    const int in = member->path ? durable_open(member->path, O_RDONLY) : -1;
    if (member->path && in < 0)
        return durable_fault(fault, member->path, errno);
    sha256_init(&sha);
    for (bool more = true; more && !status;) {
        const unsigned char *bytes = block;
        long n;
        if (member->path) {
            n = durable_read(in, block, BLOCK);
            more = n == BLOCK;
        } else {
            bytes = (const unsigned char *)member->bytes + size;
            n = member->size - size < BLOCK ? (long)(member->size - size) : BLOCK;
            more = size + (uint64_t)n < member->size;
        }
        if (n < 0) {
            status = durable_fault(fault, member->path, errno);
            break;
        }
        sha256_bytes(&sha, bytes, (size_t)n);
        checksum = frame_checksum(checksum, bytes, (size_t)n);
        size += (uint64_t)n;
        if (size >= UINT32_MAX)
            status = too_large(fault);
        else if (out >= 0 && durable_write(out, bytes, (size_t)n))
            status = durable_fault(fault, to, errno);
    }
    if (member->path)
        close(in);
    member->size = (uint32_t)size;
    member->checksum = checksum;
    sha256_text(&sha, member->sha);
    return status;
}

/* Hash all members, and write down what came of it. */
static int add_manifest(struct crate *crate, struct fault *fault)
{
    const size_t line = SHA256_TEXT + 2 + CRATE_NAME + 1;
    char *text = malloc(crate->n * line + 1);
    size_t at = 0;
    int status = text ? 0 : fault_memory(fault, crate->n * line + 1);
    qsort(crate->member, crate->n, sizeof *crate->member, by_name);
    for (size_t i = 0; i < crate->n && !status; i++)
        if (!(status = pass(&crate->member[i], -1, "", fault)))
            at += (size_t)sprintf(text + at, "%s  %s\n", crate->member[i].sha,
                                  crate->member[i].name);
    if (!status)
        status = crate_add(crate, CRATE_MANIFEST, text, at, fault);
    free(text);
    if (status)
        return status;
    struct crate_member *manifest = &crate->member[crate->n - 1];
    status = pass(manifest, -1, "", fault);
    memcpy(crate->seal, manifest->sha, SHA256_TEXT);
    qsort(crate->member, crate->n, sizeof *crate->member, by_name);
    return status;
}

static int put(int out, const char *to, const unsigned char *bytes, size_t n, struct fault *fault)
{
    return durable_write(out, bytes, n) ? durable_fault(fault, to, errno) : 0;
}

/* A file that was written to while it was packed has two hashes. */
static int put_member(struct crate_member *member, int out, const char *to, struct fault *fault)
{
    unsigned char frame[FRAME_MOST];
    char before[SHA256_TEXT];
    memcpy(before, member->sha, SHA256_TEXT);
    int status = put(out, to, frame, frame_header(frame, member), fault);
    if (!status)
        status = pass(member, out, to, fault);
    if (!status && strcmp(before, member->sha) != 0) {
        status = fault_set(fault, FAULT_IO, (struct words){"打包时被改写了",
                                                           "it was changed while it was packed"});
        fault_place(fault, member->path, 0, 0);
    }
    return status;
}

static int put_all(struct crate *crate, int out, const char *to, struct fault *fault)
{
    unsigned char frame[FRAME_MOST + FRAME_END];
    uint64_t at = 0, size = 0;
    int status = 0;
    for (size_t i = 0; i < crate->n && !status; i++) {
        const struct crate_member *member = &crate->member[i];
        at += FRAME_HEADER + strlen(member->name) + member->size;
        size += FRAME_ENTRY + strlen(member->name);
        status = at + size + FRAME_END > UINT32_MAX ? too_large(fault) : 0;
    }
    for (size_t i = 0; i < crate->n && !status; i++)
        status = put_member(&crate->member[i], out, to, fault);
    uint32_t offset = 0;
    for (size_t i = 0; i < crate->n && !status; i++) {
        const struct crate_member *member = &crate->member[i];
        status = put(out, to, frame, frame_entry(frame, member, offset), fault);
        offset += FRAME_HEADER + (uint32_t)strlen(member->name) + member->size;
    }
    if (!status)
        status = put(out, to, frame,
                     frame_end(frame, (uint32_t)crate->n, (uint32_t)size, (uint32_t)at,
                               crate->seal),
                     fault);
    return status;
}

int crate_write(struct crate *crate, const char *path, struct fault *fault)
{
    const size_t size = strlen(path) + 8;
    char *temporary = malloc(size);
    int status = temporary ? add_manifest(crate, fault) : fault_memory(fault, size);
    if (status) {
        free(temporary);
        return status;
    }
    snprintf(temporary, size, "%s.tmp", path);
    const int out = durable_open(temporary, O_WRONLY | O_CREAT | O_TRUNC);
    if (out < 0)
        status = durable_fault(fault, temporary, errno);
    else {
        status = put_all(crate, out, temporary, fault);
        if (durable_close(out) && !status)
            status = durable_fault(fault, temporary, errno);
        if (status)
            unlink(temporary);
        else
            status = durable_name(temporary, path, fault);
    }
    free(temporary);
    return status;
}
