/* settings_plain.c - see scenario.h: what a setting may be written in. */
#include <stdio.h>
#include <string.h>

#include "models/characters.h"
#include "models/scenario.h"

int settings_are_plain(const struct setting *settings, int n, struct faults *faults)
{
    int status = 0;
    for (int i = 0; i < n; i++) {
        const char *value = settings[i].value;
        struct bad_character bad;
        struct fault fault = {0};
        char where[FAULT_PLACE];
        snprintf(where, sizeof where, "--set %.100s", settings[i].path);
        if (strchr(value, '\r')) {
            fault_set(&fault, FAULT_INPUT,
                      (struct words){"值中有回车符；请删去", "a carriage return in the value; delete it"});
            fault_place(&fault, where, 0, 0);
        } else if (characters_bad(value, strlen(value), &bad))
            characters_refuse(&bad, value, where, &fault);
        if (fault.code)
            status = faults_add(faults, &fault);
    }
    return status;
}
