/* test_spool.c - records that wait on disk come back as they were, and leave nothing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <dirent.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/spool.h"
#include "tests/support/sample_result.h"

enum { WAITING = 5 };
static char folder[1000], result[1100];

static int folder_make(void **state)
{
    (void)state;
    const char *scratch = getenv("SCRATCH");
    snprintf(folder, sizeof folder, "%s/spool.%ld", scratch ? scratch : "/tmp", (long)getpid());
    snprintf(result, sizeof result, "%s/a.h5", folder);
    return mkdir(folder, 0700);
}

static int folder_remove(void **state)
{
    (void)state;
    return rmdir(folder); /* fails where something was left */
}

static struct record sample(uint32_t replicate)
{
    struct record record;
    assert_int_equal(sample_record(&record, sample_head(1).shape, replicate), 0);
    record.events = 1000 + replicate;
    record.state[1] = 77 * replicate;
    return record;
}

static void nothing_is_in_the_folder(void)
{
    DIR *open = opendir(folder);
    int n = 0;
    while (readdir(open))
        n++;
    closedir(open);
    assert_int_equal(n, 2); /* . and .. */
}

static void records_come_back(void **state)
{
    (void)state;
    struct spool spool;
    struct fault fault = {0};
    assert_int_equal(spool_init(&spool, result, &fault), 0);
    nothing_is_in_the_folder(); /* while it waits */
    for (uint32_t r = 1; r <= WAITING; r++) {
        struct record record = sample(r);
        assert_int_equal(spool_put(&spool, &record, &fault), 0);
        record_free(&record);
    }
    assert_int_equal(spool.n, WAITING);
    assert_int_equal(spool_rewind(&spool, &fault), 0);
    for (uint32_t r = 1; r <= WAITING; r++) {
        struct record put = sample(r), back;
        assert_int_equal(spool_next(&spool, put.shape, r, &back, &fault), 0);
        assert_int_equal(back.replicate, r);
        assert_int_equal(back.events, put.events);
        assert_memory_equal(back.state, put.state, sizeof put.state);
        assert_int_equal(back.bytes, put.bytes);
        assert_memory_equal(back.memory, put.memory, put.bytes);
        record_free(&put);
        record_free(&back);
    }
    struct record none;
    assert_int_equal(spool_next(&spool, sample_head(1).shape, 6, &none, &fault), FAULT_IO);
    assert_string_equal(fault.where, result);
    assert_null(strstr(fault.en, "Success"));
    spool_free(&spool);
}

static void no_folder_no_spool(void **state)
{
    (void)state;
    struct spool spool;
    struct fault fault = {0};
    assert_int_equal(spool_init(&spool, "/nowhere/at/all.h5", &fault), FAULT_IO);
    assert_string_equal(fault.where, "/nowhere/at/all.h5");
    assert_non_null(strstr(fault.en, "No such file"));
    spool_free(&spool); /* harmless */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(records_come_back),
        cmocka_unit_test(no_folder_no_spool),
    };
    return cmocka_run_group_tests_name("spool", tests, folder_make, folder_remove);
}
