/* fuzz_table.c - any bytes as a city's table, and as its list of tasks. */
#include "tests/fuzz/owed.h"

static void owe_table(const char *key, const char *path)
{
    const struct setting setting = {key, path};
    struct scenario scenario;
    struct faults faults = {0};
    int status = load_scenario(&scenario, "hefei-2009", &setting, 1, &silent, &faults);
    owe_faults(status, &faults);
    if (!status) {
        owe_resolved(&scenario);
        scenario_free(&scenario);
    }
}

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t n)
{
    static char path[256];
    if (!path[0])
        snprintf(path, sizeof path, "%s/a.csv", owe_folder_make());
    owe_file(path, bytes, n);
    owe_table("city.table", path);
    owe_table("work.tasks", path);
    return 0;
}
