/* jobs.h - replicates of one job, or of all arms of a comparison, spread over the cores.
 *
 * Arms meet the same city, and until the day on which an arm begins to differ it does what the
 * baseline does: there it branches off (branches.h) instead of living through the same days
 * once more. The results are those of whole runs, byte for byte.
 */
#ifndef CLI_JOBS_H
#define CLI_JOBS_H

#include "cli/job.h"

/* Run on until each of the open jobs [n] has `replicates`. from[k]: the day from which jobs[k]
 * may differ from jobs[0], or BRANCHES_NEVER (branches.h); NULL: all are on their own. `what`: for
 * the progress bar. Faults: those of job_run(). */
int jobs_more(struct job *const jobs[], const day from[], int n, uint32_t replicates,
              struct words what, struct fault *fault);

#endif
