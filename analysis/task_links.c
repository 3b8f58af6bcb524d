/* task_links.c - see task_links.h. */
#include "analysis/task_links.h"

const struct task_node_about task_nodes[N_NODES] = {
    [NODE_DEPARTMENTS] = {"departments", {"部门到期任务", "departments: fallen due"}},
    [NODE_ORDERS] = {"orders", {"专项与直接下达", "departments: campaigns, direct orders"}},
    [NODE_CLIENTS] = {"clients", {"窗口办事者", "clients at the counter"}},
    [NODE_NEEDS] = {"needs", {"居民需求", "residents' needs"}},
    [NODE_SELF_GOVERNANCE] = {"self_governance", {"自治事务", "self-governance"}},
    [NODE_PROCEDURES] = {"procedures", {"迎检会议", "inspections, meetings, accounts"}},
    [NODE_FOUND_ON_PAPER] = {"found_on_paper", {"查出重办", "found done on paper"}},
    [NODE_OPEN_BEFORE] = {"open_before", {"期初未结", "open at the start"}},
    [NODE_GATE] = {"gate", {"下派途中", "on the way down"}},
    [NODE_AT_DEPARTMENTS] = {"at_departments", {"部门自办", "departments themselves"}},
    [NODE_STREET] = {"street", {"街道", "street office"}},
    [NODE_COMMITTEE] = {"committee", {"居委会", "committee"}},
    [NODE_WORKSTATION] = {"workstation", {"工作站", "workstation"}},
    [NODE_PROVIDER] = {"provider", {"承接机构", "provider"}},
    [NODE_VOLUNTEERS] = {"volunteers", {"志愿者", "volunteers"}},
    [NODE_DONE] = {"done", {"真做办结", "done"}},
    [NODE_ON_PAPER] = {"on_paper", {"纸面完成", "done on paper"}},
    [NODE_ABANDONED] = {"abandoned", {"居民放弃", "abandoned"}},
    [NODE_DROPPED] = {"dropped", {"搁置取消", "dropped"}},
    [NODE_REFUSED] = {"refused", {"社区拒收", "refused"}},
    [NODE_MERGED] = {"merged", {"合并", "merged"}},
    [NODE_STRUCK] = {"struck", {"取消或不得下派", "struck off or barred"}},
    [NODE_OPEN_AFTER] = {"open_after", {"期末未结", "open at the end"}},
};

typedef int64_t links_matrix[N_NODES][N_NODES];

/* Ends of what a body has. */
static const struct {
    enum flow_line line;
    enum task_node to;
} ends[] = {
    {SUM_TASKS_DONE, NODE_DONE},           {SUM_TASKS_ON_PAPER, NODE_ON_PAPER},
    {SUM_TASKS_ABANDONED, NODE_ABANDONED}, {SUM_TASKS_DROPPED, NODE_DROPPED},
    {SUM_TASKS_REFUSED, NODE_REFUSED},     {SUM_TASKS_MERGED, NODE_MERGED},
    {SUM_TASKS_PROVIDED, NODE_PROVIDER},   {SUM_TASKS_VOLUNTEERS, NODE_VOLUNTEERS},
}, leaves_gate[] = {
    {SUM_TASKS_DROPPED, NODE_DROPPED}, {SUM_TASKS_REFUSED, NODE_REFUSED},
    {SUM_TASKS_MERGED, NODE_MERGED},   {SUM_TASKS_STRUCK, NODE_STRUCK},
    {SUM_TASKS_ON_SITE, NODE_AT_DEPARTMENTS}, {SUM_TASKS_SELF, NODE_AT_DEPARTMENTS},
};

static void add_class(const struct flow_figures *of, enum flow_body body, int class,
                      links_matrix to)
{
    static const enum task_node senders[FLOW_CLASSES] = {
        NODE_GATE, NODE_CLIENTS, NODE_NEEDS, NODE_SELF_GOVERNANCE, NODE_PROCEDURES};
    const int row = (int)body * FLOW_CLASSES + class;
    const enum task_node here = body == FLOW_COMMITTEE ? NODE_COMMITTEE : NODE_WORKSTATION;
    to[senders[class]][here] += of->sum[SUM_TASKS_FILED][row];
    to[NODE_FOUND_ON_PAPER][here] += of->sum[SUM_TASKS_REOPENED][row];
    to[NODE_OPEN_BEFORE][here] += of->start[LEVEL_OPEN][row];
    to[here][NODE_OPEN_AFTER] += of->end[LEVEL_OPEN][row];
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        to[here][ends[i].to] += of->sum[ends[i].line][row];
    if (body == FLOW_WORKSTATION) /* they only go to the committee, when it is dissolved */
        to[here][NODE_COMMITTEE] += of->sum[SUM_TASKS_HANDED_OUT][row];
}

static void add_gate(const struct flow_figures *of, links_matrix to)
{
    const int64_t street = of->sum[SUM_TASKS_STREET][FLOW_GATE] -
                           of->sum[SUM_TASKS_STREET_BACK][FLOW_GATE];
    const int64_t done = of->sum[SUM_TASKS_STREET_DONE][FLOW_GATE];
    const int64_t filed = of->sum[SUM_TASKS_FILED][FLOW_ADMIN] +
                          of->sum[SUM_TASKS_FILED][FLOW_CLASSES + FLOW_ADMIN];
    to[NODE_DEPARTMENTS][NODE_GATE] += of->sum[SUM_TASKS_DUE][FLOW_GATE];
    to[NODE_ORDERS][NODE_GATE] += filed - of->sum[SUM_TASKS_PUSHED][FLOW_GATE];
    for (size_t i = 0; i < sizeof leaves_gate / sizeof *leaves_gate; i++)
        to[NODE_GATE][leaves_gate[i].to] += of->sum[leaves_gate[i].line][FLOW_GATE];
    /* of what lies at the street office more may come down than goes up */
    to[NODE_GATE][NODE_STREET] += street > 0 ? street : 0;
    to[NODE_STREET][NODE_GATE] += street < 0 ? -street : 0;
    to[NODE_STREET][NODE_DONE] += done;
    to[NODE_STREET][NODE_OPEN_AFTER] += street > done ? street - done : 0;
    to[NODE_OPEN_BEFORE][NODE_STREET] += street < done ? done - street : 0;
}

/* What others have done is done. */
static void end_elsewhere(links_matrix to)
{
    static const enum task_node others[] = {NODE_AT_DEPARTMENTS, NODE_PROVIDER, NODE_VOLUNTEERS};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        for (int from = 0; from < N_NODES; from++)
            to[others[i]][NODE_DONE] += to[from][others[i]];
}

static int conserved(struct result *result, links_matrix to, struct fault *fault)
{
    for (int node = 0; node < N_NODES; node++) {
        int64_t in = 0, out = 0;
        for (int other = 0; other < N_NODES; other++) {
            in += to[other][node];
            out += to[node][other];
        }
        if (task_node_handles((enum task_node)node) && in != out)
            return fault_set(fault, FAULT_INPUT,
                             (struct words){"%s：%lld 件任务进入 %s，出来 %lld 件",
                                            "%s: %lld tasks come to %s and %lld leave it"},
                             result_path(result), (long long)in, task_nodes[node].key,
                             (long long)out);
    }
    return 0;
}

static int read_arm(struct result *result, double from, links_matrix to, size_t *n,
                    struct fault *fault)
{
    struct flow_sums sums;
    int status = flow_sums_read(&sums, result, from, fault);
    for (size_t r = 0; !status && r < sums.n; r++) {
        for (int b = 0; b < FLOW_BODIES; b++)
            for (int c = 0; c < FLOW_CLASSES; c++)
                add_class(&sums.of[r], (enum flow_body)b, c, to);
        add_gate(&sums.of[r], to);
    }
    *n = sums.n;
    flow_sums_free(&sums);
    if (status)
        return status;
    end_elsewhere(to);
    return conserved(result, to, fault);
}

int task_links_read(struct result *base, struct result *variant, double from,
                    struct task_links *links, struct fault *fault)
{
    *links = (struct task_links){0};
    int status = read_arm(base, from, links->tasks[0], &links->n, fault);
    return status ? status : read_arm(variant, from, links->tasks[1], &links->n, fault);
}
