/* core.c - a whole program around the core: its own bug(), nothing else of anybody's. */
#include "sim/fault.h"
#include "sim/maths.h"

_Noreturn void bug(const char *file, int line, const char *what)
{
    (void)file, (void)line, (void)what;
    __builtin_trap();
}

int main(void)
{
    struct fault fault = {0};
    double x = maths_exp(2.385);

    /* exp(2.385) = 10.859062... */
    if (!(x > 10.859062 && x < 10.859063))
        return 1;
    if (fault_set(&fault, FAULT_INPUT, (struct words){"第%d行", "line %d"}, 7) != FAULT_INPUT)
        return 2;
    return fault.en[5] == '7' ? 0 : 3;
}
