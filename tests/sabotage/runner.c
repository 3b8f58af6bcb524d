/* runner.c - a small city with all reforms of the catalogue but one, begun and ended. Linked by
 * test_sabotage.sh with one object that was tampered with.
 *
 * Ends with 0 when all books closed, 3 when a ledger did not (and says which), 4 at a bug,
 * 5 at any other fault.
 */
#include "tests/promises/arms.h"

_Noreturn void bug(const char *file, int line, const char *what)
{
    printf("bug: %s:%d: %s\n", file, line, what);
    exit(4);
}

int main(void)
{
    struct scenario scenario = small_city(2385);
    struct scenario_order orders[64];
    int worst = 0;
    ALWAYS(reform_count <= 64);
    for (int r = 0; r < reform_count; r++) {
        const struct reform *reform = reform_catalogue[r];
        if (!strcmp(reform->name, "resident_allocation")) /* excludes another's way of dividing */
            continue;
        orders[scenario.n_orders++] =
            order_of(reform, given_presets(reform), on(2010, 3, 17), on(2010, 6, 9));
    }
    scenario.orders = orders;
    scenario.parameters.paper.detection = 0.9; /* much is caught and opened again */
    scenario.parameters.staff.quit_base = 0.5;
    scenario.parameters.staff.vacancy = 9 * DAY;
    scenario.parameters.staff.leave = 15;
    struct outcome outcome = run_of(&scenario, 1, 1);
    if (outcome.status) {
        printf("%s\n", outcome.fault.en);
        worst = outcome.status == FAULT_BOOKS ? 3 : 5;
    }
    outcome_free(&outcome);
    for (int r = 0; r < scenario.n_orders; r++)
        free(orders[r].given);
    return worst;
}
