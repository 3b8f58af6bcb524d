/* seconds.h - how long something takes. */
#ifndef CLI_SECONDS_H
#define CLI_SECONDS_H

/* From some instant on, the same for a process and those it begot; it never goes back. */
double seconds_now(void);

#endif
