/* test_tree - nodes, keys, places, limits. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "models/tree.h"

static node leaf(struct tree *tree, node parent, const char *key, const char *text, int line, int column)
{
    struct fault fault = {0};
    node n = tree_add(tree, parent, text ? NODE_SCALAR : NODE_MAP, key, text, &fault);
    assert_true(n >= 0);
    tree->nodes[n].line = line;
    tree->nodes[n].column = column;
    tree->nodes[n].key_line = line;
    tree->nodes[n].key_column = 3;
    return n;
}

static void test_children_stay_in_order(void **state)
{
    struct tree tree = {0};
    struct fault fault = {0};
    node root, list, inner;
    (void)state;
    root = leaf(&tree, NODE_NONE, NULL, NULL, 1, 1);
    leaf(&tree, root, "start", "2009-01-01", 2, 10);
    inner = leaf(&tree, root, "run", NULL, 3, 8);
    leaf(&tree, inner, "seed", "2385", 4, 11);
    list = tree_add(&tree, root, NODE_LIST, "places", NULL, &fault);
    tree_add(&tree, list, NODE_SCALAR, NULL, "a1", &fault);
    tree_add(&tree, list, NODE_SCALAR, NULL, "", &fault);
    assert_int_equal(root, 0);
    assert_string_equal(tree_text(&tree, tree_get(&tree, inner, "seed")), "2385");
    assert_int_equal(tree_get(&tree, root, "seed"), NODE_NONE);
    assert_int_equal(tree_get(&tree, list, "a1"), NODE_NONE);
    assert_null(tree_text(&tree, inner));
    assert_string_equal(tree_key(&tree, list), "places");
    assert_string_equal(tree_key(&tree, tree.nodes[list].first), "");
    assert_string_equal(tree_text(&tree, tree.nodes[list].last), "");
    assert_int_equal(tree.nodes[tree.nodes[list].first].next, tree.nodes[list].last);
    tree_free(&tree);
    tree_free(&tree);
    assert_null(tree.nodes);
}

static void test_faults_have_places(void **state)
{
    struct tree tree = {0};
    struct fault value = {0}, key = {0};
    node n;
    (void)state;
    assert_int_equal(tree_file(&tree, "base.yaml", &value), 0);
    assert_int_equal(tree_file(&tree, "x.yaml", &value), 1);
    leaf(&tree, NODE_NONE, NULL, NULL, 1, 1);
    n = leaf(&tree, 0, "staff", "many", 12, 17);
    tree.nodes[n].file = 1;
    assert_int_equal(tree_fault(&tree, n, &value, (struct words){"值 %d", "value %d"}, 7), FAULT_INPUT);
    assert_string_equal(value.where, "x.yaml");
    assert_int_equal(value.line, 12);
    assert_int_equal(value.column, 17);
    assert_string_equal(value.zh, "值 7");
    assert_string_equal(value.en, "value 7");
    tree_fault_key(&tree, n, &key, (struct words){"键", "key"});
    assert_int_equal(key.column, 3);
    tree_fault(&tree, 0, &key, (struct words){"二", "second"});
    assert_string_equal(key.en, "key"); /* the first story stays */
    tree_free(&tree);
}

static void test_too_many_nodes(void **state)
{
    struct tree tree = {0};
    struct fault fault = {0};
    node n = tree_add(&tree, NODE_NONE, NODE_LIST, NULL, NULL, &fault);
    (void)state;
    while (tree.n_nodes < TREE_NODES && n >= 0)
        n = tree_add(&tree, 0, NODE_SCALAR, NULL, "x", &fault);
    assert_int_equal(n, TREE_NODES - 1);
    assert_int_equal(tree_add(&tree, 0, NODE_SCALAR, NULL, "x", &fault), FAULT_INPUT);
    assert_non_null(strstr(fault.en, "100000"));
    assert_int_equal(tree.n_nodes, TREE_NODES);
    tree_free(&tree);
}

static void test_too_much_text(void **state)
{
    static char text[TREE_BYTES / 2 + 1];
    struct tree tree = {0};
    struct fault fault = {0};
    int kept = 0;
    (void)state;
    memset(text, 'x', sizeof text - 1);
    tree_add(&tree, NODE_NONE, NODE_LIST, NULL, NULL, &fault);
    while (kept < 9 && tree_add(&tree, 0, NODE_SCALAR, NULL, text, &fault) >= 0)
        kept++;
    assert_int_equal(kept, 2);
    assert_int_equal(fault.code, FAULT_INPUT);
    assert_non_null(strstr(fault.zh, "文本过长"));
    tree_free(&tree);
}

static void test_shown_is_cut_between_characters(void **state)
{
    char out[TREE_SHOWN], long_text[3 * 40 + 1] = "";
    (void)state;
    for (int i = 0; i < 40; i++)
        strcat(long_text, "社");
    tree_shown(long_text, out);
    assert_int_equal(strlen(out), 60 + 3);
    assert_string_equal(out + 60, "...");
    assert_string_equal(tree_shown("a\nb\033c", out), "a b c");
}

static void test_misuse_is_a_bug(void **state)
{
    struct tree tree = {0};
    struct fault fault = {0};
    (void)state;
    tree_add(&tree, NODE_NONE, NODE_MAP, NULL, NULL, &fault);
    tree_add(&tree, 0, NODE_SCALAR, "a", "1", &fault);
    expect_assert_failure(tree_add(&tree, 1, NODE_SCALAR, "b", "1", &fault));
    expect_assert_failure(tree_add(&tree, 7, NODE_SCALAR, "b", "1", &fault));
    expect_assert_failure(tree_add(&tree, 0, NODE_MAP, "b", "1", &fault));
    expect_assert_failure(tree_text(&tree, 2));
    tree_free(&tree);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_children_stay_in_order),
        cmocka_unit_test(test_faults_have_places),
        cmocka_unit_test(test_too_many_nodes),
        cmocka_unit_test(test_too_much_text),
        cmocka_unit_test(test_shown_is_cut_between_characters),
        cmocka_unit_test(test_misuse_is_a_bug),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
