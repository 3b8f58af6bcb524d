/* parameter.c - see parameter.h.
 *
 * Numbers are taken apart by hand into digits and a power of ten. What is stored as an
 * integer (counts, durations, money) is then exact; what is stored as a double goes
 * through strtod() without a decimal point, so that no locale can move it.
 */
#include "sim/parameter.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/clock.h"
#include "sim/maths.h"

__extension__ typedef __int128 wide;

enum { DIGITS = 120, SHOWN = 60, NAME = 64 };

struct decimal {
    bool negative;
    char digits[DIGITS + 1]; /* without zeros in front or behind; "0" for zero */
    int n, exponent;         /* value = digits x 10^exponent */
};

struct duration_unit {
    const char *one, *many;
    int64_t length; /* microseconds */
};

/* A working day is a fifth of a week, wherever a span has no calendar to ask. */
static const struct duration_unit duration_units[] = {
    {"year", "years", YEAR}, {"month", "months", YEAR / 12}, {"d", "d", DAY},
    {"day", "days", DAY},    {"wd", "wd", DAY * 7 / 5},      {"h", "h", HOUR},
    {"min", "min", MINUTE},  {"s", "s", SECOND},
};

enum { N_DURATION_UNITS = sizeof duration_units / sizeof duration_units[0] };

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static const char *skip_blanks(const char *text)
{
    return text + strspn(text, " \t\r\n");
}

/* What a message quotes: no more than a line's worth, cut between characters. */
static const char *shown(const char *text, char out[SHOWN + 4])
{
    size_t n = strlen(text);
    if (n <= SHOWN)
        return text;
    for (n = SHOWN; n > 0 && ((unsigned char)text[n] & 0xC0) == 0x80; n--)
        ;
    memcpy(out, text, n);
    memcpy(out + n, "...", 4);
    return out;
}

/* Letters, digits and punctuation as Chinese input methods write them: U+3000-303F,
 * U+FF00-FFEF, U+2018-201D, U+2212 (a minus that is not one). */
static bool has_full_width(const char *text)
{
    const unsigned char *c = (const unsigned char *)text;
    for (; c[0]; c++) {
        if (c[0] == 0xEF && c[1] >= 0xBC && c[1] <= 0xBF)
            return true;
        if (c[0] == 0xE3 && c[1] == 0x80)
            return true;
        if (c[0] == 0xE2 && c[1] == 0x80 && c[2] >= 0x98 && c[2] <= 0x9D)
            return true;
        if (c[0] == 0xE2 && c[1] == 0x88 && c[2] == 0x92)
            return true;
    }
    return false;
}

static bool has_separators(const char *text)
{
    for (const char *c = text; c[0] && c[1]; c++)
        if (is_digit(c[0]) && strchr(",_' ", c[1]) && is_digit(c[2]))
            return true;
    return false;
}

/* Take a number off the front. Returns what follows it, or NULL when there is none or
 * it has more digits than anybody means. */
static const char *decimal_read(const char *text, struct decimal *number)
{
    bool point = false, any = false;
    *number = (struct decimal){0};
    if (*text == '-' || *text == '+')
        number->negative = *text++ == '-';
    for (; is_digit(*text) || (*text == '.' && !point); text++) {
        if (*text == '.') {
            point = true;
            continue;
        }
        any = true;
        if (point)
            number->exponent--;
        if (number->n == 0 && *text == '0')
            continue;
        if (number->n == DIGITS)
            return NULL;
        number->digits[number->n++] = *text;
    }
    if (!any)
        return NULL;
    if (*text == 'e' || *text == 'E') {
        const char *digit = text + 1 + (text[1] == '-' || text[1] == '+');
        int power = 0;
        if (!is_digit(*digit))
            return text;
        for (; is_digit(*digit); digit++)
            if (power < 10000)
                power = power * 10 + (*digit - '0');
        number->exponent += text[1] == '-' ? -power : power;
        text = digit;
    }
    while (number->n && number->digits[number->n - 1] == '0') {
        number->n--;
        number->exponent++;
    }
    if (number->n == 0) {
        number->digits[number->n++] = '0';
        number->exponent = 0;
        number->negative = false;
    }
    number->digits[number->n] = 0;
    return text;
}

static double decimal_real(const struct decimal *number, int shift)
{
    char text[DIGITS + 20];
    snprintf(text, sizeof text, "%s%se%d", number->negative ? "-" : "", number->digits,
             number->exponent + shift);
    return strtod(text, NULL);
}

/* number x one as an integer, halves to even. Returns 1 if exact, 0 if rounded, -1 if it
 * does not fit. */
static int decimal_scaled(const struct decimal *number, int64_t one, int64_t *out)
{
    wide value = 0, divisor = 1, rest;
    const wide most = INT64_MAX;
    if (number->n > 19)
        return -1;
    for (int i = 0; i < number->n; i++)
        value = value * 10 + (number->digits[i] - '0');
    value *= one; /* < 10^19 x 2^45 */
    for (int e = number->exponent; e > 0 && value > 0; e--) {
        value *= 10;
        if (value > most)
            return -1;
    }
    if (number->exponent < -37) {
        *out = 0; /* 10^19 x a year is below 10^33 */
        return value == 0;
    }
    for (int e = number->exponent; e < 0; e++)
        divisor *= 10;
    rest = value % divisor;
    value /= divisor;
    if (rest > divisor - rest || (rest == divisor - rest && value % 2))
        value++;
    if (value > most)
        return -1;
    *out = number->negative ? -(int64_t)value : (int64_t)value;
    return rest == 0;
}

static const struct duration_unit *duration_unit(const char *name)
{
    for (int i = 0; i < N_DURATION_UNITS; i++)
        if (!strcmp(name, duration_units[i].one) || !strcmp(name, duration_units[i].many))
            return &duration_units[i];
    return NULL;
}

/* Integer units per unit of writing. */
static int64_t row_one(const struct parameter *row)
{
    if (row->type == PARAMETER_MONEY)
        return 100;
    if (row->type == PARAMETER_DURATION) {
        const struct duration_unit *unit = duration_unit(row->unit);
        ALWAYS(unit);
        return unit->length;
    }
    return 1;
}

static bool row_is_real(const struct parameter *row)
{
    return row->type == PARAMETER_REAL || row->type == PARAMETER_SHARE;
}

static void store_integer(const struct parameter *row, void *values, int64_t value)
{
    memcpy((char *)values + row->at, &value, sizeof value);
}

static int64_t stored_integer(const struct parameter *row, const void *values)
{
    int64_t value;
    memcpy(&value, (const char *)values + row->at, sizeof value);
    return value;
}

static void store_real(const struct parameter *row, void *values, double value)
{
    value += 0.0; /* one zero only */
    memcpy((char *)values + row->at, &value, sizeof value);
}

static int n_choices(const struct parameter *row)
{
    int n = 0;
    while (row->choices[n].name)
        n++;
    return n;
}

double parameter_value(const struct parameter *row, const void *values)
{
    if (row_is_real(row)) {
        double value;
        memcpy(&value, (const char *)values + row->at, sizeof value);
        return value;
    }
    return (double)stored_integer(row, values) / (double)row_one(row);
}

void parameter_put(const struct parameter *row, void *values, double value)
{
    if (row_is_real(row))
        store_real(row, values, value);
    else
        store_integer(row, values, maths_round(value * (double)row_one(row)));
}

void parameter_presets(const struct parameter_table *table, void *values)
{
    for (int i = 0; i < table->count; i++)
        parameter_put(&table->rows[i], values, table->rows[i].preset);
}

const struct parameter *parameter_find(const struct parameter_table *table, const char *name)
{
    static const char prefix[] = "parameters.";
    if (!strncmp(name, prefix, sizeof prefix - 1))
        name += sizeof prefix - 1;
    for (int i = 0; i < table->count; i++)
        if (!strcmp(table->rows[i].name, name))
            return &table->rows[i];
    return NULL;
}

static int least(int a, int b)
{
    return a < b ? a : b;
}

/* Damerau's distance with adjacent swaps (optimal string alignment): a letter too
 * many, too few, wrong, or two neighbours exchanged cost one each. */
int parameter_near(const char *name, const char *known)
{
    size_t n = strlen(name), m = strlen(known);
    int rows[3][NAME + 1];
    int *before = rows[0], *last = rows[1], *now = rows[2];
    if (n > NAME || m > NAME || !n || !m)
        return -1;
    const int most = 1 + least((int)n, (int)m) / 5;
    if (abs((int)n - (int)m) > most) /* each letter too many costs one: no need to look */
        return -1;
    for (size_t j = 0; j <= m; j++)
        last[j] = (int)j;
    for (size_t i = 1; i <= n; i++) {
        int *spare = before;
        now[0] = (int)i;
        for (size_t j = 1; j <= m; j++) {
            now[j] = least(least(last[j], now[j - 1]) + 1,
                           last[j - 1] + (name[i - 1] != known[j - 1]));
            if (i > 1 && j > 1 && name[i - 1] == known[j - 2] && name[i - 2] == known[j - 1])
                now[j] = least(now[j], before[j - 2] + 1);
        }
        before = last;
        last = now;
        now = spare;
    }
    return last[m] <= most ? last[m] : -1;
}

void nearest_offer(struct nearest *nearest, const char *name, const char *known)
{
    const int away = parameter_near(name, known);
    if (away >= 0 && (!nearest->name || away < nearest->away))
        *nearest = (struct nearest){known, away};
}

const char *parameter_nearest(const struct parameter_table *table, const char *name)
{
    const char *found = NULL;
    int best = NAME;
    for (int i = 0; i < table->count; i++) {
        const char *known = table->rows[i].name, *dot = strrchr(known, '.');
        int away = parameter_near(name, known);
        if (dot && !strchr(name, '.')) {
            int alone = parameter_near(name, dot + 1); /* its group was left out */
            if (alone >= 0 && (away < 0 || alone < away))
                away = alone;
        }
        if (away >= 0 && away < best) {
            best = away;
            found = known;
        }
    }
    return found;
}

static int choice_read(const struct parameter *row, void *values, const char *text,
                       struct fault *fault)
{
    char list[256] = "", cut[SHOWN + 4];
    size_t n = strcspn(text, " \t\r\n"), at = 0;
    for (int i = 0; i < n_choices(row); i++) {
        const char *name = row->choices[i].name;
        if (strlen(name) == n && !strncmp(name, text, n) && !*skip_blanks(text + n)) {
            store_integer(row, values, i);
            return 0;
        }
        at += (size_t)snprintf(list + at, sizeof list - at, "%s%s", i ? ", " : "", name);
        ALWAYS(at < sizeof list);
    }
    return fault_set(fault, FAULT_INPUT,
                     (struct words){"“%s”不在可选项之中；可选：%s", "'%s' is not one of: %s"},
                     shown(text, cut), list);
}

/* " h", or nothing for a pure number. */
static const char *unit_shown(const struct parameter *row, char out[NAME])
{
    if (!strcmp(row->unit, "1"))
        return "";
    snprintf(out, NAME, " %s", row->unit);
    return out;
}

static int not_a_number(const struct parameter *row, const char *text, struct fault *fault)
{
    char cut[SHOWN + 4], unit[NAME];
    if (has_full_width(text))
        return fault_set(fault, FAULT_INPUT,
                         (struct words){"“%s”含有全角字符；请改用半角数字和标点，如 12.5",
                                        "'%s' has full-width characters; write half-width "
                                        "digits and punctuation, like 12.5"},
                         shown(text, cut));
    if (has_separators(text))
        return fault_set(fault, FAULT_INPUT,
                         (struct words){"“%s”含有千位分隔符；请连写数字，如 4271",
                                        "'%s' has thousands separators; write the digits "
                                        "together, like 4271"},
                         shown(text, cut));
    if (row->type == PARAMETER_DURATION)
        return fault_set(fault, FAULT_INPUT,
                         (struct words){"“%s”不是时长；请写数字加单位，如 5 years、3 months、"
                                        "10 d、5 wd、8 h、30 min",
                                        "'%s' is not a duration; write a number and a unit: "
                                        "5 years, 3 months, 10 d, 5 wd, 8 h, 30 min"},
                         shown(text, cut));
    if (strchr(text, '%'))
        return fault_set(fault, FAULT_INPUT,
                         (struct words){"“%s”：此项不是份额，不能用 %%；请只写数字（单位%s）",
                                        "'%s': this is not a share and takes no %%; write a "
                                        "plain number (unit%s)"},
                         shown(text, cut), strcmp(row->unit, "1") ? unit_shown(row, unit) : " 1");
    if (row->type == PARAMETER_SHARE)
        return fault_set(fault, FAULT_INPUT,
                         (struct words){"“%s”不是份额；请写 0.8 或 80 %%",
                                        "'%s' is not a share; write 0.8 or 80 %%"},
                         shown(text, cut));
    return fault_set(fault, FAULT_INPUT,
                     (struct words){"“%s”不是数字；请只写数字（单位%s）",
                                    "'%s' is not a number; write a plain number (unit%s)"},
                     shown(text, cut), strcmp(row->unit, "1") ? unit_shown(row, unit) : " 1");
}

static int outside(const struct parameter *row, double value, const char *text,
                   struct fault *fault)
{
    char cut[SHOWN + 4], unit[NAME];
    if (row->type == PARAMETER_SHARE && value > 1 && value <= 100 && row->limit_high <= 1 &&
        !strchr(text, '%'))
        return fault_set(fault, FAULT_INPUT,
                         (struct words){"%s 超出 [%.10g, %.10g]（份额）；若指百分数，请写 %s %%",
                                        "%s is outside [%.10g, %.10g] share; if a percentage "
                                        "is meant, write %s %%"},
                         shown(text, cut), row->limit_low, row->limit_high, text);
    if (row->type == PARAMETER_SHARE)
        return fault_set(fault, FAULT_INPUT,
                         (struct words){"%s 超出 [%.10g, %.10g]（份额）",
                                        "%s is outside [%.10g, %.10g] share"},
                         shown(text, cut), row->limit_low, row->limit_high);
    return fault_set(fault, FAULT_INPUT,
                     (struct words){"%s 超出 [%.10g, %.10g]%s", "%s is outside [%.10g, %.10g]%s"},
                     shown(text, cut), row->limit_low, row->limit_high, unit_shown(row, unit));
}

/* What stands behind the number: `%` for shares, a unit for durations, else nothing. */
static bool suffix_read(const struct parameter *row, const char *rest, bool *percent,
                        int64_t *one)
{
    char word[16];
    size_t n;
    rest = skip_blanks(rest);
    n = strcspn(rest, " \t\r\n");
    if (!n)
        return true;
    if (n >= sizeof word || *skip_blanks(rest + n))
        return false;
    memcpy(word, rest, n);
    word[n] = 0;
    if (row->type == PARAMETER_SHARE && !strcmp(word, "%")) {
        *percent = true;
        return true;
    }
    if (row->type == PARAMETER_DURATION) {
        const struct duration_unit *unit = duration_unit(word);
        if (unit)
            *one = unit->length;
        return unit;
    }
    return false;
}

int parameter_read(const struct parameter *row, void *values, const char *text, bool *odd,
                   struct fault *fault)
{
    struct decimal number;
    char cut[SHOWN + 4];
    int64_t integer = 0, one = row_one(row);
    bool percent = false;
    double value;
    const char *rest;

    if (odd)
        *odd = false;
    text = skip_blanks(text);
    if (row->type == PARAMETER_CHOICE)
        return choice_read(row, values, text, fault);
    rest = decimal_read(text, &number);
    if (!rest || !suffix_read(row, rest, &percent, &one))
        return not_a_number(row, text, fault);
    if (row_is_real(row)) {
        value = decimal_real(&number, percent ? -2 : 0);
    } else {
        int exact = decimal_scaled(&number, one, &integer);
        value = exact < 0 ? decimal_real(&number, 0) : (double)integer / (double)row_one(row);
        if (exact < 0 && value >= row->limit_low && value <= row->limit_high)
            return fault_set(fault, FAULT_INPUT,
                             (struct words){"%s 位数过多", "%s has too many digits"},
                             shown(text, cut));
        if (exact == 0 && row->type == PARAMETER_COUNT)
            return fault_set(fault, FAULT_INPUT,
                             (struct words){"%s 不是整数；此项须为整数",
                                            "%s is not a whole number, as this must be"},
                             shown(text, cut));
        if (exact == 0 && row->type == PARAMETER_MONEY)
            return fault_set(fault, FAULT_INPUT,
                             (struct words){"%s 不足一分；金额以元计，最多两位小数",
                                            "%s has parts of a fen; money is in yuan with at "
                                            "most two decimals"},
                             shown(text, cut));
        if (exact < 0)
            return outside(row, value, text, fault);
    }
    if (!(value >= row->limit_low && value <= row->limit_high) &&
        !((row->flags & PARAMETER_UNBOUNDED) && value == 0))
        return outside(row, value, text, fault);
    if (odd)
        *odd = value < row->low || value > row->high;
    if (row_is_real(row))
        store_real(row, values, value);
    else
        store_integer(row, values, integer);
    return 0;
}

/* In the row's unit if six decimals say it exactly, else in seconds. */
static int duration_write(const struct parameter *row, int64_t length, char *text, size_t size)
{
    const struct duration_unit *unit = duration_unit(row->unit);
    const char *sign = length < 0 ? "-" : "";
    uint64_t away = length < 0 ? 0 - (uint64_t)length : (uint64_t)length;
    wide scaled = (wide)away;
    int64_t power = 1;
    ALWAYS(unit);
    for (int places = 0; places <= 6; places++, scaled *= 10, power *= 10) {
        int64_t whole = (int64_t)(scaled / unit->length / power);
        int64_t part = (int64_t)(scaled / unit->length % power);
        if (scaled % unit->length)
            continue;
        if (places)
            return snprintf(text, size, "%s%lld.%0*lld %s", sign, (long long)whole, places,
                            (long long)part, unit->many);
        return snprintf(text, size, "%s%lld %s", sign, (long long)whole,
                        away == (uint64_t)unit->length ? unit->one : unit->many);
    }
    if (away % SECOND == 0)
        return snprintf(text, size, "%s%llu s", sign, (unsigned long long)(away / SECOND));
    return snprintf(text, size, "%s%llu.%06llu s", sign, (unsigned long long)(away / SECOND),
                    (unsigned long long)(away % SECOND));
}

const char *real_text(double value, char text[REAL_TEXT])
{
    ALWAYS(text);
    for (int digits = 15; digits <= 17; digits++) {
        snprintf(text, REAL_TEXT, "%.*g", digits, value);
        if (strtod(text, NULL) == value)
            break;
    }
    return text;
}

int parameter_write(const struct parameter *row, const void *values, char *text, size_t size)
{
    int64_t integer;
    if (row_is_real(row)) {
        double value = parameter_value(row, values);
        char shortest[REAL_TEXT];
        return snprintf(text, size, "%s", real_text(value, shortest));
    }
    integer = stored_integer(row, values);
    switch (row->type) {
    case PARAMETER_DURATION:
        return duration_write(row, integer, text, size);
    case PARAMETER_MONEY:
        if (integer % 100)
            return snprintf(text, size, "%s%lld.%02lld", integer < 0 ? "-" : "",
                            (long long)(integer < 0 ? -(integer / 100) : integer / 100),
                            (long long)(integer < 0 ? -(integer % 100) : integer % 100));
        return snprintf(text, size, "%lld", (long long)(integer / 100));
    case PARAMETER_CHOICE:
        ALWAYS(integer >= 0 && integer < n_choices(row));
        return snprintf(text, size, "%s", row->choices[integer].name);
    default:
        return snprintf(text, size, "%lld", (long long)integer);
    }
}
