/* test_types.c - types of community: their names, and what they change of a city. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "models/places.h"
#include "tests/promises/arms.h"

static void test_names(void **state)
{
    (void)state;
    assert_int_equal(types_find("compound"), TYPE_COMPOUND);
    assert_int_equal(types_find("城乡结合部"), TYPE_TRANSITIONAL);
    assert_int_equal(types_find("老旧小区"), TYPE_BLOCK);
    assert_int_equal(types_find("单位型"), TYPE_UNIT);
    assert_int_equal(types_find("Compound"), -1);
    assert_int_equal(types_find(""), -1);
    assert_int_equal(types_find("|"), -1);
    assert_int_equal(types_find("|商品房|"), -1);
    assert_int_equal(types_find("商品房|商品房小区"), -1);
    assert_string_equal(types_nearest("transitonal"), "transitional");
    assert_null(types_nearest("castle"));
    /* parameters name the same types by the same words */
    const struct parameter *row = parameter_find(&parameters_table, "community.type");
    for (int t = 0; t < N_PLACE_TYPES; t++) {
        assert_string_equal(row->choices[t].name, place_types[t].key);
        assert_string_equal(row->choices[t].label.zh, place_types[t].label.zh);
        assert_string_equal(row->choices[t].label.en, place_types[t].label.en);
        assert_int_equal(types_find(place_types[t].key), t);
        assert_true(place_types[t].source[0] && place_types[t].about.zh && place_types[t].about.en);
    }
    assert_null(row->choices[N_PLACE_TYPES].name);
    assert_true((int)row->limit_high == N_PLACE_TYPES - 1);
}

static int read_table(struct places *places, const char *text, struct faults *faults)
{
    *faults = (struct faults){0};
    return places_read(places, text, "t.csv", faults);
}

static void test_tables(void **state)
{
    struct places places;
    struct faults faults;
    (void)state;
    assert_int_equal(read_table(&places, "code,type\na,functional\nb,\nc,安置社区\n", &faults), 0);
    assert_string_equal(places.rows[2].type, "安置社区");
    places_free(&places);
    assert_int_equal(read_table(&places, "code,type\na,functonal\n", &faults), FAULT_INPUT);
    assert_non_null(strstr(faults.fault[0].en, "do you mean functional?"));
    assert_int_equal(read_table(&places, "code,type\na,宫殿\n", &faults), FAULT_INPUT);
    assert_non_null(strstr(faults.fault[0].zh, "transitional"));
}

/* A drawn city of one type: shares and residents are its row's. */
static void test_drawn(void **state)
{
    (void)state;
    for (int t = 0; t < N_PLACE_TYPES; t++) {
        struct scenario scenario = small_city(23);
        struct layout layout;
        struct fault fault = {0};
        scenario.parameters.community.type = t;
        assert_int_equal(layout_init(&layout, &scenario, &fault), 0);
        for (uint32_t p = 0; p < layout.n_places; p++) {
            const struct layout_place *place = &layout.places[p];
            double residents = (double)place->households *
                               scenario.parameters.community.persons_per_household *
                               place_types[t].crowding;
            assert_int_equal(place->sort, t);
            assert_string_equal(place->type, place_types[t].key);
            assert_true(place->residents > residents - 1 && place->residents < residents + 1);
            double ratio = (1 - place->local) / place->local;
            double wanted = place_types[t].migrants_per_local < 0 ? 0.2 / 0.8
                                                                   : place_types[t].migrants_per_local;
            assert_true(ratio > wanted - 1e-9 && ratio < wanted + 1e-9);
        }
        layout_free(&layout);
    }
}

/* The scope of a transitional estate is the registered; a reform opens it, and no other
 * type's baseline differs. */
static void test_scope(void **state)
{
    (void)state;
    for (int t = 0; t < N_PLACE_TYPES; t++) {
        struct rules rules = {0}, before;
        rules.figure[RULE_SCOPE] = 730000;
        rules.figure[RULE_FEE] = 17;
        before = rules;
        types_rules((enum place_type)t, &rules);
        assert_int_equal(rules.figure[RULE_SCOPE], t == TYPE_TRANSITIONAL ? 0 : 730000);
        rules.figure[RULE_SCOPE] = 730000;
        assert_memory_equal(&rules, &before, sizeof rules);
    }
}

/* What people feel and whom they know at first is of the type: as its row, in order. */
static void test_settled(void **state)
{
    double belonging[N_PLACE_TYPES], across[N_PLACE_TYPES];
    (void)state;
    for (int t = 0; t < N_PLACE_TYPES; t++) {
        struct scenario scenario = small_city(23);
        struct fault fault = {0};
        struct arm arm;
        struct world world;
        double residents = 0, unlike = 0, likely = 0, sum = 0;
        scenario.parameters.community.type = t;
        scenario.parameters.social.belonging_migrants = 0;
        assert_int_equal(arm_init(&arm, &scenario, &fault), 0);
        assert_int_equal(world_init(&world, &scenario, &arm.layout, &arm.periods, &arm.calendar,
                                    1, NULL, &fault), 0);
        for (uint32_t p = 0; p < world.n_communities; p++) {
            const struct community *c = &world.communities[p];
            const uint8_t *group = c->residents.group;
            double here = c->residents.table.n, locals = 0;
            for (uint32_t r = 0; r < c->residents.table.n; r++) {
                uint32_t other = c->ties.to[0][r];
                sum += resident_belonging(&c->residents, r);
                locals += group[r] % 2 == 0;
                unlike += other && group[r] % 2 != group[other - 1] % 2;
            }
            residents += here;
            likely += 2 * locals * (1 - locals / here);
        }
        belonging[t] = sum / residents / WHOLE;
        across[t] = unlike / likely;
        world_free(&world);
        arm_free(&arm);
    }
    for (int t = 0; t < N_PLACE_TYPES; t++) {
        double expected = place_types[t].belonging * belonging[TYPE_COMPOUND];
        assert_true(belonging[t] > expected - 0.01 && belonging[t] < expected + 0.01);
    }
    assert_true(across[TYPE_TRANSITIONAL] < across[TYPE_FUNCTIONAL]);
    assert_true(across[TYPE_FUNCTIONAL] < across[TYPE_COMPOUND]);
    assert_true(across[TYPE_COMPOUND] < across[TYPE_BLOCK]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_tables),
        cmocka_unit_test(test_drawn),
        cmocka_unit_test(test_scope),
        cmocka_unit_test(test_settled),
    };
    return cmocka_run_group_tests_name("types", tests, NULL, NULL);
}
