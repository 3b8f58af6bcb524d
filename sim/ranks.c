/* ranks.c - what ranks say to one another, made of what either build brings. See ranks.h. */
#include "sim/ranks.h"

int ranks_agree(int status, struct fault *fault)
{
    struct fault unheard = {0};
    const int64_t first = ranks_least(status ? ranks_rank() : INT64_MAX);
    if (first == INT64_MAX)
        return 0;
    if (!fault)
        fault = &unheard;
    ranks_tell(&status, sizeof status, (int)first);
    ranks_tell(fault, sizeof *fault, (int)first);
    return status;
}
