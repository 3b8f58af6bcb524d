/* event.h - one thing that was witnessed, in words. */
#ifndef CLI_EVENT_H
#define CLI_EVENT_H

#include "cli/ui.h"
#include "models/twins.h"

enum { EVENT_TEXT = 320 };

/* `2011-01-04 09:03:12` or, for event logs, `2011-01-04T09:03:12.345678`. */
const char *event_time(instant when, bool log, char text[EVENT_TEXT]);

/* Whose it is: `need 3f2a... of resident 17`, `worker at post 3`. */
const char *event_whose(const struct ui *ui, const struct witnessed *what, char text[EVENT_TEXT]);

/* What happened, or which decision, without its value. */
const char *event_what(const struct ui *ui, const struct witnessed *what, char text[EVENT_TEXT]);

/* What was decided or drawn; empty where there is no value. */
const char *event_value(const struct ui *ui, const struct witnessed *what, char text[EVENT_TEXT]);

/* Both in one line, with who did it. */
const char *event_line(const struct ui *ui, const struct witnessed *what, char text[EVENT_TEXT]);

/* Where and when two runs part, which decision, and both values; the first line goes on. */
void event_parting(const struct ui *ui, const struct parting *parting, const struct layout *layout,
                   uint32_t replicate);

#endif
