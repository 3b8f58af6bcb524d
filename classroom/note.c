/* note.c - see note.h. */
#include "classroom/note.h"

#include <math.h>
#include <stdio.h>

#include "sim/parameter.h"

static void put_quoted(struct text *note, const char *value)
{
    text_puts(note, "\"");
    for (const char *from = value;;) {
        size_t n = 0;
        while ((unsigned char)from[n] >= 0x20 && from[n] != '"' && from[n] != '\\')
            n++;
        text_put(note, from, n);
        from += n;
        if (!*from)
            break;
        char escaped[8];
        snprintf(escaped, sizeof escaped, "\\u%04x", (unsigned char)*from++);
        text_puts(note, escaped);
    }
    text_puts(note, "\"");
}

/* A comma after what went before, and the key. */
static void begin(struct text *note, const char *key)
{
    const char last = note->n && !note->memory ? note->text[note->n - 1] : '{';
    if (last != '{' && last != '[')
        text_puts(note, ",");
    if (key) {
        put_quoted(note, key);
        text_puts(note, ":");
    }
}

void note_open(struct text *note, const char *key, char bracket)
{
    begin(note, key);
    text_put(note, &bracket, 1);
}

void note_close(struct text *note, char bracket)
{
    text_put(note, &bracket, 1);
}

void note_raw(struct text *note, const char *key, const char *value)
{
    begin(note, key);
    text_puts(note, value);
}

void note_text(struct text *note, const char *key, const char *value)
{
    begin(note, key);
    put_quoted(note, value);
}

void note_real(struct text *note, const char *key, double value)
{
    char text[REAL_TEXT];
    note_raw(note, key, isfinite(value) ? real_text(value, text) : "null");
}

void note_words(struct text *note, const char *key, struct words words)
{
    note_open(note, key, '{');
    note_text(note, "zh", words.zh);
    note_text(note, "en", words.en);
    note_close(note, '}');
}

void note_fault(struct text *note, const char *key, const struct fault *fault)
{
    note_open(note, key, '{');
    note_real(note, "code", fault->code);
    note_text(note, "where", fault->where);
    note_real(note, "line", fault->line);
    note_real(note, "column", fault->column);
    note_text(note, "zh", fault->zh);
    note_text(note, "en", fault->en);
    note_close(note, '}');
}

void note_faults(struct text *note, const char *key, const struct fault *faults, int n)
{
    note_open(note, key, '[');
    for (int i = 0; i < n; i++)
        note_fault(note, NULL, &faults[i]);
    note_close(note, ']');
}
