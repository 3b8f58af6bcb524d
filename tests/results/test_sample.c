/* test_sample.c - equal inputs give equal bytes; and a writer of samples for readers.
 *
 *   test_sample                           write the same city twice and compare the bytes
 *   test_sample FILE [REPLICATES [ORDERS]]  write it, for test_readers.sh
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "tests/support/sample_result.h"

static int write_to(const char *path, uint32_t n_replicates, int n_orders)
{
    struct store_head head = sample_head(n_replicates);
    struct fault fault = {0};
    head.n_orders = n_orders;
    head.n_drawn = n_orders; /* as many: 2 or none */
    if (!sample_write(path, &head, &fault))
        return 0;
    fprintf(stderr, "%s: %s\n", fault.where, fault.en);
    return 74;
}

/* The same bytes to the end? Anything unreadable is not. */
static int same_bytes(const char *a, const char *b)
{
    FILE *one = fopen(a, "rb"), *other = fopen(b, "rb");
    long n = 0;
    int x = EOF, y = EOF;
    if (one && other) {
        do {
            x = getc(one);
            y = getc(other);
            n++;
        } while (x == y && x != EOF);
    }
    int same = one && other && x == EOF && y == EOF && n > 10000;
    if (one)
        fclose(one);
    if (other)
        fclose(other);
    return same;
}

int main(int argc, char **argv)
{
    if (argc > 1)
        return write_to(argv[1], argc > 2 ? (uint32_t)strtoul(argv[2], NULL, 10) : 2,
                        argc > 3 ? (int)strtol(argv[3], NULL, 10) : 2);
    const char *scratch = getenv("SCRATCH");
    char a[4096], b[4096], c[4096];
    snprintf(a, sizeof a, "%s/sample_a.h5", scratch ? scratch : "/tmp");
    snprintf(b, sizeof b, "%s/sample_b.h5", scratch ? scratch : "/tmp");
    snprintf(c, sizeof c, "%s/sample_c.h5", scratch ? scratch : "/tmp");
    int code = write_to(a, 11, 2);
    /* Neither a later second nor other contents of fresh memory reach the file. */
    nanosleep(&(const struct timespec){1, 100000000}, NULL);
    for (size_t i = 1; i < 4000; i++) {
        size_t size = i * 37 % 70001 + 1;
        char *dirt = malloc(size);
        if (dirt)
            memset(dirt, 0xa5, size);
        free(dirt);
    }
    if (!code)
        code = write_to(b, 11, 2);
    if (!code)
        code = write_to(c, 11, 1);
    int same = !code && same_bytes(a, b), other = !code && !same_bytes(a, c);
    if (!same)
        fprintf(stderr, "%s and %s differ\n", a, b);
    if (!other)
        fprintf(stderr, "%s and %s do not differ\n", a, c);
    remove(a);
    remove(b);
    remove(c);
    return same && other ? 0 : 1;
}
