/* task_links.h - where tasks come from, who handles them and how they end, in two results.
 *
 * For a flow diagram (Sankey): links between nodes with the tasks of either arm, summed over
 * replicates, so that they stay integers. What enters a node that is neither a source nor an
 * end leaves it: nothing is lost, and a result in which it would be is refused.
 *
 * Sources: departments (tasks that fall due), campaigns and other orders of departments that
 * come down directly, clients at the counter, residents' needs (orders of the hotline among
 * them), wishes and duties of self-governance, procedures (overhead), what was found done on
 * paper, and what was open at the start. Handlers: the gate (on the way down), departments
 * themselves, the street office, committee, workstation, provider, volunteers. Ends: done, on
 * paper, abandoned, dropped, refused, merged, struck off, open at the end.
 */
#ifndef ANALYSIS_TASK_LINKS_H
#define ANALYSIS_TASK_LINKS_H

#include <stdbool.h>

#include "analysis/flow_sums.h"

enum task_node {
    NODE_DEPARTMENTS, NODE_ORDERS, NODE_CLIENTS, NODE_NEEDS, NODE_SELF_GOVERNANCE,
    NODE_PROCEDURES, NODE_FOUND_ON_PAPER, NODE_OPEN_BEFORE, /* sources */
    NODE_GATE, NODE_AT_DEPARTMENTS, NODE_STREET, NODE_COMMITTEE, NODE_WORKSTATION, NODE_PROVIDER,
    NODE_VOLUNTEERS, /* handlers */
    NODE_DONE, NODE_ON_PAPER, NODE_ABANDONED, NODE_DROPPED, NODE_REFUSED, NODE_MERGED,
    NODE_STRUCK, NODE_OPEN_AFTER, /* ends */
    N_NODES,
};

struct task_node_about {
    const char *key;
    struct words label;
};
extern const struct task_node_about task_nodes[N_NODES];

static inline bool task_node_handles(enum task_node at)
{
    return at >= NODE_GATE && at < NODE_DONE;
}

struct task_links {
    size_t n; /* replicates */
    int64_t tasks[2][N_NODES][N_NODES]; /* [base, variant][from][to], of all replicates */
};

/* Over the periods from the day `from` on. Faults: those of flow_sums_read(); FAULT_INPUT where
 * a node loses tasks. */
int task_links_read(struct result *base, struct result *variant, double from,
                    struct task_links *links, struct fault *fault);

#endif
