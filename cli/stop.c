/* stop.c - see stop.h. */
#include "cli/stop.h"

#include <signal.h>
#include <stddef.h>
#include <string.h>

static const struct {
    int signal;
    const char *name;
} signals[] = {
    {SIGTERM, "SIGTERM"}, {SIGINT, "SIGINT"}, {SIGUSR1, "SIGUSR1"}, {SIGXCPU, "SIGXCPU"}};

static volatile sig_atomic_t asked, interrupted;

static void remember(int signal)
{
    if (!asked)
        asked = signal;
    if (signal != SIGINT)
        return;
    if (interrupted) {
        struct sigaction usual;
        memset(&usual, 0, sizeof usual);
        usual.sa_handler = SIG_DFL;
        sigaction(SIGINT, &usual, NULL);
        raise(SIGINT);
    }
    interrupted = 1;
}

/* Who started us may have had one ignored, and meant it. */
static void set_all(void (*handler)(int))
{
    struct sigaction action, before;
    memset(&action, 0, sizeof action);
    action.sa_handler = handler;
    sigemptyset(&action.sa_mask);
    action.sa_flags = SA_RESTART;
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
        if (!sigaction(signals[i].signal, NULL, &before) && before.sa_handler != SIG_IGN)
            sigaction(signals[i].signal, &action, NULL);
}

void stop_listen(void) { set_all(remember); }
void stop_release(void) { set_all(SIG_DFL); }

int stop_asked(void) { return asked; }

const char *stop_name(int signal)
{
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
        if (signals[i].signal == signal)
            return signals[i].name;
    return "?";
}
