/* test_leaves - a tree as leaves and back: the same tree, the same scenario, the same messages;
 * what is damaged is refused. */
#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "classroom/leaves.h"
#include "cli/load.h"
#include "cli/yaml.h"
#include "models/faults.h"

static void assert_same_tree(const struct tree *a, const struct tree *b)
{
    assert_int_equal(a->n_nodes, b->n_nodes);
    assert_string_equal(a->files[0], b->files[0]);
    for (node n = 0; n < a->n_nodes; n++) {
        const struct tree_node *one = &a->nodes[n], *other = &b->nodes[n];
        assert_int_equal(one->kind, other->kind);
        assert_int_equal(one->line, other->line);
        assert_int_equal(one->column, other->column);
        assert_int_equal(one->key_line, other->key_line);
        assert_int_equal(one->key_column, other->key_column);
        assert_int_equal(one->quoted, other->quoted);
        assert_int_equal(one->key >= 0, other->key >= 0);
        assert_string_equal(tree_key(a, n), tree_key(b, n));
        assert_int_equal(one->text >= 0, other->text >= 0);
        if (one->text >= 0)
            assert_string_equal(tree_text(a, n), tree_text(b, n));
        assert_int_equal(one->first, other->first);
        assert_int_equal(one->next, other->next);
        assert_int_equal(one->last, other->last);
    }
}

static void there_and_back(const struct tree *tree, struct tree *back)
{
    struct text text = {0};
    struct fault fault = {0};
    leaves_write(&text, tree);
    assert_false(text.memory);
    if (leaves_read(back, text.text, text.n, "leaves", &fault))
        fail_msg("%s:%d: %s", fault.where, fault.line, fault.en);
    assert_same_tree(tree, back);
    free(text.text);
}

static char *read_case(const char *name, size_t *n)
{
    char path[512];
    snprintf(path, sizeof path, "tests/malformed/cases/%s", name);
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    char *text = malloc(TREE_BYTES);
    assert_non_null(text);
    *n = fread(text, 1, TREE_BYTES - 1, file);
    text[*n] = 0;
    fclose(file);
    return text;
}

static void assert_same_faults(const struct faults *a, const struct faults *b)
{
    assert_int_equal(a->n, b->n);
    assert_int_equal(a->n_more, b->n_more);
    assert_int_equal(a->n_warnings, b->n_warnings);
    assert_memory_equal(a->fault, b->fault, (size_t)a->n * sizeof a->fault[0]);
    assert_memory_equal(a->warning, b->warning, (size_t)a->n_warnings * sizeof a->warning[0]);
}

static int build(const struct tree *tree, struct faults *faults)
{
    struct scenario scenario;
    const struct tree *const chain[] = {tree};
    int status = scenario_build(&scenario, "case", chain, 1, NULL, 0, &(struct scenario_tables){0},
                                faults);
    if (!status)
        scenario_free(&scenario);
    return status;
}

/* Every scenario that is wrong, but is YAML. */
static void test_malformed(void **state)
{
    (void)state;
    DIR *folder = opendir("tests/malformed/cases");
    int wrong = 0;
    assert_non_null(folder);
    for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
        size_t n = strlen(entry->d_name);
        if (n < 5 || strcmp(entry->d_name + n - 5, ".yaml") != 0)
            continue;
        struct tree tree = {0}, back;
        struct faults *faults = calloc(3, sizeof *faults);
        assert_non_null(faults);
        char *text = read_case(entry->d_name, &n);
        if (!yaml_tree(text, n, entry->d_name, &tree, &faults[0])) {
            there_and_back(&tree, &back);
            assert_int_equal(build(&tree, &faults[1]), build(&back, &faults[2]));
            assert_same_faults(&faults[1], &faults[2]);
            wrong += faults[1].n > 0;
            tree_free(&back);
        }
        tree_free(&tree);
        free(text);
        free(faults);
    }
    closedir(folder);
    assert_true(wrong > 50);
}

static void take(void *of, const struct load_sources *sources)
{
    int *files = of;
    for (int i = 0; i < sources->n; i++) {
        struct tree back;
        there_and_back(sources->chain[i], &back);
        tree_free(&back);
        ++*files;
    }
}

static void test_shipped(void **state)
{
    static const char *const names[] = {"hefei-2009", "separation", "three-models",
                                        "kaifu-37systems"};
    const struct ui ui = {.quiet = true};
    int files = 0;
    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        struct faults faults = {0};
        assert_int_equal(load_sources(names[i], &ui, &faults, take, &files), 0);
    }
    assert_true(files >= 5);
}

static int read_text(const char *text, int *line)
{
    struct tree tree;
    struct fault fault = {0};
    const int status = leaves_read(&tree, text, strlen(text), "leaves", &fault);
    tree_free(&tree);
    *line = fault.line;
    assert_int_equal(status, fault.code);
    return status;
}

static void test_strict(void **state)
{
    static const struct {
        const char *text;
        int line; /* of the fault; 0: none */
    } cases[] = {
        {"leaves 1 a\nend 0\n", 0},
        {"leaves 1 a\nm 0 1 1 0 0\ns 1 1 4 1 1\tk\tv\nend 2\n", 0},
        {"leaves 1 a\nl 0 1 1 0 0\nq 1 1 4 0 0\t\\t\\\\\\n\nend 2\n", 0},
        {"", 1},
        {"leaves 2 a\nend 0\n", 1},
        {"leaves 1 \nend 0\n", 1},
        {"leaves 1 a\\\nend 0\n", 1},
        {"leaves 1 a\tb\nend 0\n", 1},
        {"leaves 1 a\rb\nend 0\n", 1},
        {"leaves 1 a\nend 1\n", 2},
        {"leaves 1 a\nend 0", 2},
        {"leaves 1 a\nend 0\n\n", 2},
        {"leaves 1 a\nm 0 1 1 0\nend 1\n", 2},
        {"leaves 1 a\nm 0 1 1 0 00\nend 1\n", 2},
        {"leaves 1 a\nm 0 1 1 0 -1\nend 1\n", 2},
        {"leaves 1 a\nm 0 1 1 0 2147483648\nend 1\n", 2},
        {"leaves 1 a\nm 1 1 1 0 0\nend 1\n", 2},
        {"leaves 1 a\nx 0 1 1 0 0\nend 1\n", 2},
        {"leaves 1 a\nm 0 1 1 0 0\tk\nend 1\n", 2},
        {"leaves 1 a\nm 0 1 1 0 0\nm 0 1 1 0 0\nend 2\n", 3},
        {"leaves 1 a\nm 0 1 1 0 0\nm 2 1 1 0 0\tk\nend 2\n", 3},
        {"leaves 1 a\nm 0 1 1 0 0\ns 1 1 1 0 0\tk\nend 2\n", 3},
        {"leaves 1 a\nm 0 1 1 0 0\nm 1 1 1 0 0\nend 2\n", 3},
        {"leaves 1 a\nm 0 1 1 0 0\nm 1 1 1 0 0\tk\nm 1 1 1 0 0\tk\nend 3\n", 4},
        {"leaves 1 a\nl 0 1 1 0 0\ns 1 1 1 0 0\tk\tv\nend 2\n", 3},
        {"leaves 1 a\nl 0 1 1 0 0\ns 1 1 1 0 0\tv\ns 2 1 1 0 0\tv\nend 3\n", 4},
        {"leaves 1 a\nl 0 1 1 0 0\ns 1 1 1 0 0\tv\\x\nend 2\n", 3},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        int line;
        const int status = read_text(cases[i].text, &line);
        if ((status != 0) != (cases[i].line > 0) || line != cases[i].line)
            fail_msg("case %zu: status %d in line %d", i, status, line);
    }
}

/* Bounded, whatever it says. */
static void test_limits(void **state)
{
    (void)state;
    struct text text = {0};
    int line;
    text_put(&text, "leaves 1 a\nl 0 1 1 0 0\n", 23);
    for (int i = 1; i <= LEAVES_NODES; i++)
        text_put(&text, "s 1 1 1 0 0\tv\n", 14);
    assert_int_equal(read_text(text.text, &line), FAULT_INPUT);
    assert_int_equal(line, LEAVES_NODES + 2);
    free(text.text);
    text = (struct text){0};
    text_put(&text, "leaves 1 a\n", 11);
    for (int depth = 0; depth <= TREE_DEPTH; depth++) {
        char node_line[64];
        int n = snprintf(node_line, sizeof node_line, "l %d 1 1 0 0\n", depth);
        text_put(&text, node_line, (size_t)n);
    }
    assert_int_equal(read_text(text.text, &line), FAULT_INPUT);
    assert_int_equal(line, TREE_DEPTH + 2);
    free(text.text);
}

static void test_tables(void **state)
{
    const struct scenario_tables some = {.city_name = "a b.csv", .city = "code\n1\n"};
    struct scenario_tables back = {0};
    struct text text = {0};
    struct fault fault = {0};
    char broken[] = "table cities x\n1\n", cut[] = "table city x";
    (void)state;
    leaves_write_table(&text, &some, 1);
    assert_null(text.text);
    leaves_write_table(&text, &some, 0);
    assert_true(leaves_is_table(text.text));
    char *again = strdup(text.text);
    assert_int_equal(leaves_read_table(&back, text.text, &fault), 0);
    assert_string_equal(back.city_name, some.city_name);
    assert_string_equal(back.city, some.city);
    assert_int_equal(leaves_read_table(&back, again, &fault), FAULT_INPUT); /* twice */
    assert_int_equal(leaves_read_table(&back, broken, &fault), FAULT_INPUT);
    assert_int_equal(leaves_read_table(&back, cut, &fault), FAULT_INPUT);
    free(again);
    free(text.text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_malformed), cmocka_unit_test(test_shipped),
        cmocka_unit_test(test_strict),    cmocka_unit_test(test_limits),
        cmocka_unit_test(test_tables),
    };
    return cmocka_run_group_tests_name("leaves", tests, NULL, NULL);
}
