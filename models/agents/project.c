/* project.c - see project.h. */
#include "models/agents/project.h"

static const struct column columns[] = {
    COLUMN(projects, state),    COLUMN(projects, sort),     COLUMN(projects, block),
    COLUMN(projects, spread),   COLUMN(projects, steps),    COLUMN(projects, done),
    COLUMN(projects, helpers),  COLUMN(projects, yes),      COLUMN(projects, no),
    COLUMN(projects, proposed), COLUMN(projects, ready),    COLUMN(projects, cost),
    COLUMN(projects, spent),    COLUMN(projects, diverted), COLUMN(projects, identity),
    COLUMN(projects, next),
};
static const struct column sum_columns[] = {COLUMN(projects, spare), COLUMN(projects, bound)};

int projects_init(struct projects *projects, uint32_t capacity, struct fault *fault)
{
    int status;
    if ((status = table_init(&projects->table, TABLE_COLUMNS(columns), 0, projects, capacity,
                             fault)) ||
        (status = table_init(&projects->sums, TABLE_COLUMNS(sum_columns), -1, projects, 1,
                             fault)))
        return status;
    projects->sums.n = 1;
    return 0;
}

void projects_free(struct projects *projects)
{
    table_free(&projects->table);
    table_free(&projects->sums);
}

uint32_t project_add(struct projects *projects, enum project_sort sort, uint64_t identity,
                     day today, struct fault *fault)
{
    struct table *table = &projects->table;
    uint32_t project;
    if (projects->spare[0]) {
        project = projects->spare[0] - 1;
        projects->spare[0] = projects->next[project];
    } else {
        if (table->n == table->capacity && table_reserve(table, 2 * table->capacity, fault))
            return NOBODY;
        project = table->n++;
    }
    projects->state[project] = PROJECT_DELIBERATED;
    projects->sort[project] = (uint8_t)sort;
    projects->identity[project] = identity;
    projects->proposed[project] = projects->ready[project] = today;
    projects->block[project] = projects->spread[project] = 0;
    projects->steps[project] = projects->done[project] = projects->helpers[project] = 0;
    projects->yes[project] = projects->no[project] = 0;
    projects->cost[project] = projects->spent[project] = projects->diverted[project] = 0;
    return project;
}

void project_remove(struct projects *projects, uint32_t project)
{
    ALWAYS(projects->state[project] != PROJECT_FREE);
    projects->state[project] = PROJECT_FREE;
    projects->next[project] = projects->spare[0];
    projects->spare[0] = project + 1;
}

double project_many(const struct projects *projects, uint32_t project, int blocks)
{
    double others = (blocks - 1) * projects->spread[project] / 255.0;
    return others / (1 + others);
}
