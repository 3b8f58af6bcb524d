/* lesson_file.c - see lesson_file.h. */
#include "cli/lesson_file.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/lesson_read.h"
#include "cli/lesson_slider.h"
#include "cli/load.h"
#include "cli/shipped.h"
#include "cli/yaml.h"

/* ---- sections ---- */

static void read_settings(struct lesson_reading *reading, node n, struct lesson_arm *arm)
{
    const struct tree *tree = reading->tree;
    if (!lesson_is(reading, n, NODE_MAP))
        return;
    for (node c = tree->nodes[n].first; c != NODE_NONE; c = tree->nodes[c].next) {
        if (arm->n_set == LESSON_SETTINGS) {
            lesson_tell(reading, c, (struct words){"%s 最多 64 项", "%s takes 64 lines at most"},
                        "set");
            return;
        }
        if (!lesson_is(reading, c, NODE_SCALAR))
            continue;
        arm->set_at[arm->n_set] = c;
        arm->set[arm->n_set++] = (struct setting){tree_key(tree, c), tree_text(tree, c)};
    }
}

/* As in lesson files and in addresses: letters, digits, hyphens, underscores. */
static bool is_plain_name(const char *name)
{
    return strlen(name) < LESSON_NAME &&
           !name[strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-_")];
}

static void read_arm(struct lesson_reading *reading, node n, int i)
{
    static const char *const keys[] = {"name", "title", "set", "scenario"};
    struct lesson *lesson = reading->lesson;
    struct lesson_arm *arm = &lesson->arm[i];
    if (!lesson_map(reading, n, keys, 4, 3))
        return;
    arm->at = n;
    arm->name = lesson_text(reading, n, "name");
    arm->title = lesson_words(reading, n, "title");
    read_settings(reading, tree_get(reading->tree, n, "set"), arm);
    const char *own = lesson_text(reading, n, "scenario");
    if (own) {
        arm->scenario = own;
        arm->scenario_at = tree_get(reading->tree, n, "scenario");
    }
    if (arm->name && !is_plain_name(arm->name))
        lesson_tell(reading, n,
                    (struct words){"name“%s”应由 a-z、0-9、- 与 _ 组成",
                                   "name '%s' is to be made of a-z, 0-9, - and _"}, arm->name);
    for (int other = 0; other < i && arm->name; other++)
        if (lesson->arm[other].name && !strcmp(lesson->arm[other].name, arm->name))
            lesson_tell(reading, n, (struct words){"有两个方案叫 %s", "two arms are called %s"},
                        arm->name);
}

static void read_arms(struct lesson_reading *reading, node n)
{
    struct lesson *lesson = reading->lesson;
    const char *scenario = lesson_text(reading, 0, "scenario");
    const node at = tree_get(reading->tree, 0, "scenario");
    if (!lesson_list(reading, n, 2, LESSON_ARMS, "arms"))
        return;
    for (node c = reading->tree->nodes[n].first; c != NODE_NONE; c = reading->tree->nodes[c].next) {
        const int i = lesson->n_arms++;
        lesson->arm[i].scenario = scenario;
        lesson->arm[i].scenario_at = at;
        read_arm(reading, c, i);
    }
}

static void read_charts(struct lesson_reading *reading, node n)
{
    struct lesson *lesson = reading->lesson;
    bool found = false;
    if (!lesson_list(reading, n, 2, LESSON_CHARTS, "charts"))
        return;
    for (node c = reading->tree->nodes[n].first; c != NODE_NONE; c = reading->tree->nodes[c].next) {
        const struct metric *metric = lesson_metric(reading, c);
        for (int i = 0; i < lesson->n_charts && metric; i++)
            if (lesson->chart[i] == metric)
                lesson_tell(reading, c, (struct words){"%s 写了两次", "%s stands here twice"},
                            metric->name);
        lesson->chart[lesson->n_charts++] = metric;
    }
    const node primary = tree_get(reading->tree, 0, "primary");
    if (primary == NODE_NONE || !(lesson->primary = lesson_metric(reading, primary)))
        return;
    for (int i = 0; i < lesson->n_charts; i++)
        found = found || lesson->chart[i] == lesson->primary;
    if (!found)
        lesson_tell(reading, primary, (struct words){"%s 不在 charts 里", "%s is not among charts"},
                    lesson->primary->name);
}

static void read_choices(struct lesson_reading *reading, node n)
{
    static const char *const keys[] = {"zh", "en", "test"};
    struct lesson *lesson = reading->lesson;
    if (!lesson_list(reading, n, 2, LESSON_CHOICES, "choices"))
        return;
    for (node c = reading->tree->nodes[n].first; c != NODE_NONE; c = reading->tree->nodes[c].next) {
        struct lesson_claim *choice = &lesson->choice[lesson->n_choices++];
        if (!lesson_map(reading, c, keys, 3, 2))
            continue;
        choice->say = lesson_words_of(reading, c);
        const node test = tree_get(reading->tree, c, "test");
        if (test != NODE_NONE)
            lesson_read_test(reading, test, &choice->test);
    }
}

static void read_predict(struct lesson_reading *reading, node n)
{
    static const char *const keys[] = {"question", "choices", "right", "draw"};
    struct lesson *lesson = reading->lesson;
    if (!lesson_map(reading, n, keys, 4, 1))
        return;
    lesson->question = lesson_words(reading, n, "question");
    lesson->draw = lesson_truth(reading, n, "draw");
    const node choices = tree_get(reading->tree, n, "choices");
    const bool right = tree_get(reading->tree, n, "right") != NODE_NONE;
    if (lesson->draw ? choices != NODE_NONE || right : choices == NODE_NONE || !right) {
        lesson_tell(reading, n,
                    (struct words){"%s：要么 choices 与 right，要么 draw: true",
                                   "%s: either choices and right, or draw: true"}, "predict");
        return;
    }
    if (lesson->draw)
        return;
    read_choices(reading, choices);
    if (lesson->n_choices)
        lesson->right = lesson_count(reading, n, "right", 1, lesson->n_choices, 1);
}

static void read_notices(struct lesson_reading *reading, node n)
{
    static const char *const keys[] = {"say", "test"};
    struct lesson *lesson = reading->lesson;
    if (!lesson_list(reading, n, 3, LESSON_NOTICES, "notice"))
        return;
    for (node c = reading->tree->nodes[n].first; c != NODE_NONE; c = reading->tree->nodes[c].next) {
        struct lesson_claim *notice = &lesson->notice[lesson->n_notices++];
        if (!lesson_map(reading, c, keys, 2, 2))
            continue;
        notice->say = lesson_words(reading, c, "say");
        lesson_read_test(reading, tree_get(reading->tree, c, "test"), &notice->test);
    }
}

static void read_challenge(struct lesson_reading *reading, node n)
{
    static const char *const keys[] = {"say", "goal", "keep", "solved_by"};
    struct lesson *lesson = reading->lesson;
    if (!lesson_map(reading, n, keys, 4, 2))
        return;
    lesson->challenge.say = lesson_words(reading, n, "say");
    lesson_read_goal(reading, tree_get(reading->tree, n, "goal"), &lesson->challenge.test);
    const node solved = tree_get(reading->tree, n, "solved_by");
    if (solved != NODE_NONE && lesson->n_arms > 1) {
        struct lesson_arm *arm = &lesson->arm[lesson->n_arms];
        *arm = lesson->arm[1];
        arm->at = solved;
        lesson->solved = true;
        read_settings(reading, solved, arm);
    }
    const node keep = tree_get(reading->tree, n, "keep");
    if (keep == NODE_NONE || !lesson_list(reading, keep, 0, LESSON_KEEPS, "keep"))
        return;
    const struct tree *tree = reading->tree;
    for (node c = tree->nodes[keep].first; c != NODE_NONE; c = tree->nodes[c].next)
        lesson_read_keep(reading, c, &lesson->keep[lesson->n_keeps++]);
}

static void read_all(struct lesson_reading *reading)
{
    static const char *const keys[] = {"lesson", "title", "hook", "minutes", "scenario", "arms",
                                       "charts", "primary", "predict", "notice", "challenge",
                                       "sliders", "map", "begin_here"};
    enum { N_KEYS = sizeof keys / sizeof keys[0], WANTED = N_KEYS - 3 };
    struct lesson *lesson = reading->lesson;
    const struct tree *tree = reading->tree;
    if (!lesson_map(reading, 0, keys, N_KEYS, WANTED))
        return;
    lesson_count(reading, 0, "lesson", 1, 1, 1);
    lesson->title = lesson_words(reading, 0, "title");
    lesson->hook = lesson_words(reading, 0, "hook");
    lesson->minutes = lesson_count(reading, 0, "minutes", 5, 180, 45);
    lesson->begin_here = lesson_truth(reading, 0, "begin_here");
    read_arms(reading, tree_get(tree, 0, "arms"));
    const node sliders = tree_get(tree, 0, "sliders");
    if (sliders != NODE_NONE && lesson_list(reading, sliders, 0, LESSON_SLIDERS, "sliders"))
        for (node c = tree->nodes[sliders].first; c != NODE_NONE; c = tree->nodes[c].next)
            lesson_read_slider(reading, c, &lesson->slider[lesson->n_sliders++]);
    const node map = tree_get(tree, 0, "map");
    if (map != NODE_NONE)
        lesson_read_map(reading, map);
    read_charts(reading, tree_get(tree, 0, "charts"));
    read_predict(reading, tree_get(tree, 0, "predict"));
    read_notices(reading, tree_get(tree, 0, "notice"));
    read_challenge(reading, tree_get(tree, 0, "challenge"));
}

/* ---- which one ---- */

/* Of the folder NN-NAME; a file that lies elsewhere has the folder's name and no number. */
static void name_it(struct lesson *lesson)
{
    const char *end = strrchr(lesson->path, '/'), *folder = end;
    while (folder && folder > lesson->path && folder[-1] != '/')
        folder--;
    size_t n = folder ? (size_t)(end - folder) : 0;
    if (n > 3 && isdigit((unsigned char)folder[0]) && isdigit((unsigned char)folder[1]) &&
        folder[2] == '-') {
        lesson->number = (folder[0] - '0') * 10 + folder[1] - '0';
        folder += 3;
        n -= 3;
    }
    snprintf(lesson->name, sizeof lesson->name, "%.*s",
             (int)(n < LESSON_NAME ? n : LESSON_NAME - 1), folder ? folder : "");
    fault_plain(lesson->name); /* whole characters, none that steers a terminal */
}

int lesson_parse(struct lesson *lesson, const char *path, const char *text, size_t size,
                 struct faults *faults)
{
    struct fault fault = {0};
    struct lesson_reading reading = {lesson, &lesson->tree, faults};
    *lesson = (struct lesson){.path = malloc(strlen(path) + 1)};
    if (!lesson->path)
        return faults_add(faults, (fault_memory(&fault, strlen(path) + 1), &fault));
    strcpy(lesson->path, path);
    name_it(lesson);
    const int status = yaml_tree(text, size, path, &lesson->tree, faults);
    if (status)
        return status;
    read_all(&reading);
    faults_sort(faults, lesson->tree.files, lesson->tree.n_files);
    return faults->n ? faults->fault[0].code : 0;
}

int lesson_load_shipped(struct lesson *lesson, int i, struct faults *faults)
{
    const struct shipped *shipped = &shipped_lessons[i];
    char path[LESSON_PATH];
    const int n = snprintf(path, sizeof path, "%s/lesson.yaml", shipped->name);
    ALWAYS(n > 0 && n < LESSON_PATH);
    return lesson_parse(lesson, path, shipped->text, shipped->size, faults);
}

static int load_path(struct lesson *lesson, const char *path, const struct ui *ui,
                     struct faults *faults)
{
    struct fault fault = {0};
    char *text = NULL;
    size_t size = 0;
    int status = load_file(path, TREE_BYTES, ui, &text, &size, &fault);
    faults_add(faults, &fault);
    if (!status)
        status = lesson_parse(lesson, path, text, size, faults);
    lesson->file = true;
    free(text);
    return status;
}

static bool is_asked(const char *shipped, const char *asked)
{
    char *end;
    const char *bare = strlen(shipped) > 3 && shipped[2] == '-' ? shipped + 3 : shipped;
    const long number = strtol(asked, &end, 10);
    return !strcmp(shipped, asked) || !strcmp(bare, asked) ||
           (*asked && !*end && number == strtol(shipped, NULL, 10));
}

int lesson_load(struct lesson *lesson, const char *asked, const struct ui *ui,
                struct faults *faults)
{
    static const char ending[] = ".yaml";
    const size_t n = strlen(asked);
    struct nearest near = {0};
    struct fault fault = {0};
    char shown[TREE_SHOWN];
    *lesson = (struct lesson){0};
    if (n > sizeof ending - 1 && !strcmp(asked + n - (sizeof ending - 1), ending))
        return load_path(lesson, asked, ui, faults);
    for (int i = 0; i < shipped_lessons_count; i++) {
        const char *name = shipped_lessons[i].name;
        if (is_asked(name, asked))
            return lesson_load_shipped(lesson, i, faults);
        nearest_offer(&near, asked, strlen(name) > 3 ? name + 3 : name);
    }
    fault_set(&fault, FAULT_INPUT,
              near.name ? (struct words){"没有课“%s”；是否指 %s？",
                                         "there is no lesson '%s'; do you mean %s?"}
                        : (struct words){"没有课“%s”%s（shequ lesson 列出全部）",
                                         "there is no lesson '%s'%s (shequ lesson lists them)"},
              tree_shown(asked, shown), near.name ? near.name : "");
    return faults_add(faults, &fault);
}

void lesson_free(struct lesson *lesson)
{
    tree_free(&lesson->tree);
    free(lesson->path);
    *lesson = (struct lesson){0};
}

const char *lesson_scenario(const struct lesson *lesson, const char *scenario,
                            char path[LESSON_PATH])
{
    static const char *const folders[] = {"", "../../../scenarios/"};
    const char *slash = strrchr(lesson->path, '/');
    const int n = slash ? (int)(slash - lesson->path) + 1 : 0;
    for (size_t i = 0; lesson->file && i < sizeof folders / sizeof *folders; i++) {
        const int length = snprintf(path, LESSON_PATH, "%.*s%s%s.yaml", n, lesson->path, folders[i],
                                    scenario);
        if (length > 0 && length < LESSON_PATH && access(path, R_OK) == 0)
            return path;
    }
    return scenario;
}
