/* sample_result.h - a small invented city for tests of result files: heads and records.
 *
 * Five communities on two streets (one belongs to none), the city itself; three months;
 * three metrics (one of them without any case in its first period), one by group;
 * four lines in three ledgers; three items in two lines, two kinds of work in two; parameters of every type; orders with and without end.
 */
#ifndef TESTS_SUPPORT_SAMPLE_RESULT_H
#define TESTS_SUPPORT_SAMPLE_RESULT_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "sim/store.h"

enum { SAMPLE_ITEMS = 3, SAMPLE_ITEM_LINES = 2, SAMPLE_WORKS = 2, SAMPLE_FLOW_LINES = 2 };
enum { SAMPLE_METRICS = 3, SAMPLE_LINES = 4, SAMPLE_PLACES = 8, SAMPLE_COMMUNITIES = 5 };

static const struct metric sample_metrics[SAMPLE_METRICS] = {
    {.name = "trust_committee", .unit = "1", .kind = METRIC_LEVEL, .better = METRIC_MORE,
     .by_group = 1, .scale = 1e-6, .label = {"对居委会的信任", "trust in the committee"},
     .about = {"居民信任的均值。", "Mean trust of residents."}},
    {.name = "need_wait", .unit = "d", .kind = METRIC_MEAN, .better = METRIC_LESS,
     .scale = 1.0 / 86400e6, .label = {"等待时间", "waiting time"},
     .about = {"离开队列者的平均等待。", "Mean wait of those who left the queue."}},
    {.name = "cost_per_resident", .unit = "yuan/person/year", .kind = METRIC_FLOW,
     .scale = 0.01, .label = {"人均成本", "cost per resident"},
     .about = {"每位居民每年的支出。", "Spending per resident and year."}},
};
static const struct metric *const sample_group_metrics[] = {&sample_metrics[0]};
static const char *const sample_groups[] = {"young_local", "old_migrant"};
static const struct words sample_group_labels[] = {{"本地青年", "young, local"},
                                                   {"外来老人", "old, migrant"}};
static const struct record_line sample_lines[SAMPLE_LINES] = {
    {"work", "idle", "h", 1.0 / 3600, {"空闲", "idle"}, 0},
    {"money", "wages", "yuan", 0.01, {"工资", "wages"}, 0},
    {"work", "residual", "h", 1.0 / 3600, {"余差", "residual"}, 0},
    {"trust", "closing", "1", 1e-6, {"期末存量", "closing stock"}, 1},
};
static const struct record_line sample_item_lines[SAMPLE_ITEM_LINES] = {
    {"work", "hours", "h", 1.0 / 3600, {"所用工时", "hours"}, 0},
    {"work", "tasks_done", "1", 1, {"真做件数", "tasks done"}, 0},
};
static const struct record_line sample_flow_lines[SAMPLE_FLOW_LINES] = {
    {"flows", "hours_filed", "h", 1.0 / 3.6e9, {"立案", "filed"}, 0},
    {"flows", "tasks_open", "1", 1, {"未结", "open"}, 1},
};
static const char *const sample_works[] = {"committee_need", "gate_admin"};
static const struct words sample_work_labels[] = {{"居委会：需求", "committee: needs"},
                                                  {"下派途中", "on the way down"}};
static const char *const sample_items[] = {"低保, \"初审\"", "消防巡查", "other"};
static const char *const sample_item_departments[] = {"民政", "消防", ""};
static const struct store_place sample_places[SAMPLE_PLACES] = {
    {"340103001", "翠园社区", "mixed", 1, 0, 2385, 13},
    {"340103002", "花园, \"东\"社区", "block", 2, 1, 1777, 9},
    {"340103003", "杏林社区", "village", 3, 0, 4001, 17},
    {"340103004", "清溪社区", "block", 4, 1, 999, 6},
    {"340103005", "飞地社区", "block", 5, UINT32_MAX, 311, 2},
    {"340103A", "逍遥津街道", "street", 6, UINT32_MAX, 6386, 31},
    {"340103B", "杏花村街道", "street", 7, UINT32_MAX, 2776, 23},
    {"340100", "合肥市", "city", 8, UINT32_MAX, 9473, 0},
};
static const struct parameter_choice sample_choices[] = {
    {"lognormal", {"对数正态", "lognormal"}}, {"constant", {"常数", "constant"}}, {NULL, {0}}};
static const struct parameter sample_rows[] = {
    {.name = "work.need_rate", .type = PARAMETER_REAL, .unit = "1/person/year",
     .limit_high = 1000, .low = 0.1, .high = 3, .preset = 0.77,
     .label = {"需求率", "rate of needs"}, .about = {"人均每年需求。", "Needs per person."},
     .grade = GRADE_SURVEYED, .source = "S004-22"},
    {.name = "work.patience", .type = PARAMETER_DURATION, .unit = "d", .limit_high = 10000,
     .low = 5, .high = 60, .preset = 21.5, .label = {"耐心", "patience"},
     .about = {"平均耐心。", "Mean patience."}, .grade = GRADE_ASSUMED, .source = "assumed: odd"},
    {.name = "work.service_law", .type = PARAMETER_CHOICE, .unit = "1", .limit_high = 1,
     .high = 1, .choices = sample_choices, .label = {"服务时间分布", "law of service times"},
     .about = {"形状。", "Shape."}, .grade = GRADE_ASSUMED, .source = "assumed: usual"},
};
static const struct store_parameter sample_parameters[] = {
    {&sample_rows[0], 0.83, "0.83", "survey 2009, table 3", false},
    {&sample_rows[1], 21.5, "21.5 d", NULL, false},
    {&sample_rows[2], 1, "constant", NULL, false},
};
/* For up to 11 replicates; none unless a test says n_drawn. */
static const struct store_drawn sample_drawn[] = {
    {"work.patience", &sample_rows[1], "log-uniform", 5, 60},
    {"reforms.separation.need_rate", &sample_rows[0], "uniform", 0.1, 3}};
static const double sample_drawn_values[11][2] = {
    {7.25, 0.31},  {44.5, 2.75}, {13.125, 1.5}, {5.5, 0.125},  {59, 2},    {31.25, 0.75},
    {8.0625, 1.25}, {17, 2.375}, {23.5, 0.5},   {36.75, 1.75}, {11.5, 0.3}};
static const struct store_order sample_orders[] = {
    {"separation", 0, 14262, INT32_MAX, 0.8, 1, 0.2},
    {"hotline", 3, 14275, 14310, 0.385, 0.5, 0.115},
};
static const struct store_attribute sample_attributes[] = {
    {"shequ_version", "0.0.1"}, {"rng_scheme", "philox4x32-10"}, {"seed", "18446744073709551615"}};
static const day sample_starts[] = {14245, 14276, 14304}; /* 2009-01-01, 02-01, 03-01 */

static inline struct store_head sample_head(uint32_t n_replicates)
{
    return (struct store_head){
        .title = {"样例", "a sample"},
        .about = {"为测试而编。", "Invented for tests."},
        .scenario = "shequ: 1\ntitle: {zh: 样例, en: a sample}\n",
        .attributes = sample_attributes,
        .n_attributes = 3,
        .shape = {3, SAMPLE_METRICS, SAMPLE_LINES, 1, 2, SAMPLE_PLACES, SAMPLE_COMMUNITIES,
                  SAMPLE_ITEMS, SAMPLE_ITEM_LINES, SAMPLE_WORKS, SAMPLE_FLOW_LINES},
        .n_replicates = n_replicates,
        .starts = sample_starts,
        .metrics = sample_metrics,
        .group_metrics = sample_group_metrics,
        .groups = sample_groups,
        .group_labels = sample_group_labels,
        .lines = sample_lines,
        .item_lines = sample_item_lines,
        .items = sample_items,
        .item_departments = sample_item_departments,
        .flow_lines = sample_flow_lines,
        .works = sample_works,
        .work_labels = sample_work_labels,
        .places = sample_places,
        .n_streets = 2,
        .parameters = sample_parameters,
        .n_parameters = 3,
        .drawn = sample_drawn,
        .drawn_values = sample_drawn_values[0],
        .orders = sample_orders,
        .n_orders = 2,
    };
}

/* Odd integers from their address; splitmix64. */
static inline int64_t sample_integer(uint64_t what, uint64_t at, uint64_t replicate)
{
    uint64_t x = (what << 48) + (replicate << 32) + at + UINT64_C(0x9e3779b97f4a7c15);
    x = (x ^ x >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
    x = (x ^ x >> 27) * UINT64_C(0x94d049bb133111eb);
    return (int64_t)((x ^ x >> 31) >> 40);
}

/* Returns 0 or FAULT_MEMORY. The line `residual` is 0; need_wait has no case in the
 * first period. */
static inline int sample_record(struct record *record, struct record_shape shape,
                                uint32_t replicate)
{
    struct fault fault = {0};
    int code = record_init(record, shape, replicate, &fault);
    if (code)
        return code;
    size_t table = (size_t)shape.n_times * shape.n_places;
    for (size_t i = 0; i < table * (size_t)shape.n_metrics; i++) {
        int empty = i / table == 1 && i % table < shape.n_places;
        record->numerator[i] = empty ? 0 : sample_integer(1, i, replicate);
        record->denominator[i] = empty ? 0 : 1 + (sample_integer(2, i, replicate) & 1023);
    }
    for (size_t i = 0; i < table * (size_t)shape.n_lines; i++)
        record->line[i] = i / table == 2 ? 0 : sample_integer(3, i, replicate);
    size_t groups =
        (size_t)shape.n_group_metrics * (size_t)shape.n_times * (size_t)shape.n_groups;
    for (size_t i = 0; i < groups; i++) {
        record->group_numerator[i] = sample_integer(4, i, replicate);
        record->group_denominator[i] = 1 + (sample_integer(5, i, replicate) & 1023);
    }
    for (size_t i = 0; i < (size_t)shape.n_times * shape.n_communities; i++)
        record->trace[i] = (int64_t)((uint64_t)sample_integer(6, i, replicate) << 40 | i);
    for (size_t i = 0; i < (size_t)(shape.n_item_lines * shape.n_times * shape.n_items); i++)
        record->item[i] = sample_integer(8, i, replicate);
    for (size_t i = 0; i < (size_t)(shape.n_flow_lines * shape.n_times * shape.n_works); i++)
        record->flow[i] = sample_integer(9, i, replicate);
    record->events = 77;
    record->state[0] = (uint64_t)sample_integer(7, 0, replicate);
    return 0;
}

/* Write a whole file; returns 0 or the fault's code. */
static inline int sample_write(const char *path, const struct store_head *head,
                               struct fault *fault)
{
    struct store *store;
    int code = store_create(&store, path, true, head, fault);
    for (uint32_t i = 1; !code && i <= head->n_replicates; i++) {
        struct record record;
        code = sample_record(&record, head->shape, i);
        if (!code)
            code = store_put(store, &record, fault);
        record_free(&record);
    }
    if (!code)
        code = store_publish(store, "0123456789abcdef0123456789abcdef",
                             "00112233445566778899aabbccddeeff",
                             "fedcba9876543210fedcba9876543210", fault);
    store_free(store);
    return code;
}

#endif
