/* fuzz_options.c - any lines as the words behind a verb, and the settings among them. */
#include "cli/options.h"
#include "tests/fuzz/owed.h"

enum { WORDS_MOST = 300 };

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t n)
{
    static const char *names[4];
    bool flag = false;
    const char *text = NULL;
    const struct option_row rows[] = {
        {.name = "-o", .valued = true, .text = &text},
        {.name = "--dry-run", .flag = &flag},
        {.name = "--seed", .valued = true, .path = "run.seed"},
        {.name = "--drawn", .path = "run.assumptions", .fixed = "drawn"},
    };
    struct options options = {.names = n % 2 ? names : NULL, .names_most = 4};
    char *words[WORDS_MOST + 2] = {0}, verb[] = "run", *copy = malloc(n + 1), *rest = copy;
    int n_words = 1;
    memcpy(copy, bytes, n);
    copy[n] = 0;
    words[0] = verb;
    while (rest && n_words <= WORDS_MOST) {
        char *end = strchr(rest, '\n');
        words[n_words++] = rest;
        if (end)
            *end++ = 0;
        rest = end;
    }
    if (!options_read(&options, rows, sizeof rows / sizeof *rows, n_words, words, &silent)) {
        struct scenario scenario;
        struct faults faults = {0};
        int status = load_scenario(&scenario, "hefei-2009", options.settings, options.n_settings,
                                   &silent, &faults);
        owe_faults(status, &faults);
        if (!status) {
            owe_resolved(&scenario);
            scenario_free(&scenario);
        }
    }
    free(copy);
    return 0;
}
