/* decompose.c - see decompose.h. */
#include "analysis/decompose.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>

#include "analysis/moments.h"

const struct channel_about channels[N_HOURS_CHANNELS] = {
    [CHANNEL_ARISING] = {"arising", {"产生的任务", "tasks that arise"}},
    [CHANNEL_STRUCK] = {"struck", {"取消或不得下派", "struck off or barred"}},
    [CHANNEL_DEPARTMENTS] = {"departments", {"部门自办或派驻办理", "done by departments"}},
    [CHANNEL_LEFT_UNDONE] = {"left_undone", {"部门搁置", "left undone by departments"}},
    [CHANNEL_MERGED] = {"merged", {"合并", "merged"}},
    [CHANNEL_REFUSED] = {"refused", {"社区拒收", "refused"}},
    [CHANNEL_STREET] = {"street", {"街道承接", "kept by the street office"}},
    [CHANNEL_AMPLIFIED] = {"amplified", {"层层加码", "added by the street office"}},
    [CHANNEL_ROUTED] = {"routed", {"两机构之间转移", "between committee and workstation"}},
    [CHANNEL_PROVIDER] = {"provider", {"承接机构承接", "entrusted to a provider"}},
    [CHANNEL_VOLUNTEERS] = {"volunteers", {"志愿者所办", "done by volunteers"}},
    [CHANNEL_ABANDONED] = {"abandoned", {"居民放弃", "abandoned"}},
    [CHANNEL_DROPPED] = {"dropped", {"搁置取消", "dropped"}},
    [CHANNEL_REWORK] = {"rework", {"查出重办", "rework of what was found on paper"}},
    [CHANNEL_PASSED_ROUND] = {"passed_round", {"转办后再办", "done once more after passing round"}},
    [CHANNEL_HANDED_ON] = {"handed_on", {"人员离岗易手", "changing hands when staff leave"}},
    [CHANNEL_UNFINISHED] = {"unfinished", {"积压增减", "left unfinished"}},
    [CHANNEL_PAPER] = {"paper", {"纸面完成", "done on paper"}},
    [CHANNEL_CHANCE] = {"chance", {"个案快慢", "chance: how long cases take"}},
    [CHANNEL_SKILL] = {"skill", {"技能", "skill"}},
    [CHANNEL_BURNOUT] = {"burnout", {"倦怠", "burnout"}},
    [CHANNEL_DISRUPTION] = {"disruption", {"调整期混乱", "disruption"}},
    [CHANNEL_MEANS] = {"means", {"经费不足", "want of money for services"}},
    [CHANNEL_NON_LOCAL] = {"non_local", {"不熟悉本地", "staff who do not know the place"}},
    [CHANNEL_COORDINATION] = {"coordination", {"两机构协调", "coordination of the two bodies"}},
    [CHANNEL_ENTRY] = {"entry", {"数据录入", "data entry"}},
    [CHANNEL_SWITCHING] = {"switching", {"事务切换", "switching"}},
};

const struct channel_about supplies[N_SUPPLY] = {
    [SUPPLY_CONTRACTED] = {"contracted", {"合同工时", "contracted hours"}},
    [SUPPLY_OVERTIME] = {"overtime", {"加班工时", "overtime"}},
    [SUPPLY_PAID] = {"paid", {"在岗工时合计", "hours in post"}},
    [SUPPLY_IDLE] = {"idle", {"空闲", "idle"}},
    [SUPPLY_LEAVE] = {"leave", {"休假", "leave"}},
};

/* What is posted where: for every body in its own row, and, of departments' tasks on the way
 * down, for the committee. */
static const struct posting {
    enum hours_channel channel;
    enum flow_line line;
    int sign;
} own[] = {
    {CHANNEL_REFUSED, SUM_HOURS_REFUSED, -1},
    {CHANNEL_MERGED, SUM_HOURS_MERGED, -1},
    {CHANNEL_ROUTED, SUM_HOURS_HANDED_IN, 1},
    {CHANNEL_ROUTED, SUM_HOURS_HANDED_OUT, -1},
    {CHANNEL_ROUTED, SUM_TAKEN_UP, 1},
    {CHANNEL_ROUTED, SUM_HOURS_TAKEN, -1},
    {CHANNEL_PROVIDER, SUM_HOURS_ENTRUSTED, -1},
    {CHANNEL_PROVIDER, SUM_HOURS_TAKEN_BACK, 1},
    {CHANNEL_VOLUNTEERS, SUM_HOURS_VOLUNTEERS, -1},
    {CHANNEL_ABANDONED, SUM_HOURS_ABANDONED, -1},
    {CHANNEL_DROPPED, SUM_HOURS_DROPPED, -1},
    {CHANNEL_REWORK, SUM_HOURS_REOPENED, 1},
    {CHANNEL_PASSED_ROUND, SUM_HOURS_REFERRED, 1},
    {CHANNEL_HANDED_ON, SUM_HOURS_GIVEN_BACK, 1},
    {CHANNEL_HANDED_ON, SUM_PUT_DOWN, -1},
    {CHANNEL_HANDED_ON, SUM_LOST, -1},
    {CHANNEL_PAPER, SUM_PAPER, 1},
    {CHANNEL_PAPER, SUM_WRITTEN_OFF, -1},
    {CHANNEL_CHANCE, SUM_LUCK, 1},
    {CHANNEL_SKILL, SUM_SKILL, 1},
    {CHANNEL_BURNOUT, SUM_BURNOUT, 1},
    {CHANNEL_DISRUPTION, SUM_DISRUPTION, 1},
    {CHANNEL_MEANS, SUM_MEANS, 1},
    {CHANNEL_NON_LOCAL, SUM_NON_LOCAL, 1},
    {CHANNEL_COORDINATION, SUM_COORDINATION, 1},
    {CHANNEL_ENTRY, SUM_ENTRY, 1},
    {CHANNEL_SWITCHING, SUM_SWITCHING, 1},
}, gate[] = {
    {CHANNEL_ARISING, SUM_HOURS_DUE, 1},
    {CHANNEL_ARISING, SUM_HOURS_PUSHED, -1}, /* what is filed beside them is asked for directly */
    {CHANNEL_ARISING, SUM_HOURS_AMPLIFIED, -1},
    {CHANNEL_STRUCK, SUM_HOURS_STRUCK, -1},
    {CHANNEL_DEPARTMENTS, SUM_HOURS_ON_SITE, -1},
    {CHANNEL_DEPARTMENTS, SUM_HOURS_SELF, -1},
    {CHANNEL_LEFT_UNDONE, SUM_HOURS_DROPPED, -1},
    {CHANNEL_MERGED, SUM_HOURS_MERGED, -1},
    {CHANNEL_STREET, SUM_HOURS_STREET, -1},
    {CHANNEL_STREET, SUM_HOURS_STREET_BACK, 1},
    {CHANNEL_REFUSED, SUM_HOURS_REFUSED, -1},
    {CHANNEL_AMPLIFIED, SUM_HOURS_AMPLIFIED, 1},
};

static void add_body(const struct flow_figures *of, enum flow_body body, struct decomposed *arm)
{
    for (int c = 0; c < FLOW_CLASSES; c++) {
        const int row = (int)body * FLOW_CLASSES + c;
        const int other = FLOW_WORKSTATION * FLOW_CLASSES + c;
        const int64_t there = of->sum[SUM_HOURS_FILED][other];
        for (size_t i = 0; i < sizeof own / sizeof *own; i++)
            arm->channel[own[i].channel][c] += own[i].sign * of->sum[own[i].line][row];
        if (body == FLOW_COMMITTEE) {
            arm->channel[CHANNEL_ARISING][c] += of->sum[SUM_HOURS_FILED][row] + there;
            arm->channel[CHANNEL_ROUTED][c] -= there;
        } else
            arm->channel[CHANNEL_ROUTED][c] += there;
        for (int level = LEVEL_WAITING; level <= LEVEL_IN_HAND; level++)
            arm->channel[CHANNEL_UNFINISHED][c] -= of->end[level][row] - of->start[level][row];
        arm->worked[c] += of->worked[body][c];
        arm->supply[SUPPLY_PAID] += of->worked[body][c];
    }
    for (size_t i = 0; body == FLOW_COMMITTEE && i < sizeof gate / sizeof *gate; i++)
        arm->channel[gate[i].channel][FLOW_ADMIN] +=
            gate[i].sign * of->sum[gate[i].line][FLOW_GATE];
    arm->supply[SUPPLY_IDLE] += of->rest[body][FLOW_IDLE];
    arm->supply[SUPPLY_LEAVE] += of->rest[body][FLOW_LEAVE];
    arm->supply[SUPPLY_PAID] += of->rest[body][FLOW_IDLE] + of->rest[body][FLOW_LEAVE];
}

static int not_added_up(struct result *result, size_t replicate, int64_t rest,
                        struct fault *fault)
{
    return fault_set(fault, FAULT_INPUT,
                     (struct words){"%s：第 %zu 次重复的各渠道之和与账簿相差 %lld 微秒",
                                    "%s: in replicate %zu the channels are %lld microseconds off "
                                    "the ledger"},
                     result_path(result), replicate + 1, (long long)rest);
}

static int take_arm(struct result *result, enum decompose_body body, double from,
                    struct decomposition *all, int which, struct fault *fault)
{
    struct flow_sums sums;
    int status = flow_sums_read(&sums, result, from, fault);
    if (status)
        goto out;
    if (which && (sums.n != all->n || sums.periods != all->periods || sums.first != all->first)) {
        status = fault_set(fault, FAULT_INPUT,
                           (struct words){"%s：重复或时段与另一结果不同",
                                          "%s: other replicates or periods than the other result"},
                           result_path(result));
        goto out;
    }
    all->n = sums.n;
    all->periods = sums.periods;
    all->first = sums.first;
    all->arm[which] = calloc(sums.n + 1, sizeof *all->arm[which]);
    if (!all->arm[which]) {
        status = fault_memory(fault, sums.n * sizeof *all->arm[which]);
        goto out;
    }
    for (size_t r = 0; !status && r < sums.n; r++) {
        struct decomposed *arm = &all->arm[which][r];
        for (int b = 0; b < FLOW_BODIES; b++)
            if (body == DECOMPOSE_ALL || (int)body == b)
                add_body(&sums.of[r], (enum flow_body)b, arm);
        arm->supply[SUPPLY_CONTRACTED] = sums.of[r].contracted;
        arm->supply[SUPPLY_OVERTIME] = sums.of[r].overtime;
        const int64_t paid = arm->supply[SUPPLY_CONTRACTED] + arm->supply[SUPPLY_OVERTIME];
        const int64_t unpaid = body == DECOMPOSE_ALL ? paid - arm->supply[SUPPLY_PAID] : 0;
        if (llabs(unpaid) > sums.inexact)
            status = not_added_up(result, r, unpaid, fault);
        for (int c = 0; !status && c < FLOW_CLASSES; c++) {
            int64_t rest = -arm->worked[c];
            for (int k = 0; k < N_HOURS_CHANNELS; k++)
                rest += arm->channel[k][c];
            if (llabs(rest) > sums.inexact)
                status = not_added_up(result, r, rest, fault);
        }
    }
out:
    flow_sums_free(&sums);
    return status;
}

int decompose(struct result *base, struct result *variant, enum decompose_body body, double from,
              struct decomposition *decomposition, struct fault *fault)
{
    *decomposition = (struct decomposition){0};
    int status = take_arm(base, body, from, decomposition, 0, fault);
    return status ? status : take_arm(variant, body, from, decomposition, 1, fault);
}

void decomposition_free(struct decomposition *decomposition)
{
    free(decomposition->arm[0]);
    free(decomposition->arm[1]);
    *decomposition = (struct decomposition){0};
}

/* ---- comparing ---- */

#define HOUR_MICROSECONDS 3.6e9

/* One figure of either arm by replicate: where in `decomposed`, how many from there. */
static void compare(const struct decomposition *all, size_t at, size_t n_cells, double level,
                    struct hours_change *change)
{
    struct moments side[2] = {{0}, {0}}, gap = {0};
    for (size_t r = 0; r < all->n; r++) {
        double hours[2];
        for (int a = 0; a < 2; a++) {
            const int64_t *cell =
                (const int64_t *)(const void *)((const char *)&all->arm[a][r] + at);
            int64_t sum = 0;
            for (size_t i = 0; i < n_cells; i++)
                sum += cell[i];
            hours[a] = (double)sum / HOUR_MICROSECONDS;
            moments_add(&side[a], hours[a]);
        }
        moments_add(&gap, hours[1] - hours[0]);
    }
    const double n = (double)all->n;
    const double half = all->n > 1 ? gsl_cdf_tdist_Pinv(0.5 + level / 2, n - 1) *
                                         sqrt(moments_variance(&gap) / n)
                                   : NAN;
    *change = (struct hours_change){.base = side[0].mean, .variant = side[1].mean,
                                    .effect = gap.mean,
                                    .interval = {gap.mean - half, gap.mean + half}};
}

/* The cells of one class, or of all, in a row of classes that begins at `at`. */
static void compare_classes(const struct decomposition *all, size_t at, int class, double level,
                            struct hours_change *change)
{
    compare(all, at + (class < 0 ? 0 : (size_t)class * sizeof(int64_t)),
            class < 0 ? FLOW_CLASSES : 1, level, change);
}

void decomposition_compare(const struct decomposition *decomposition, enum hours_channel channel,
                           int class, double level, struct hours_change *change)
{
    compare_classes(decomposition,
                    offsetof(struct decomposed, channel) +
                        (size_t)channel * FLOW_CLASSES * sizeof(int64_t),
                    class, level, change);
}

void decomposition_compare_worked(const struct decomposition *decomposition, int class,
                                  double level, struct hours_change *change)
{
    compare_classes(decomposition, offsetof(struct decomposed, worked), class, level, change);
}

void decomposition_compare_supply(const struct decomposition *decomposition, enum supply supply,
                                  double level, struct hours_change *change)
{
    compare(decomposition,
            offsetof(struct decomposed, supply) + (size_t)supply * sizeof(int64_t), 1, level,
            change);
}

int64_t decomposition_worked(const struct decomposition *decomposition)
{
    int64_t sum = 0;
    for (size_t r = 0; r < decomposition->n; r++)
        for (int c = 0; c < FLOW_CLASSES; c++)
            sum += decomposition->arm[1][r].worked[c] - decomposition->arm[0][r].worked[c];
    return sum;
}

int64_t decomposition_explained(const struct decomposition *decomposition)
{
    int64_t sum = 0;
    for (size_t r = 0; r < decomposition->n; r++)
        for (int k = 0; k < N_HOURS_CHANNELS; k++)
            for (int c = 0; c < FLOW_CLASSES; c++)
                sum += decomposition->arm[1][r].channel[k][c] -
                       decomposition->arm[0][r].channel[k][c];
    return sum;
}
