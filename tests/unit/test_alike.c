/* test_alike.c - when two tables of effects say the same. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "cli/alike.h"

static void is(const char *a, const char *b, enum alike expected, int line)
{
    int found = 0;
    assert_int_equal(alike(a, b, &found), (int)expected);
    if (expected == ALIKE_OTHER)
        assert_int_equal(found, line);
}

static void tables(void **state)
{
    (void)state;
    is("a,b\r\nx,1.5\r\n", "a,b\r\nx,1.5\r\n", ALIKE_SAME, 0);
    is("a,b\r\nx,0.12345678901234\r\n", "a,b\r\nx,0.12345678901235\r\n", ALIKE_NEARLY, 0);
    is("a,b\r\nx,0.123456781\r\n", "a,b\r\nx,0.123456782\r\n", ALIKE_OTHER, 2);
    is("a,b\r\nx,1\r\n", "a,b\r\nx,-1\r\n", ALIKE_OTHER, 2);
    is("a,b\r\nx,1\r\n", "a,b\r\nx,\r\n", ALIKE_OTHER, 2);
    is("a,b\r\nx,1\r\n", "a,b\r\nx,inf\r\n", ALIKE_OTHER, 2);
    is("a,b\r\nx,1\r\n", "a,b\r\nx,nan\r\n", ALIKE_OTHER, 2);
    is("a,b\r\nx,1\r\n", "a,b\r\ny,1\r\n", ALIKE_OTHER, 2);
    is("a,b\r\n", "a,c\r\n", ALIKE_OTHER, 1);
    is("a,b\r\nx,1\r\n", "a,b\r\n", ALIKE_OTHER, 2);
    is("a,b\r\n", "a,b\r\nx,1\r\n", ALIKE_OTHER, 2);
    is("x,1", "x,1,", ALIKE_OTHER, 1);
    is("x,1\r\n", "x\r\n1\r\n", ALIKE_OTHER, 1);
    is("", "", ALIKE_SAME, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(tables)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
