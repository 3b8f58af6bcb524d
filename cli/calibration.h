/* calibration.h - parameters from targets: generations of runs, asked for by abc.h, run as a sweep.
 *
 * A generation's candidates are the points of a sweep that is kept in memory; their runs are units in
 * one folder (sweep_folder.h), so that shards share them out and the same command goes on: what is
 * asked next is a function of the file and of the units, and is worked out anew by everybody.
 *
 * All candidates meet the same luck (common random numbers): replicates 1 .. R of the sweep. The
 * city that was observed had a luck of its own; its variance, as PILOT replicates at the middle of
 * the priors show it, is added to each target's error: error^2 + s^2 (1 + 1/R). *Assumed*: that it is
 * much the same at other parameters.
 */
#ifndef CLI_CALIBRATION_H
#define CLI_CALIBRATION_H

#include <stdio.h>

#include "analysis/posterior.h"
#include "cli/sweep_farm.h"

enum { CALIBRATION_PILOT = 16 };

struct calibration {
    struct ui *ui;
    const char *command;
    const struct sweep *sweep; /* the file: kind abc */
    struct sweep points;       /* those of the generation at hand; borrows what is the file's */
    struct sweep_arms arms;
    struct sweep_folder folder;
    struct abc *abc;
    struct abc_rule rule;
    struct prior prior[ABC_PARAMETERS];
    struct abc_target target[ABC_TARGETS]; /* error: with chance */
    double chance[ABC_TARGETS]; /* standard deviation of one replicate's */
    uint64_t runs;              /* so far, those found among them */
    FILE *generations;          /* being written: a line each */
};

/* Faults are told; returns 0 or an exit status. */
int calibration_init(struct calibration *calibration, struct sweep *sweep, const char *folder,
                     uint32_t shard, uint32_t shards, const char *command, struct ui *ui);
/* Until abc.h says that it is done or spent. */
int calibration_run(struct calibration *calibration);
void calibration_free(struct calibration *calibration);

#endif
