/* fuzz_scenario.c - any bytes as a scenario: alone, and as a file that may extend others. */
#include "tests/fuzz/owed.h"

static void owe_scenario(int status, struct scenario *scenario, const struct faults *faults)
{
    owe_faults(status, faults);
    if (!status) {
        owe_resolved(scenario);
        scenario_free(scenario);
    }
}

/* Both ways tell the same of a text that extends nothing. */
int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t n)
{
    static char path[256];
    struct scenario scenario;
    struct faults alone = {0}, file = {0};
    char *text = malloc(n + 1);
    if (!path[0])
        snprintf(path, sizeof path, "%s/a.yaml", owe_folder_make());
    memcpy(text, bytes, n);
    text[n] = 0;
    int status = load_scenario_text(&scenario, path, text, n, NULL, 0, &silent, &alone);
    owe_scenario(status, &scenario, &alone);
    if (memmem(text, n, "extends", 7) || memmem(text, n, "tab", 3) || memmem(text, n, "tasks", 5)) {
        owe_file(path, bytes, n);
        status = load_scenario(&scenario, path, NULL, 0, &silent, &file);
        owe_scenario(status, &scenario, &file);
    }
    free(text);
    return 0;
}
