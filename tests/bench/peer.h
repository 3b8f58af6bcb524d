/* peer.h - another simulator, in a process of its own, beside ours: whoever is installed runs.
 *
 * A peer is a program with the arguments WORK N that prints "seconds units": what its own
 * loop took, without starting up, and how many units (events) that was. With `there` it ends
 * with 0 if it can run at all.
 */
#ifndef BENCH_PEER_H
#define BENCH_PEER_H

#include "tests/bench/measure.h"

struct peer {
    const char *name, *package; /* of Debian */
    const char *programs[2];    /* the first that can run is taken */
    const char *program;
    const char *work; /* what it is asked for: "mm1 20000" */
};

static inline bool peer_there(struct peer *peer)
{
    char command[512];
    for (int i = 0; i < 2; i++) {
        if (!peer->programs[i])
            continue;
        snprintf(command, sizeof command, "%s there 2>/dev/null", peer->programs[i]);
        if (system(command) == 0) {
            peer->program = peer->programs[i];
            return true;
        }
    }
    return false;
}

static inline double peer_run(void *context, struct watch *watch)
{
    const struct peer *peer = context;
    char command[512];
    double seconds = 0, units = 0;
    snprintf(command, sizeof command, "%s %s", peer->program, peer->work);
    FILE *told = popen(command, "r");
    ALWAYS(told && fscanf(told, "%lf %lf", &seconds, &units) == 2);
    ALWAYS(pclose(told) == 0);
    watch->seconds += seconds;
    return units;
}

/* SimPy, of Debian's python3 if another python3 stands before it; and ns-3. */
#define PEER_SIMPY(asked)                                                              \
    (struct peer){.name = "SimPy", .package = "python3-simpy", .work = (asked),       \
                  .programs = {"python3 tests/bench/peer_simpy.py",                   \
                               "/usr/bin/python3 tests/bench/peer_simpy.py"}}
#define PEER_NS3(asked)                                                                \
    (struct peer){.name = "ns-3", .package = "libns3-dev g++", .work = (asked),       \
                  .programs = {NS3_PROGRAM}}

/* A row beside the peer, or a word that it is not there. */
static inline void report_peer(struct report *report, const char *what, measured *ours,
                               void *context, struct peer peer)
{
    char line[256];
    if (!peer_there(&peer)) {
        snprintf(line, sizeof line, "| %s | %s: absent here (Debian: %s) | - | - | - | - |\n",
                 what, peer.name, peer.package);
        report_say(report, line);
        return;
    }
    report_row(report, &(struct row){what, peer.name, ours, peer_run, context, &peer, false, 3});
}

#endif
