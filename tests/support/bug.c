/* bug.c - in tests a bug is an assertion that cmocka can expect. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "sim/fault.h"

_Noreturn void bug(const char *file, int line, const char *what)
{
    mock_assert(0, what, file, line);
    abort();
}
