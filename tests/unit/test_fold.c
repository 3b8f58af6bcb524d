/* test_fold.c - rules folded exactly: against fractions computed elsewhere, in any order,
 * at doses 0, 1 and between; conflicts; the lottery of procedures. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "models/fold.h"
#include "models/purposes.h"

enum { MOST = 4 };

static const char *const names[MOST] = {"alder", "beech", "cedar", "elder"};

static struct fold_order one_touch(int name, enum rule rule, enum touch_kind kind, int64_t operand,
                                   int64_t intensity, int64_t fidelity, bool cost)
{
    struct fold_order order = {.name = names[name],
                               .identity = fold_identity(names[name]),
                               .touches = {{rule, kind, cost}},
                               .operand = {operand},
                               .n_touches = 1,
                               .intensity = intensity,
                               .fidelity = fidelity,
                               .end = INT32_MAX};
    return order;
}

static struct rules baseline(void)
{
    struct parameters given;
    struct rules rules;
    parameter_presets(&parameters_table, &given);
    rules_baseline(&given, &rules);
    return rules;
}

static struct rules folded(const struct rules *base, const struct fold_order *orders, int n,
                           int expected)
{
    const bool in_force[MOST] = {true, true, true, true};
    struct rules rules;
    struct fault fault = {0};
    memset(&rules, 0xA5, sizeof rules);
    assert_int_equal(fold_rules(base, orders, in_force, n, &rules, &fault), expected);
    assert_int_equal(fault.code, 0);
    return rules;
}

/* Computed with Python's fractions: base, touches, and the figure rounded half to even
 * and kept in [0, 10^9]. Each touch: kind, operand, intensity, fidelity, cost. */
static const struct {
    int64_t base;
    int n;
    struct {
        enum touch_kind kind;
        int64_t operand, intensity, fidelity;
        int cost;
    } touch[3];
    int64_t figure;
} cases[] = {
    {407465985, 2, {{TOUCH_SCALE, 1157009, 250000, 1000000, 0}, {TOUCH_SHIFT, 95524296,
     500000, 380000, 1}}, 471222090},
    {277106733, 2, {{TOUCH_SHIFT, -39960494, 500000, 1000000, 1}, {TOUCH_SET, 496132850,
     500000, 800000, 0}}, 344736933},
    {316160828, 3, {{TOUCH_SCALE, 528597, 250000, 800000, 1}, {TOUCH_SHIFT, 79961090,
     688000, 1, 0}, {TOUCH_SCALE, 411059, 500000, 830000, 0}}, 210734746},
    {819230924, 1, {{TOUCH_CAP, 141974432, 0, 800000, 1}}, 819230924},
    {26725834, 1, {{TOUCH_CAP, 220210309, 500000, 1000000, 0}}, 26725834},
    {924079029, 1, {{TOUCH_CAP, 202916003, 500000, 570000, 0}}, 718547567},
    {431398904, 1, {{TOUCH_CAP, 845421186, 250000, 360000, 1}}, 431398904},
    {347165512, 1, {{TOUCH_SHIFT, 82506555, 500000, 1, 0}}, 347165553},
    {431130920, 3, {{TOUCH_SET, 64895619, 202000, 410000, 1}, {TOUCH_CAP, 762496776, 0,
     1000000, 0}, {TOUCH_SHIFT, -30510082, 482000, 800000, 0}}, 345386702},
    {957269389, 1, {{TOUCH_CAP, 126713639, 1000000, 1, 0}}, 957268558},
    {405914203, 2, {{TOUCH_CAP, 842066892, 1000000, 800000, 0}, {TOUCH_SCALE, 1680154, 1,
     1000000, 1}}, 405914479},
    {933066118, 2, {{TOUCH_SCALE, 346830, 250000, 160000, 1}, {TOUCH_SCALE, 1529047, 1,
     800000, 1}}, 780703832},
    {843117365, 1, {{TOUCH_SCALE, 1613616, 250000, 800000, 1}}, 972454941},
    {282689022, 1, {{TOUCH_SCALE, 1607398, 1, 450000, 0}}, 282689099},
    {92257709, 3, {{TOUCH_CAP, 239908693, 0, 810000, 1}, {TOUCH_SET, 785659708, 0, 1000000,
     0}, {TOUCH_SHIFT, -65920438, 0, 400000, 0}}, 92257709},
    {369327164, 3, {{TOUCH_SET, 180886101, 500000, 800000, 1}, {TOUCH_SHIFT, 39249183,
     503000, 1, 0}, {TOUCH_CAP, 284665091, 250000, 1000000, 0}}, 275106652},
    {914176371, 1, {{TOUCH_SHIFT, 31156647, 1, 800000, 0}}, 914176396},
    {442951867, 3, {{TOUCH_CAP, 779164613, 0, 670000, 0}, {TOUCH_CAP, 426766548, 500000,
     220000, 1}, {TOUCH_SET, 407207691, 0, 800000, 0}}, 434859208},
    {511744528, 1, {{TOUCH_SET, 650561524, 981000, 1000000, 0}}, 647924001},
    {443640021, 1, {{TOUCH_SCALE, 1636947, 500000, 1, 0}}, 443640162},
    {50925682, 1, {{TOUCH_SHIFT, 57404212, 500000, 1000000, 0}}, 79627788},
    {685769720, 1, {{TOUCH_SHIFT, -93980103, 1000000, 180000, 1}}, 591789617},
    {839251510, 2, {{TOUCH_CAP, 820174083, 1000000, 190000, 0}, {TOUCH_SET, 919899973,
     500000, 1000000, 0}}, 868289426},
    {383008251, 2, {{TOUCH_SET, 551961013, 1, 1000000, 1}, {TOUCH_SCALE, 982001, 1000000,
     1000000, 0}}, 376114651},
    {862562205, 2, {{TOUCH_CAP, 451144725, 500000, 1000000, 1}, {TOUCH_CAP, 503106494,
     409000, 50000, 0}}, 653709339},
    {806034812, 3, {{TOUCH_SCALE, 745030, 500000, 1, 0}, {TOUCH_CAP, 696710136, 1000000,
     800000, 0}, {TOUCH_SCALE, 1816835, 250000, 1, 0}}, 718575084},
    {104653614, 3, {{TOUCH_SHIFT, -15104866, 0, 1, 0}, {TOUCH_CAP, 616890712, 720000,
     1000000, 0}, {TOUCH_SET, 694357293, 479000, 1000000, 0}}, 387121676},
    {129321091, 3, {{TOUCH_CAP, 529369, 1, 1000000, 0}, {TOUCH_CAP, 249646829, 500000, 1,
     0}, {TOUCH_SHIFT, 43757008, 1000000, 800000, 0}}, 164326534},
    {898477206, 3, {{TOUCH_CAP, 788660661, 500000, 1, 1}, {TOUCH_SHIFT, -43037872, 202000,
     1000000, 0}, {TOUCH_SHIFT, -27562993, 1000000, 950000, 0}}, 826129687},
    {139625166, 2, {{TOUCH_SHIFT, 80888961, 250000, 800000, 0}, {TOUCH_SCALE, 1976324,
     250000, 1000000, 0}}, 189882808},
    {586806700, 1, {{TOUCH_CAP, 178011402, 1000000, 1000000, 0}}, 178011402},
    {700430557, 2, {{TOUCH_SHIFT, 94684751, 1, 1, 1}, {TOUCH_CAP, 847256084, 250000, 800000,
     0}}, 700430652},
    {356870634, 2, {{TOUCH_CAP, 320168270, 500000, 800000, 0}, {TOUCH_CAP, 666461115,
     500000, 880000, 0}}, 342189688},
    {331197388, 1, {{TOUCH_CAP, 311115657, 1, 770000, 0}}, 331197373},
    {958546521, 1, {{TOUCH_CAP, 108714308, 500000, 1000000, 0}}, 533630414},
    {150731856, 2, {{TOUCH_SET, 295271222, 1000000, 760000, 0}, {TOUCH_SCALE, 132461,
     500000, 1000000, 0}}, 147549348},
    {22518910, 3, {{TOUCH_CAP, 609320197, 1000000, 800000, 0}, {TOUCH_CAP, 51739969, 990000,
     1000000, 1}, {TOUCH_CAP, 166818296, 1000000, 310000, 0}}, 22518910},
    {838060331, 3, {{TOUCH_SET, 718092742, 1, 620000, 1}, {TOUCH_SCALE, 49753, 536000,
     240000, 0}, {TOUCH_SCALE, 326646, 500000, 800000, 1}}, 487950959},
    {474939792, 2, {{TOUCH_SET, 370270173, 250000, 800000, 1}, {TOUCH_SCALE, 398835,
     1000000, 1, 0}}, 448772117},
    {338401859, 2, {{TOUCH_SET, 819891695, 1000000, 800000, 0}, {TOUCH_SCALE, 439616,
     500000, 800000, 0}}, 561397589},
    {735429186, 1, {{TOUCH_SCALE, 235469, 843000, 800000, 0}}, 356242114},
    {930460239, 2, {{TOUCH_SET, 681816340, 250000, 990000, 1}, {TOUCH_SCALE, 1116605, 1,
     300000, 1}}, 868299365},
    {199745092, 2, {{TOUCH_CAP, 938930856, 1, 1, 0}, {TOUCH_SET, 498869996, 0, 560000, 1}},
     199745092},
    {858238163, 2, {{TOUCH_SCALE, 985431, 0, 800000, 1}, {TOUCH_CAP, 447759340, 795000, 1,
     0}}, 858237837},
    {781448758, 1, {{TOUCH_CAP, 428368759, 1000000, 800000, 0}}, 498984759},
    {158924564, 1, {{TOUCH_SET, 804780853, 1000000, 1, 1}}, 804780853},
    {233404954, 1, {{TOUCH_CAP, 17185368, 763000, 800000, 0}}, 101424519},
    {877107956, 3, {{TOUCH_SHIFT, -13661074, 500000, 800000, 1}, {TOUCH_SET, 75634989,
     500000, 800000, 0}, {TOUCH_SCALE, 260129, 829000, 1, 0}}, 549687891},
    {772924394, 1, {{TOUCH_SHIFT, 97695514, 1000000, 1000000, 0}}, 870619908},
    {239490197, 2, {{TOUCH_SET, 987497273, 1, 0, 0}, {TOUCH_SCALE, 1526910, 500000, 800000,
     0}}, 289966109},
    {553046518, 3, {{TOUCH_SET, 772425770, 1000000, 1000000, 0}, {TOUCH_SCALE, 1748430, 1,
     1000000, 0}, {TOUCH_SCALE, 255330, 692000, 800000, 0}}, 453994118},
    {30252756, 3, {{TOUCH_SHIFT, -69756302, 250000, 800000, 0}, {TOUCH_SCALE, 727276,
     500000, 800000, 0}, {TOUCH_SET, 330678069, 1, 800000, 0}}, 13001449},
    {635291202, 1, {{TOUCH_CAP, 614154430, 1000000, 1000000, 1}}, 614154430},
    {365115747, 3, {{TOUCH_SHIFT, 88948961, 1, 170000, 0}, {TOUCH_SCALE, 392351, 0, 20000,
     0}, {TOUCH_SHIFT, 88399862, 500000, 350000, 0}}, 380585738},
    {300370352, 3, {{TOUCH_SET, 728536667, 500000, 1, 1}, {TOUCH_SHIFT, 72798186, 250000, 1,
     1}, {TOUCH_SCALE, 1563449, 250000, 1, 0}}, 532653128},
    {417320586, 1, {{TOUCH_CAP, 905624630, 1000000, 1, 0}}, 417320586},
    {284164769, 3, {{TOUCH_SHIFT, 97634005, 500000, 1000000, 0}, {TOUCH_SCALE, 537009, 1,
     800000, 0}, {TOUCH_CAP, 662625863, 1, 1, 0}}, 332981666},
    {519237093, 2, {{TOUCH_CAP, 129104066, 1, 800000, 1}, {TOUCH_CAP, 401475975, 0, 800000,
     0}}, 519236703},
    {420459250, 2, {{TOUCH_SCALE, 636327, 1, 460000, 0}, {TOUCH_SHIFT, -89849193, 250000,
     800000, 0}}, 402489341},
    {880214899, 2, {{TOUCH_SCALE, 254741, 0, 1000000, 0}, {TOUCH_CAP, 364103046, 737000,
     800000, 1}}, 499840463},
};

static void test_against_fractions(void **state)
{
    (void)state;
    for (size_t c = 0; c < sizeof cases / sizeof cases[0]; c++) {
        struct fold_order orders[3];
        struct rules base = baseline(), rules;
        base.figure[RULE_ASKED] = cases[c].base;
        for (int i = 0; i < cases[c].n; i++)
            orders[i] = one_touch(i, RULE_ASKED, cases[c].touch[i].kind, cases[c].touch[i].operand,
                                  cases[c].touch[i].intensity, cases[c].touch[i].fidelity,
                                  cases[c].touch[i].cost);
        rules = folded(&base, orders, cases[c].n, cases[c].n);
        if (rules.figure[RULE_ASKED] != cases[c].figure)
            fail_msg("case %zu: %lld, not %lld", c, (long long)rules.figure[RULE_ASKED],
                     (long long)cases[c].figure);
        base.figure[RULE_ASKED] = rules.figure[RULE_ASKED];
        assert_memory_equal(&rules, &base, sizeof rules); /* and nothing else */
    }
}

static int64_t asked(int64_t base_figure, enum touch_kind kind, int64_t operand, int64_t intensity,
                     int64_t fidelity)
{
    const struct fold_order order =
        one_touch(0, RULE_ASKED, kind, operand, intensity, fidelity, false);
    struct rules base = baseline();
    base.figure[RULE_ASKED] = base_figure;
    return folded(&base, &order, 1, 1).figure[RULE_ASKED];
}

static void test_half_to_even(void **state)
{
    (void)state;
    assert_int_equal(asked(0, TOUCH_SHIFT, 1, 500000, DOSE_ONE), 0);   /* 0.5 */
    assert_int_equal(asked(0, TOUCH_SHIFT, 3, 500000, DOSE_ONE), 2);   /* 1.5 */
    assert_int_equal(asked(0, TOUCH_SHIFT, 5, 500000, DOSE_ONE), 2);   /* 2.5 */
    assert_int_equal(asked(0, TOUCH_SHIFT, 5, 500001, DOSE_ONE), 3);   /* 2.500005 */
    assert_int_equal(asked(10, TOUCH_SHIFT, -5, 500000, DOSE_ONE), 8); /* 7.5 */
    assert_int_equal(asked(9, TOUCH_SHIFT, -5, 500000, DOSE_ONE), 6);  /* 6.5 */
}

/* Dose 0 is the base, dose 1 the amended figure, between them it only rises or falls. */
static void test_dose(void **state)
{
    static const struct {
        enum touch_kind kind;
        int64_t operand, at_one;
    } touch[] = {{TOUCH_SET, 7654321, 7654321},
                 {TOUCH_SCALE, 1234567, 1481478},
                 {TOUCH_SHIFT, -345679, 854319},
                 {TOUCH_CAP, 654321, 654321},
                 {TOUCH_CAP, 7654321, 1199998}};
    (void)state;
    for (size_t k = 0; k < sizeof touch / sizeof touch[0]; k++) {
        int64_t last = 1199998, end = touch[k].at_one;
        assert_int_equal(asked(1199998, touch[k].kind, touch[k].operand, 0, DOSE_ONE), 1199998);
        assert_int_equal(asked(1199998, touch[k].kind, touch[k].operand, DOSE_ONE, 0), 1199998);
        for (int64_t dose = 0; dose <= DOSE_ONE; dose += 12500) {
            int64_t now = asked(1199998, touch[k].kind, touch[k].operand, dose, DOSE_ONE);
            assert_true(end >= 1199998 ? now >= last : now <= last);
            assert_int_equal(asked(1199998, touch[k].kind, touch[k].operand, DOSE_ONE, dose), now);
            last = now;
        }
        assert_int_equal(last, end);
    }
}

/* A cost is paid by intensity, whatever the fidelity. */
static void test_cost(void **state)
{
    struct rules base = baseline();
    struct fold_order order =
        one_touch(0, RULE_MEETING_HOURS, TOUCH_SET, 12 * HOUR, 750000, 0, true);
    (void)state;
    assert_int_equal(folded(&base, &order, 1, 1).figure[RULE_MEETING_HOURS], 9 * HOUR);
    order.touches[0].cost = false;
    assert_int_equal(folded(&base, &order, 1, 1).figure[RULE_MEETING_HOURS], 0);
}

/* The touches of the orders do not depend on how they are written down. */
static void test_permutations(void **state)
{
    static const int order_of[6][3] = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2},
                                       {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
    struct rules base = baseline(), first;
    (void)state;
    for (int p = 0; p < 6; p++) {
        struct fold_order orders[3] = {
            one_touch(0, RULE_SYSTEMS, TOUCH_SCALE, 700001, 900000, 770000, false),
            one_touch(1, RULE_ASKED, TOUCH_SHIFT, 33333, 510000, 800000, false),
            one_touch(2, RULE_ASKED, TOUCH_SHIFT, -77777, 290000, 950000, false)};
        static const struct touch touches[3] = {{RULE_ASKED, TOUCH_SCALE, false},
                                                {RULE_SYSTEMS, TOUCH_SET, false},
                                                {RULE_AGENDA, TOUCH_CAP, false}};
        static const int64_t operand[3] = {1333333, 8765432, 123456};
        struct rules rules;
        for (int i = 0; i < 3; i++) { /* the same doses of three more touches, moved about */
            struct fold_order *order = &orders[0];
            order->touches[order->n_touches] = touches[order_of[p][i]];
            order->operand[order->n_touches++] = operand[order_of[p][i]];
        }
        rules = folded(&base, orders, 3, 6);
        if (p == 0)
            first = rules;
        assert_memory_equal(&rules, &first, sizeof rules);
        assert_true(rules.figure[RULE_AGENDA] < base.figure[RULE_AGENDA]);
    }
    /* scales, and shifts, commute: who is called what does not matter */
    for (int p = 0; p < 6; p++) {
        static const int64_t factor[3] = {910000, 1070000, 330001};
        struct fold_order orders[3];
        struct rules rules;
        for (int i = 0; i < 3; i++)
            orders[i] = one_touch(i, RULE_ASKED, TOUCH_SCALE, factor[order_of[p][i]], 300000,
                                  DOSE_ONE, false);
        rules = folded(&base, orders, 3, 3);
        if (p == 0)
            first = rules;
        assert_int_equal(rules.figure[RULE_ASKED], first.figure[RULE_ASKED]);
    }
}

static void test_kinds_before_names(void **state)
{
    struct rules base = baseline();
    /* set 40, then scale to 60, then shift to 70, then cap at 65: in that order only */
    struct fold_order orders[4] = {
        one_touch(0, RULE_ASKED, TOUCH_CAP, 65, DOSE_ONE, DOSE_ONE, false),
        one_touch(1, RULE_ASKED, TOUCH_SHIFT, 10, DOSE_ONE, DOSE_ONE, false),
        one_touch(2, RULE_ASKED, TOUCH_SCALE, 1500000, DOSE_ONE, DOSE_ONE, false),
        one_touch(3, RULE_ASKED, TOUCH_SET, 40, DOSE_ONE, DOSE_ONE, false)};
    (void)state;
    assert_int_equal(folded(&base, orders, 4, 4).figure[RULE_ASKED], 65);
    orders[0].operand[0] = 71;
    assert_int_equal(folded(&base, orders, 4, 4).figure[RULE_ASKED], 70);
}

static void test_in_force(void **state)
{
    struct rules base = baseline(), rules;
    struct fold_order orders[2] = {
        one_touch(0, RULE_AGENDA, TOUCH_SET, 812345, DOSE_ONE, DOSE_ONE, false),
        one_touch(1, RULE_ASKED, TOUCH_SET, 2222222, DOSE_ONE, DOSE_ONE, false)};
    const bool second_only[2] = {false, true}, none[2] = {false, false};
    (void)state;
    assert_int_equal(fold_rules(&base, orders, second_only, 2, &rules, NULL), 1);
    assert_int_equal(rules.figure[RULE_AGENDA], base.figure[RULE_AGENDA]);
    assert_int_equal(rules.figure[RULE_ASKED], 2222222);
    assert_int_equal(fold_rules(&base, orders, none, 2, &rules, NULL), 0);
    assert_memory_equal(&rules, &base, sizeof rules);
}

static void test_limits(void **state)
{
    struct rules base = baseline();
    struct fold_order order =
        one_touch(0, RULE_AGENDA, TOUCH_SHIFT, 900000, DOSE_ONE, DOSE_ONE, false);
    (void)state;
    assert_int_equal(folded(&base, &order, 1, 1).figure[RULE_AGENDA], 1000000);
    order.operand[0] = -900000;
    assert_int_equal(folded(&base, &order, 1, 1).figure[RULE_AGENDA], 0);
    base.figure[RULE_AGENDA] = 1200000; /* a laboratory may start outside */
    order.intensity = 0;
    assert_int_equal(folded(&base, &order, 1, 1).figure[RULE_AGENDA], 1200000);
}

static void test_overflow(void **state)
{
    const bool in_force[MOST] = {true, true, true, true};
    struct fold_order orders[MOST];
    struct rules base = baseline(), rules;
    struct fault fault = {0};
    (void)state;
    for (int i = 0; i < MOST; i++) /* primes: nothing can be cancelled */
        orders[i] = one_touch(i, RULE_ASKED, TOUCH_SCALE, 999983 - 2 * i, 999979, 999961, false);
    assert_int_equal(fold_rules(&base, orders, in_force, MOST, &rules, &fault), FAULT_INPUT);
    assert_non_null(strstr(fault.en, "rules.asked"));
    assert_non_null(strstr(fault.zh, "rules.asked"));
}

static void test_date(void **state)
{
    struct rules base = baseline();
    struct fold_order order =
        one_touch(0, RULE_VOID_BEFORE, TOUCH_SET, 14975, 1, DOSE_ONE, false);
    (void)state;
    assert_int_equal(folded(&base, &order, 1, 1).figure[RULE_VOID_BEFORE], 14975);
    order.intensity = 0;
    assert_int_equal(folded(&base, &order, 1, 1).figure[RULE_VOID_BEFORE],
                     base.figure[RULE_VOID_BEFORE]);
}

/* False alarm: a share of 10,000 draws beyond 5 standard deviations, below 10^-6. */
static void test_procedure(void **state)
{
    const struct chance chance = chance_under(412, 2);
    struct rules base = baseline(), rules;
    struct fold_order order =
        one_touch(0, RULE_ROUTE_ADMIN, TOUCH_PROCEDURE, ROUTE_WORKSTATION, 500000, 740000, false);
    const struct procedure *procedure;
    int64_t moved = 0, subset = 0;
    (void)state;
    rules = folded(&base, &order, 1, 1);
    procedure = rules_procedure(&rules, RULE_ROUTE_ADMIN);
    assert_int_equal(procedure->base, ROUTE_COMMITTEE);
    assert_int_equal(procedure->amended, ROUTE_WORKSTATION);
    assert_int_equal(procedure->dose, 370000);
    assert_true(procedure->reform == fold_identity("alder"));
    for (uint64_t i = 0; i < 10000; i++) {
        struct procedure more = *procedure;
        int64_t now = fold_case(procedure, &chance, PURPOSE_ROUTE, i);
        more.dose = 371000;
        moved += now;
        subset += fold_case(&more, &chance, PURPOSE_ROUTE, i) >= now;
        assert_int_equal(now, fold_case(procedure, &chance, PURPOSE_ROUTE, i));
    }
    assert_true(moved > 3700 - 5 * 49 && moved < 3700 + 5 * 49);
    assert_int_equal(subset, 10000); /* a higher dose only adds */
    for (uint64_t i = 0; i < 1000; i++) {
        struct procedure edge = *procedure;
        edge.dose = 0;
        assert_int_equal(fold_case(&edge, &chance, PURPOSE_ROUTE, i), ROUTE_COMMITTEE);
        edge.dose = DOSE_ONE;
        assert_int_equal(fold_case(&edge, &chance, PURPOSE_ROUTE, i), ROUTE_WORKSTATION);
    }
}

static void test_order_of_figures(void **state)
{
    char name[] = "my_rule";
    struct scenario_order order = {.name = name,
                                   .set_rule = {RULE_SERVICE_DEADLINE, RULE_ROUTE_ADMIN},
                                   .set_value = {5 * DAY, ROUTE_WORKSTATION},
                                   .n_set = 2,
                                   .begin = 15340,
                                   .end = 16000,
                                   .intensity = 900000,
                                   .fidelity = 800000};
    struct fold_order fold;
    (void)state;
    fold_order_of(&order, &fold);
    assert_string_equal(fold.name, "my_rule");
    assert_true(fold.identity == fold_identity("my_rule"));
    assert_int_equal(fold.n_touches, 2);
    assert_int_equal(fold.touches[0].rule, RULE_SERVICE_DEADLINE);
    assert_int_equal(fold.touches[0].kind, TOUCH_SET);
    assert_int_equal(fold.touches[1].kind, TOUCH_PROCEDURE);
    assert_int_equal(fold.operand[0], 5 * DAY);
    assert_false(fold.touches[0].cost);
    assert_int_equal(fold.intensity, 900000);
    assert_int_equal(fold.fidelity, 800000);
    assert_int_equal(fold.begin, 15340);
    assert_int_equal(fold.end, 16000);
}

static void test_conflict(void **state)
{
    struct fold_order orders[3] = {
        one_touch(0, RULE_AGENDA, TOUCH_SET, 1, DOSE_ONE, DOSE_ONE, false),
        one_touch(1, RULE_AGENDA, TOUCH_SHIFT, 1, DOSE_ONE, DOSE_ONE, false),
        one_touch(2, RULE_AGENDA, TOUCH_SET, 1, DOSE_ONE, DOSE_ONE, false)};
    /* orders by two places: the first place apart in time, the second place apart too */
    day begin[6] = {100, 100, 100, 100, 200, 300}, end[6] = {200, 200, 400, 400, 300, 400};
    int first = -1, second = -1;
    enum rule rule = N_RULES;
    (void)state;
    assert_false(fold_conflict(orders, 3, begin, end, 2, &first, &second, &rule));
    begin[5] = 199; /* one day together at the second place */
    assert_true(fold_conflict(orders, 3, begin, end, 2, &first, &second, &rule));
    assert_int_equal(first, 0);
    assert_int_equal(second, 2);
    assert_int_equal(rule, RULE_AGENDA);
    begin[5] = 50; /* before, up to the very day */
    end[5] = 100;
    assert_false(fold_conflict(orders, 3, begin, end, 2, &first, &second, &rule));
    end[5] = 101;
    assert_true(fold_conflict(orders, 3, begin, end, 2, &first, &second, &rule));
    begin[5] = end[5] = INT32_MAX; /* never there */
    assert_false(fold_conflict(orders, 3, begin, end, 2, &first, &second, &rule));
    begin[5] = 150;
    end[5] = 160;
    orders[2].touches[0].kind = TOUCH_SCALE;
    assert_false(fold_conflict(orders, 3, begin, end, 2, &first, &second, &rule));
    orders[0].touches[0] = orders[2].touches[0] =
        (struct touch){RULE_ROUTE_ADMIN, TOUCH_PROCEDURE, false};
    assert_true(fold_conflict(orders, 3, begin, end, 2, &first, &second, &rule));
    assert_int_equal(rule, RULE_ROUTE_ADMIN);
}

static void test_order_of_names_is_required(void **state)
{
    struct rules base = baseline(), rules;
    const bool in_force[2] = {true, true};
    struct fold_order orders[2] = {
        one_touch(1, RULE_AGENDA, TOUCH_SHIFT, 1, DOSE_ONE, DOSE_ONE, false),
        one_touch(0, RULE_AGENDA, TOUCH_SHIFT, 1, DOSE_ONE, DOSE_ONE, false)};
    (void)state;
    expect_assert_failure(fold_rules(&base, orders, in_force, 2, &rules, NULL));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_against_fractions),
        cmocka_unit_test(test_half_to_even),
        cmocka_unit_test(test_dose),
        cmocka_unit_test(test_cost),
        cmocka_unit_test(test_permutations),
        cmocka_unit_test(test_kinds_before_names),
        cmocka_unit_test(test_in_force),
        cmocka_unit_test(test_limits),
        cmocka_unit_test(test_overflow),
        cmocka_unit_test(test_date),
        cmocka_unit_test(test_procedure),
        cmocka_unit_test(test_order_of_figures),
        cmocka_unit_test(test_conflict),
        cmocka_unit_test(test_order_of_names_is_required),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
