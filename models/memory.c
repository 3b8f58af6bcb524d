/* memory.c - see memory.h. */
#include "models/memory.h"

#include <stdlib.h>
#include <string.h>

/* A table is known by where it stands in its community. */
static const struct {
    struct words label;
    size_t at, size;
} owners[] = {
#define OWNER(member, zh, en) \
    {{zh, en}, offsetof(struct community, member), sizeof(((struct community *)0)->member)}
    OWNER(residents, "居民", "residents"),
    OWNER(trust, "信任", "trust"),
    OWNER(staff, "工作人员", "staff"),
    OWNER(tasks, "任务", "tasks"),
    OWNER(money, "资金", "money"),
    OWNER(departments, "部门", "departments"),
    OWNER(liaison, "联络", "liaison"),
    OWNER(sites, "点位", "sites"),
    OWNER(households, "住户", "households"),
    OWNER(property, "物业", "property firm"),
    OWNER(facility, "设施", "facilities"),
    OWNER(tally, "计数", "counts"),
    OWNER(by_item, "事项账", "book of items"),
    OWNER(flows, "流量账", "book of flows"),
    OWNER(purse, "经费", "purse"),
    OWNER(provider, "服务机构", "provider"),
    OWNER(complaints, "投诉", "complaints"),
    OWNER(platforms, "平台", "platforms"),
    OWNER(ties, "邻里往来", "ties"),
    OWNER(stairs, "楼道", "stairwells"),
    OWNER(lore, "见闻", "lore"),
    OWNER(council, "议事会", "council"),
    OWNER(ballots, "表决", "ballots"),
    OWNER(projects, "项目", "projects"),
    OWNER(comings, "将来的事", "cases to come"),
    OWNER(sums, "社区合计", "sums of communities"),
#undef OWNER
};

static const struct words upstairs = {"街道与全市", "street offices and the city"};

struct walk {
    struct memory *memory;
    const struct world *world;
    int at; /* where the last column was found: the next stands behind it */
    int status;
    struct fault *fault;
};

static struct words owner_of(const struct walk *walk, const struct table *table)
{
    const struct world *world = walk->world;
    const uintptr_t at = (uintptr_t)table, first = (uintptr_t)world->communities;
    if (at < first || at >= first + world->n_communities * sizeof *world->communities)
        return upstairs;
    const size_t within = (at - first) % sizeof *world->communities;
    for (size_t i = 0; i < sizeof owners / sizeof owners[0]; i++)
        if (within >= owners[i].at && within < owners[i].at + owners[i].size)
            return owners[i].label;
    return (struct words){"社区其他", "communities, other"};
}

static struct memory_line *new_line(struct walk *walk)
{
    struct memory *memory = walk->memory;
    if (memory->n == memory->capacity) {
        const int capacity = memory->capacity ? 2 * memory->capacity : 512;
        const size_t bytes = (size_t)capacity * sizeof *memory->lines;
        struct memory_line *more = realloc(memory->lines, bytes);
        if (!more) {
            walk->status = fault_memory(walk->fault, bytes);
            return NULL;
        }
        memory->lines = more;
        memory->capacity = capacity;
    }
    return &memory->lines[memory->n++];
}

/* Tables of one sort share their rows of columns (and a street office's money those of a
 * community's). Places tell them in one order, so that
 * the line wanted is the next one, all but always. */
static struct memory_line *line_of(struct walk *walk, const struct column *column,
                                   struct words owner)
{
    struct memory *memory = walk->memory;
    for (int i = 0; i < memory->n; i++) {
        const int at = (walk->at + 1 + i) % memory->n;
        if (memory->lines[at].column == column && memory->lines[at].owner.en == owner.en) {
            walk->at = at;
            return &memory->lines[at];
        }
    }
    walk->at = memory->n;
    struct memory_line *line = new_line(walk);
    if (line)
        *line = (struct memory_line){.owner = owner, .column = column};
    return line;
}

static void add_table(void *of, struct table *table)
{
    struct walk *walk = of;
    const struct words owner = owner_of(walk, table);
    for (int c = 0; c < table->n_columns && !walk->status; c++) {
        struct memory_line *line = line_of(walk, &table->columns[c], owner);
        if (!line)
            return;
        line->width = table_width(table, c);
        line->rows += table->capacity;
        line->bytes += table_bytes(table, c);
    }
}

static void add_rest(struct walk *walk, struct words owner, uint64_t rows, size_t bytes)
{
    struct memory_line *line = walk->status ? NULL : new_line(walk);
    if (line)
        *line = (struct memory_line){.owner = owner, .rows = rows, .bytes = bytes};
}

/* By owner, the largest column first. */
static int in_order(const void *a, const void *b)
{
    const struct memory_line *x = a, *y = b;
    size_t i = 0, k = 0;
    const size_t n = sizeof owners / sizeof owners[0];
    while (i < n && strcmp(owners[i].label.en, x->owner.en))
        i++;
    while (k < n && strcmp(owners[k].label.en, y->owner.en))
        k++;
    if (i != k)
        return i < k ? -1 : 1;
    const int owner = i == n ? strcmp(x->owner.en, y->owner.en) : 0;
    if (owner)
        return owner;
    return (x->bytes < y->bytes) - (x->bytes > y->bytes);
}

int memory_take(struct memory *memory, struct world *world, struct fault *fault)
{
    struct walk walk = {.memory = memory, .world = world, .at = -1, .fault = fault};
    size_t waiting = 0;
    uint64_t events = 0;
    memory->n = 0;
    memory->bytes = 0;
    world_tables(world, add_table, &walk);
    for (uint32_t p = 0; p < world->n_places; p++) {
        waiting += queue_bytes(&world->lps[p].queue);
        events += world->lps[p].queue.capacity;
    }
    add_rest(&walk, (struct words){"待发生的事件", "events that wait"}, events, waiting);
    add_rest(&walk, (struct words){"地点本身", "the places themselves"}, world->n_places,
             world->n_communities * sizeof *world->communities +
                 world->n_places * sizeof *world->lps);
    if (walk.status)
        return walk.status;
    qsort(memory->lines, (size_t)memory->n, sizeof *memory->lines, in_order);
    for (int i = 0; i < memory->n; i++)
        memory->bytes += memory->lines[i].bytes;
    return 0;
}

void memory_free(struct memory *memory)
{
    free(memory->lines);
    *memory = (struct memory){0};
}
