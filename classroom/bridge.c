/* bridge.c - see bridge.h: the answer, memory, and what is wrong. */
#include "classroom/bridge.h"

#include <stdlib.h>

IMPORT(bug) _Noreturn void page_bug(const char *file, int line, const char *what);

_Noreturn void bug(const char *file, int line, const char *what)
{
    page_bug(file, line, what);
}

static struct json answer;

struct json *bridge_answer(void)
{
    struct text text = answer.text;
    text.n = 0;
    text.memory = false;
    answer = (struct json){.text = text, .line = true};
    return &answer;
}

const char *bridge_answered(void)
{
    return answer.text.memory ? NULL : answer.text.text;
}

void bridge_put_fault(struct json *json, const char *key, const struct fault *fault)
{
    json_open(json, key, '{');
    json_real(json, "code", fault->code);
    json_text(json, "where", fault->where);
    json_real(json, "line", fault->line);
    json_real(json, "column", fault->column);
    json_text(json, "zh", fault->zh);
    json_text(json, "en", fault->en);
    json_close(json, '}');
}

const char *bridge_fault(const struct fault *fault)
{
    struct json *json = bridge_answer();
    json_open(json, NULL, '{');
    bridge_put_fault(json, "fault", fault);
    json_close(json, '}');
    return bridge_answered();
}

EXPORT(room) void *bridge_room(size_t n)
{
    return malloc(n);
}

EXPORT(release) void bridge_release(void *room)
{
    free(room);
}
