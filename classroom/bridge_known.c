/* bridge_known.c - see bridge.h: what rows, metrics and evenings there are. */
#include "classroom/bridge.h"
#include "classroom/frame.h"
#include "classroom/rows.h"
#include "models/metrics.h"

/* A row, a metric, or "null". */
EXPORT(row) const char *bridge_row(const char *path)
{
    struct json *json = bridge_answer();
    if (!rows_parameter(json, path))
        json_raw(json, NULL, "null");
    return bridge_answered();
}

EXPORT(metric) const char *bridge_metric(const char *name)
{
    struct json *json = bridge_answer();
    if (!rows_metric(json, name))
        json_raw(json, NULL, "null");
    return bridge_answered();
}

/* {metrics: names in order, frame: {stride, fields}}. */
EXPORT(known) const char *bridge_known(void)
{
    struct json *json = bridge_answer();
    json_open(json, NULL, '{');
    json_open(json, "metrics", '[');
    for (int m = 0; m < metrics_count; m++)
        json_text(json, NULL, metrics_rows[m].name);
    json_close(json, ']');
    json_real(json, "frameStride", FRAME_STRIDE);
    json_open(json, "frameFields", '[');
    for (int f = 0; f < frame_fields_count; f++) {
        const struct frame_field *field = &frame_fields[f];
        json_open(json, NULL, '{');
        json_text(json, "name", field->name);
        json_real(json, "at", field->at);
        json_real(json, "n", field->n);
        json_text(json, "unit", field->unit);
        json_text(json, "about", field->about);
        json_close(json, '}');
    }
    json_close(json, ']');
    json_close(json, '}');
    return bridge_answered();
}
