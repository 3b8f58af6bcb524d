/* inventory.c - see inventory.h. */
#include "cli/inventory.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/head.h"
#include "cli/yaml.h"
#include "models/metrics.h"
#include "sim/store.h"

static const char *const kinds[N_INVENTORY_KINDS] = {"run", "comparison", "sweep"};
static const char *const batches[N_BATCHES] = {"fixed", "drawn"};

enum { UNIT, RELATIVE, POINTS, N_SCALES };
static const char *const scales[N_SCALES] = {"unit", "relative", "points"};

void inventory_free(struct inventory *inventory)
{
    for (int i = 0; i < inventory->n; i++)
        scenario_free(&inventory->run[i].scenario);
    free(inventory->run);
    free(inventory->question.outcomes);
    tree_free(&inventory->texts);
    *inventory = (struct inventory){0};
}

const char *inventory_member(const struct inventory_run *run, char member[CRATE_NAME + 1])
{
    snprintf(member, CRATE_NAME + 1, "scenarios/%s%s.yaml", run->name,
             run->batch == BATCH_DRAWN ? ".drawn" : "");
    return member;
}

const char *inventory_result(const struct inventory_run *run, char member[CRATE_NAME + 1])
{
    snprintf(member, CRATE_NAME + 1, "results/%s%s.h5", run->name,
             run->batch == BATCH_DRAWN ? ".drawn" : "");
    return member;
}

/* The scenario's first fault stands for all: they were told when it was first run. */
static int build(struct inventory_run *run, const char *text, size_t n, struct fault *fault)
{
    static const struct ui silent = {.quiet = true};
    struct faults *faults = calloc(1, sizeof *faults);
    char member[CRATE_NAME + 1];
    if (!faults)
        return fault_memory(fault, sizeof *faults);
    int status = load_scenario_text(&run->scenario, inventory_member(run, member), text, n, NULL,
                                    0, &silent, faults);
    if (status) {
        run->scenario = (struct scenario){0};
        *fault = faults->fault[0];
    }
    free(faults);
    return status;
}

int inventory_add(struct inventory *inventory, const char *name, enum batch batch,
                  const char *text, size_t n, struct fault *fault)
{
    char member[CRATE_NAME + 1];
    for (int i = 0; i < inventory->n; i++)
        if (!strcmp(inventory->run[i].name, name) && inventory->run[i].batch == batch)
            return fault_set(fault, FAULT_INPUT,
                             (struct words){"两次运行都叫“%s”", "two runs are called '%s'"}, name);
    if (inventory->n == INVENTORY_RUNS)
        return fault_set(fault, FAULT_INPUT,
                         (struct words){"最多 %d 次运行", "at most %d runs"}, (int)INVENTORY_RUNS);
    struct inventory_run *more =
        realloc(inventory->run, (size_t)(inventory->n + 1) * sizeof *more);
    if (!more)
        return fault_memory(fault, (size_t)(inventory->n + 1) * sizeof *more);
    inventory->run = more;
    struct inventory_run *run = &more[inventory->n];
    *run = (struct inventory_run){.batch = batch};
    snprintf(run->name, sizeof run->name, "%s", name);
    if (strchr(name, '/') || strlen(name) >= sizeof run->name ||
        !crate_may_be_called(inventory_member(run, member)))
        return fault_set(fault, FAULT_INPUT,
                         (struct words){"“%s”不能作文件名", "'%s' cannot be the name of a file"},
                         name);
    int status = build(run, text, n, fault);
    inventory->n += !status;
    return status;
}

/* ---- writing ---- */

static void put_outcomes(FILE *out, const struct question *question)
{
    fputs("  outcomes: [", out);
    for (int i = 0; i < question->n_outcomes; i++)
        fprintf(out, "%s%s", i ? ", " : "", question->outcomes[i]);
    fputs("]\n", out);
}

static void put_question(FILE *out, const struct inventory *inventory)
{
    const struct question *question = &inventory->question;
    fprintf(out, "question:\n  primary: %s\n  matters_if: %.17g\n  scale: %s\n",
            question->primary, question->matters_if,
            scales[question->relative ? RELATIVE : question->points ? POINTS : UNIT]);
    put_outcomes(out, question);
    fprintf(out, "  sequential: %s\n", inventory->sequential ? "yes" : "no");
}

static void put_sweep(FILE *out, const struct inventory *inventory)
{
    const struct inventory_sweep *sweep = &inventory->sweep;
    fprintf(out, "sweep:\n  points: %" PRIu64 "\n  replicates: %" PRIu64 "\n  units: %" PRIu64
                 "\n  set_aside: %" PRIu64 "\n  digest: %s\n",
            sweep->points, sweep->replicates, sweep->units, sweep->aside, sweep->digest);
    put_outcomes(out, &inventory->question);
}

static void put_run(FILE *out, const struct inventory_run *run)
{
    char member[CRATE_NAME + 1];
    fprintf(out, "  - name: \"%s\"\n    assumptions: %s\n    scenario: \"%s\"\n", run->name,
            batches[run->batch], inventory_member(run, member));
    fprintf(out, "    seed: %" PRIu64 "\n    replicates: %u\n", run->scenario.run.seed,
            (unsigned)run->scenario.run.replicates);
    fprintf(out, "    inputs_digest: %s\n", run->scenario.inputs_digest);
    if (*run->digest)
        fprintf(out, "    digest: %s\n    state_digest: %s\n", run->digest, run->state_digest);
}

char *inventory_text(const struct inventory *inventory)
{
    char *text = NULL;
    size_t n = 0;
    FILE *out = open_memstream(&text, &n);
    if (!out)
        return NULL;
    fprintf(out,
            "# What this bundle holds, and what `shequ verify` holds it to.\n"
            "bundle: " INVENTORY_FORMAT "\nshequ_version: \"%s\"\nformat_version: " STORE_FORMAT
            "\nrng_scheme: \"" HEAD_RNG_SCHEME "\"\nkind: %s\n",
            inventory->version, kinds[inventory->kind]);
    if (inventory->kind == INVENTORY_COMPARISON)
        put_question(out, inventory);
    if (inventory->kind == INVENTORY_SWEEP)
        put_sweep(out, inventory);
    fputs("runs:\n", out);
    for (int i = 0; i < inventory->n; i++)
        put_run(out, &inventory->run[i]);
    const bool bad = ferror(out);
    if (!fclose(out) && !bad)
        return text;
    free(text);
    return NULL;
}

/* ---- reading ---- */

struct reading {
    struct inventory *inventory;
    const struct crate *crate;
    const struct tree *tree;
    struct fault *fault;
};

/* The text at a key of a map; NULL after a fault. */
static const char *text_at(const struct reading *reading, node map, const char *key)
{
    const node found = tree_get(reading->tree, map, key);
    const char *text = found == NODE_NONE ? NULL : tree_text(reading->tree, found);
    if (!text)
        tree_fault(reading->tree, found == NODE_NONE ? map : found, reading->fault,
                   (struct words){"这里缺少 %s", "%s is wanted here"}, key);
    return text;
}

/* Which of these it is; -1 after a fault. */
static int word_at(const struct reading *reading, node map, const char *key,
                   const char *const *words, int n)
{
    const char *text = text_at(reading, map, key);
    char shown[TREE_SHOWN];
    for (int i = 0; text && i < n; i++)
        if (!strcmp(text, words[i]))
            return i;
    if (text)
        tree_fault(reading->tree, tree_get(reading->tree, map, key), reading->fault,
                   (struct words){"%s 不能是“%s”", "%s cannot be '%s'"}, key,
                   tree_shown(text, shown));
    return -1;
}

static int digest_at(const struct reading *reading, node map, const char *key,
                     char digest[DIGEST_TEXT])
{
    const char *text = text_at(reading, map, key);
    if (text && strlen(text) == DIGEST_TEXT - 1 &&
        strspn(text, "0123456789abcdef") == DIGEST_TEXT - 1) {
        memcpy(digest, text, DIGEST_TEXT);
        return 0;
    }
    return !text ? FAULT_INPUT
                 : tree_fault(reading->tree, tree_get(reading->tree, map, key), reading->fault,
                              (struct words){"%s 应为 %d 位十六进制数",
                                             "%s takes %d hexadecimal digits"},
                              key, DIGEST_TEXT - 1);
}

/* The text names what it is to be run with, so that neither can be exchanged alone. */
static int read_run(struct reading *reading, node map)
{
    struct inventory *inventory = reading->inventory;
    char member[CRATE_NAME + 1], digest[DIGEST_TEXT], *text = NULL;
    const char *name = text_at(reading, map, "name"), *given;
    const int batch = name ? word_at(reading, map, "assumptions", batches, N_BATCHES) : -1;
    size_t n = 0;
    int status = batch < 0 ? FAULT_INPUT : digest_at(reading, map, "inputs_digest", digest);
    if (status || !(given = text_at(reading, map, "scenario")))
        return FAULT_INPUT;
    if (!(status = crate_text(reading->crate, given, &text, &n, reading->fault)))
        status = inventory_add(inventory, name, (enum batch)batch, text, n, reading->fault);
    free(text);
    if (status)
        return status;
    struct inventory_run *run = &inventory->run[inventory->n - 1];
    if (strcmp(inventory_member(run, member), given) != 0 ||
        strcmp(run->scenario.inputs_digest, digest) != 0 ||
        run->scenario.run.drawn != (run->batch == BATCH_DRAWN))
        return tree_fault(reading->tree, map, reading->fault,
                          (struct words){"%s 不是这里所说的情景",
                                         "%s is not the scenario that is told of here"},
                          member);
    if (inventory->kind == INVENTORY_SWEEP)
        return 0;
    status = digest_at(reading, map, "digest", run->digest);
    return status ? status : digest_at(reading, map, "state_digest", run->state_digest);
}

static int read_runs(struct reading *reading)
{
    const struct tree *tree = reading->tree;
    const node runs = tree_get(tree, 0, "runs");
    int status = 0;
    if (runs == NODE_NONE || tree->nodes[runs].kind != NODE_LIST ||
        tree->nodes[runs].first == NODE_NONE)
        return tree_fault(tree, runs == NODE_NONE ? 0 : runs, reading->fault,
                          (struct words){"没有列出任何运行", "no runs are listed"});
    for (node n = tree->nodes[runs].first; n != NODE_NONE && !status; n = tree->nodes[n].next)
        status = read_run(reading, n);
    return status;
}

static int metric_fault(const struct reading *reading, node n)
{
    char shown[TREE_SHOWN];
    const char *text = tree_text(reading->tree, n);
    return tree_fault(reading->tree, n, reading->fault,
                      (struct words){"没有指标 %s", "unknown metric %s"},
                      tree_shown(text ? text : "", shown));
}

static int read_outcomes(struct reading *reading, node map)
{
    struct question *question = &reading->inventory->question;
    const struct tree *tree = reading->tree;
    const node list = tree_get(tree, map, "outcomes");
    int n = 0;
    if (list == NODE_NONE || tree->nodes[list].kind != NODE_LIST)
        return tree_fault(tree, map, reading->fault,
                          (struct words){"这里缺少 outcomes", "outcomes are wanted here"});
    for (node at = tree->nodes[list].first; at != NODE_NONE; at = tree->nodes[at].next, n++)
        if (!tree_text(tree, at) || !metrics_find(tree_text(tree, at)))
            return metric_fault(reading, at);
    if (!(question->outcomes = calloc((size_t)n + 1, sizeof *question->outcomes)))
        return fault_memory(reading->fault, (size_t)n * sizeof *question->outcomes);
    for (node at = tree->nodes[list].first; at != NODE_NONE; at = tree->nodes[at].next)
        question->outcomes[question->n_outcomes++] = (char *)tree_text(tree, at);
    return 0;
}

static int read_question(struct reading *reading)
{
    static const char *const answers[] = {"no", "yes"};
    struct inventory *inventory = reading->inventory;
    struct question *question = &inventory->question;
    const struct tree *tree = reading->tree;
    const node map = tree_get(tree, 0, "question");
    if (map == NODE_NONE)
        return tree_fault(tree, 0, reading->fault,
                          (struct words){"没有所问的问题", "there is no question"});
    const char *primary = text_at(reading, map, "primary");
    const char *size = primary ? text_at(reading, map, "matters_if") : NULL;
    if (!size)
        return FAULT_INPUT;
    if (!metrics_find(primary))
        return metric_fault(reading, tree_get(tree, map, "primary"));
    char *end;
    question->primary = primary;
    question->matters_if = strtod(size, &end);
    if (end == size || *end || !isfinite(question->matters_if))
        return tree_fault(tree, tree_get(tree, map, "matters_if"), reading->fault,
                          (struct words){"matters_if 应为一个数", "matters_if takes a number"});
    const int scale = word_at(reading, map, "scale", scales, N_SCALES);
    const int sequential = scale < 0 ? -1 : word_at(reading, map, "sequential", answers, 2);
    if (sequential < 0)
        return FAULT_INPUT;
    question->relative = scale == RELATIVE;
    question->points = scale == POINTS;
    inventory->sequential = sequential;
    return read_outcomes(reading, map);
}

static int count_at(const struct reading *reading, node map, const char *key, uint64_t *count)
{
    enum { DIGITS = 12 };
    const char *text = text_at(reading, map, key);
    if (!text)
        return FAULT_INPUT;
    if (!*text || strlen(text) > DIGITS || text[strspn(text, "0123456789")])
        return tree_fault(reading->tree, tree_get(reading->tree, map, key), reading->fault,
                          (struct words){"%s 应为一个整数", "%s takes a whole number"}, key);
    *count = strtoull(text, NULL, 10);
    return 0;
}

static int read_sweep(struct reading *reading)
{
    struct inventory_sweep *sweep = &reading->inventory->sweep;
    const struct {
        const char *key;
        uint64_t *count;
    } counts[] = {{"points", &sweep->points}, {"replicates", &sweep->replicates},
                  {"units", &sweep->units}, {"set_aside", &sweep->aside}};
    const node map = tree_get(reading->tree, 0, "sweep");
    if (map == NODE_NONE)
        return tree_fault(reading->tree, 0, reading->fault,
                          (struct words){"这里缺少 %s", "%s is wanted here"}, "sweep");
    int status = 0;
    for (size_t i = 0; i < sizeof counts / sizeof *counts && !status; i++)
        status = count_at(reading, map, counts[i].key, counts[i].count);
    return status || (status = digest_at(reading, map, "digest", sweep->digest))
               ? status : read_outcomes(reading, map);
}

/* Of a comparison: the sides, each with its fixed run first, and at least two of them. */
static int check_sides(const struct reading *reading)
{
    const struct inventory *inventory = reading->inventory;
    int sides = 0;
    for (int i = 0; i < inventory->n; i++) {
        const struct inventory_run *run = &inventory->run[i];
        const bool follows = i && !strcmp(run->name, run[-1].name);
        if (follows != (run->batch == BATCH_DRAWN))
            sides = -INVENTORY_RUNS;
        sides += !follows;
    }
    if (sides >= 2 && sides <= SIDES_MOST)
        return 0;
    return tree_fault(reading->tree, tree_get(reading->tree, 0, "runs"), reading->fault,
                      (struct words){"这些运行不是一次比较的各方", "these runs are not the sides of a "
                                                                   "comparison"});
}

static int read_all(struct reading *reading)
{
    const char *format = text_at(reading, 0, "bundle");
    const char *version = format ? text_at(reading, 0, "shequ_version") : NULL;
    if (!version)
        return FAULT_INPUT;
    tree_shown(version, reading->inventory->version);
    if (strcmp(version, SHEQU_VERSION) != 0)
        return 0;
    if (strcmp(format, INVENTORY_FORMAT) != 0)
        return tree_fault(reading->tree, tree_get(reading->tree, 0, "bundle"), reading->fault,
                          (struct words){"没有这种格式", "there is no such format"});
    const int kind = word_at(reading, 0, "kind", kinds, N_INVENTORY_KINDS);
    if (kind < 0)
        return FAULT_INPUT;
    reading->inventory->kind = (enum inventory_kind)kind;
    int status = read_runs(reading);
    if (status)
        return status;
    if (kind == INVENTORY_SWEEP)
        return read_sweep(reading);
    if (kind == INVENTORY_COMPARISON)
        return (status = check_sides(reading)) ? status : read_question(reading);
    return 0;
}

int inventory_read(struct inventory *inventory, const struct crate *crate, struct fault *fault)
{
    struct faults *faults = calloc(1, sizeof *faults);
    char *text = NULL;
    size_t n = 0;
    *inventory = (struct inventory){0};
    int status = faults ? crate_text(crate, INVENTORY_MEMBER, &text, &n, fault)
                        : fault_memory(fault, sizeof *faults);
    if (!status && (status = yaml_tree(text, n, INVENTORY_MEMBER, &inventory->texts, faults)))
        *fault = faults->fault[0];
    if (!status) {
        struct reading reading = {inventory, crate, &inventory->texts, fault};
        status = read_all(&reading);
    }
    free(faults);
    free(text);
    if (status)
        inventory_free(inventory);
    return status;
}
