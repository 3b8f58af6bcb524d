/* fuzz_leaves - any text as leaves. What is taken is written as it stood, and reads back so. */
#include "classroom/leaves.h"
#include "tests/fuzz/owed.h"

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t n)
{
    struct tree tree;
    struct fault fault = {0};
    struct text again = {0};
    const int status = leaves_read(&tree, (const char *)bytes, n, "leaves", &fault);
    ALWAYS(status == fault.code);
    if (status)
        ALWAYS(status == FAULT_INPUT && fault.zh[0] && fault.en[0]);
    else {
        leaves_write(&again, &tree);
        ALWAYS(again.n == n && !memcmp(again.text, bytes, n));
    }
    free(again.text);
    tree_free(&tree);
    return 0;
}
