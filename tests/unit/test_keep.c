/* test_keep.c - what is kept of a run comes back, to that run alone, and to one at a time. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cli/keep.h"
#include "tests/promises/restart.h"
#include "tests/support/sample_result.h"

static char folder[1000], result[1100], part[1200];
static const struct ui quiet = {.lang = LANG_EN, .quiet = true, .checkpoint = 10};

static int folder_make(void **state)
{
    (void)state;
    const char *scratch = getenv("SCRATCH");
    snprintf(folder, sizeof folder, "%s/keep.%ld", scratch ? scratch : "/tmp", (long)getpid());
    snprintf(result, sizeof result, "%s/a.h5", folder);
    snprintf(part, sizeof part, "%s.part", result);
    return mkdir(folder, 0700);
}

static int folder_remove(void **state)
{
    (void)state;
    return rmdir(folder); /* fails where something was left */
}

static struct scenario asked(void)
{
    struct scenario scenario = small_city(5);
    strcpy(scenario.inputs_digest, "0123456789abcdef0123456789abcdef");
    return scenario;
}

static struct record sample(uint32_t replicate)
{
    struct record record;
    assert_int_equal(sample_record(&record, sample_head(1).shape, replicate), 0);
    record.events = 1000 + replicate;
    record.state[1] = 77 * replicate;
    return record;
}

static void open_good(struct keep *keep, const struct scenario *scenario, const struct ui *ui)
{
    struct fault fault = {0};
    if (keep_open(keep, result, scenario, ui, &fault))
        fail_msg("%s: %s", fault.where, fault.en);
}

static void clear(struct keep *keep)
{
    struct fault fault = {0};
    if (keep_clear(keep, &fault))
        fail_msg("%s: %s", fault.where, fault.en);
    keep_free(keep);
    assert_false(keep_exists(result));
}

/* How many come back in order, as they were. */
static uint32_t come_back(struct keep *keep)
{
    struct fault fault = {0};
    for (uint32_t n = 0;; n++) {
        struct record record, same = sample(n + 1);
        bool found;
        assert_int_equal(keep_next(keep, sample_head(1).shape, &record, &found, &fault), 0);
        if (found) {
            assert_int_equal(record.events, same.events);
            assert_int_equal(record.state[1], same.state[1]);
            assert_memory_equal(record.memory, same.memory, same.bytes);
            record_free(&record);
        }
        record_free(&same);
        if (!found)
            return n;
    }
}

static void put(struct keep *keep, uint32_t replicate)
{
    struct fault fault = {0};
    struct record record = sample(replicate);
    assert_int_equal(keep_put(keep, &record, &fault), 0);
    record_free(&record);
}

static void records_come_back(void **state)
{
    (void)state;
    const struct scenario scenario = asked();
    struct ui by_clock = quiet;
    struct fault fault = {0};
    struct keep keep;
    by_clock.checkpoint = 0;
    open_good(&keep, &scenario, &by_clock);
    assert_int_equal(come_back(&keep), 0);
    put(&keep, 1);
    put(&keep, 2);
    assert_int_equal(keep_safe(&keep, &fault), 0);
    put(&keep, 3); /* not yet safe */
    keep_free(&keep);
    assert_true(keep_exists(result));
    open_good(&keep, &scenario, &by_clock);
    assert_int_equal(come_back(&keep), 2);
    put(&keep, 3);
    assert_int_equal(keep_safe(&keep, &fault), 0);
    keep_rewind(&keep);
    assert_int_equal(come_back(&keep), 3);
    clear(&keep);
}

/* From a damaged one on they are run again; what came before stays. */
static void a_damaged_segment_is_not_used(void **state)
{
    (void)state;
    const struct scenario scenario = asked();
    struct keep keep;
    char second[1300];
    open_good(&keep, &scenario, &quiet);
    for (uint32_t r = 1; r <= 3; r++)
        put(&keep, r); /* a segment each */
    keep_free(&keep);
    snprintf(second, sizeof second, "%s/segment-000002", part);
    FILE *file = fopen(second, "r+b");
    assert_non_null(file);
    fseek(file, 100, SEEK_SET);
    fputc(fgetc(file) ^ 1, file);
    fclose(file);
    open_good(&keep, &scenario, &quiet);
    assert_int_equal(come_back(&keep), 1);
    put(&keep, 2);
    put(&keep, 3);
    keep_free(&keep);
    open_good(&keep, &scenario, &quiet);
    assert_int_equal(come_back(&keep), 3);
    clear(&keep);
}

static void another_run_is_refused(void **state)
{
    (void)state;
    const struct scenario scenario = asked();
    struct ui by_force = quiet;
    struct keep keep;
    by_force.force = true;
    open_good(&keep, &scenario, &quiet);
    put(&keep, 1);
    keep_free(&keep);
    for (int k = 0; k < 2; k++) {
        struct scenario other = scenario;
        struct fault fault = {0};
        if (k)
            other.inputs_digest[0] = 'f';
        else
            other.run.seed++;
        assert_int_equal(keep_open(&keep, result, &other, &quiet, &fault), FAULT_INPUT);
        assert_non_null(strstr(fault.en, k ? "its scenario" : "its seed"));
        assert_non_null(strstr(fault.where, "run.txt"));
    }
    static const char *const lines[][2] = {{"version: ", "its version"}, {"format: ", "its format"},
                                           {"state: ", "format of checkpoints"}};
    for (int k = 0; k < 3; k++) { /* written by another program */
        char path[1300], text[1000];
        struct fault fault = {0};
        snprintf(path, sizeof path, "%s/run.txt", part);
        FILE *file = fopen(path, "r+b");
        assert_non_null(file);
        text[fread(text, 1, sizeof text - 1, file)] = '\0';
        const long at = strstr(text, lines[k][0]) - text + (long)strlen(lines[k][0]);
        fseek(file, at, SEEK_SET);
        fputc('9', file);
        fflush(file);
        assert_int_equal(keep_open(&keep, result, &scenario, &quiet, &fault), FAULT_INPUT);
        assert_non_null(strstr(fault.en, lines[k][1]));
        fseek(file, at, SEEK_SET);
        fputc(text[at], file);
        fclose(file);
    }
    open_good(&keep, &scenario, &by_force); /* --force goes on with its own, too */
    assert_int_equal(come_back(&keep), 1);
    keep_free(&keep);
    struct scenario other = scenario;
    other.run.seed++;
    open_good(&keep, &other, &by_force); /* and begins anew with another's */
    assert_int_equal(come_back(&keep), 0);
    clear(&keep);
}

static void one_writer(void **state)
{
    (void)state;
    const struct scenario scenario = asked();
    struct fault fault = {0};
    struct keep keep, second;
    open_good(&keep, &scenario, &quiet);
    assert_int_equal(keep_open(&second, result, &scenario, &quiet, &fault), FAULT_IO);
    assert_non_null(strstr(fault.en, "pid"));
    keep_free(&keep);
    for (int k = 0; k < 200; k++) { /* whoever dies lets go of it */
        const pid_t child = fork();
        if (!child) {
            open_good(&keep, &scenario, &quiet);
            _exit(keep_open(&second, result, &scenario, &quiet, &fault) == FAULT_IO ? 0 : 1);
        }
        int status;
        assert_int_equal(waitpid(child, &status, 0), child);
        assert_true(WIFEXITED(status) && !WEXITSTATUS(status));
    }
    open_good(&keep, &scenario, &quiet);
    clear(&keep);
}

/* Of two checkpoints the newest good one; and the world goes on to the same end. */
static void checkpoints_come_back(void **state)
{
    (void)state;
    const struct scenario scenario = asked();
    struct restarted whole, run;
    struct fault fault = {0};
    struct keep keep;
    uint64_t hash[2][2];
    restarted_begin(&whole, &scenario, 1);
    restarted_until(&whole, whole.arm.periods.end, 1);
    restarted_hash(&whole, hash[0]);
    restarted_end(&whole);
    for (int damaged = 0; damaged < 3; damaged++) { /* none, the newer, both */
        struct keep_slot slot = {.keep = &keep, .replicate = 1};
        open_good(&keep, &scenario, &quiet);
        restarted_begin(&run, &scenario, 1);
        assert_int_equal(keep_resume(&slot, &run.world, &fault), 0);
        const day begin = run.arm.periods.begin;
        for (int i = 1; i <= 35; i++) {
            restarted_until(&run, begin + i, 1);
            assert_int_equal(keep_rest(&slot, &run.world, &fault), 0);
        }
        restarted_end(&run);
        keep_slot_free(&slot);
        keep_free(&keep);
        for (int k = 0; k < damaged; k++) { /* written on days 10 (a), 20 (b), 30 (a) */
            char path[1300];
            snprintf(path, sizeof path, "%s/000001.%c", part, k ? 'b' : 'a');
            assert_int_equal(truncate(path, 1000), 0);
        }
        open_good(&keep, &scenario, &quiet);
        slot = (struct keep_slot){.keep = &keep, .replicate = 1};
        restarted_begin(&run, &scenario, 1);
        assert_int_equal(keep_resume(&slot, &run.world, &fault), 0);
        assert_int_equal(slot.from, damaged == 2 ? 0 : begin + (damaged ? 20 : 30));
        restarted_until(&run, run.arm.periods.end, 2);
        restarted_hash(&run, hash[1]);
        assert_memory_equal(hash[0], hash[1], sizeof hash[0]);
        restarted_end(&run);
        keep_slot_free(&slot);
        clear(&keep);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(records_come_back),      cmocka_unit_test(a_damaged_segment_is_not_used),
        cmocka_unit_test(another_run_is_refused), cmocka_unit_test(one_writer),
        cmocka_unit_test(checkpoints_come_back),
    };
    return cmocka_run_group_tests(tests, folder_make, folder_remove);
}
