/* json.c - see json.h. */
#include "models/json.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "sim/fault.h"
#include "sim/parameter.h"

static void put_quoted(struct text *out, const char *value)
{
    text_puts(out, "\"");
    for (const char *from = value;;) {
        size_t n = 0;
        while ((unsigned char)from[n] >= 0x20 && !strchr("\"\\<", from[n]))
            n++;
        text_put(out, from, n);
        from += n;
        if (!*from)
            break;
        char escaped[8];
        const char c = *from++;
        if (c == '"' || c == '\\')
            snprintf(escaped, sizeof escaped, "\\%c", c);
        else if (c == '\n')
            snprintf(escaped, sizeof escaped, "\\n");
        else
            snprintf(escaped, sizeof escaped, "\\u%04x", (unsigned)(unsigned char)c);
        text_puts(out, escaped);
    }
    text_puts(out, "\"");
}

static void break_line(struct json *json)
{
    text_puts(&json->text, "\n");
    for (int i = 0; i < json->depth; i++)
        text_puts(&json->text, "  ");
}

static void begin_piece(struct json *json, const char *key, bool plain)
{
    const int depth = json->depth;
    if (depth > 0) {
        if (json->some[depth])
            text_puts(&json->text, ",");
        json->broken[depth] = !(plain && json->list[depth]);
        if (json->broken[depth] && !json->line)
            break_line(json);
        else if (json->some[depth])
            text_puts(&json->text, " ");
        json->some[depth] = true;
    }
    if (key) {
        put_quoted(&json->text, key);
        text_puts(&json->text, ": ");
    }
}

void json_open(struct json *json, const char *key, char bracket)
{
    begin_piece(json, key, false);
    ALWAYS(json->depth + 1 < JSON_DEPTH);
    text_put(&json->text, &bracket, 1);
    json->depth++;
    json->some[json->depth] = json->broken[json->depth] = false;
    json->list[json->depth] = bracket == '[';
}

void json_close(struct json *json, char bracket)
{
    ALWAYS(json->depth > 0 && json->list[json->depth] == (bracket == ']'));
    const bool broken = json->broken[json->depth--];
    if (broken && !json->line)
        break_line(json);
    text_put(&json->text, &bracket, 1);
    if (json->depth == 0)
        text_puts(&json->text, "\n");
}

void json_text(struct json *json, const char *key, const char *text)
{
    begin_piece(json, key, true);
    put_quoted(&json->text, text);
}

void json_real(struct json *json, const char *key, double value)
{
    char text[REAL_TEXT];
    if (!isfinite(value))
        snprintf(text, sizeof text, "null");
    else if (json->digits)
        snprintf(text, sizeof text, "%.*g", json->digits, value);
    else
        real_text(value, text);
    json_raw(json, key, text);
}

void json_raw(struct json *json, const char *key, const char *text)
{
    begin_piece(json, key, true);
    text_puts(&json->text, text);
}

void json_bool(struct json *json, const char *key, bool value)
{
    json_raw(json, key, value ? "true" : "false");
}

void json_words(struct json *json, const char *key, struct words words)
{
    json_open(json, key, '{');
    json_text(json, "zh", words.zh);
    json_text(json, "en", words.en);
    json_close(json, '}');
}

void json_reals(struct json *json, const char *key, const double *values, int n)
{
    json_open(json, key, '[');
    for (int i = 0; i < n; i++)
        json_real(json, NULL, values[i]);
    json_close(json, ']');
}
