/* flat.c - see flat.h. */
#include "models/flat.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/digest.h"

enum { LEVELS = 8, PATH_BYTES = 256 };

/* What a reader of the resolved text knows while it goes down. */
struct walk {
    struct flat *flat;
    size_t room;
    char path[PATH_BYTES];
    size_t upto[LEVELS]; /* bytes of `path` that the levels above take */
    struct fault *fault;
};

static char *copy(const char *text, size_t n)
{
    char *made = malloc(n + 1);
    if (made) {
        memcpy(made, text, n);
        made[n] = '\0';
    }
    return made;
}

static int add(struct walk *walk, const char *value, size_t n, const char *source, size_t n_source)
{
    struct flat *flat = walk->flat;
    if (flat->n == walk->room) {
        size_t room = walk->room ? 2 * walk->room : 512;
        struct flat_line *more = realloc(flat->line, room * sizeof *more);
        if (!more)
            return fault_memory(walk->fault, room * sizeof *more);
        flat->line = more;
        walk->room = room;
    }
    const char *path = !strncmp(walk->path, "parameters.", 11) ? walk->path + 11 : walk->path;
    struct flat_line *line = &flat->line[flat->n++];
    *line = (struct flat_line){copy(path, strlen(path)), copy(value, n),
                               copy(source, n_source)};
    return line->path && line->value && line->source ? 0 : fault_memory(walk->fault, n);
}

/* `{value: X, source: "..."}`, as resolved.c writes it, or the value itself. */
static int add_value(struct walk *walk, const char *text, size_t n)
{
    static const char open[] = "{value: ", between[] = ", source: \"";
    const char *source = NULL;
    if (n > sizeof open && !strncmp(text, open, sizeof open - 1))
        for (size_t i = 0; i + sizeof between < n && !source; i++)
            if (!strncmp(text + i, between, sizeof between - 1))
                source = text + i;
    if (!source)
        return add(walk, text, n, "", 0);
    const char *said = source + sizeof between - 1, *end = text + n - 2; /* `"}` */
    text += sizeof open - 1;
    return add(walk, text, (size_t)(source - text), said, (size_t)(end - said));
}

/* A block text, `key: |`: its digest stands for it. Returns where it ends. */
static const char *add_block(struct walk *walk, const char *text, size_t indent, int *status)
{
    struct digest digest = {0};
    char print[DIGEST_TEXT];
    const char *end = text;
    while (*end && strspn(end, " ") > indent) {
        end += strcspn(end, "\n");
        end += *end == '\n';
    }
    if ((*status = digest_init(&digest, walk->fault)))
        return end;
    digest_bytes(&digest, text, (size_t)(end - text));
    digest_text(&digest, print);
    digest_free(&digest);
    *status = add(walk, print, strlen(print), "", 0);
    return end;
}

static bool is_words(const char *key, size_t n)
{
    static const char *const left_out[] = {"title", "about", "question", "shequ"};
    for (size_t i = 0; i < sizeof left_out / sizeof *left_out; i++)
        if (strlen(left_out[i]) == n && !strncmp(left_out[i], key, n))
            return true;
    return false;
}

/* One line of the text; returns where the next begins. */
static const char *walk_line(struct walk *walk, const char *at, int *status)
{
    const size_t indent = strspn(at, " ");
    const char *key = at + indent, *end = at + strcspn(at, "\n"), *next = *end ? end + 1 : end;
    const char *colon = memchr(key, ':', (size_t)(end - key));
    const size_t level = indent / 2;
    if (*key == '#' || !colon)
        return next;
    if (!level && is_words(key, (size_t)(colon - key))) {
        while (*next == ' ') { /* and all below it */
            next += strcspn(next, "\n");
            next += *next == '\n';
        }
        return next;
    }
    ALWAYS(level < LEVELS);
    const size_t start = level ? walk->upto[level - 1] : 0;
    int n = snprintf(walk->path + start, sizeof walk->path - start, "%s%.*s", level ? "." : "",
                     (int)(colon - key), key);
    ALWAYS(n > 0 && start + (size_t)n < sizeof walk->path);
    walk->upto[level] = start + (size_t)n;
    const char *value = colon + 1 + strspn(colon + 1, " ");
    if (value >= end)
        return next;
    if (*value == '|')
        return add_block(walk, next, indent, status);
    *status = add_value(walk, value, (size_t)(end - value));
    return next;
}

int flat_init(struct flat *flat, const struct scenario *scenario, struct fault *fault)
{
    struct walk walk = {.flat = flat, .fault = fault};
    int status = 0;
    *flat = (struct flat){0};
    for (const char *at = scenario->resolved; *at && !status;)
        at = walk_line(&walk, at, &status);
    if (status)
        flat_free(flat);
    return status;
}

void flat_free(struct flat *flat)
{
    for (size_t i = 0; i < flat->n; i++) {
        free(flat->line[i].path);
        free(flat->line[i].value);
        free(flat->line[i].source);
    }
    free(flat->line);
    *flat = (struct flat){0};
}

static const struct flat_line *find(const struct flat *flat, const char *path)
{
    for (size_t i = 0; i < flat->n; i++)
        if (!strcmp(flat->line[i].path, path))
            return &flat->line[i];
    return NULL;
}

size_t flat_differ(const struct flat *base, const struct flat *variant,
                   void (*told)(void *context, const struct flat_line *base,
                                const struct flat_line *variant),
                   void *context)
{
    size_t n = 0;
    for (size_t i = 0; i < base->n; i++) {
        const struct flat_line *other = find(variant, base->line[i].path);
        if (other && !strcmp(other->value, base->line[i].value))
            continue;
        told(context, &base->line[i], other);
        n++;
    }
    for (size_t i = 0; i < variant->n; i++)
        if (!find(base, variant->line[i].path)) {
            told(context, NULL, &variant->line[i]);
            n++;
        }
    return n;
}
