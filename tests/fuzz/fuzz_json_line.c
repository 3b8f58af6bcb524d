/* fuzz_json_line.c - any bytes as a line of JSON: refused at a byte of it, or read; and what was
 * read, written anew, is read as the same.
 */
#include "cli/json_line.h"
#include "models/characters.h"
#include "tests/fuzz/owed.h"

/* Each value as it stood, each key with what has to be escaped. */
static size_t write_again(const struct json_line *line, char *out)
{
    char *at = out;
    *at++ = '{';
    for (int i = 0; i < line->n; i++) {
        *at++ = i ? ',' : ' ';
        *at++ = '"';
        for (const char *c = line->member[i].key; *c; c++) {
            if (*c == '"' || *c == '\\')
                *at++ = '\\';
            *at++ = *c;
        }
        *at++ = '"';
        *at++ = ':';
        memcpy(at, line->member[i].raw, line->member[i].n_raw);
        at += line->member[i].n_raw;
    }
    *at++ = '}';
    return (size_t)(at - out);
}

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t n)
{
    static struct json_line line, again;
    struct fault fault = {0};
    char *text = malloc(n + !n), *out = malloc(3 * n + 8); /* what reads on is seen */
    memcpy(text, bytes, n);
    const int status = json_line_read(&line, text, n, &fault);
    for (int i = 0; i < line.n; i++) {
        ALWAYS(characters_utf8(line.member[i].key, strlen(line.member[i].key)));
        ALWAYS(characters_utf8(line.member[i].text, strlen(line.member[i].text)));
        ALWAYS(json_line_find(&line, line.member[i].key) == &line.member[i]);
        ALWAYS(line.member[i].raw >= text && line.member[i].raw + line.member[i].n_raw <= text + n);
    }
    if (status) {
        owe_fault(&fault);
        ALWAYS(status == FAULT_INPUT && fault.column >= 1 && (size_t)fault.column <= n + 1);
    } else {
        struct fault none = {0};
        const size_t n_out = write_again(&line, out);
        ALWAYS(!json_line_read(&again, out, n_out, &none) && again.n == line.n);
        for (int i = 0; i < line.n; i++) {
            ALWAYS(!strcmp(line.member[i].key, again.member[i].key));
            ALWAYS(!strcmp(line.member[i].text, again.member[i].text));
            ALWAYS(line.member[i].number == again.member[i].number);
        }
        json_line_free(&again);
    }
    json_line_free(&line);
    free(out);
    free(text);
    return 0;
}
