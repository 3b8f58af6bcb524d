/* test_yaml - YAML text into our tree: what comes in, with its place; what does not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "cli/yaml.h"

static int read_text(const char *text, struct tree *tree, struct faults *faults)
{
    *tree = (struct tree){0};
    *faults = (struct faults){0};
    return yaml_tree(text, strlen(text), "t.yaml", tree, faults);
}

static void test_positions_count_characters(void **state)
{
    static struct faults faults;
    struct tree tree;
    node title, list;
    (void)state;
    assert_int_equal(read_text("\xEF\xBB\xBFtitle: 社区\r\n"
                               "{社区: [甲, \"乙\", no], x: }\r\n",
                               &tree, &faults),
                     FAULT_INPUT); /* a flow map where the block goes on */
    tree_free(&tree);
    assert_int_equal(read_text("\xEF\xBB\xBFtitle: 社区\r\nall: {社区: [甲, \"乙\", no], x: }\r\n", &tree,
                               &faults),
                     0);
    title = tree_get(&tree, 0, "title");
    assert_string_equal(tree_text(&tree, title), "社区");
    assert_int_equal(tree.nodes[title].line, 1);
    assert_int_equal(tree.nodes[title].column, 8);
    assert_int_equal(tree.nodes[title].key_column, 1);
    list = tree_get(&tree, tree_get(&tree, 0, "all"), "社区");
    assert_int_equal(tree.nodes[list].key_line, 2);
    assert_int_equal(tree.nodes[list].key_column, 7);
    assert_int_equal(tree.nodes[list].column, 11);
    assert_false(tree.nodes[tree.nodes[list].first].quoted);
    assert_true(tree.nodes[tree.nodes[tree.nodes[list].first].next].quoted);
    assert_string_equal(tree_text(&tree, tree.nodes[list].last), "no");
    assert_string_equal(tree_text(&tree, tree_get(&tree, tree_get(&tree, 0, "all"), "x")), "");
    assert_string_equal(tree.files[0], "t.yaml");
    tree_free(&tree);
}

static void test_scalars_are_text(void **state)
{
    static struct faults faults;
    struct tree tree;
    (void)state;
    assert_int_equal(read_text("a: 010\nb: 1e3\nc: ~\nd: |\n  x\n  y\ne: >-\n  x\n  y\nf: 'it''s'\n", &tree,
                               &faults),
                     0);
    assert_string_equal(tree_text(&tree, tree_get(&tree, 0, "a")), "010");
    assert_string_equal(tree_text(&tree, tree_get(&tree, 0, "b")), "1e3");
    assert_string_equal(tree_text(&tree, tree_get(&tree, 0, "c")), "~");
    assert_string_equal(tree_text(&tree, tree_get(&tree, 0, "d")), "x\ny\n");
    assert_string_equal(tree_text(&tree, tree_get(&tree, 0, "e")), "x y");
    assert_string_equal(tree_text(&tree, tree_get(&tree, 0, "f")), "it's");
    tree_free(&tree);
}

static void test_folded_chinese_has_no_spaces(void **state)
{
    static struct faults faults;
    struct tree tree;
    (void)state;
    assert_int_equal(read_text("a: >-\n  社区，\n  “居民”\n  委员 会 x\n  议\nb: >-\n  say “a”\n  “b”\nc: 社 区\n",
                               &tree, &faults),
                     0);
    assert_string_equal(tree_text(&tree, tree_get(&tree, 0, "a")), "社区，“居民”委员会 x 议");
    assert_string_equal(tree_text(&tree, tree_get(&tree, 0, "b")), "say “a” “b”");
    assert_string_equal(tree_text(&tree, tree_get(&tree, 0, "c")), "社 区");
    tree_free(&tree);
}

static void refused(const char *text, int line, int column, const char *zh, const char *en)
{
    static struct faults faults;
    struct tree tree;
    assert_int_equal(read_text(text, &tree, &faults), FAULT_INPUT);
    assert_int_equal(faults.n, 1);
    assert_non_null(strstr(faults.fault[0].zh, zh));
    assert_non_null(strstr(faults.fault[0].en, en));
    assert_int_equal(faults.fault[0].line, line);
    assert_int_equal(faults.fault[0].column, column);
    tree_free(&tree);
}

static void test_refusals(void **state)
{
    (void)state;
    refused("", 1, 1, "空的", "empty");
    refused("a: 1\n---\nb: 2\n", 2, 1, "一个文档", "one document");
    refused("a: !x 1\n", 1, 4, "标签", "tags");
    refused("a: &x 1\n", 1, 4, "锚点", "anchors");
    refused("a: *x\n", 1, 4, "别名", "aliases");
    refused("a:\n  <<: {b: 1}\n", 2, 3, "合并键", "merge keys");
    refused("{[a]: 1}\n", 1, 2, "键只能是文字", "a key must be");
    refused("a:\n\tb: 1\n", 2, 1, "制表符", "tabs");
    refused("a: 1\n社区：\n  b: 1\n", 2, 3, "全角标点“：”", "full-width");
    refused("a: \"\\x07\"\n", 1, 4, "控制字符", "control");
    refused("a: \"\\N\"\n", 1, 4, "控制字符", "control"); /* U+0085 by an escape */
    refused("a: {b: 1\n", 2, 1, "花括号", "not closed");
}

static void test_every_duplicate_is_told(void **state)
{
    static struct faults faults;
    struct tree tree;
    (void)state;
    assert_int_equal(read_text("a: 1\nb: {c: 1, c: 2}\na: 3\n'a': 4\n", &tree, &faults), FAULT_INPUT);
    assert_int_equal(faults.n, 3);
    assert_int_equal(faults.fault[0].line, 2);
    assert_int_equal(faults.fault[0].column, 11);
    assert_int_equal(faults.fault[1].line, 3);
    assert_non_null(strstr(faults.fault[2].en, "line 1"));
    tree_free(&tree);
}

/* Twenty thousand keys: quadratic work would take seconds. */
static void test_many_keys(void **state)
{
    static struct faults faults;
    struct tree tree;
    char *text = malloc(20000 * 10 + 1), *at = text;
    (void)state;
    for (int i = 0; i < 20000; i++)
        at += sprintf(at, "k%d: 1\n", i);
    assert_int_equal(read_text(text, &tree, &faults), 0);
    assert_int_equal(tree.n_nodes, 20001);
    tree_free(&tree);
    free(text);
}

static void test_limits(void **state)
{
    static struct faults faults;
    struct tree tree;
    char deep[2 * 66 + 1] = "", *large = malloc(TREE_BYTES + 2);
    (void)state;
    memset(deep, '[', 64);
    memset(deep + 64, ']', 64);
    assert_int_equal(read_text(deep, &tree, &faults), 0);
    tree_free(&tree);
    memset(deep, '[', 65);
    memset(deep + 65, ']', 65);
    refused(deep, 1, 65, "嵌套过深", "too deep");
    memset(large, ' ', TREE_BYTES + 1);
    memcpy(large, "a: 1\n#", 6);
    large[TREE_BYTES] = 0;
    assert_int_equal(read_text(large, &tree, &faults), 0);
    tree_free(&tree);
    large[TREE_BYTES] = ' ';
    large[TREE_BYTES + 1] = 0;
    assert_int_equal(read_text(large, &tree, &faults), FAULT_INPUT);
    assert_non_null(strstr(faults.fault[0].en, "1048577"));
    tree_free(&tree);
    free(large);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_positions_count_characters),
        cmocka_unit_test(test_scalars_are_text),
        cmocka_unit_test(test_folded_chinese_has_no_spaces),
        cmocka_unit_test(test_refusals),
        cmocka_unit_test(test_every_duplicate_is_told),
        cmocka_unit_test(test_many_keys),
        cmocka_unit_test(test_limits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
