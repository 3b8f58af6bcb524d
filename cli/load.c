/* load.c - see load.h. */
#include "cli/load.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/encoding.h"
#include "cli/shipped.h"
#include "cli/yaml.h"
#include "models/characters.h"

/* One file of the chain, the asked-for one first. */
struct link {
    char *path;                    /* as shown to people; of a file, how it was opened */
    const struct shipped *shipped; /* NULL: a file */
    struct tree tree;
    dev_t device; /* of a file: who it is, whatever it is called */
    ino_t inode;
};

struct chain {
    struct link links[SCENARIO_CHAIN];
    int n;
    const struct ui *ui;
    struct faults *faults;
};

struct bytes {
    char *text; /* ends in a 0 that `size` does not count */
    size_t size;
};

static void chain_free(struct chain *chain)
{
    for (int i = 0; i < chain->n; i++) {
        free(chain->links[i].path);
        tree_free(&chain->links[i].tree);
    }
}

/* ---- files ------------------------------------------------------------------------- */

static int not_regular(const char *path, mode_t mode, struct fault *fault)
{
    if (S_ISDIR(mode))
        return fault_set(fault, FAULT_INPUT,
                         (struct words){"%s 是目录，不是文件", "%s is a directory, not a file"},
                         path);
    return fault_set(fault, FAULT_INPUT,
                     (struct words){"%s 不是普通文件；只读普通文件",
                                    "%s is not a regular file; only those are read"},
                     path);
}

/* Opened without waiting (a FIFO would), looked at, and only then read. */
static int read_file(const char *path, size_t most, struct bytes *bytes, struct stat *who,
                     struct fault *fault)
{
    int file = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC), status = 0;
    size_t size = 0;
    if (file < 0)
        return fault_set(fault, FAULT_INPUT,
                         (struct words){"不能打开 %s：%s", "cannot open %s: %s"}, path,
                         strerror(errno));
    if (fstat(file, who) != 0)
        status = fault_set(fault, FAULT_IO, (struct words){"不能读取 %s：%s", "cannot read %s: %s"},
                           path, strerror(errno));
    else if (!S_ISREG(who->st_mode))
        status = not_regular(path, who->st_mode, fault);
    else if (who->st_size > (off_t)most)
        status = fault_set(fault, FAULT_INPUT,
                           (struct words){"%s 过大：%lld 字节，最多 %llu",
                                          "%s is too large: %lld bytes, at most %llu"},
                           path, (long long)who->st_size, (unsigned long long)most);
    if (!status && !(bytes->text = malloc((size_t)who->st_size + 1)))
        status = fault_memory(fault, (unsigned long long)who->st_size);
    while (!status && size < (size_t)who->st_size) {
        ssize_t n = read(file, bytes->text + size, (size_t)who->st_size - size);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            status =
                fault_set(fault, FAULT_IO, (struct words){"不能读取 %s：%s", "cannot read %s: %s"},
                          path, strerror(errno));
        if (n <= 0)
            break;
        size += (size_t)n;
    }
    close(file);
    if (!status) {
        bytes->text[size] = 0;
        bytes->size = size;
    }
    return status;
}

static char *joined(const char *folder, size_t n_folder, const char *name, const char *suffix)
{
    size_t n = n_folder + strlen(name) + strlen(suffix) + 2;
    char *path = malloc(n);
    if (path)
        snprintf(path, n, "%.*s%s%s", (int)n_folder, folder, name, suffix);
    return path;
}

/* A name relative to the folder of `beside` (NULL: here), if such a file exists in either
 * spelling; NULL otherwise, or without memory. */
static char *find_file(const char *name, const char *beside, const char *suffix)
{
    const char *slash = beside && *name != '/' ? strrchr(beside, '/') : NULL;
    size_t n = slash ? (size_t)(slash - beside) + 1 : 0;
    const char *const suffixes[] = {"", suffix};
    char *other = NULL;
    for (int i = 0; i < 2; i++) {
        struct stat who;
        char *path = joined(slash ? beside : "", n, name, suffixes[i]);
        if (path && stat(path, &who) == 0) {
            /* A folder beside a scenario of its name is not what is meant. */
            if (i == 0 && S_ISDIR(who.st_mode)) {
                other = path;
                continue;
            }
            free(other);
            return path;
        }
        free(path);
    }
    return other;
}

static const struct shipped *find_shipped(const char *name)
{
    for (int i = 0; i < shipped_count; i++)
        if (!strcmp(shipped_scenarios[i].name, name))
            return &shipped_scenarios[i];
    return NULL;
}

static bool is_scenario(const struct shipped *shipped)
{
    size_t n = strlen(shipped->name);
    return n < 4 || strcmp(shipped->name + n - 4, ".csv") != 0;
}

static const char *nearest_shipped(const char *name)
{
    struct nearest near = {0};
    for (int i = 0; i < shipped_count; i++)
        if (is_scenario(&shipped_scenarios[i]))
            nearest_offer(&near, name, shipped_scenarios[i].name);
    return near.name;
}

/* ---- the chain --------------------------------------------------------------------- */

static int unknown(const char *name, struct fault *fault)
{
    const char *near = nearest_shipped(name);
    char shown[TREE_SHOWN];
    tree_shown(name, shown);
    if (near)
        return fault_set(
            fault, FAULT_INPUT,
            (struct words){"没有文件“%s”，也没有这个名称的自带情景；是否指 %s？",
                           "there is no file '%s' and no shipped scenario of that name; do "
                           "you mean %s?"},
            shown, near);
    return fault_set(fault, FAULT_INPUT,
                     (struct words){"没有文件“%s”，也没有这个名称的自带情景",
                                    "there is no file '%s' and no shipped scenario of that name"},
                     shown);
}

/* Put a further file at the end of the chain: `name`, as written in `from` (NULL: asked
 * for by the user). */
static int add_link(struct chain *chain, const char *name, const struct link *from,
                    struct fault *fault)
{
    struct link *link = &chain->links[chain->n];
    struct bytes bytes = {0};
    struct stat who = {0};
    const char *text;
    size_t size;
    int status;
    *link = (struct link){0};
    if (!from || !from->shipped)
        link->path = find_file(name, from ? from->path : NULL, ".yaml");
    if (!link->path) {
        link->shipped = find_shipped(name);
        if (!link->shipped || !is_scenario(link->shipped))
            return unknown(name, fault);
        if (!(link->path = joined("", 0, name, ".yaml")))
            return fault_memory(fault, strlen(name));
    }
    chain->n++;
    if (link->shipped) {
        text = link->shipped->text;
        size = link->shipped->size;
    } else {
        if ((status = read_file(link->path, TREE_BYTES, &bytes, &who, fault)) != 0)
            return status;
        link->device = who.st_dev;
        link->inode = who.st_ino;
        text = bytes.text;
        size = bytes.size;
    }
    for (int i = 0; i + 1 < chain->n; i++) {
        const struct link *other = &chain->links[i];
        if (link->shipped
                ? other->shipped == link->shipped
                : !other->shipped && other->device == link->device && other->inode == link->inode) {
            free(bytes.text);
            return fault_set(
                fault, FAULT_INPUT,
                (struct words){"extends 绕回到 %s；情景不能以自己为基础",
                               "extends comes back to %s; a scenario cannot be its own base"},
                link->path);
        }
    }
    status = yaml_tree(text, size, link->path, &link->tree, chain->faults);
    free(bytes.text);
    return status;
}

/* The scalar under `key`, or under `key: {value: ...}`. */
static node scalar_under(const struct tree *tree, node map, const char *key)
{
    node n =
        tree->n_nodes && tree->nodes[map].kind == NODE_MAP ? tree_get(tree, map, key) : NODE_NONE;
    if (n != NODE_NONE && tree->nodes[n].kind == NODE_MAP)
        n = tree_get(tree, n, "value");
    return n != NODE_NONE && tree_text(tree, n) && *tree_text(tree, n) ? n : NODE_NONE;
}

/* Follow `extends` to the end. Faults stand in chain->faults; returns the worst code. */
static int follow(struct chain *chain)
{
    for (;;) {
        struct link *last = &chain->links[chain->n - 1];
        node base = scalar_under(&last->tree, 0, "extends");
        struct fault fault = {0};
        int found = chain->faults->n, status;
        if (base == NODE_NONE)
            return 0;
        if (chain->n == SCENARIO_CHAIN)
            status = fault_set(&fault, FAULT_INPUT,
                               (struct words){"extends 的链条过长：最多 %d 个文件",
                                              "the chain of extends is too long: at most %d files"},
                               (int)SCENARIO_CHAIN);
        else
            status = add_link(chain, tree_text(&last->tree, base), last, &fault);
        if (!status)
            continue;
        if (chain->faults->n == found)
            fault_place(&fault, last->path, last->tree.nodes[base].line,
                        last->tree.nodes[base].column);
        faults_add(chain->faults, &fault);
        return status;
    }
}

/* ---- tables beside it -------------------------------------------------------------- */

/* Where a scenario names a table, and where it may hold the text instead. */
struct corner {
    const char *map, *key, *text, *path;
};

static const struct corner corner_of_city = {"city", "table", "table_text", "city.table"};
static const struct corner corner_of_tasks = {"work", "tasks", "tasks_text", "work.tasks"};
static const struct corner corner_of_posterior = {"run", "posterior", "posterior_text",
                                                  "run.posterior"};

/* Which table the chain names, last word first, and beside which file. Returns false when
 * there is none, or when it is embedded. */
static bool find_table(const struct chain *chain, const struct corner *corner,
                       const struct setting *settings, int n_settings, const char **name,
                       const struct link **beside, node *at)
{
    *beside = NULL;
    *at = NODE_NONE;
    for (int i = n_settings; i-- > 0;)
        if (!strcmp(settings[i].path, corner->path)) {
            *name = settings[i].value;
            return strcmp(*name, "null") != 0;
        }
    for (int i = 0; i < chain->n; i++) {
        const struct tree *tree = &chain->links[i].tree;
        const bool is_map = tree->n_nodes && tree->nodes[0].kind == NODE_MAP;
        node map = is_map ? tree_get(tree, 0, corner->map) : NODE_NONE;
        node table = map == NODE_NONE ? NODE_NONE : scalar_under(tree, map, corner->key);
        if (map != NODE_NONE && tree->nodes[map].kind == NODE_MAP &&
            tree_get(tree, map, corner->text) != NODE_NONE)
            return false;
        if (table == NODE_NONE)
            continue;
        *name = tree_text(tree, table);
        *beside = &chain->links[i];
        *at = table;
        return tree->nodes[table].quoted || strcmp(*name, "null") != 0;
    }
    return false;
}

/* UTF-8 with or without a byte order mark, or GB18030, into UTF-8. */
static int decode(const struct ui *ui, const char *path, struct bytes *bytes, struct fault *fault)
{
    size_t mark = encoding_mark(bytes->text, bytes->size);
    if (mark) {
        bytes->size -= mark;
        memmove(bytes->text, bytes->text + mark, bytes->size + 1);
    } else if (!characters_utf8(bytes->text, bytes->size)) {
        struct fault other = {0};
        char *converted = NULL;
        size_t n = 0;
        if (encoding_from_gb18030(bytes->text, bytes->size, &converted, &n, &other) == 0) {
            free(bytes->text);
            *bytes = (struct bytes){converted, n};
            ui_note(ui,
                    (struct words){"%s：GB18030（GBK）编码，已转为 UTF-8",
                                   "%s: in GB18030 (GBK), read as such"},
                    path);
        }
    }
    return encoding_check(bytes->text, bytes->size, path, fault);
}

int load_file(const char *path, size_t most, const struct ui *ui, char **text, size_t *size,
              struct fault *fault)
{
    struct bytes bytes = {0};
    struct stat who;
    int status = read_file(path, most, &bytes, &who, fault);
    if (!status)
        status = decode(ui, path, &bytes, fault);
    if (status)
        free(bytes.text);
    else {
        *text = bytes.text;
        *size = bytes.size;
    }
    return status;
}

static int read_table(const struct chain *chain, const char *name, const struct link *beside,
                      node at, char **path, struct bytes *bytes)
{
    struct fault fault = {0};
    struct stat who;
    const struct shipped *shipped = NULL;
    int status = 0;
    if (beside && beside->shipped)
        shipped = find_shipped(name);
    *path =
        shipped ? joined("", 0, name, "") : find_file(name, beside ? beside->path : NULL, ".csv");
    if (!*path)
        status = fault_set(&fault, FAULT_INPUT,
                           (struct words){"没有文件“%s”", "there is no file '%s'"}, name);
    else if (!shipped)
        status = read_file(*path, TREE_BYTES, bytes, &who, &fault);
    else if ((bytes->text = malloc(shipped->size + 1)) == NULL)
        status = fault_memory(&fault, shipped->size);
    else {
        memcpy(bytes->text, shipped->text, shipped->size + 1);
        bytes->size = shipped->size;
    }
    if (status && beside)
        fault_place(&fault, beside->path, beside->tree.nodes[at].line,
                    beside->tree.nodes[at].column);
    if (!status)
        status = decode(chain->ui, *path, bytes, &fault);
    faults_add(chain->faults, &fault);
    return status;
}

/* ---- the whole --------------------------------------------------------------------- */

/* A table's name and text, if one is to be read. */
static int bring_table(const struct chain *chain, const struct corner *corner,
                       const struct setting *settings, int n_settings, char **path,
                       struct bytes *bytes)
{
    const struct link *beside;
    const char *name = NULL;
    node at;
    if (!find_table(chain, corner, settings, n_settings, &name, &beside, &at))
        return 0;
    return read_table(chain, name, beside, at, path, bytes);
}

static void note_table(const struct ui *ui, const char *name, int n_skipped, int n_missing)
{
    if (n_skipped)
        ui_note(ui,
                (struct words){"%s：%d 列不在约定之内，未读取",
                               "%s: %d columns are not ours and were not read"},
                name, n_skipped);
    if (n_missing)
        ui_note(ui, (struct words){"%s：%d 个空格取默认值", "%s: %d empty cells take defaults"}, name,
                n_missing);
}

/* The tables of a chain, by name and text. */
struct beside {
    char *city_path, *tasks_path, *posterior_path;
    struct bytes city, tasks, posterior;
    struct scenario_tables tables; /* of these */
};

static void beside_free(struct beside *beside)
{
    free(beside->city_path);
    free(beside->tasks_path);
    free(beside->posterior_path);
    free(beside->city.text);
    free(beside->tasks.text);
    free(beside->posterior.text);
}

static int bring_tables(const struct chain *chain, const struct setting *settings, int n_settings,
                        struct beside *it)
{
    int status;
    *it = (struct beside){0};
    if ((status = bring_table(chain, &corner_of_city, settings, n_settings, &it->city_path,
                              &it->city)) ||
        (status = bring_table(chain, &corner_of_tasks, settings, n_settings, &it->tasks_path,
                              &it->tasks)) ||
        (status = bring_table(chain, &corner_of_posterior, settings, n_settings,
                              &it->posterior_path, &it->posterior)))
        return status;
    it->tables = (struct scenario_tables){it->city_path, it->city.text, it->tasks_path,
                                          it->tasks.text, it->posterior_path, it->posterior.text};
    return 0;
}

static void base_first(const struct chain *chain, const struct tree *trees[SCENARIO_CHAIN])
{
    for (int i = 0; i < chain->n; i++)
        trees[i] = &chain->links[chain->n - 1 - i].tree;
}

static int build(struct chain *chain, struct scenario *scenario, const char *name,
                 const struct setting *settings, int n_settings)
{
    const struct tree *trees[SCENARIO_CHAIN];
    struct beside beside = {0};
    int status = settings_are_plain(settings, n_settings, chain->faults);
    base_first(chain, trees);
    if (!status)
        status = bring_tables(chain, settings, n_settings, &beside);
    if (!status)
        status = scenario_build(scenario, name, trees, chain->n, settings, n_settings,
                                &beside.tables, chain->faults);
    if (!status) {
        note_table(chain->ui, scenario->table_name, scenario->n_skipped, scenario->n_missing);
        note_table(chain->ui, scenario->tasks_name, scenario->items.n_skipped,
                   scenario->items.n_missing);
    }
    beside_free(&beside);
    return status;
}

/* Read all files of it. A chain that is there is freed by close_chain(), whatever the status. */
static int open_chain(struct chain **chain, const char *name_or_path, const struct ui *ui,
                      struct faults *faults)
{
    struct fault fault = {0};
    *chain = calloc(1, sizeof **chain);
    if (!*chain) {
        fault_memory(&fault, sizeof **chain);
        return faults_add(faults, &fault);
    }
    (*chain)->ui = ui;
    (*chain)->faults = faults;
    int status = add_link(*chain, name_or_path, NULL, &fault);
    faults_add(faults, &fault);
    return status ? status : follow(*chain);
}

static void close_chain(struct chain *chain)
{
    if (chain)
        chain_free(chain);
    free(chain);
}

int load_scenario(struct scenario *scenario, const char *name_or_path,
                  const struct setting *settings, int n_settings, const struct ui *ui,
                  struct faults *faults)
{
    struct chain *chain;
    *scenario = (struct scenario){0};
    int status = open_chain(&chain, name_or_path, ui, faults);
    if (!status)
        status = build(chain, scenario, name_or_path, settings, n_settings);
    close_chain(chain);
    return status;
}

int load_sources(const char *name_or_path, const struct ui *ui, struct faults *faults,
                 void (*take)(void *taker, const struct load_sources *sources), void *taker)
{
    const struct tree *trees[SCENARIO_CHAIN];
    struct chain *chain;
    struct beside beside = {0};
    int status = open_chain(&chain, name_or_path, ui, faults);
    if (!status)
        status = bring_tables(chain, NULL, 0, &beside);
    if (!status) {
        base_first(chain, trees);
        take(taker, &(struct load_sources){trees, chain->n, &beside.tables});
    }
    beside_free(&beside);
    close_chain(chain);
    return status;
}

int load_scenario_text(struct scenario *scenario, const char *name, const char *text, size_t size,
                       const struct setting *settings, int n_settings, const struct ui *ui,
                       struct faults *faults)
{
    struct chain *chain = calloc(1, sizeof *chain);
    struct link *link = chain ? &chain->links[0] : NULL;
    struct fault fault = {0};
    int status = 0;
    *scenario = (struct scenario){0};
    if (chain)
        link->path = joined("", 0, name, "");
    if (!chain || !link->path) {
        free(chain);
        fault_memory(&fault, sizeof *chain);
        return faults_add(faults, &fault);
    }
    chain->ui = ui;
    chain->faults = faults;
    chain->n = 1;
    status = yaml_tree(text, size, name, &link->tree, faults);
    if (!status) {
        node base = scalar_under(&link->tree, 0, "extends");
        if (base != NODE_NONE) {
            status =
                tree_fault(&link->tree, base, &fault,
                           (struct words){"这里的情景须完整，不能有 extends",
                                          "this scenario stands alone and cannot extend another"});
            faults_add(faults, &fault);
        }
    }
    if (!status)
        status = build(chain, scenario, name, settings, n_settings);
    chain_free(chain);
    free(chain);
    return status;
}
