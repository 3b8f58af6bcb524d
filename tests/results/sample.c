/* sample.c - write the sample city: sample FILE [REPLICATES [ORDERS]]. */
#include <stdio.h>
#include <stdlib.h>

#include "tests/support/sample_result.h"

_Noreturn void bug(const char *file, int line, const char *what)
{
    fprintf(stderr, "%s:%d: %s\n", file, line, what);
    abort();
}

int main(int argc, char **argv)
{
    if (argc < 2) {
        fprintf(stderr, "usage: sample FILE [REPLICATES [ORDERS]]\n");
        return 64;
    }
    struct store_head head = sample_head(argc > 2 ? (uint32_t)strtoul(argv[2], NULL, 10) : 2);
    if (argc > 3)
        head.n_orders = (int)strtol(argv[3], NULL, 10);
    struct fault fault = {0};
    if (sample_write(argv[1], &head, &fault)) {
        fprintf(stderr, "%s: %s\n", fault.where, fault.en);
        return 74;
    }
    return 0;
}
