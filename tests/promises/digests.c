/* digests.c - prints the digests of a few runs, for scripts that compare machines, options
 * and compilers. Uses the core alone.
 */
#include "tests/promises/arms.h"

_Noreturn void bug(const char *file, int line, const char *what)
{
    printf("bug: %s:%d: %s\n", file, line, what);
    exit(4);
}

int main(void)
{
    for (int i = 0; i < 4; i++) {
        struct scenario scenario = small_city(UINT64_C(0x9e3779b97f4a7c15) * (uint64_t)i);
        struct scenario_order orders[16];
        for (int r = 0; r < reform_count && r < 16; r++) {
            orders[r] = order_of(reform_catalogue[r], given_presets(reform_catalogue[r]),
                                 on(2010, 4, 17), i % 2 ? INT32_MAX : on(2011, 3, 9));
            orders[r].fidelity = 730000;
            scenario.n_orders = r + 1;
        }
        scenario.orders = orders;
        scenario.run.length = 24;
        struct outcome outcome = run_of(&scenario, (uint32_t)i + 1, 1);
        if (outcome.status) {
            printf("%s\n", outcome.fault.en);
            return 5;
        }
        printf("%016llx%016llx %016llx%016llx %llu\n", (unsigned long long)outcome.digest[1],
               (unsigned long long)outcome.digest[0], (unsigned long long)outcome.state[1],
               (unsigned long long)outcome.state[0], (unsigned long long)outcome.facts.events);
        outcome_free(&outcome);
        for (int r = 0; r < scenario.n_orders; r++)
            free(orders[r].given);
    }
    return 0;
}
