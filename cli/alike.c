/* alike.c - see alike.h. */
#include "cli/alike.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* Numbers that are one but for rounding. */
static bool is_near(const char *a, size_t n, const char *b, size_t m)
{
    char *end_a, *end_b;
    const double x = strtod(a, &end_a), y = strtod(b, &end_b);
    return n && m && end_a == a + n && end_b == b + m && isfinite(x) && isfinite(y) &&
           fabs(x - y) <= 1e-9 * fmax(fabs(x), fabs(y));
}

enum alike alike(const char *a, const char *b, int *line)
{
    enum alike found = ALIKE_SAME;
    for (*line = 1; *a && *b;) {
        const size_t n = strcspn(a, ",\r\n"), m = strcspn(b, ",\r\n");
        if (n != m || strncmp(a, b, n) != 0) {
            if (!is_near(a, n, b, m))
                return ALIKE_OTHER;
            found = ALIKE_NEARLY;
        }
        a += n;
        b += m;
        if (*a != *b)
            return ALIKE_OTHER;
        *line += *a == '\n';
        a += *a != '\0';
        b += *b != '\0';
    }
    return *a == *b ? found : ALIKE_OTHER;
}
