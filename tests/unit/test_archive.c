/* test_archive.c - state into bytes and back: widths, order of bytes, what does not fit. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "sim/archive.h"
#include "sim/lp.h"
#include "sim/table.h"

struct thing {
    uint8_t small;
    int16_t middle;
    uint32_t many[3];
    int64_t large;
};

static void walk(struct thing *thing, struct archive *archive)
{
    archive_same(archive, 7);
    ARCHIVE(archive, thing->small);
    ARCHIVE(archive, thing->middle);
    archive_integers(archive, thing->many, 3, 4);
    ARCHIVE(archive, thing->large);
}

enum { BYTES = 8 + 1 + 2 + 12 + 8 };

static void there_and_back(void **state)
{
    (void)state;
    struct thing thing = {200, -2, {1, 2, 0x01020304}, INT64_MIN}, other = {0};
    unsigned char bytes[BYTES];
    struct archive measure = {.way = ARCHIVE_MEASURE};
    walk(&thing, &measure);
    assert_int_equal(archive_end(&measure), 0);
    assert_int_equal(measure.at, BYTES);
    struct archive out = {.way = ARCHIVE_WRITE, .bytes = bytes, .size = BYTES};
    walk(&thing, &out);
    assert_int_equal(archive_end(&out), 0);
    assert_memory_equal(bytes + 8 + 1 + 2 + 8, ((unsigned char[]){4, 3, 2, 1}), 4); /* the low byte first */
    struct archive in = {.way = ARCHIVE_READ, .bytes = bytes, .size = BYTES};
    walk(&other, &in);
    assert_int_equal(archive_end(&in), 0);
    assert_memory_equal(other.many, thing.many, sizeof other.many);
    assert_int_equal(other.small, 200);
    assert_int_equal(other.middle, -2);
    assert_true(other.large == INT64_MIN);
}

static void what_does_not_fit_is_told_once(void **state)
{
    (void)state;
    struct thing thing = {0};
    unsigned char bytes[BYTES + 1] = {7};
    for (size_t size = 0; size <= BYTES + 1; size++) { /* cut short, and too long */
        struct fault fault = {0};
        struct archive in = {.way = ARCHIVE_READ, .bytes = bytes, .size = size, .fault = &fault};
        walk(&thing, &in);
        assert_int_equal(archive_end(&in), size == BYTES ? 0 : FAULT_INPUT);
        assert_int_equal(fault.code, size == BYTES ? 0 : FAULT_INPUT);
    }
    bytes[0] = 8;
    struct archive in = {.way = ARCHIVE_READ, .bytes = bytes, .size = BYTES};
    walk(&thing, &in);
    assert_int_equal(archive_end(&in), FAULT_INPUT);
}

struct people {
    struct table table;
    uint8_t *live;
    int64_t *money;
};
static const struct column columns[] = {COLUMN(people, live), COLUMN(people, money)};

/* Of any table: the size it says it has is believed only so far. */
static void no_size_is_believed(void **state)
{
    (void)state;
    struct people people;
    unsigned char bytes[64];
    struct fault fault = {0};
    assert_int_equal(table_init(&people.table, TABLE_COLUMNS(columns), 0, &people, 2, &fault), 0);
    people.table.n = 2;
    people.money[1] = 5;
    struct archive out = {.way = ARCHIVE_WRITE, .bytes = bytes, .size = sizeof bytes};
    table_archive(&people.table, &out);
    assert_int_equal(out.status, 0);
    const size_t size = out.at;
    assert_int_equal(size, 8 + 4 + 4 + 2 + 16);
    for (int at = 8; at < 16; at++) { /* rows and capacity */
        unsigned char damaged[64];
        memcpy(damaged, bytes, size);
        damaged[at] ^= 0x80;
        struct archive in = {.way = ARCHIVE_READ, .bytes = damaged, .size = size, .fault = &fault};
        table_archive(&people.table, &in);
        if (at != 12) /* room for 130 rows is no lie */
            assert_int_equal(archive_end(&in), FAULT_INPUT);
        assert_true(people.table.capacity <= 200);
    }
    table_free(&people.table);
}

/* An event that is kept has the handle it had; a cancelled one is gone. */
static void a_queue_goes_on(void **state)
{
    (void)state;
    struct lp a, b;
    struct event event;
    unsigned char bytes[8192];
    const day today = 14000;
    assert_int_equal(lp_init(&a, 0, 8, today, NULL), 0);
    assert_int_equal(lp_init(&b, 0, 2, today, NULL), 0);
    queue_open(&a.queue, today);
    struct handle cancelled = lp_plan(&a, midnight_of(today) + 5, PHASE_PEOPLE, 1, 10, 0);
    struct handle kept = lp_plan(&a, midnight_of(today + 1) + 7, PHASE_WORLD, 2, 11, 1);
    for (uint32_t i = 0; i < 40; i++)
        lp_plan(&a, midnight_of(today + 2 + (day)i) + i, PHASE_WORLD, 3, i, i);
    assert_true(lp_cancel(&a, cancelled));
    assert_false(queue_next(&a.queue, midnight_of(today + 1), &event));
    for (int i = 0; i < 20; i++)
        lp_send(&a, 0, 9, -1, i, 3);
    assert_int_equal(lp_deliver(&a, 1, NULL), 0);
    struct lp *both[] = {&a, &b};
    struct archive out = {.way = ARCHIVE_WRITE, .bytes = bytes, .size = sizeof bytes};
    lp_archive(&a, &out);
    assert_int_equal(out.status, 0);
    struct archive in = {.way = ARCHIVE_READ, .bytes = bytes, .size = out.at};
    lp_archive(&b, &in);
    assert_int_equal(archive_end(&in), 0);
    queue_verify(&b.queue);
    assert_true(queue_digest(&a.queue) == queue_digest(&b.queue));
    assert_true(queue_is_pending(&b.queue, kept));
    assert_false(queue_is_pending(&b.queue, cancelled));
    assert_int_equal(b.inbox.n, 20);
    assert_memory_equal(a.inbox.at[19].word, b.inbox.at[19].word, sizeof a.inbox.at[19].word);
    for (int i = 0; i < 2; i++) { /* both go on alike: the next event has the same handle */
        queue_open(&both[i]->queue, today + 1);
        both[i]->now = midnight_of(today + 1);
        assert_true(queue_next(&both[i]->queue, midnight_of(today + 2), &event));
        assert_int_equal(event.who, 11);
    }
    struct handle next[2];
    for (int i = 0; i < 2; i++)
        next[i] = lp_plan(both[i], midnight_of(today + 50), PHASE_WORLD, 3, 1, 1);
    assert_int_equal(next[0].slot, next[1].slot);
    assert_int_equal(next[0].serial, next[1].serial);
    lp_free(&a);
    lp_free(&b);
}

/* Whichever bit is another: what is taken in nevertheless can be walked. */
static void a_queue_is_whole_or_refused(void **state)
{
    (void)state;
    struct lp a, b;
    unsigned char bytes[8192];
    const day today = 14000;
    size_t n_taken = 0;
    assert_int_equal(lp_init(&a, 0, 8, today, NULL), 0);
    queue_open(&a.queue, today);
    struct handle handle[40];
    for (uint32_t i = 0; i < 40; i++)
        handle[i] = lp_plan(&a, midnight_of(today + 1 + (day)(i % 3)) + i, PHASE_WORLD, 3, i, i);
    for (uint32_t i = 0; i < 40; i += 3)
        lp_cancel(&a, handle[i]);
    for (int i = 0; i < 3; i++)
        lp_send(&a, 0, 9, -1, i, 3);
    assert_int_equal(lp_deliver(&a, 1, NULL), 0);
    struct archive out = {.way = ARCHIVE_WRITE, .bytes = bytes, .size = sizeof bytes};
    lp_archive(&a, &out);
    for (size_t bit = 0; bit < 8 * out.at; bit++) {
        struct archive in = {.way = ARCHIVE_READ, .bytes = bytes, .size = out.at};
        bytes[bit / 8] ^= (unsigned char)(1 << bit % 8);
        assert_int_equal(lp_init(&b, 0, 2, today, NULL), 0);
        lp_archive(&b, &in);
        if (!archive_end(&in)) {
            queue_verify(&b.queue);
            n_taken++;
        }
        assert_true(queue_bytes(&b.queue) < 2 << 20);
        lp_free(&b);
        bytes[bit / 8] ^= (unsigned char)(1 << bit % 8);
    }
    assert_true(n_taken > 100 && n_taken < 8 * out.at);
    lp_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(there_and_back),
        cmocka_unit_test(what_does_not_fit_is_told_once),
        cmocka_unit_test(no_size_is_believed),
        cmocka_unit_test(a_queue_goes_on),
        cmocka_unit_test(a_queue_is_whole_or_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
