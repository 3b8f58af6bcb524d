/* test_table.c - columns: growth, alignment, what a digest sees and what it does not. */
#define _POSIX_C_SOURCE 200809L

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/resource.h>

#include <cmocka.h>

#include "sim/random.h"
#include "sim/table.h"

struct people {
    struct table table;
    uint8_t *live;
    int8_t *age;
    uint16_t *street;
    int16_t *mood;
    uint32_t *house;
    int32_t *trust;
    uint64_t *identity;
    int64_t *money;
    int64_t *seen; /* for observers only */
};

static const struct column columns[] = {
    COLUMN(people, live),  COLUMN(people, age),   COLUMN(people, street),
    COLUMN(people, mood),  COLUMN(people, house), COLUMN(people, trust),
    COLUMN(people, identity), COLUMN(people, money),
    {.name = "seen", .at = offsetof(struct people, seen), .type = COLUMN_I64, .observer = 1},
};
enum { COLUMNS = 9 };

static void settle(struct people *people, uint32_t row, uint64_t of)
{
    uint64_t bits = random_mix(of);
    people->live[row] = 1;
    people->age[row] = (int8_t)bits;
    people->street[row] = (uint16_t)(bits >> 8);
    people->mood[row] = (int16_t)(bits >> 16);
    people->house[row] = (uint32_t)(bits >> 24);
    people->trust[row] = (int32_t)(bits >> 32);
    people->identity[row] = bits;
    people->money[row] = -(int64_t)(bits >> 1);
    people->seen[row] = 1;
}

static void assert_settled(const struct people *people, uint32_t row, uint64_t of)
{
    uint64_t bits = random_mix(of);
    assert_int_equal(people->live[row], 1);
    assert_int_equal(people->age[row], (int8_t)bits);
    assert_int_equal(people->street[row], (uint16_t)(bits >> 8));
    assert_int_equal(people->mood[row], (int16_t)(bits >> 16));
    assert_int_equal(people->house[row], (uint32_t)(bits >> 24));
    assert_int_equal(people->trust[row], (int32_t)(bits >> 32));
    assert_true(people->identity[row] == bits);
    assert_int_equal(people->money[row], -(int64_t)(bits >> 1));
}

static void begin(struct people *people, uint32_t capacity)
{
    *people = (struct people){0};
    assert_int_equal(table_init(&people->table, columns, COLUMNS, 0, people, capacity, NULL), 0);
}

static void assert_aligned(const struct people *people)
{
    for (int c = 0; c < COLUMNS; c++) {
        void *data;
        memcpy(&data, (const char *)people + columns[c].at, sizeof data);
        assert_non_null(data);
        assert_int_equal((uintptr_t)data % 64, 0);
    }
}

static uint64_t print_of(const struct table *table)
{
    struct digest digest;
    uint64_t half[2];
    assert_int_equal(digest_init(&digest, NULL), 0);
    table_digest(table, &digest);
    digest_halves(&digest, half);
    digest_free(&digest);
    return half[0] ^ half[1];
}

static void test_growth(void **state)
{
    static const uint32_t capacities[] = {3, 4, 17, 64, 65, 1000, 4099};
    struct people people;
    uint32_t n = 0;
    (void)state;
    begin(&people, 3);
    for (int g = 0; g < 7; g++) {
        assert_int_equal(table_reserve(&people.table, capacities[g], NULL), 0);
        assert_true(people.table.capacity >= capacities[g]);
        assert_true(people.table.bytes >= 38u * people.table.capacity);
        assert_aligned(&people);
        assert_int_equal(people.table.n, n);
        for (uint32_t row = 0; row < n; row++)
            assert_settled(&people, row, row + 77);
        for (uint32_t row = n; row < people.table.capacity; row++)
            assert_true(!people.live[row] && !people.age[row] && !people.street[row] &&
                        !people.mood[row] && !people.house[row] && !people.trust[row] &&
                        !people.identity[row] && !people.money[row] && !people.seen[row]);
        for (; n < capacities[g]; people.table.n = ++n)
            settle(&people, n, n + 77);
    }
    void *where = people.table.memory;
    assert_int_equal(table_reserve(&people.table, 5, NULL), 0); /* room enough: nothing moves */
    assert_ptr_equal(people.table.memory, where);
    table_free(&people.table);
    assert_null(people.money);
    assert_null(people.live);
    assert_int_equal(people.table.n, 0);
    table_free(&people.table);
}

static void test_empty(void **state)
{
    struct people people;
    (void)state;
    begin(&people, 0);
    assert_int_equal(people.table.capacity, 0);
    assert_int_equal(table_reserve(&people.table, 1, NULL), 0);
    settle(&people, 0, 3);
    people.table.n = 1;
    assert_settled(&people, 0, 3);
    table_free(&people.table);
    struct table nothing = {0};
    table_free(&nothing);
}

/* The same live rows give the same digest, whatever room, holes and observers there are. */
static void test_digest(void **state)
{
    struct people tight, loose;
    (void)state;
    begin(&tight, 5);
    begin(&loose, 999);
    for (uint32_t row = 0; row < 5; row++) {
        settle(&tight, row, row + 385);
        settle(&loose, 3 * row + 1, row + 385);
        loose.seen[3 * row + 1] = 1234567;
        settle(&loose, 3 * row + 2, row); /* was here, and is gone */
        loose.live[3 * row + 2] = 0;
    }
    tight.table.n = 5;
    loose.table.n = 18;
    const uint64_t print = print_of(&tight.table);
    assert_true(print == print_of(&loose.table));
    assert_int_equal(table_reserve(&loose.table, 2000, NULL), 0);
    assert_true(print == print_of(&loose.table));
    /* each column counts, the observer's does not */
    for (int c = 0; c < COLUMNS; c++) {
        unsigned char *data;
        memcpy(&data, (char *)&tight + columns[c].at, sizeof data);
        data[0] ^= 0x40; /* of row 0; a live row stays live */
        assert_int_equal(print == print_of(&tight.table), columns[c].observer);
        data[0] ^= 0x40;
    }
    assert_true(print == print_of(&tight.table));
    tight.live[2] = 0; /* a row less */
    assert_true(print != print_of(&tight.table));
    tight.live[2] = 1;
    int32_t first = tight.trust[0]; /* two rows change places */
    tight.trust[0] = tight.trust[1];
    tight.trust[1] = first;
    assert_true(print != print_of(&tight.table));
    table_free(&tight.table);
    table_free(&loose.table);
}

static void test_without_live(void **state)
{
    struct people people = {0};
    (void)state;
    assert_int_equal(table_init(&people.table, columns, COLUMNS, -1, &people, 7, NULL), 0);
    people.table.n = 3;
    uint64_t print = print_of(&people.table);
    people.money[2] = 5; /* `live` is a column like any other now */
    assert_true(print != print_of(&people.table));
    people.money[2] = 0;
    people.table.n = 4;
    assert_true(print != print_of(&people.table));
    table_free(&people.table);
}

static void test_bugs(void **state)
{
    struct people people = {0};
    (void)state;
    expect_assert_failure(table_init(&people.table, columns, COLUMNS, 2, &people, 7, NULL));
    expect_assert_failure(table_init(&people.table, columns, COLUMNS, 9, &people, 7, NULL));
}

#ifndef SANITIZED /* which has the address space for itself */
static void test_memory(void **state)
{
    struct rlimit before, small;
    struct fault fault = {0}, at_first = {0};
    struct people people, none = {0};
    (void)state;
    begin(&people, 9);
    for (uint32_t row = 0; row < 9; row++)
        settle(&people, row, row);
    people.table.n = 9;
    void *memory = people.table.memory;
    assert_int_equal(getrlimit(RLIMIT_AS, &before), 0);
    small = before;
    small.rlim_cur = 512 << 20;
    assert_int_equal(setrlimit(RLIMIT_AS, &small), 0);
    int grown = table_reserve(&people.table, 100000000, &fault);
    int made = table_init(&none.table, columns, COLUMNS, 0, &none, 100000000, &at_first);
    assert_int_equal(setrlimit(RLIMIT_AS, &before), 0);
    assert_int_equal(grown, FAULT_MEMORY);
    assert_int_equal(fault.code, FAULT_MEMORY);
    assert_int_equal(made, FAULT_MEMORY);
    assert_int_equal(at_first.code, FAULT_MEMORY);
    table_free(&none.table);
    assert_ptr_equal(people.table.memory, memory); /* nothing has changed */
    assert_int_equal(people.table.capacity, 9);
    for (uint32_t row = 0; row < 9; row++)
        assert_settled(&people, row, row);
    table_free(&people.table);
}
#endif

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_growth), cmocka_unit_test(test_empty),
        cmocka_unit_test(test_digest), cmocka_unit_test(test_without_live),
        cmocka_unit_test(test_bugs),
#ifndef SANITIZED
        cmocka_unit_test(test_memory),
#endif
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
