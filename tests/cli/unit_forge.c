/* unit_forge.c - a unit of a sweep with one number changed, and sealed anew as if it were so.
 *
 *   unit_forge FOLDER HASH REPLICATE OUTCOMES
 *
 * What a forger makes who has the program: whole by its seal, and not what the run gives.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "cli/sweep_unit.h"

int main(int argc, char **argv)
{
    struct sweep_folder folder = {.lock = -1, .state = -1};
    struct sweep_unit unit = {0};
    struct fault fault = {0};
    char temporary[SWEEP_PATH];
    uint64_t hash[2];
    bool found = false;
    if (argc != 5 || sscanf(argv[2], "%16" SCNx64 "%16" SCNx64, &hash[0], &hash[1]) != 2)
        return 64;
    const uint32_t replicate = (uint32_t)strtoul(argv[3], NULL, 10),
                   outcomes = (uint32_t)strtoul(argv[4], NULL, 10);
    folder.path = argv[1];
    int status = sweep_unit_read(&unit, &folder, hash, replicate, outcomes, &found, &fault);
    if (!status && found) {
        unit.numerator[0]++;
        status = sweep_unit_write(&unit, &folder, hash, replicate,
                                  sweep_folder_in(&folder, "tmp/forged", temporary), &fault);
    }
    sweep_unit_free(&unit);
    if (status)
        fprintf(stderr, "%s\n", fault.en);
    return status || !found;
}
