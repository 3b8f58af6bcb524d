/* test_layout.c - totals are kept, identities stay, samples nest. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tests/promises/arms.h"

static void laid(struct layout *layout, const struct scenario *scenario)
{
    struct fault fault = {0};
    assert_int_equal(layout_init(layout, scenario, &fault), 0);
}

static void test_totals(void **state)
{
    (void)state;
    struct scenario scenario = small_city(20091122);
    struct layout layout;
    int64_t posts = 0, households = 0, least = INT64_MAX, most = 0;
    scenario.parameters.city.streets = 44;
    scenario.parameters.city.communities = 353;
    scenario.parameters.community.staff = 12.0992;
    scenario.parameters.community.households = 2000;
    laid(&layout, &scenario);
    assert_int_equal(layout.n_places, 353);
    assert_int_equal(layout.n_streets, 44);
    for (uint32_t p = 0; p < layout.n_places; p++) {
        const struct layout_place *place = &layout.places[p];
        posts += place->posts;
        households += place->households;
        least = place->households < least ? place->households : least;
        most = place->households > most ? place->households : most;
        assert_true(place->posts >= 1 && place->households >= 1);
        assert_int_equal(place->residents,
                         (int64_t)((double)place->households *
                                   scenario.parameters.community.persons_per_household + 0.5));
        assert_int_equal(place->number, p + 1);
        assert_true(p == 0 || strcmp(layout.places[p - 1].code, place->code) < 0);
    }
    assert_int_equal(posts, 4271); /* S004-22 */
    assert_int_equal(households, 706000);
    assert_true(least < 1200 && most > 3500);
    layout_free(&layout);
    layout_free(&layout);
}

/* A sample is part of the whole city: its places are as they are there. */
static void test_sample(void **state)
{
    (void)state;
    struct scenario scenario = small_city(77);
    struct layout whole, some, more;
    scenario.parameters.city.streets = 9;
    scenario.parameters.city.communities = 40;
    laid(&whole, &scenario);
    scenario.sample = 3;
    laid(&some, &scenario);
    scenario.sample = 5;
    laid(&more, &scenario);
    assert_int_equal(some.n_streets, 3);
    assert_int_equal(more.n_streets, 5);
    assert_int_equal(some.whole_places, 40);
    int found = 0, nested = 0;
    for (uint32_t p = 0; p < some.n_places; p++) {
        const struct layout_place *place = &some.places[p];
        const struct layout_place *there = &whole.places[place->number - 1];
        assert_string_equal(place->code, there->code);
        assert_int_equal(place->residents, there->residents);
        assert_int_equal(place->posts, there->posts);
        assert_string_equal(some.streets[place->street].code, place->street_code);
        found++;
        for (uint32_t q = 0; q < more.n_places; q++)
            nested += !strcmp(more.places[q].code, place->code);
    }
    assert_true(found > 6);
    assert_int_equal(nested, found); /* a larger sample has the smaller one in it */
    layout_free(&whole);
    layout_free(&some);
    layout_free(&more);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_totals),
        cmocka_unit_test(test_sample),
    };
    return cmocka_run_group_tests_name("layout", tests, NULL, NULL);
}
