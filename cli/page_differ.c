/* page_differ.c - one parameter that differs: what it is called, both values, on what ground. */
#include "cli/page.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/amount.h"
#include "models/flat.h"
#include "models/json.h"
#include "models/reform.h"
#include "sim/parameter.h"

/* What every reform has beside its own parameters. */
static const struct {
    const char *key;
    struct words words;
} orders[] = {
    {"begin", {"何时开始", "when it begins"}},
    {"end", {"何时结束", "when it ends"}},
    {"intensity", {"力度", "dose"}},
    {"fidelity", {"落实程度", "how faithfully it is done"}},
    {"where", {"在哪里", "where"}},
};

struct known {
    const struct parameter *row; /* NULL: none, e.g. of an order's begin */
    const struct reform *reform; /* NULL: of the city */
    struct words words;          /* what an order has; else empty */
};

static struct known known_by(const char *path)
{
    struct known known = {.row = parameter_find(&parameters_table, path)};
    for (int i = 0; i < reform_count && !strncmp(path, "reforms.", 8); i++) {
        const struct reform *reform = reform_catalogue[i];
        const size_t n = strlen(reform->name);
        if (strncmp(path + 8, reform->name, n) != 0 || path[8 + n] != '.')
            continue;
        known.reform = reform;
        known.row = parameter_find(&reform->parameters, path + 9 + n);
        for (size_t k = 0; k < sizeof orders / sizeof *orders; k++)
            if (!strcmp(path + 9 + n, orders[k].key))
                known.words = orders[k].words;
    }
    return known;
}

static void put_label(struct json *json, const struct known *known, const char *path)
{
    char zh[200], en[200];
    const struct words own = known->row ? known->row->label : known->words;
    if (!own.en) {
        json_words(json, "label", known->reform ? known->reform->label : (struct words){path, path});
    } else if (!known->reform) {
        json_words(json, "label", own);
    } else {
        snprintf(zh, sizeof zh, "%s：%s", known->reform->label.zh, own.zh);
        snprintf(en, sizeof en, "%s: %s", known->reform->label.en, own.en);
        json_words(json, "label", (struct words){zh, en});
    }
}

/* 1.000000 is 1; what is not a number stays as it is. */
static bool plain(char text[], size_t room, const char *value)
{
    char *end;
    snprintf(text, room, "%s", value);
    (void)strtod(value, &end);
    if (!*value || *end)
        return false;
    if (strchr(text, '.') && !strchr(text, 'e')) {
        size_t n = strlen(text);
        while (n && text[n - 1] == '0')
            text[--n] = '\0';
        if (n && text[n - 1] == '.')
            text[n - 1] = '\0';
    }
    return true;
}

static void put_value(struct json *json, const char *key, const struct flat_line *line,
                      const struct known *known)
{
    char text[300], zh[400], en[400], unit[2][AMOUNT];
    if (!line)
        return;
    for (const struct parameter_choice *one = known->row ? known->row->choices : NULL;
         one && one->name; one++)
        if (!strcmp(one->name, line->value)) {
            json_words(json, key, one->label);
            return;
        }
    if (!strncmp(line->value, "{places: all, share: 1, waves: 1,", 33)) {
        json_words(json, key, (struct words){"所有社区，一次", "all communities at once"});
    } else if (plain(text, sizeof text, line->value) && known->row &&
               known->row->unit[0] != '1') { /* a share, or so many in each: the words say of what */
        snprintf(zh, sizeof zh, "%s %s", text, amount_unit(unit[0], known->row->unit, LANG_ZH));
        snprintf(en, sizeof en, "%s %s", text, amount_unit(unit[1], known->row->unit, LANG_EN));
        json_words(json, key, (struct words){zh, en});
    } else {
        json_text(json, key, text);
    }
}

void page_difference(void *context, const struct flat_line *base, const struct flat_line *variant)
{
    static const char assumed[] = "assumed: "; /* the grade says so */
    struct json *json = context;
    const struct flat_line *any = variant ? variant : base;
    const struct known known = known_by(any->path);
    const char *source = *any->source || !known.row ? any->source : known.row->source;
    const bool said = !strncmp(source, assumed, sizeof assumed - 1);
    json_open(json, NULL, '{');
    json_text(json, "path", any->path);
    put_label(json, &known, any->path);
    put_value(json, "base", base, &known);
    put_value(json, "variant", variant, &known);
    if (said || (known.row && !*any->source))
        json_text(json, "grade", grade_words[said ? GRADE_ASSUMED : known.row->grade].en);
    json_text(json, "source", said ? source + sizeof assumed - 1 : source);
    json_close(json, '}');
}
