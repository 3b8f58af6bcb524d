/* verb.h - the verbs of the command: one file each, listed in main.c.
 *
 * argv[0] is the verb's own name; global options (--lang, --threads, --quiet, --json,
 * --verbose, --force) are taken out of argv before the verb sees it and stand in `ui`.
 * A verb returns an exit status (ui.h) and frees what it took.
 */
#ifndef CLI_VERB_H
#define CLI_VERB_H

#include "cli/ui.h"

int verb_demo(int argc, char **argv, struct ui *ui);
int verb_compare(int argc, char **argv, struct ui *ui);
int verb_lesson(int argc, char **argv, struct ui *ui);
int verb_run(int argc, char **argv, struct ui *ui);
int verb_describe(int argc, char **argv, struct ui *ui);
int verb_check(int argc, char **argv, struct ui *ui);
int verb_bundle(int argc, char **argv, struct ui *ui);
int verb_verify(int argc, char **argv, struct ui *ui);
int verb_trace(int argc, char **argv, struct ui *ui);
int verb_diff(int argc, char **argv, struct ui *ui);
int verb_explain(int argc, char **argv, struct ui *ui);
int verb_export(int argc, char **argv, struct ui *ui);
int verb_report(int argc, char **argv, struct ui *ui);
int verb_sweep(int argc, char **argv, struct ui *ui);
int verb_slurm(int argc, char **argv, struct ui *ui);
int verb_calibrate(int argc, char **argv, struct ui *ui);
int verb_serve_points(int argc, char **argv, struct ui *ui);
int verb_status(int argc, char **argv, struct ui *ui);
int verb_merge(int argc, char **argv, struct ui *ui);
int verb_sensitivity(int argc, char **argv, struct ui *ui);
int verb_selftest(int argc, char **argv, struct ui *ui);

#endif
