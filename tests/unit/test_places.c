/* test_places - the table of communities: what is read, kept, refused, written back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "models/places.h"

static struct faults faults;

static int read_table(const char *text, struct places *places)
{
    faults = (struct faults){0};
    return places_read(places, text, "t.csv", &faults);
}

static void test_values(void **state)
{
    struct places places;
    (void)state;
    assert_int_equal(read_table("名称,编码,户数,街道办,类型,退休人数,学生,中青年,户籍,工作人员,经费（元）,面积(m2),经度,纬度\r\n"
                                "\"和平,北\",b2,1204,南,老旧小区,700,150,1901,2001,9.5,40000.55,537.5,117.25,31.875\r\n"
                                " 翠园 , a1 ,980,南,,,,,,,,,,\r\n"
                                ",,,,,,,,,,,,,\r\n",
                                &places),
                     0);
    assert_int_equal(places.n, 2);
    assert_string_equal(places.rows[0].code, "a1");
    assert_string_equal(places.rows[0].name, "翠园");
    assert_string_equal(places.rows[0].type, "");
    assert_int_equal(places.rows[0].line, 3);
    assert_true(places.rows[0].households == 980 && places.rows[0].retired == -1);
    assert_true(places.rows[0].staff == -1 && places.rows[0].lat == PLACES_NO_DEGREE);
    assert_string_equal(places.rows[1].name, "和平,北");
    assert_true(places.rows[1].retired == 700 && places.rows[1].students == 150);
    assert_true(places.rows[1].middle == 1901 && places.rows[1].local == 2001);
    assert_true(places.rows[1].staff == 9.5 && places.rows[1].budget == 40000.55);
    assert_true(places.rows[1].floor_area == 537.5 && places.rows[1].lon == 117.25);
    assert_int_equal(places.n_missing, 6);
    assert_int_equal(places.n_skipped, 0);
    places_free(&places);
    places_free(&places);
}

static void test_order_of_rows_and_columns_does_not_matter(void **state)
{
    struct places one, two;
    struct fault fault = {0};
    char *first = NULL, *second = NULL;
    (void)state;
    assert_int_equal(read_table("code,name,households,负责人\nb,乙,7,王\na,甲,5,李\nB,\"丙 \"\"新\"\"\",3,x\n", &one), 0);
    assert_int_equal(one.n_skipped, 1);
    assert_int_equal(read_table("户数,NAME,代码\n3,\"丙 \"\"新\"\"\",B\n5,甲,a\n7,乙,b\n", &two), 0);
    assert_int_equal(places_write(&one, &first, &fault), 0);
    assert_int_equal(places_write(&two, &second, &fault), 0);
    assert_string_equal(first, second);
    assert_string_equal(first, "code,name,street,households\nB,\"丙 \"\"新\"\"\",1,3\na,甲,1,5\nb,乙,1,7\n");
    places_free(&one);
    assert_int_equal(read_table(first, &one), 0);
    assert_string_equal(one.rows[0].name, "丙 \"新\"");
    free(second);
    assert_int_equal(places_write(&one, &second, &fault), 0);
    assert_string_equal(first, second);
    free(first);
    free(second);
    places_free(&one);
    places_free(&two);
}

static void test_skipped_columns_are_not_looked_at(void **state)
{
    struct places places;
    struct fault fault = {0};
    char *text = NULL;
    (void)state;
    assert_int_equal(read_table("code,电话,身份证,备注\na,13912345678,11010519491231002X,\"多\n行\"\n", &places), 0);
    assert_int_equal(places.n_skipped, 3);
    assert_int_equal(places_write(&places, &text, &fault), 0);
    assert_null(strstr(text, "139"));
    free(text);
    places_free(&places);
}

static void refused(const char *text, int line, int column, const char *words)
{
    struct places places;
    assert_int_equal(read_table(text, &places), FAULT_INPUT);
    assert_int_equal(places.n, 0);
    assert_int_equal(faults.n, 1);
    assert_non_null(strstr(faults.fault[0].en, words));
    assert_string_equal(faults.fault[0].where, "t.csv");
    assert_int_equal(faults.fault[0].line, line);
    assert_int_equal(faults.fault[0].column, column);
}

static void test_personal_numbers(void **state)
{
    struct places places;
    (void)state;
    refused("code,name\na,11010519491231002X\n", 2, 3, "identity card");
    refused("code,name\na,11010519491231002x\n", 2, 3, "identity card");
    refused("code,name\na,\"张 110105 19491231 002X\"\n", 2, 3, "identity card");
    refused("code,name\na,电话13000000000。\n", 2, 3, "phone number");
    refused("code,name\na,+86 199 1234 5678\n", 2, 3, "phone number");
    refused("code,households\n13912345678,5\n", 2, 1, "phone number");
    assert_null(strstr(faults.fault[0].en, "139"));
    /* a wrong check digit; twelve digits; ten; a year's date: not personal */
    assert_int_equal(read_table("code,name\n110105194912310021,甲\n340104001001,乙\n1391234567,丙\n20091122,丁\n", &places), 0);
    assert_int_equal(places.n, 4);
    places_free(&places);
}

static void test_refusals(void **state)
{
    (void)state;
    refused("", 1, 1, "empty");
    refused("\n\n , ,\n", 1, 1, "empty");
    refused("code,name\n", 1, 1, "no communities");
    refused("name,households\nx,1\n", 1, 1, "no column `code`");
    refused("code;name\nx;1\n", 1, 1, "separated by commas");
    refused("code,户数,households\na,1,1\n", 1, 9, "two columns are households");
    refused("code,经费(万元)\na,5\n", 1, 6, "in yuan");
    refused("code,户数\na,Mar-12\n", 2, 3, "Excel");
    refused("code,户数\na,3月12日\n", 2, 3, "Excel");
    refused("code,户数\na,2009/3/1\n", 2, 3, "Excel");
    refused("code,户数\na,2009-03-01 00:00\n", 2, 3, "Excel");
    refused("code,户数\na,\"2,000\"\n", 2, 3, "thousands");
    refused("code,户数\na,２０００\n", 2, 3, "full-width");
    refused("code,户数\na,12.5\n", 2, 3, "whole number");
    refused("code,户数\na,0\n", 2, 3, "outside");
    refused("code,退休,学生\na,-3,2\n", 2, 3, "outside");
    refused("code,纬度\na,91\n", 2, 3, "outside");
    refused("code,户数\n3.40104E+11,5\n", 2, 1, "turned into a number");
    refused("code,户数\n\n\na,5\nb,6\na,7\n", 6, 1, "line 4");
    refused("code,户数\n,5\n", 2, 1, "no code");
    refused("code,户数\na,5,6\n", 2, 1, "3 cells");
    refused("code,户数\na\n", 2, 1, "1 cells");
    refused("code,name\na,\"x\ny\"\n", 2, 3, "line breaks");
    refused("code,name\na,\"x\n", 2, 3, "never closed");
    refused("code,name\n社区,\"x\"y\n", 2, 7, "closing quote");
    refused("code,retired,students,middle,local\na,1,1,1,4\n", 2, 1, "more than all");
    refused("code,retired,students,middle\na,0,0,0\n", 2, 1, "nobody");
    refused("code,street\na,0123456789012345678901234567890123456789012345678\n", 2, 3, "too long");
}

static void test_up_to_twenty_are_told(void **state)
{
    struct places places;
    char text[600] = "code,户数\n";
    (void)state;
    for (int i = 0; i < 25; i++) {
        char row[] = "a,x\n";
        row[0] = (char)('a' + i);
        strcat(text, row);
    }
    assert_int_equal(read_table(text, &places), FAULT_INPUT);
    assert_int_equal(faults.n, FAULTS_MAX);
    assert_int_equal(faults.n_more, 5);
    assert_int_equal(faults.fault[19].line, 21);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_values),
        cmocka_unit_test(test_order_of_rows_and_columns_does_not_matter),
        cmocka_unit_test(test_skipped_columns_are_not_looked_at),
        cmocka_unit_test(test_personal_numbers),
        cmocka_unit_test(test_refusals),
        cmocka_unit_test(test_up_to_twenty_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
