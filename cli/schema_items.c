/* schema_items.c - how a scenario names items of the city's list of tasks. */
#include "cli/schema_say.h"

/* Names of items of the list; and what a department pays, by item. */
void schema_items(struct json *json)
{
    json_open(json, "items", '{');
    json_open(json, "anyOf", '[');
    any(json, NULL, "string");
    json_open(json, NULL, '{');
    json_text(json, "type", "array");
    any(json, "items", "string");
    json_close(json, '}');
    any(json, NULL, "null");
    json_close(json, ']');
    json_close(json, '}');
    json_open(json, "item_price", '{');
    said(json, "事项名称与价格：部门为该事项每工时所付，占工资的份额。",
         "Items and their prices: what the department pays for an hour, as a share of the wage.");
    texts(json, "type", (const char *const[]){"object", "null"}, 2);
    ref(json, "additionalProperties", "rules.task_price");
    json_close(json, '}');
}

void schema_item_orders(struct json *json)
{
    for (int i = 0; i < 2; i++) {
        json_open(json, i ? "admit" : "strike", '{');
        if (i)
            said(json, "按名称准入的事项：视同在准入清单上。",
                 "Items admitted by name, as if they stood on the access list.");
        else
            said(json, "按名称取消的事项：改革有效期间不再下派。",
                 "Items struck off by name: nothing of them is passed down while it is in force.");
        json_text(json, "$ref", "#/$defs/items");
        json_close(json, '}');
    }
    ref(json, "item_price", "item_price");
}
