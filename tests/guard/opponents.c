/* opponents.c - the references of the benchmarks, whose instructions are counted (test_guard.sh): a
 * comparison is worth what its opponent is worth.
 *
 *   opponents NAME
 *   opponents names     all there are
 *
 * Prints the name and how many events measured() did; what goes before is not measured, as in
 * guarded.c.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/bench/phold_byhand.h"
#include "tests/bench/queue_byhand.h"
#include "tests/bench/slots_byhand.h"

_Noreturn void bug(const char *file, int line, const char *what)
{
    fprintf(stderr, "bug: %s:%d: %s\n", file, line, what);
    exit(70);
}

/* Warm: once round all bins, so that they have found their size. */
enum { CUSTOMERS = 100000, WARM = WINDOWS_ROUND + 44, WINDOWS = WARM + 60 };

struct opponent {
    const char *name;
    enum { HEAP, SLOTS, PHOLD } work;
    int way; /* enum law, enum hand_way */
    uint32_t objects;
};

static const struct opponent opponents[] = {
    {"mm1_heap", HEAP, BY_XOSHIRO, 0},
    {"mm1_heap_philox", HEAP, BY_ZIGGURAT, 0},
    {"mm1_slots", SLOTS, 0, 0},
    {"phold_each", PHOLD, HAND_EACH_XOSHIRO, 10000},
    {"phold_each_philox", PHOLD, HAND_EACH, 10000},
    {"phold_all", PHOLD, HAND_ALL_XOSHIRO, 10000},
    {"phold_all_philox", PHOLD, HAND_ALL, 10000},
    {"phold_each_large", PHOLD, HAND_EACH_XOSHIRO, 100000},
    {"phold_each_philox_large", PHOLD, HAND_EACH, 100000},
    {"phold_all_large", PHOLD, HAND_ALL_XOSHIRO, 100000},
    {"phold_all_philox_large", PHOLD, HAND_ALL, 100000},
};

struct bout {
    const struct opponent *opponent;
    struct queue_byhand heap;
    struct slots_queue slots;
    struct hand hand;
};

/* Known to callgrind by its name, as in guarded.c. */
void measured(struct bout *bout);
__attribute__((noinline)) void measured(struct bout *bout)
{
    switch (bout->opponent->work) {
    case HEAP: queue_run_byhand(&bout->heap); break;
    case SLOTS: slots_run_byhand(&bout->slots); break;
    case PHOLD: hand_work(&bout->hand, 0, WINDOWS); break;
    }
}

/* 9 customers are present in the mean; every object hops once in ten windows. */
static bool near(uint64_t sum, uint64_t mean, uint64_t length)
{
    return 5 * sum > 4 * mean * length && 5 * sum < 6 * mean * length;
}

int main(int argc, char **argv)
{
    static struct ziggurat ziggurat;
    static struct bout bout;
    void (*volatile work_on)(struct bout *) = measured;
    const char *name = argc > 1 ? argv[1] : "";
    for (size_t i = 0; i < sizeof opponents / sizeof opponents[0]; i++) {
        if (!strcmp(name, "names"))
            puts(opponents[i].name);
        if (!strcmp(name, opponents[i].name))
            bout.opponent = &opponents[i];
    }
    if (!strcmp(name, "names"))
        return 0;
    if (!bout.opponent)
        return 64;
    ziggurat_init(&ziggurat);
    bout.heap = (struct queue_byhand){.law = (enum law)bout.opponent->way, .customers = CUSTOMERS,
                                      .service = 1e6, .gap = 1e6 / 0.9, .ziggurat = ziggurat};
    bout.slots = (struct slots_queue){.customers = CUSTOMERS, .service = 1e6, .gap = 1e6 / 0.9,
                                      .stream.key = 7, .ziggurat = ziggurat};
    bout.hand = (struct hand){.way = (enum hand_way)bout.opponent->way, .threads = 1,
                              .objects = bout.opponent->objects, .ziggurat = &ziggurat, .key = 1};
    if (bout.opponent->work == PHOLD) {
        hand_begin(&bout.hand);
        hand_work(&bout.hand, 0, WARM);
        bout.hand.window = WARM;
    }
    const uint64_t before = bout.hand.events;
    work_on(&bout);
    uint64_t events = 2 * CUSTOMERS;
    switch (bout.opponent->work) {
    case HEAP: ALWAYS(bout.heap.left == CUSTOMERS && near(bout.heap.area, 9, bout.heap.end)); break;
    case SLOTS: ALWAYS(bout.slots.left == CUSTOMERS && near(bout.slots.area, 9, bout.slots.since)); break;
    case PHOLD:
        events = bout.hand.events - before;
        ALWAYS(near(events, bout.hand.objects / 10, WINDOWS - WARM));
        hand_free(&bout.hand);
        break;
    }
    printf("%s %llu\n", name, (unsigned long long)events);
    return 0;
}
