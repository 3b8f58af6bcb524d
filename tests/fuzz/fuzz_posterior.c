/* fuzz_posterior.c - any bytes as a posterior. What is taken reads back from its own text to the
 * same bits, and draws point into it. */
#include "analysis/posterior.h"
#include "models/parameters.h"
#include "tests/fuzz/owed.h"

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t n)
{
    struct posterior posterior, again;
    struct fault fault = {0};
    char *text;
    int status = posterior_read(&posterior, (const char *)bytes, n, "posterior.csv", &fault);
    ALWAYS((status != 0) == (fault.code != 0) && (!status || status == FAULT_INPUT));
    if (status) {
        owe_fault(&fault);
        return 0;
    }
    ALWAYS(!posterior_write(&posterior, &text, &fault));
    ALWAYS(!posterior_read(&again, text, strlen(text), "again", &fault));
    ALWAYS(again.n == posterior.n && again.k == posterior.k);
    ALWAYS(!memcmp(again.value, posterior.value, again.n * again.k * sizeof *again.value));
    ALWAYS(!memcmp(again.weight, posterior.weight, again.n * sizeof *again.weight));
    ALWAYS(posterior_pick(&posterior, 1, n) < posterior.n);
    if (posterior_check(&posterior, &parameters_table, "posterior.csv", &fault))
        owe_fault(&fault);
    free(text);
    posterior_free(&posterior);
    posterior_free(&again);
    return 0;
}
