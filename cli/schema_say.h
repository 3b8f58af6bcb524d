/* schema_say.h - what the parts of the schema say again and again. */
#ifndef CLI_SCHEMA_SAY_H
#define CLI_SCHEMA_SAY_H

#include <stdio.h>

#include "cli/entry.h"
#include "models/json.h"

/* schema_items.c: the definitions of items, and the keys by which an order names them. */
void schema_items(struct json *json);
void schema_item_orders(struct json *json);

static inline void ref(struct json *json, const char *key, const char *name)
{
    char text[ENTRY_NAME + 16];
    snprintf(text, sizeof text, "#/$defs/%s", name);
    json_open(json, key, '{');
    json_text(json, "$ref", text);
    json_close(json, '}');
}

static inline void said(struct json *json, const char *zh, const char *en)
{
    char text[2048];
    snprintf(text, sizeof text, "%s\n%s", en, zh);
    json_text(json, "description", text);
}

/* Any text ("string"), or nothing ("null"). */
static inline void any(struct json *json, const char *key, const char *type)
{
    json_open(json, key, '{');
    json_text(json, "type", type);
    json_close(json, '}');
}

static inline void texts(struct json *json, const char *key, const char *const *list, int n)
{
    json_open(json, key, '[');
    for (int i = 0; i < n; i++)
        json_text(json, NULL, list[i]);
    json_close(json, ']');
}

#endif
