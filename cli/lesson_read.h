/* lesson_read.h - a lesson's file while it is read. Of lesson_file.c, lesson_map.c,
 * lesson_read.c, lesson_slider.c and lesson_test.c only. */
#ifndef CLI_LESSON_READ_H
#define CLI_LESSON_READ_H

#include "cli/lesson_file.h"

struct lesson_reading {
    struct lesson *lesson;
    const struct tree *tree;
    struct faults *faults;
};

/* Tell at a node's value. */
void lesson_tell(struct lesson_reading *reading, node n, struct words format, const char *text);
/* The story of a value, behind the path or key it belongs to. */
void lesson_tell_of(struct lesson_reading *reading, node n, const char *path,
                    const struct fault *story);
bool lesson_is(struct lesson_reading *reading, node n, enum node_kind kind);
/* A map of no other keys than these [n_keys], told with the nearest; the first `wanted` of them
 * have to be there. */
bool lesson_map(struct lesson_reading *reading, node n, const char *const *keys, int n_keys,
                int wanted);
/* A list of least .. most pieces, `what` in messages. */
bool lesson_list(struct lesson_reading *reading, node n, int least, int most, const char *what);

/* What stands under a key of a map, after telling where it is not of its kind; of what is not
 * there NULL, words without text, `fallback`. */
const char *lesson_text(struct lesson_reading *reading, node map, const char *key);
struct words lesson_words(struct lesson_reading *reading, node map, const char *key);
int lesson_count(struct lesson_reading *reading, node map, const char *key, int least, int most,
                 int fallback);
bool lesson_truth(struct lesson_reading *reading, node map, const char *key);
/* The words of a map that holds them itself. */
struct words lesson_words_of(struct lesson_reading *reading, node map);

const struct metric *lesson_metric(struct lesson_reading *reading, node n);

/* What is claimed, and its test: the map under `test`. */
void lesson_read_test(struct lesson_reading *reading, node n, struct lesson_test *test);
/* `goal`, and what is to be kept: tests of the right community against the left one. */
void lesson_read_goal(struct lesson_reading *reading, node n, struct lesson_test *test);
void lesson_read_keep(struct lesson_reading *reading, node n, struct lesson_test *test);

/* An arm by its name, told with the nearest where there is none; then 0. */
int lesson_arm_named(struct lesson_reading *reading, node n);

/* `map`. Sliders and arms have been read. */
void lesson_read_map(struct lesson_reading *reading, node n);

#endif
