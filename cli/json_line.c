/* json_line.c - see json_line.h. */
#include "cli/json_line.h"

#include <limits.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "models/characters.h"

struct reading {
    const char *begin, *at, *end;
    char *text; /* where the next text is put; no longer than what stands in the line */
    struct fault *fault;
};

static int refuse(struct reading *reading, struct words words)
{
    const ptrdiff_t column = reading->at - reading->begin + 1;
    reading->fault->column = column < INT_MAX ? (int)column : INT_MAX;
    return fault_set(reading->fault, FAULT_INPUT, words);
}

static bool is_next(const struct reading *reading, char c)
{
    return reading->at < reading->end && *reading->at == c;
}

static bool is_digit(const struct reading *reading)
{
    return reading->at < reading->end && *reading->at >= '0' && *reading->at <= '9';
}

static void skip_space(struct reading *reading)
{
    while (is_next(reading, ' ') || is_next(reading, '\t') || is_next(reading, '\r'))
        reading->at++;
}

/* ---- strings ---- */

static void put_utf8(struct reading *reading, uint32_t code)
{
    char *text = reading->text;
    if (code < 0x80)
        *text++ = (char)code;
    else if (code < 0x800) {
        *text++ = (char)(0xc0 | code >> 6);
        *text++ = (char)(0x80 | (code & 0x3f));
    } else if (code < 0x10000) {
        *text++ = (char)(0xe0 | code >> 12);
        *text++ = (char)(0x80 | (code >> 6 & 0x3f));
        *text++ = (char)(0x80 | (code & 0x3f));
    } else {
        *text++ = (char)(0xf0 | code >> 18);
        *text++ = (char)(0x80 | (code >> 12 & 0x3f));
        *text++ = (char)(0x80 | (code >> 6 & 0x3f));
        *text++ = (char)(0x80 | (code & 0x3f));
    }
    reading->text = text;
}

/* The four digits behind \u. */
static bool read_unit(struct reading *reading, uint32_t *unit)
{
    *unit = 0;
    for (int i = 0; i < 4; i++, reading->at++) {
        const char c = reading->at < reading->end ? *reading->at : '\0';
        if (c >= '0' && c <= '9')
            *unit = *unit << 4 | (uint32_t)(c - '0');
        else if (c >= 'a' && c <= 'f')
            *unit = *unit << 4 | (uint32_t)(c - 'a' + 10);
        else if (c >= 'A' && c <= 'F')
            *unit = *unit << 4 | (uint32_t)(c - 'A' + 10);
        else
            return false;
    }
    return true;
}

static int read_code(struct reading *reading)
{
    const char *from = reading->at;
    uint32_t code, low;
    if (!read_unit(reading, &code))
        return refuse(reading, (struct words){"\\u 后应有四位十六进制数字",
                                              "\\u wants four hexadecimal digits"});
    if (code >= 0xd800 && code < 0xe000) {
        const bool both = code < 0xdc00 && reading->end - reading->at > 2 &&
                          reading->at[0] == '\\' && reading->at[1] == 'u' &&
                          (reading->at += 2, read_unit(reading, &low)) && low >= 0xdc00 &&
                          low < 0xe000;
        if (!both) {
            reading->at = from;
            return refuse(reading, (struct words){"\\u 只有代理对的一半",
                                                  "\\u has one half of a pair of surrogates"});
        }
        code = 0x10000 + ((code - 0xd800) << 10 | (low - 0xdc00));
    }
    if (code < 0x20 || code == 0x7f) {
        reading->at = from;
        return refuse(reading, (struct words){"文本里不能有控制字符",
                                              "a text has no control characters here"});
    }
    put_utf8(reading, code);
    return 0;
}

static int read_escape(struct reading *reading)
{
    const char c = ++reading->at < reading->end ? *reading->at : '\0';
    if (c && strchr("\"\\/", c)) {
        *reading->text++ = c;
        reading->at++;
        return 0;
    }
    if (c == 'u') {
        reading->at++;
        return read_code(reading);
    }
    if (c && strchr("bfnrt", c))
        return refuse(reading, (struct words){"文本里不能有控制字符",
                                              "a text has no control characters here"});
    return refuse(reading, (struct words){"JSON 没有这种转义", "JSON has no such escape"});
}

static int read_string(struct reading *reading, const char **text)
{
    *text = reading->text;
    reading->at++;
    while (reading->at < reading->end && *reading->at != '"') {
        const unsigned char c = (unsigned char)*reading->at;
        if (c < 0x20 || c == 0x7f)
            return refuse(reading, (struct words){"文本里不能有控制字符",
                                                  "a text has no control characters here"});
        if (c == '\\') {
            const int status = read_escape(reading);
            if (status)
                return status;
        } else
            *reading->text++ = *reading->at++;
    }
    if (!is_next(reading, '"'))
        return refuse(reading, (struct words){"文本没有结束的引号", "the text has no closing quote"});
    reading->at++;
    *reading->text++ = '\0';
    return 0;
}

/* ---- numbers ---- */

static bool skip_digits(struct reading *reading)
{
    const char *from = reading->at;
    while (is_digit(reading))
        reading->at++;
    return reading->at > from;
}

/* -?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)? */
static bool skip_number(struct reading *reading)
{
    if (is_next(reading, '-'))
        reading->at++;
    if (is_next(reading, '0'))
        reading->at++;
    else if (!skip_digits(reading))
        return false;
    if (is_digit(reading))
        return false;
    if (is_next(reading, '.') && (reading->at++, !skip_digits(reading)))
        return false;
    if (!is_next(reading, 'e') && !is_next(reading, 'E'))
        return true;
    reading->at++;
    if (is_next(reading, '+') || is_next(reading, '-'))
        reading->at++;
    return skip_digits(reading);
}

/* Of what is written, not of what became of it. */
static bool is_zero(const char *number)
{
    return !number[strcspn(number, "123456789eE")] ||
           strcspn(number, "eE") < strcspn(number, "123456789");
}

static int read_number(struct reading *reading, const char **text)
{
    const char *from = reading->at;
    if (!skip_number(reading))
        return refuse(reading, (struct words){"这不是 JSON 的数", "this is no number of JSON"});
    const size_t n = (size_t)(reading->at - from);
    memcpy(reading->text, from, n);
    reading->text[n] = '\0';
    *text = reading->text;
    reading->text += n + 1;
    const double value = strtod(*text, NULL);
    if (isfinite(value) && (value != 0 || is_zero(*text)))
        return 0;
    reading->at = from;
    return isfinite(value)
               ? refuse(reading, (struct words){"数太小，会变成 0", "the number is so small that it "
                                                                   "would become 0"})
               : refuse(reading, (struct words){"数太大", "the number is too large"});
}

/* ---- members ---- */

static int read_value(struct reading *reading, struct json_member *member)
{
    const char c = reading->at < reading->end ? *reading->at : '\0';
    int status;
    member->raw = reading->at;
    member->number = c == '-' || (c >= '0' && c <= '9');
    if (c == '"')
        status = read_string(reading, &member->text);
    else if (member->number)
        status = read_number(reading, &member->text);
    else if (c == '{' || c == '[')
        status = refuse(reading,
                        (struct words){"值只能是数或文本，不能是列表或对象",
                                       "values are numbers and texts, no lists or objects"});
    else
        status = refuse(reading,
                        (struct words){"此处应是数或带引号的文本（不能是 true、null、NaN 等）",
                                       "a number or a text in quotes is wanted here (no true, "
                                       "null, NaN and the like)"});
    member->n_raw = (size_t)(reading->at - member->raw);
    return status;
}

static int read_member(struct reading *reading, struct json_line *line)
{
    struct json_member member = {0};
    const char *from = reading->at;
    int status;
    if (!is_next(reading, '"'))
        return refuse(reading, (struct words){"此处应是带引号的键", "a key in quotes is wanted here"});
    if ((status = read_string(reading, &member.key)))
        return status;
    if (json_line_find(line, member.key)) {
        reading->at = from;
        return refuse(reading, (struct words){"这个键已经有了", "this key stood here before"});
    }
    skip_space(reading);
    if (!is_next(reading, ':'))
        return refuse(reading, (struct words){"键后面缺少冒号", "a colon is wanted behind a key"});
    reading->at++;
    skip_space(reading);
    if ((status = read_value(reading, &member)))
        return status;
    if (line->n == JSON_LINE_MEMBERS) {
        reading->at = from;
        return refuse(reading, (struct words){"键太多", "there are too many keys"});
    }
    line->member[line->n++] = member;
    skip_space(reading);
    return 0;
}

static int read_object(struct reading *reading, struct json_line *line)
{
    int status = 0;
    skip_space(reading);
    if (!is_next(reading, '{'))
        return refuse(reading,
                      (struct words){"一行应是一个 JSON 对象：{\"因子\": 值, ...}",
                                     "a line is one JSON object: {\"factor\": value, ...}"});
    reading->at++;
    skip_space(reading);
    if (!is_next(reading, '}'))
        status = read_member(reading, line);
    while (!status && is_next(reading, ',')) {
        reading->at++;
        skip_space(reading);
        status = read_member(reading, line);
    }
    if (status)
        return status;
    if (!is_next(reading, '}'))
        return refuse(reading, (struct words){"此处应是逗号或右花括号",
                                              "a comma or a closing brace is wanted here"});
    reading->at++;
    skip_space(reading);
    return reading->at == reading->end
               ? 0
               : refuse(reading, (struct words){"对象后面还有别的", "something follows the object"});
}

int json_line_read(struct json_line *line, const char *bytes, size_t n, struct fault *fault)
{
    struct reading reading = {.begin = bytes, .at = bytes, .end = bytes + n, .fault = fault};
    line->n = 0;
    /* No text is longer than it stands there, and each has a quote or a colon for its 0. */
    if (!(line->memory = malloc(n + 2)))
        return fault_memory(fault, n + 2);
    reading.text = line->memory;
    if (!characters_utf8(bytes, n))
        return refuse(&reading, (struct words){"这一行不是 UTF-8", "the line is not UTF-8"});
    return read_object(&reading, line);
}

void json_line_free(struct json_line *line)
{
    free(line->memory);
    line->memory = NULL;
    line->n = 0;
}

const struct json_member *json_line_find(const struct json_line *line, const char *key)
{
    for (int i = 0; i < line->n; i++)
        if (!strcmp(line->member[i].key, key))
            return &line->member[i];
    return NULL;
}
