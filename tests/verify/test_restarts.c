/* test_restarts - every shipped scenario with five seeds, stopped ten times at days drawn at
 * random, gone on with on 1 to 7 threads: the same bytes at each stop, the same end.
 */
#include "tests/promises/shipped_restarted.h"

static void five_seeds_each(void **state)
{
    (void)state;
    assert_true(shipped_restarted(5, 1) >= 40);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(five_seeds_each)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
