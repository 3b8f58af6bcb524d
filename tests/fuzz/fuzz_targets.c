/* fuzz_targets.c - any text as a table of targets. What is taken reads back from its own text. */
#include "models/targets.h"
#include "tests/fuzz/owed.h"

static char street_code[] = "1", community_code[] = "1-01";

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t n)
{
    struct layout_street street = {0};
    struct layout_place place = {0};
    const struct layout layout = {
        .places = &place, .streets = &street, .n_places = 1, .n_streets = 1};
    struct targets targets, again;
    struct faults faults = {0};
    struct fault fault = {0};
    char *text = malloc(n + 1), *written;
    memcpy(text, bytes, n);
    text[n] = 0;
    snprintf(street.code, sizeof street.code, "%s", street_code);
    snprintf(place.code, sizeof place.code, "%s", community_code);
    if (!encoding_check(text, n, "targets.csv", &fault)) {
        int status = targets_read(&targets, text, "targets.csv", &faults);
        owe_faults(status, &faults);
        if (!status) {
            ALWAYS(!targets_write(&targets, &written, &fault));
            status = targets_read(&again, written, "again", &faults);
            ALWAYS(!status && again.n == targets.n);
            for (int i = 0; i < again.n; i++)
                ALWAYS(again.rows[i].metric == targets.rows[i].metric &&
                       again.rows[i].from == targets.rows[i].from &&
                       again.rows[i].to == targets.rows[i].to &&
                       again.rows[i].value >= targets.rows[i].value &&
                       again.rows[i].value <= targets.rows[i].value &&
                       again.rows[i].fit == targets.rows[i].fit);
            owe_faults(targets_place(&targets, &layout, 14245, 16070, "targets.csv", &faults),
                       &faults);
            free(written);
            targets_free(&again);
            targets_free(&targets);
        }
    }
    free(text);
    return 0;
}
