/* matrix.c - the digests of runs on so many threads, stopped so many times, for test_matrix.sh.
 *
 *   matrix THREADS STOPS    one line for each of two seeds
 *
 * A stop is a checkpoint, and another world gone on from it. The core alone.
 */
#include "tests/promises/restart.h"

_Noreturn void bug(const char *file, int line, const char *what)
{
    printf("bug: %s:%d: %s\n", file, line, what);
    exit(4);
}

static void again(struct restarted *run, const struct scenario *scenario, uint32_t replicate)
{
    struct checkpoint kept = {0};
    struct fault fault = {0};
    ALWAYS(!checkpoint_take(&kept, &run->world, &fault));
    restarted_end(run);
    restarted_begin(run, scenario, replicate);
    ALWAYS(!checkpoint_resume(&kept, &run->world, &fault));
    checkpoint_free(&kept);
}

int main(int argc, char **argv)
{
    const int threads = argc > 1 ? atoi(argv[1]) : 1, stops = argc > 2 ? atoi(argv[2]) : 0;
    for (uint64_t seed = 1; seed <= 2; seed++) {
        struct scenario scenario = small_city(seed * UINT64_C(0x9e3779b97f4a7c15));
        struct scenario_order orders[16];
        struct restarted run;
        uint64_t hash[2];
        for (int r = 0; r < reform_count && r < 16; r++) {
            orders[r] = order_of(reform_catalogue[r], given_presets(reform_catalogue[r]),
                                 on(2010, 4, 17), seed % 2 ? INT32_MAX : on(2010, 7, 9));
            orders[r].fidelity = 730000;
            scenario.n_orders = r + 1;
        }
        scenario.orders = orders;
        restarted_begin(&run, &scenario, 1);
        const day begin = run.arm.periods.begin, end = run.arm.periods.end;
        for (int k = 1; k <= stops; k++) {
            restarted_until(&run, begin + (end - begin) * k / (stops + 1), threads);
            again(&run, &scenario, 1);
        }
        restarted_until(&run, end, threads);
        restarted_hash(&run, hash);
        printf("%016llx%016llx\n", (unsigned long long)hash[0], (unsigned long long)hash[1]);
        restarted_end(&run);
        for (int r = 0; r < scenario.n_orders; r++)
            free(orders[r].given);
    }
    return 0;
}
