/* test_items - the city's list of tasks: what is read, kept, refused, written back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "models/fold.h"
#include "models/items.h"

static struct faults faults;

static int read_list(const char *text, struct items *items)
{
    faults = (struct faults){0};
    return items_read(items, text, "l.csv", &faults);
}

static void near(double got, double wanted)
{
    assert_true(got > wanted - 1e-12 && got < wanted + 1e-12);
}

static void test_values(void **state)
{
    struct items items;
    (void)state;
    assert_int_equal(read_list("部门,事项名称,类别,每年次数,工时（小时）,台账比重,期限(天),是否在准入清单,公共价值,备注\r\n"
                               "综治,\"巡逻,夜间\",行政,24.5,1.5,80 %,10 d,是,2.5,x\r\n"
                               ",,,,,,,,,\r\n"
                               "民政, 低保 ,admin,,,,,,,\r\n",
                               &items),
                     0);
    assert_int_equal(items.n, 2);
    assert_int_equal(items.n_skipped, 1);
    assert_int_equal(items.n_missing, 2);
    const struct listed_item *low = &items.list[0], *night = &items.list[1];
    assert_string_equal(low->name, "低保");
    near(low->per_year, 1500.0 / 160); /* the rows' own defaults */
    near(low->hours, 9000.0 / 1500);
    assert_int_equal(low->until, 0);
    assert_false(low->listed);
    assert_true(low->paper_share < 0 && low->public_value < 0); /* drawn, or the rules' */
    assert_string_equal(night->name, "巡逻,夜间");
    near(night->per_year, 24.5);
    near(night->paper_share, 0.8);
    near(night->public_value, 2.5);
    assert_int_equal(night->work, HOUR + 30 * MINUTE);
    assert_int_equal(night->until, 10 * DAY);
    assert_true(night->listed);
    assert_int_equal(night->line, 2);
    near(items.tasks, 24.5 + 1500.0 / 160);
    near(items.hours, 24.5 * 1.5 + 9000.0 / 160);
    items_free(&items);
    items_free(&items);
}

static void test_departments_are_numbered_by_name(void **state)
{
    struct items items;
    (void)state;
    assert_int_equal(read_list("name,department,per_year\nx,b,1\ny,C,6\nz,b,2\nw,a,3\n", &items), 0);
    assert_int_equal(items.n_departments, 3);
    assert_string_equal(items.departments[0], "C"); /* bytewise */
    assert_string_equal(items.departments[2], "b");
    assert_int_equal(items.list[items_find(&items, "z")].department, 2);
    assert_int_equal(items.list[items_find(&items, "y")].department, 0);
    near(items.share[2], 0.5);
    near(items.load[2], 0.25);
    near(items.load[0], 0.5);
    assert_int_equal(items_find(&items, "v"), -1);
    items_free(&items);
}

static void test_order_of_rows_and_columns_does_not_matter(void **state)
{
    struct items one, two;
    struct fault fault = {0};
    char *first = NULL, *second = NULL;
    (void)state;
    assert_int_equal(read_list("name,department,per_year,hours,access_list\nb,乙,7,2,yes\na,甲,5,0.5,no\n"
                               "\"c \"\"d\"\"\",乙,3,9,是\n", &one), 0);
    assert_int_equal(read_list("准入,HOURS,次数,name,部门\nyes,9,3,\"c \"\"d\"\"\",乙\nno,0.5,5,a,甲\n"
                               "yes,2,7,b,乙\n", &two), 0);
    assert_int_equal(items_write(&one, &first, &fault), 0);
    assert_int_equal(items_write(&two, &second, &fault), 0);
    assert_string_equal(first, second);
    for (int i = 0; i < 3; i++) {
        assert_true(one.list[i].identity == two.list[i].identity);
        assert_true(one.list[i].identity == fold_identity(one.list[i].name));
        assert_int_equal(one.list[i].department, two.list[i].department);
    }
    items_free(&two);
    assert_int_equal(read_list(first, &two), 0); /* and reads back to the same */
    free(second);
    assert_int_equal(items_write(&two, &second, &fault), 0);
    assert_string_equal(first, second);
    assert_non_null(strstr(first, "\"c \"\"d\"\"\",乙,admin,3,9,yes\n"));
    free(first);
    free(second);
    items_free(&one);
    items_free(&two);
}

static void test_nearest_name(void **state)
{
    struct items items;
    (void)state;
    assert_int_equal(read_list("name\n消防安全巡查\n低保申请初审\nfire drill\n", &items), 0);
    assert_string_equal(items_nearest(&items, "消防安全检查"), "消防安全巡查");
    assert_string_equal(items_nearest(&items, "fire dril"), "fire drill");
    assert_null(items_nearest(&items, "信访"));
    items_free(&items);
}

static void refused(const char *text, int line, int column, const char *words)
{
    struct items items;
    assert_int_equal(read_list(text, &items), FAULT_INPUT);
    assert_int_equal(items.n, 0);
    assert_int_equal(faults.n, 1);
    assert_non_null(strstr(faults.fault[0].en, words));
    assert_string_equal(faults.fault[0].where, "l.csv");
    assert_int_equal(faults.fault[0].line, line);
    assert_int_equal(faults.fault[0].column, column);
}

static void test_refusals(void **state)
{
    (void)state;
    refused("", 1, 1, "empty");
    refused("name,hours\n", 1, 1, "no items");
    refused("department,hours\nx,1\n", 1, 1, "no column `name`");
    refused("name;hours\nx;1\n", 1, 1, "separated by commas");
    refused("name,工时,hours\na,1,1\n", 1, 9, "two columns are hours");
    refused("name,per_year\na,-1\n", 2, 3, "per_year: -1");
    refused("name,per_year\na,许多\n", 2, 3, "not a number");
    refused("name,per_year\na,\"1,000\"\n", 2, 3, "thousands");
    refused("name,hours\na,0\n", 2, 3, "outside");
    refused("name,hours\na,3月12日\n", 2, 3, "Excel");
    refused("name,paper_share\na,120 %\n", 2, 3, "outside");
    refused("name,deadline\na,soon\n", 2, 3, "deadline");
    refused("name,class\na,counter\n", 2, 3, "admin");
    refused("name,access_list\na,maybe\n", 2, 3, "no, yes");
    refused("name,hours\n\n\na,5\nb,6\na,7\n", 6, 1, "line 4");
    refused("name,hours\n,5\n", 2, 1, "no name");
    refused("name,hours\nother,5\n", 2, 1, "called other");
    refused("name,hours\na,5,6\n", 2, 1, "3 cells");
    refused("name\n\"张 13912345678\"\n", 2, 1, "phone number");
    assert_null(strstr(faults.fault[0].en, "139"));
    refused("name,department\na,11010519491231002X\n", 2, 3, "identity card");
    /* totals that the rows of the parameters could not hold */
    refused("name,per_year,hours\na,90000,10000\n", 1, 1, "hours a year");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_values),
        cmocka_unit_test(test_departments_are_numbered_by_name),
        cmocka_unit_test(test_order_of_rows_and_columns_does_not_matter),
        cmocka_unit_test(test_nearest_name),
        cmocka_unit_test(test_refusals),
    };
    return cmocka_run_group_tests_name("items", tests, NULL, NULL);
}
