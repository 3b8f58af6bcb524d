/* schema.h - the JSON Schema of scenario files, from the rows. */
#ifndef CLI_SCHEMA_H
#define CLI_SCHEMA_H

struct json;

/* JSON Schema 2020-12: structure, types, limits; with default, unit, plausible range,
 * grade, source and both languages for editors. */
void schema_put(struct json *json);

#endif
