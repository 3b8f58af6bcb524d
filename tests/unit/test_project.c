/* test_project.c - rows of projects are reused; what each block has of one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "models/agents/project.h"

static void test_rows(void **state)
{
    (void)state;
    struct projects p;
    struct fault fault = {0};
    assert_int_equal(projects_init(&p, 2, &fault), 0);
    for (uint32_t k = 0; k < 5; k++) /* more than there was room for */
        assert_int_equal(project_add(&p, PROJECT_FUND, 100 + k, (day)k, &fault), k);
    assert_int_equal(p.identity[4], 104);
    p.cost[1] = 77;
    p.yes[1] = 3;
    p.helpers[1] = 9;
    project_remove(&p, 3);
    project_remove(&p, 1);
    assert_int_equal(project_add(&p, PROJECT_MAJOR, 9, 12, &fault), 1);
    assert_int_equal(p.cost[1] | p.yes[1] | p.helpers[1], 0); /* nothing of the one before */
    assert_int_equal(p.sort[1], PROJECT_MAJOR);
    assert_int_equal(p.proposed[1], 12);
    assert_int_equal(project_add(&p, PROJECT_FUND, 10, 13, &fault), 3);
    assert_int_equal(project_add(&p, PROJECT_FUND, 11, 14, &fault), 5);
    assert_int_equal(p.table.n, 6);
    projects_free(&p);
    projects_free(&p);
}

static void test_benefit(void **state)
{
    (void)state;
    struct projects p;
    struct fault fault = {0};
    assert_int_equal(projects_init(&p, 4, &fault), 0);
    uint32_t one = project_add(&p, PROJECT_FUND, 1, 1, &fault);
    p.block[one] = 3;
    p.spread[one] = 51; /* a fifth */
    assert_true(project_benefit(&p, one, 3) == 1);
    assert_true(project_benefit(&p, one, 2) == 0.2);
    /* seven others of eight: 1.4 of 2.4 */
    double many = project_many(&p, one, 8);
    assert_true(many > 0.583333 && many < 0.583334);
    p.spread[one] = 0;
    assert_true(project_many(&p, one, 8) == 0);
    projects_free(&p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows),
        cmocka_unit_test(test_benefit),
    };
    return cmocka_run_group_tests_name("project", tests, NULL, NULL);
}
