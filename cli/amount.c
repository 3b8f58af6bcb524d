/* amount.c - see amount.h. */
#include "cli/amount.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "sim/fault.h"

static bool is_share(const char *unit) { return !strcmp(unit, "1"); }

static const struct {
    const char *unit;
    struct words words;
} parts[] = {
    {"h", {"小时", "h"}},        {"d", {"天", "d"}},          {"year", {"年", "year"}},
    {"month", {"月", "month"}},  {"person", {"人", "person"}}, {"community", {"社区", "community"}},
    {"yuan", {"元", "yuan"}},    {"m2", {"平方米", "m2"}},     {"point", {"分", "points"}},
    {"1000 persons", {"千人", "1000 persons"}}, {"1", {"次", "1"}},
};

const char *amount_unit(char text[AMOUNT], const char *unit, enum lang lang)
{
    size_t used = 0;
    text[0] = '\0';
    if (is_share(unit)) {
        snprintf(text, AMOUNT, "%s", words_in((struct words){"个百分点", "points"}, lang));
        return text;
    }
    for (const char *at = unit; at;) {
        const size_t n = strcspn(at, "/");
        const char *word = NULL;
        for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
            if (strlen(parts[i].unit) == n && !strncmp(parts[i].unit, at, n))
                word = words_in(parts[i].words, lang);
        int more = word ? snprintf(text + used, AMOUNT - used, "%s%s", used ? "/" : "", word)
                        : snprintf(text + used, AMOUNT - used, "%s%.*s", used ? "/" : "", (int)n, at);
        used += more > 0 && (size_t)more < AMOUNT - used ? (size_t)more : 0;
        at = at[n] ? at + n + 1 : NULL;
    }
    return text;
}

/* Digits after the point so that three or so are told. */
static int digits(double size)
{
    size = fabs(size);
    return size >= 100 ? 0 : size >= 10 ? 1 : size >= 0.095 || !(size > 0) ? 2 : 4;
}

/* What is longer than an amount may be ends early: no figure of a run is. */
static void told(int length) { ALWAYS(length > 0); }

const char *amount_text(char text[AMOUNT], const char *unit, double value, enum lang lang)
{
    char words[AMOUNT];
    if (isnan(value))
        told(snprintf(text, AMOUNT, "%s", words_in((struct words){"无", "none"}, lang)));
    else if (is_share(unit))
        told(snprintf(text, AMOUNT, "%.1f %%", 100 * value));
    else
        told(snprintf(text, AMOUNT, "%.*f %s", digits(value), value, amount_unit(words, unit, lang)));
    return text;
}

const char *amount_difference(char text[AMOUNT], const char *unit, double value, enum lang lang)
{
    char words[AMOUNT];
    amount_unit(words, unit, lang);
    if (isnan(value))
        told(snprintf(text, AMOUNT, "%s", words_in((struct words){"无", "none"}, lang)));
    else if (is_share(unit))
        told(snprintf(text, AMOUNT, fabs(value) < 0.00095 ? "%+.2f %s" : "%+.1f %s", 100 * value, words));
    else
        told(snprintf(text, AMOUNT, "%+.*f %s", digits(value), value, words));
    return text;
}

const char *amount_interval(char text[AMOUNT], const char *unit, double low, double high,
                            enum lang lang)
{
    char words[AMOUNT];
    const double scale = is_share(unit) ? 100 : 1;
    const double size = scale * (fabs(low) > fabs(high) ? fabs(low) : fabs(high));
    const int n = is_share(unit) ? (size < 0.095 ? 2 : 1) : digits(size);
    amount_unit(words, unit, lang);
    if (isnan(low) || isnan(high))
        told(snprintf(text, AMOUNT, "%s", words_in((struct words){"无从说起", "cannot be told"}, lang)));
    else
        told(snprintf(text, AMOUNT, words_in((struct words){"%+.*f 至 %+.*f %s", "%+.*f .. %+.*f %s"}, lang), n,
                 scale * low, n, scale * high, words));
    return text;
}
