/* test_crate.c - a crate says the same to whoever reads it, and every changed byte is named. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/crate_frame.h"

static char folder[1000], path[1100], other[1100], changed_path[1100];

static int folder_make(void **state)
{
    (void)state;
    const char *scratch = getenv("SCRATCH");
    snprintf(folder, sizeof folder, "%s/crate.%ld", scratch ? scratch : "/tmp", (long)getpid());
    snprintf(path, sizeof path, "%s/a.zip", folder);
    snprintf(other, sizeof other, "%s/b", folder);
    snprintf(changed_path, sizeof changed_path, "%s/c.zip", folder);
    return mkdir(folder, 0700);
}

static int folder_remove(void **state)
{
    (void)state;
    remove(path);
    remove(other);
    remove(changed_path);
    return rmdir(folder); /* fails where something was left */
}

struct bytes {
    unsigned char *byte;
    size_t n;
};

static struct bytes slurp(const char *from)
{
    struct bytes bytes = {malloc(1 << 20), 0};
    FILE *file = fopen(from, "rb");
    assert_non_null(file);
    bytes.n = fread(bytes.byte, 1, 1 << 20, file);
    fclose(file);
    return bytes;
}

static void spill(const char *to, const unsigned char *byte, size_t n)
{
    FILE *file = fopen(to, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(byte, 1, n, file), n);
    fclose(file);
}

static void write_sample(const char *to)
{
    struct crate crate = {0};
    struct fault fault = {0};
    spill(other, (const unsigned char *)"from a file", 11);
    assert_int_equal(crate_add(&crate, "scenarios/楼组.yaml", "shequ: 1\n", 9, &fault), 0);
    assert_int_equal(crate_add_file(&crate, "results/a.h5", other, &fault), 0);
    assert_int_equal(crate_add(&crate, "empty", "", 0, &fault), 0);
    assert_int_equal(crate_write(&crate, to, &fault), 0);
    assert_int_equal(crate.n, 4);
    crate_free(&crate);
}

struct told {
    int n;
    enum crate_finding finding;
    char name[CRATE_NAME + 1];
};

static void take(void *context, enum crate_finding finding, const char *name)
{
    struct told *told = context;
    told->n++;
    told->finding = finding;
    strcpy(told->name, name);
}

static void comes_back(void **state)
{
    (void)state;
    struct crate crate;
    struct fault fault = {0};
    struct told told = {0};
    char *text;
    size_t n;
    write_sample(path);
    assert_int_equal(crate_open(&crate, path, &fault), 0);
    assert_int_equal(crate.n, 4);
    assert_int_equal(crate_check(&crate, take, &told, &fault), 0);
    assert_int_equal(told.n, 0);
    assert_int_equal(crate_text(&crate, "scenarios/楼组.yaml", &text, &n, &fault), 0);
    assert_int_equal(n, 9);
    assert_string_equal(text, "shequ: 1\n");
    free(text);
    assert_int_equal(crate_text(&crate, "results/a.h5", &text, &n, &fault), 0);
    assert_string_equal(text, "from a file");
    free(text);
    assert_int_equal(crate_text(&crate, "nothing", &text, &n, &fault), FAULT_INPUT);
    assert_null(text);
    crate_free(&crate);
    struct bytes once = slurp(path), twice;
    remove(path);
    write_sample(path);
    twice = slurp(path);
    assert_int_equal(once.n, twice.n);
    assert_memory_equal(once.byte, twice.byte, once.n);
    free(once.byte);
    free(twice.byte);
}

/* What is said of these bytes; "" where nothing is wrong. */
static void judge(const unsigned char *byte, size_t n, char said[FAULT_STORY])
{
    struct crate crate;
    struct fault fault = {0};
    struct told told = {0};
    int status;
    said[0] = '\0';
    spill(changed_path, byte, n);
    status = crate_open(&crate, changed_path, &fault);
    if (!status) {
        status = crate_check(&crate, take, &told, &fault);
        assert_true(status == told.n || status == FAULT_INPUT);
        crate_free(&crate);
        if (status > 0)
            snprintf(said, FAULT_STORY, "%s", told.name);
    }
    if (status < 0) {
        assert_int_equal(status, FAULT_INPUT);
        assert_true(fault.zh[0] && fault.en[0]);
        snprintf(said, FAULT_STORY, "%s", fault.en);
    }
}

/* Whose byte it is, by the names of a good archive; "" for the end. */
static const char *owner(const struct crate *crate, const struct bytes *bytes, size_t at)
{
    size_t entry = 0;
    for (size_t i = 0; i < crate->n; i++) {
        const struct crate_member *member = &crate->member[i];
        if (at < member->at + member->size)
            return member->name;
        entry = member->at + member->size;
    }
    for (size_t i = 0; i < crate->n; i++) {
        entry += FRAME_ENTRY + strlen(crate->member[i].name);
        if (at < entry)
            return crate->member[i].name;
    }
    return at < bytes->n - (SHA256_TEXT - 1) ? "" : CRATE_MANIFEST; /* the seal */
}

/* Every byte of the archive, in five ways. */
static void every_byte(void **state)
{
    (void)state;
    static const unsigned char flips[] = {1, 2, 0x20, 0x80, 0xff};
    struct crate crate;
    struct fault fault = {0};
    write_sample(path);
    struct bytes good = slurp(path);
    assert_int_equal(crate_open(&crate, path, &fault), 0);
    for (size_t at = 0; at < good.n; at++)
        for (size_t f = 0; f < sizeof flips; f++) {
            char said[FAULT_STORY];
            const char *name = owner(&crate, &good, at);
            good.byte[at] ^= flips[f];
            judge(good.byte, good.n, said);
            good.byte[at] ^= flips[f];
            if (!*name || (!strcmp(name, CRATE_MANIFEST) && !strncmp(said, "no bundle", 9)))
                name = "end of the archive"; /* a seal that is no hash is no end of ours */
            if (!strstr(said, name))
                fail_msg("byte %zu ^ %02x is of %s: said is '%s'", at, flips[f], name, said);
        }
    crate_free(&crate);
    free(good.byte);
}

static void cut_off(void **state)
{
    (void)state;
    char said[FAULT_STORY];
    write_sample(path);
    struct bytes good = slurp(path);
    for (size_t n = 0; n < good.n; n++) {
        judge(good.byte, n, said);
        assert_non_null(strstr(said, "end of the archive"));
    }
    good.byte[good.n] = 0;
    judge(good.byte, good.n + 1, said);
    assert_non_null(strstr(said, "end of the archive"));
    judge(good.byte, good.n, said);
    assert_string_equal(said, "");
    free(good.byte);
}

/* An archive with a frame as it should be, about names and a manifest as they should not. */
static void forge(const char *const *names, int n, const char *manifest, char said[FAULT_STORY])
{
    static unsigned char byte[1 << 16];
    struct crate_member member[8] = {{.name = ""}};
    uint32_t offset[8], at = 0, directory;
    char seal[SHA256_TEXT];
    struct sha256 sha;
    sha256_init(&sha);
    sha256_bytes(&sha, manifest, strlen(manifest));
    sha256_text(&sha, seal);
    for (int i = 0; i < n; i++) {
        const char *content = !strcmp(names[i], CRATE_MANIFEST) ? manifest : "x";
        strcpy(member[i].name, names[i]);
        member[i].size = (uint32_t)strlen(content);
        member[i].checksum = frame_checksum(0, (const unsigned char *)content, member[i].size);
        offset[i] = at;
        at += (uint32_t)frame_header(byte + at, &member[i]);
        memcpy(byte + at, content, member[i].size);
        at += member[i].size;
    }
    directory = at;
    for (int i = 0; i < n; i++)
        at += (uint32_t)frame_entry(byte + at, &member[i], offset[i]);
    at += (uint32_t)frame_end(byte + at, (uint32_t)n, at - directory, directory, seal);
    judge(byte, at, said);
}

#define OF_X "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"

static void hostile(void **state)
{
    (void)state;
    static const char *const names[] = {
        "../etc/passwd", "/etc/passwd", "a/../b", "a/..", "..", ".", "a//b", "a/", "./a", "C:a",
        "a\\b", "a\nb", "a\tb", "a\x1b[2Jb", "\xff\xfe", "a\xc3", ("\xef\xbb\xbf" "a"), ""};
    char said[FAULT_STORY];
    forge((const char *const[]){"a", CRATE_MANIFEST}, 2, OF_X "  a\n", said);
    assert_string_equal(said, "");
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        assert_false(crate_may_be_called(names[i]));
        forge((const char *const[]){names[i], CRATE_MANIFEST}, 2, OF_X "  a\n", said);
        assert_non_null(strstr(said, "the frame of the archive"));
    }
    forge((const char *const[]){"a", "a", CRATE_MANIFEST}, 3, OF_X "  a\n", said);
    assert_non_null(strstr(said, "a: the frame of the archive")); /* twice */
    forge((const char *const[]){"b", "a", CRATE_MANIFEST}, 3, OF_X "  a\n", said);
    assert_non_null(strstr(said, "a: the frame of the archive")); /* out of order */
    forge((const char *const[]){"a"}, 1, "", said);
    assert_non_null(strstr(said, "there is no manifest.txt"));
}

static void manifests(void **state)
{
    (void)state;
    static const char *const names[] = {"a", "b", CRATE_MANIFEST};
    static const char *const none[] = {
        "x\n", OF_X "  a", OF_X " a\n", OF_X "  ../a\n", OF_X "  b\n" OF_X "  a\n",
        OF_X "  a\n" OF_X "  a\n",
        "2D711642B726B04401627CA9FBAC32F5C8530FB1903CC4DB02258717921A4881  a\n"};
    char said[FAULT_STORY];
    forge(names, 3, OF_X "  a\n" OF_X "  b\n", said);
    assert_string_equal(said, "");
    forge(names, 3, OF_X "  a\n", said);
    assert_string_equal(said, "b"); /* besides */
    forge(names, 3, OF_X "  a\n" OF_X "  b\n" OF_X "  z\n", said);
    assert_string_equal(said, "z"); /* missing */
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        forge(names, 3, none[i], said);
        assert_non_null(strstr(said, "is none of a manifest"));
    }
}

static void faults(void **state)
{
    (void)state;
    struct crate crate = {0};
    struct fault fault = {0};
    char nowhere[1100];
    assert_int_equal(crate_open(&crate, folder, &fault), FAULT_INPUT);
    fault = (struct fault){0};
    snprintf(nowhere, sizeof nowhere, "%s/no/where.zip", folder);
    assert_int_equal(crate_open(&crate, nowhere, &fault), FAULT_IO);
    fault = (struct fault){0};
    assert_int_equal(crate_add(&crate, "a", "x", 1, &fault), 0);
    assert_int_equal(crate_write(&crate, nowhere, &fault), FAULT_IO);
    crate_free(&crate);
    fault = (struct fault){0};
    assert_int_equal(crate_add_file(&crate, "a", nowhere, &fault), 0);
    assert_int_equal(crate_write(&crate, path, &fault), FAULT_IO);
    assert_string_equal(fault.where, nowhere);
    crate_free(&crate);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(comes_back), cmocka_unit_test(every_byte), cmocka_unit_test(cut_off),
        cmocka_unit_test(hostile),    cmocka_unit_test(manifests),  cmocka_unit_test(faults)};
    return cmocka_run_group_tests(tests, folder_make, folder_remove);
}
