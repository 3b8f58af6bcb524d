/* selftest.c - `shequ selftest`: PASS or FAIL of the installed program in seconds.
 *
 * Known answers of the generator; a small city run on one thread and on two, twice with
 * the same digest, under a reform that does nothing; a result written, read back and
 * verified. Needs no file but one in the temporary folder.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "analysis/read.h"
#include "cli/job.h"
#include "cli/load.h"
#include "cli/verb.h"
#include "sim/random.h"

static const struct setting small[] = {
    {"city.streets", "2"},     {"city.communities", "4"},    {"city.sample", "all"},
    {"run.length", "3 months"}, {"run.burn_in", "1 month"},   {"run.replicates", "2"},
    {"community.households", "150"},
};
enum { N_SMALL = sizeof small / sizeof small[0] };

struct test {
    const struct ui *ui;
    int passed, failed;
};

static void say(struct test *test, bool good, struct words what)
{
    ui_print(test->ui, (struct words){"%s  %s\n", "%s  %s\n"}, good ? "PASS" : "FAIL",
             words_in(what, test->ui->lang));
    if (good)
        test->passed++;
    else
        test->failed++;
}

/* Random123's known answers for Philox4x32-10: all zeros and all ones. */
static bool generator_known(void)
{
    struct philox zero = philox4x32_10(0, 0, 0);
    struct philox ones = philox4x32_10(UINT64_MAX, UINT64_MAX, UINT64_MAX);
    return zero.number[0] == UINT64_C(0xe169c58d6627e8d5) &&
           zero.number[1] == UINT64_C(0x9b00dbd8bc57ac4c) &&
           ones.number[0] == UINT64_C(0x41c83b0e408f276d) &&
           ones.number[1] == UINT64_C(0x6d5451fda20bc7c6);
}

static bool run_small(const struct ui *ui, const char *scenario_name, int threads, bool reversed,
                      const char *output, char digest[DIGEST_TEXT])
{
    struct ui silent = *ui;
    struct scenario scenario = {0};
    struct faults faults = {0};
    struct fault fault = {0};
    silent.quiet = true;
    silent.threads = threads;
    if (load_scenario(&scenario, scenario_name, small, N_SMALL, &silent, &faults)) {
        ui_faults(ui, &faults);
        return false;
    }
    struct job job = {.scenario = &scenario, .ui = &silent, .output = output,
                      .reversed = reversed, .command = "shequ selftest"};
    bool good = !job_run(&job, &fault);
    if (!good)
        ui_fault(ui, &fault);
    memcpy(digest, job.digest, DIGEST_TEXT);
    scenario_free(&scenario);
    return good;
}

static bool reads_back(const char *path, const char *digest)
{
    struct result *result;
    struct fault fault = {0};
    char *written = NULL;
    if (result_open(&result, path, &fault))
        return false;
    bool good = !result_text(result, "/", "digest", &written, &fault) && written &&
                !strcmp(written, digest);
    free(written);
    result_close(result);
    return good;
}

int verb_selftest(int argc, char **argv, struct ui *ui)
{
    struct test test = {.ui = ui};
    char one[DIGEST_TEXT], two[DIGEST_TEXT], path[256], log[272];
    (void)argv;
    if (argc != 1)
        return ui_usage(ui, (struct words){"selftest 没有参数", "selftest takes no arguments"});
    const char *folder = getenv("TMPDIR") ? getenv("TMPDIR") : access("/tmp", W_OK) ? "." : "/tmp";
    if (strlen(folder) > 200)
        folder = ".";
    snprintf(path, sizeof path, "%s/shequ-selftest-%ld.h5", folder, (long)getpid());
    snprintf(log, sizeof log, "%s.log", path);
    say(&test, generator_known(), (struct words){"随机数发生器的已知答案", "known answers of the generator"});
    bool ran = run_small(ui, "separation", 1, false, path, one);
    say(&test, ran, (struct words){"小城市：一个线程，账目平衡", "a small city on one thread; the books close"});
    say(&test, ran && reads_back(path, one),
        (struct words){"结果写出并读回", "a result written and read back"});
    say(&test, run_small(ui, "separation", 2, true, NULL, two) && !strcmp(one, two),
        (struct words){"两个线程、倒序重复：摘要相同", "two threads, replicates reversed: same digest"});
    say(&test, run_small(ui, "lab/queue", 1, false, NULL, two),
        (struct words){"实验室情景", "a laboratory scenario"});
    unlink(path);
    unlink(log);
    ui_print(ui, (struct words){"%d passed, %d failed\n", "%d passed, %d failed\n"}, test.passed,
             test.failed);
    return test.failed ? EXIT_NO : EXIT_OK;
}
