/* json.c - see json.h. */
#include "cli/json.h"

#include <math.h>

#include "sim/fault.h"
#include "sim/parameter.h"

static void write_text(FILE *out, const char *text)
{
    putc('"', out);
    for (const unsigned char *c = (const unsigned char *)text; *c; c++)
        if (*c == '"' || *c == '\\')
            fprintf(out, "\\%c", *c);
        else if (*c == '\n')
            fputs("\\n", out);
        else if (*c < 0x20 || *c == '<')
            fprintf(out, "\\u%04x", *c);
        else
            putc(*c, out);
    putc('"', out);
}

static void begin_piece(struct json *json, const char *key, bool plain)
{
    const int depth = json->depth;
    if (depth > 0) {
        if (json->some[depth])
            putc(',', json->out);
        json->broken[depth] = !(plain && json->list[depth]);
        if (json->broken[depth] && !json->line)
            fprintf(json->out, "\n%*s", 2 * depth, "");
        else if (json->some[depth])
            putc(' ', json->out);
        json->some[depth] = true;
    }
    if (key) {
        write_text(json->out, key);
        fputs(": ", json->out);
    }
}

void json_open(struct json *json, const char *key, char bracket)
{
    begin_piece(json, key, false);
    ALWAYS(json->depth + 1 < JSON_DEPTH);
    putc(bracket, json->out);
    json->depth++;
    json->some[json->depth] = json->broken[json->depth] = false;
    json->list[json->depth] = bracket == '[';
}

void json_close(struct json *json, char bracket)
{
    ALWAYS(json->depth > 0 && json->list[json->depth] == (bracket == ']'));
    const bool broken = json->broken[json->depth--];
    if (broken && !json->line)
        fprintf(json->out, "\n%*s", 2 * json->depth, "");
    putc(bracket, json->out);
    if (json->depth == 0)
        putc('\n', json->out);
}

void json_text(struct json *json, const char *key, const char *text)
{
    begin_piece(json, key, true);
    write_text(json->out, text);
}

void json_real(struct json *json, const char *key, double value)
{
    char text[REAL_TEXT];
    begin_piece(json, key, true);
    if (!isfinite(value)) {
        fputs("null", json->out);
        return;
    }
    if (json->digits)
        fprintf(json->out, "%.*g", json->digits, value);
    else
        fputs(real_text(value, text), json->out);
}

void json_raw(struct json *json, const char *key, const char *text)
{
    begin_piece(json, key, true);
    fputs(text, json->out);
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
