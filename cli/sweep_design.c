/* sweep_design.c - the design of a sweep file: which kind, how large, how many points. */
#include <stdlib.h>
#include <string.h>

#include "analysis/abc.h"
#include "analysis/grid.h"
#include "analysis/latin.h"
#include "analysis/morris.h"
#include "analysis/saltelli.h"
#include "analysis/sobol.h"
#include "cli/sweep_read.h"

const char *const sweep_kinds[N_SWEEP_KINDS] = {
    [SWEEP_GRID] = "grid",     [SWEEP_LIST] = "list",     [SWEEP_RANDOM] = "random",
    [SWEEP_LHS] = "lhs",       [SWEEP_SOBOL] = "sobol",   [SWEEP_MORRIS] = "morris",
    [SWEEP_SALTELLI] = "saltelli", [SWEEP_ABC] = "abc",
};

static const char *const design_keys[] = {"kind", "points", "rows", "trajectories", "levels",
                                          "base", "seed", "file", "targets", "candidates",
                                          "generations"};
enum { N_DESIGN_KEYS = sizeof design_keys / sizeof *design_keys };

/* How its size is called, by kind; NULL: it has none of its own. */
static const char *const size_keys[N_SWEEP_KINDS] = {
    [SWEEP_RANDOM] = "points", [SWEEP_LHS] = "points", [SWEEP_SOBOL] = "points",
    [SWEEP_MORRIS] = "trajectories", [SWEEP_SALTELLI] = "rows",
};

static void read_kind(struct sweep_reading *reading, node n)
{
    struct fault fault = {0};
    struct nearest near = {0};
    char shown[TREE_SHOWN];
    if (!sweep_is(reading, n, NODE_SCALAR))
        return;
    tree_shown(tree_text(reading->tree, n), shown);
    for (int i = 0; i < N_SWEEP_KINDS; i++) {
        if (!strcmp(shown, sweep_kinds[i])) {
            reading->sweep->design.kind = (enum sweep_kind)i;
            return;
        }
        nearest_offer(&near, shown, sweep_kinds[i]);
    }
    tree_fault(reading->tree, n, &fault,
               (struct words){"没有设计“%s”：只有 grid、list、random、lhs、sobol、morris、saltelli",
                              "there is no design '%s': it is one of grid, list, random, lhs, sobol, "
                              "morris, saltelli"},
               shown);
    faults_add(reading->faults, &fault);
}

static void needless(struct sweep_reading *reading, node n, const char *key)
{
    struct fault fault = {0};
    tree_fault_key(reading->tree, n, &fault,
                   (struct words){"设计 %s 没有 %s", "a design of kind %s has no %s"},
                   sweep_kinds[reading->sweep->design.kind], key);
    faults_add(reading->faults, &fault);
}

static void read_design_key(struct sweep_reading *reading, node n, const char *key)
{
    struct sweep *sweep = reading->sweep;
    struct sweep_design *design = &sweep->design;
    const char *size_key = size_keys[design->kind];
    if (!strcmp(key, "kind"))
        return;
    if (!strcmp(key, "seed"))
        design->seed = (uint64_t)sweep_count(reading, n, key, 0, INT64_C(1) << 53, 1);
    else if (size_key && !strcmp(key, size_key))
        design->size = (uint64_t)sweep_count(reading, n, key, 1, INT64_C(1) << 32, 1);
    else if (!strcmp(key, "levels") && design->kind == SWEEP_MORRIS)
        design->levels = (uint32_t)sweep_count(reading, n, key, 2, 1000, 4);
    else if (!strcmp(key, "file") && design->kind == SWEEP_LIST) {
        free(sweep->list_name);
        sweep->list_name = sweep_text(reading, n);
    } else if (!strcmp(key, "targets") && design->kind == SWEEP_ABC) {
        free(sweep->list_name);
        sweep->list_name = sweep_text(reading, n);
    } else if (!strcmp(key, "candidates") && design->kind == SWEEP_ABC)
        design->size = (uint64_t)sweep_count(reading, n, key, 8, ABC_CANDIDATES, 0);
    else if (!strcmp(key, "generations") && design->kind == SWEEP_ABC)
        design->generations = (uint32_t)sweep_count(reading, n, key, 1, ABC_GENERATIONS, 0);
    else if (!strcmp(key, "base") && design->kind == SWEEP_SALTELLI) {
        char *text = sweep_text(reading, n);
        struct fault fault = {0};
        design->random = text && !strcmp(text, "random");
        if (text && !design->random && strcmp(text, "sobol") != 0)
            tree_fault(reading->tree, n, &fault,
                       (struct words){"base 是 sobol 或 random", "base is sobol or random"});
        faults_add(reading->faults, &fault);
        free(text);
    } else {
        for (int i = 0; i < N_DESIGN_KEYS; i++)
            if (!strcmp(key, design_keys[i])) {
                needless(reading, n, key);
                return;
            }
        sweep_unknown(reading, n, design_keys, N_DESIGN_KEYS);
    }
}

void sweep_read_design(struct sweep_reading *reading, node n)
{
    const struct tree *tree = reading->tree;
    struct sweep *sweep = reading->sweep;
    struct fault fault = {0};
    if (!sweep_is(reading, n, NODE_MAP))
        return;
    node kind = tree_get(tree, n, "kind");
    if (kind == NODE_NONE)
        tree_fault(tree, n, &fault, (struct words){"design 缺少 kind", "design has no kind"});
    else
        read_kind(reading, kind);
    if (fault.code || reading->faults->n) { /* what belongs to it is not known */
        faults_add(reading->faults, &fault);
        return;
    }
    for (node c = tree->nodes[n].first; c != NODE_NONE; c = tree->nodes[c].next)
        read_design_key(reading, c, tree_key(tree, c));
    if (reading->faults->n)
        return;
    const char *size_key = size_keys[sweep->design.kind];
    if (!fault.code && size_key && tree_get(tree, n, size_key) == NODE_NONE)
        tree_fault(tree, n, &fault, (struct words){"设计 %s 缺少 %s", "a design of kind %s wants %s"},
                   sweep_kinds[sweep->design.kind], size_key);
    if (!fault.code && sweep->design.kind == SWEEP_LIST && tree_get(tree, n, "file") == NODE_NONE)
        tree_fault(tree, n, &fault, (struct words){"设计 list 缺少 file", "a design of kind list wants a file"});
    if (!fault.code && sweep->design.kind == SWEEP_ABC && tree_get(tree, n, "targets") == NODE_NONE)
        tree_fault(tree, n, &fault,
                   (struct words){"设计 abc 缺少 targets", "a design of kind abc wants targets"});
    faults_add(reading->faults, &fault);
}

void sweep_count_points(struct sweep_reading *reading, node at)
{
    struct sweep *sweep = reading->sweep;
    const struct sweep_design *design = &sweep->design;
    const struct saltelli saltelli = {design->seed, design->size, sweep->k,
                                      design->random ? SALTELLI_RANDOM : SALTELLI_SOBOL};
    const struct morris morris = {design->seed, design->size, sweep->k, design->levels};
    const struct latin latin = {design->seed, design->size, sweep->k};
    struct fault fault = {0};
    sweep->n_points = design->size;
    switch (design->kind) {
    case SWEEP_GRID: {
        uint32_t levels[SWEEP_FACTORS];
        for (uint32_t j = 0; j < sweep->k; j++)
            levels[j] = sweep->factor[j].n_levels ? sweep->factor[j].n_levels
                                                  : sweep->factor[j].steps;
        grid_count(levels, sweep->k, &sweep->n_points, &fault);
        break;
    }
    case SWEEP_SALTELLI: saltelli_count(&saltelli, &sweep->n_points, &fault); break;
    case SWEEP_MORRIS: morris_count(&morris, &sweep->n_points, &fault); break;
    case SWEEP_LHS: latin_check(&latin, &fault); break;
    case SWEEP_SOBOL: sobol_check(design->size, sweep->k, &fault); break;
    default: break;
    }
    if (!fault.code && sweep->n_points > SWEEP_POINTS / (uint64_t)sweep_arms(sweep))
        fault_set(&fault, FAULT_INPUT,
                  (struct words){"%llu 个点 × %d 方：最多 %d",
                                 "%llu points x %d arms: at most %d"},
                  (unsigned long long)sweep->n_points, sweep_arms(sweep), (int)SWEEP_POINTS);
    if (fault.code)
        sweep_tell(reading, at, &fault);
}
