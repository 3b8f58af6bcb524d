/* test_flat.c - a resolved scenario as lines, and what two of them differ in. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "cli/flat_file.h"

static const char one[] = "# Complete: runs again as it stands.\n"
                          "shequ: 1\n"
                          "title: {zh: \"甲\", en: \"a: b\"}\n"
                          "run:\n  start: 2009-01-01\n  seed: 7\n"
                          "city:\n  sample: all\n  table: \"a.csv\"\n  table_text: |\n"
                          "    code,name\n    1,\"x: y\"\n"
                          "parameters:\n  work:\n    # work.patience: drawn, uniform from 1 to 2\n"
                          "    need_rate: {value: 0.31, source: \"survey, \\\"2009\\\"\"}\n"
                          "    law: lognormal\n"
                          "reforms:\n  clarity:\n    begin: 2010-01-01\n    where: {places: all, share: 1}\n"
                          "question:\n  primary: need_wait\n  outcomes: [\"a\"]";

static void flatten(struct flat *flat, char *text)
{
    struct fault fault = {0};
    const struct scenario scenario = {.resolved = text};
    assert_int_equal(flat_init(flat, &scenario, &fault), 0);
}

/* The value at a path, or NULL. */
static const char *value_at(const struct flat *flat, const char *path)
{
    for (size_t i = 0; i < flat->n; i++)
        if (!strcmp(flat->line[i].path, path))
            return flat->line[i].value;
    return NULL;
}

static void is(const struct flat *flat, const char *path, const char *value)
{
    const char *found = value_at(flat, path);
    assert_non_null(found);
    assert_string_equal(found, value);
}

static void lines_have_paths(void **state)
{
    (void)state;
    char *exact = malloc(sizeof one); /* so that reading beyond its end is seen */
    struct flat flat;
    memcpy(exact, one, sizeof one);
    flatten(&flat, exact);
    is(&flat, "run.seed", "7");
    is(&flat, "city.table", "\"a.csv\"");
    is(&flat, "work.need_rate", "0.31");
    is(&flat, "work.law", "lognormal");
    is(&flat, "reforms.clarity.begin", "2010-01-01");
    is(&flat, "reforms.clarity.where", "{places: all, share: 1}");
    assert_int_equal(strlen(value_at(&flat, "city.table_text")), 32); /* a digest */
    assert_null(value_at(&flat, "title"));
    assert_null(value_at(&flat, "question.primary"));
    assert_null(value_at(&flat, "work.patience")); /* drawn: no value */
    assert_int_equal(flat.n, 9);
    assert_string_equal(flat.line[5].path, "work.need_rate");
    assert_string_equal(flat.line[5].source, "survey, \\\"2009\\\"");
    flat_free(&flat);
    free(exact);
}

static char told[400];

static void tell(void *context, const struct flat_line *base, const struct flat_line *variant)
{
    size_t *n = context;
    *n += (size_t)snprintf(told + *n, sizeof told - *n, "%s %s %s\n", base ? base->path : variant->path,
                           base ? base->value : "-", variant ? variant->value : "-");
}

static void differences_are_told_once(void **state)
{
    (void)state;
    struct flat a, b;
    size_t n = 0;
    char first[] = "run:\n  seed: 7\n  length: 12\nparameters:\n  work:\n    x: {value: 1, source: \"p\"}\n";
    char second[] = "run:\n  seed: 8\nparameters:\n  work:\n    x: {value: 1, source: \"q\"}\n    y: 2\n";
    flatten(&a, first);
    flatten(&b, second);
    assert_int_equal(flat_differ(&a, &b, tell, &n), 3); /* a source alone is none */
    assert_string_equal(told, "run.seed 7 8\nrun.length 12 -\nwork.y - 2\n");
    assert_int_equal(flat_differ(&a, &a, tell, &n), 0);
    flat_free(&a);
    flat_free(&b);
}

static void tables_differ_by_their_digest(void **state)
{
    (void)state;
    struct flat a, b;
    char first[] = "city:\n  table_text: |\n    code\n    1\nwork:\n  tasks: x\n";
    char second[] = "city:\n  table_text: |\n    code\n    2\nwork:\n  tasks: x\n";
    flatten(&a, first);
    flatten(&b, second);
    assert_string_not_equal(value_at(&a, "city.table_text"), value_at(&b, "city.table_text"));
    is(&a, "work.tasks", "x");
    flat_free(&a);
    flat_free(&b);
}

static void it_is_written(void **state)
{
    (void)state;
    const char *scratch = getenv("SCRATCH");
    char path[1100], text[100] = "", line[] = "run:\n  seed: 7\n  start: 2009-01-01\n";
    struct flat flat;
    struct fault fault = {0};
    flatten(&flat, line);
    snprintf(path, sizeof path, "%s/flat.%ld", scratch ? scratch : "/tmp", (long)getpid());
    assert_int_equal(flat_write(&flat, path, &fault), 0);
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    text[fread(text, 1, sizeof text - 1, file)] = '\0';
    fclose(file);
    unlink(path);
    assert_string_equal(text, "run.seed = 7\nrun.start = 2009-01-01\n");
    assert_int_equal(flat_write(&flat, "/dev/full", &fault), FAULT_IO);
    assert_string_equal(fault.where, "/dev/full");
    flat_free(&flat);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_have_paths),
        cmocka_unit_test(differences_are_told_once),
        cmocka_unit_test(tables_differ_by_their_digest),
        cmocka_unit_test(it_is_written),
    };
    return cmocka_run_group_tests_name("flat", tests, NULL, NULL);
}
