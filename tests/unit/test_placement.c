/* test_placement.c - a street office and its communities are at home together; ranks have alike. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "models/placement.h"
#include "tests/promises/arms.h"

static struct layout laid(int streets, int communities)
{
    struct fault fault = {0};
    struct scenario scenario = small_city(20091122);
    struct layout layout;
    scenario.parameters.city.streets = streets;
    scenario.parameters.city.communities = communities;
    assert_int_equal(layout_init(&layout, &scenario, &fault), 0);
    return layout;
}

static uint32_t *placed(const struct layout *layout, uint32_t ranks)
{
    uint32_t *rank_of = calloc(layout->n_places + layout->n_streets + 1u, sizeof *rank_of);
    assert_non_null(rank_of);
    assert_int_equal(placement_by_street(layout, ranks, rank_of, NULL), 0);
    return rank_of;
}

static void test_together(void **state)
{
    (void)state;
    struct layout layout = laid(44, 353);
    for (uint32_t ranks = 1; ranks < 100; ranks = ranks * 2 + 1) {
        uint32_t *rank_of = placed(&layout, ranks), *again = placed(&layout, ranks);
        for (uint32_t p = 0; p < layout.n_places; p++) {
            assert_true(rank_of[p] < ranks);
            assert_int_equal(rank_of[p], rank_of[layout.n_places + layout.places[p].street]);
        }
        assert_int_equal(rank_of[layout.n_places + layout.n_streets], 0);
        assert_memory_equal(rank_of, again,
                            (layout.n_places + layout.n_streets + 1u) * sizeof *rank_of);
        free(rank_of);
        free(again);
    }
    layout_free(&layout);
}

/* Nobody has more than a fair part and one street office (Graham 1969). */
static void test_alike(void **state)
{
    (void)state;
    struct layout layout = laid(44, 353);
    uint64_t residents = 0, office[44] = {0}, largest = 0;
    for (uint32_t p = 0; p < layout.n_places; p++) {
        residents += layout.places[p].residents;
        office[layout.places[p].street] += layout.places[p].residents;
    }
    for (int s = 0; s < 44; s++)
        largest = office[s] > largest ? office[s] : largest;
    for (uint32_t ranks = 2; ranks <= 16; ranks *= 2) {
        uint32_t *rank_of = placed(&layout, ranks);
        uint64_t has[16] = {0};
        for (uint32_t p = 0; p < layout.n_places; p++)
            has[rank_of[p]] += layout.places[p].residents;
        for (uint32_t r = 0; r < ranks; r++)
            assert_true(has[r] > 0 && has[r] <= residents / ranks + largest);
        free(rank_of);
    }
    layout_free(&layout);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_together),
                                       cmocka_unit_test(test_alike)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
