/* test_sealed.c - bytes on disk come back as they were, or not at all. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sim/random.h"
#include "sim/sealed.h"

static char folder[1000], path[1100];
static const struct seal seal = {1, {2, 3}, 4};
enum { PAYLOAD = 300, WHOLE = PAYLOAD + 48 + 24 };

static int folder_make(void **state)
{
    (void)state;
    const char *scratch = getenv("SCRATCH");
    snprintf(folder, sizeof folder, "%s/sealed.%ld", scratch ? scratch : "/tmp", (long)getpid());
    snprintf(path, sizeof path, "%s/one", folder);
    return mkdir(folder, 0700);
}

static int folder_remove(void **state)
{
    (void)state;
    unlink(path);
    return rmdir(folder); /* fails where something was left */
}

static void payload(unsigned char bytes[PAYLOAD])
{
    for (int i = 0; i < PAYLOAD; i++)
        bytes[i] = (unsigned char)random_mix((uint64_t)i);
}

static void put(void)
{
    struct sealed sealed;
    struct fault fault = {0};
    unsigned char bytes[PAYLOAD];
    payload(bytes);
    assert_int_equal(sealed_begin(&sealed, path, &seal, &fault), 0);
    assert_int_equal(sealed_add(&sealed, bytes, 100, &fault), 0);
    assert_int_equal(sealed_add(&sealed, bytes + 100, PAYLOAD - 100, &fault), 0);
    assert_int_equal(sealed_publish(&sealed, &fault), 0);
}

static enum sealed_state look(const struct seal *wanted)
{
    struct sealed_read read;
    struct fault fault = {0};
    unsigned char bytes[PAYLOAD];
    payload(bytes);
    assert_int_equal(sealed_read(&read, path, wanted, &fault), 0);
    if (read.state == SEALED_GOOD) {
        assert_int_equal(read.size, PAYLOAD);
        assert_memory_equal(read.bytes, bytes, PAYLOAD);
    } else
        assert_null(read.memory);
    free(read.memory);
    return read.state;
}

static void comes_back(void **state)
{
    (void)state;
    assert_int_equal(look(&seal), SEALED_ABSENT);
    put();
    assert_int_equal(look(&seal), SEALED_GOOD);
    put(); /* in place of the other */
    assert_int_equal(look(&seal), SEALED_GOOD);
    for (int k = 0; k < 4; k++) { /* another's is none */
        struct seal other = seal;
        *(k == 0 ? &other.kind : k < 3 ? &other.owner[k - 1] : &other.number) ^= 1;
        assert_int_equal(look(&other), SEALED_DAMAGED);
    }
}

/* What is dropped was never there. */
static void dropped(void **state)
{
    (void)state;
    struct sealed sealed;
    struct fault fault = {0};
    unlink(path);
    assert_int_equal(sealed_begin(&sealed, path, &seal, &fault), 0);
    sealed_drop(&sealed);
    sealed_drop(&sealed);
    assert_int_equal(look(&seal), SEALED_ABSENT);
}

/* In place: some file systems push a file to the disk that is emptied and written anew. */
static void write_file(const unsigned char *bytes, size_t n)
{
    const int file = open(path, O_WRONLY | O_CREAT, 0600);
    assert_true(file >= 0);
    assert_int_equal(write(file, bytes, n), n);
    assert_int_equal(ftruncate(file, (off_t)n), 0);
    assert_int_equal(close(file), 0);
}

/* Every bit of it, every length of it, and 10,000 times some bits. */
static void no_damage_is_accepted(void **state)
{
    (void)state;
    unsigned char whole[WHOLE + 1] = {0}, damaged[WHOLE];
    put();
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    assert_int_equal(fread(whole, 1, sizeof whole, file), WHOLE);
    fclose(file);
    for (int bit = 0; bit < 8 * WHOLE; bit++) {
        memcpy(damaged, whole, WHOLE);
        damaged[bit / 8] ^= (unsigned char)(1 << bit % 8);
        write_file(damaged, WHOLE);
        assert_int_equal(look(&seal), SEALED_DAMAGED);
    }
    for (size_t n = 0; n <= WHOLE + 1; n++) {
        write_file(whole, n);
        assert_int_equal(look(&seal), n == WHOLE ? SEALED_GOOD : SEALED_DAMAGED);
    }
    for (uint64_t i = 0; i < 10000; i++) {
        memcpy(damaged, whole, WHOLE);
        for (uint64_t k = 0; k <= i % 5; k++) {
            const uint64_t bit = random_mix2(i, k) % (8 * WHOLE);
            damaged[bit / 8] ^= (unsigned char)(1 << bit % 8);
        }
        if (!memcmp(damaged, whole, WHOLE)) /* the same bit twice */
            continue;
        write_file(damaged, WHOLE);
        assert_int_equal(look(&seal), SEALED_DAMAGED);
    }
}

static void no_folder_no_file(void **state)
{
    (void)state;
    struct sealed sealed;
    struct fault fault = {0};
    assert_int_equal(sealed_begin(&sealed, "/nowhere/at/all", &seal, &fault), FAULT_IO);
    assert_non_null(strstr(fault.where, "/nowhere/at/all"));
    sealed_drop(&sealed);
    write_file((const unsigned char *)"", 0);
    struct sealed_read read;
    fault = (struct fault){0};
    assert_int_equal(sealed_read(&read, folder, &seal, &fault), 0); /* a folder is no file of ours */
    assert_int_equal(read.state, SEALED_DAMAGED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(comes_back), cmocka_unit_test(dropped),
        cmocka_unit_test(no_damage_is_accepted), cmocka_unit_test(no_folder_no_file),
    };
    return cmocka_run_group_tests(tests, folder_make, folder_remove);
}
