/* stop.h - asked to stop: by a person, a batch system, a limit of time.
 *
 * SIGTERM, SIGINT, SIGUSR1 and SIGXCPU are remembered; whoever is at work looks between two
 * days, keeps what it has and ends. A second SIGINT ends the program at once, which does no
 * damage: files get their names when they are whole.
 */
#ifndef CLI_STOP_H
#define CLI_STOP_H

/* From now on. */
void stop_listen(void);

/* Nothing is at work any more that would have to be kept: from now on signals end the program. */
void stop_release(void);

/* The first signal that asked, 0: none. */
int stop_asked(void);
/* "SIGTERM" */
const char *stop_name(int signal);

#endif
