/* test_audit_fails.c - `check --pairing` fails, and says where, when luck is not addressed.
 *
 * This program brings a referral.c of its own, in which a case that ends takes a draw from a
 * stream that all share: always, or only where a reform of no intensity is ordered (what a reform
 * that consumes a draw would do).
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define referral_ending addressed_ending
#include "models/happenings/referral.c"
#undef referral_ending

#include "cli/verb.h"
#include "models/world.h"
#include "tests/support/said.h"

static enum { NEVER, ALWAYS_DRAWS, IN_A_NULL_REFORM } consumes;

enum ending referral_ending(struct community *community, uint32_t task, uint32_t post);
enum ending referral_ending(struct community *community, uint32_t task, uint32_t post)
{
    struct commons *commons = (struct commons *)(uintptr_t)community->commons;
    const struct world *world =
        (const struct world *)(const void *)((const char *)commons - offsetof(struct world, commons));
    const bool null = world->scenario->n_orders && !world->scenario->orders[0].intensity;
    if (consumes == ALWAYS_DRAWS || (consumes == IN_A_NULL_REFORM && null))
        commons->chance.key++;
    return addressed_ending(community, task, post);
}

static char text[20000];

static int audit(void)
{
    struct ui ui = {.lang = LANG_EN, .quiet = true, .threads = 1};
    char settings[][40] = {"city.communities=8", "city.streets=2", "community.households=300",
                           "run.burn_in=1 months", "run.start=2010-11-01"}; /* cut in place */
    char *argv[] = {"check", "separation", "--pairing", "--set", settings[0], "--set",
                    settings[1], "--set", settings[2], "--set", settings[3], "--set",
                    settings[4], NULL};
    return said(verb_check, &ui, argv, text, sizeof text);
}

/* The line after the one that fails names the moment and the place, the two below it what
 * happened in either run. */
static void named(const char *line)
{
    const char *at = strstr(text, line);
    assert_non_null(at);
    at = strchr(at, '\n');
    assert_non_null(at);
    assert_int_equal(strncmp(at + 1, "      20", 8), 0);
    const char *end = strchr(at + 1, '\n');
    assert_non_null(end);
    const char *community = strstr(at + 1, ", community ");
    assert_true(community && community < end);
    assert_int_equal(strncmp(end + 1, "  A  ", 5), 0);
    assert_non_null(strstr(end + 1, "\n  B  "));
}

static void addressed_draws_pass(void **state)
{
    (void)state;
    consumes = NEVER;
    assert_int_equal(audit(), EXIT_OK);
    assert_null(strstr(text, "FAIL"));
}

static void a_shared_stream_fails(void **state)
{
    (void)state;
    consumes = ALWAYS_DRAWS;
    assert_int_equal(audit(), EXIT_NO);
    assert_non_null(strstr(text, "PASS  null reform"));
    named("FAIL  one need more");
    print_message("%s", strstr(text, "FAIL"));
}

static void a_reform_that_consumes_a_draw_fails(void **state)
{
    (void)state;
    consumes = IN_A_NULL_REFORM;
    assert_int_equal(audit(), EXIT_NO);
    named("FAIL  null reform");
    print_message("%s", strstr(text, "FAIL"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(addressed_draws_pass),
        cmocka_unit_test(a_shared_stream_fails),
        cmocka_unit_test(a_reform_that_consumes_a_draw_fails),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
