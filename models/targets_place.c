/* targets_place.c - where a target is measured among what is simulated; see targets.h. */
#include <stdio.h>
#include <string.h>

#include "models/csv.h"
#include "models/targets.h"
#include "models/tree.h"
#include "sim/parameter.h"

/* A code is one place's; a name may be several's. */
struct search {
    const char *wanted;
    struct nearest near;
    enum target_at at;
    uint32_t place;
    int n;     /* places of that name */
    bool code; /* found by its code: no other counts */
};

static void offer(struct search *search, enum target_at at, uint32_t place, const char *code,
                  const char *name)
{
    const bool by_code = !strcmp(search->wanted, code);
    nearest_offer(&search->near, search->wanted, code);
    nearest_offer(&search->near, search->wanted, name);
    if (!by_code && (search->code || strcmp(search->wanted, name) != 0))
        return;
    search->at = at;
    search->place = place;
    search->n = by_code && !search->code ? 1 : search->n + 1;
    search->code = by_code;
}

static void place(struct target *target, const struct layout *layout, struct fault *fault)
{
    struct search search = {.wanted = target->where};
    char shown[TREE_SHOWN];
    target->at = TARGET_CITY;
    target->place = 0;
    if (!*target->where)
        return;
    for (uint32_t s = 0; s < layout->n_streets; s++)
        offer(&search, TARGET_STREET, s, layout->streets[s].code, layout->streets[s].name);
    for (uint32_t c = 0; c < layout->n_places; c++)
        offer(&search, TARGET_COMMUNITY, c, layout->places[c].code, layout->places[c].name);
    target->at = search.at;
    target->place = search.place;
    tree_shown(target->where, shown);
    if (search.n > 1)
        fault_set(fault, FAULT_INPUT,
                  (struct words){"有 %d 个街道或社区叫“%s”；请写编码",
                                 "%d streets or communities are called '%s'; write a code"},
                  search.n, shown);
    else if (!search.n && search.near.name)
        fault_set(fault, FAULT_INPUT,
                  (struct words){"模拟的街道与社区中没有“%s”；是否指 %s？",
                                 "no street or community '%s' is simulated; do you mean %s?"},
                  shown, search.near.name);
    else if (!search.n)
        fault_set(fault, FAULT_INPUT,
                  (struct words){"模拟的街道与社区中没有“%s”；地点留空即全市",
                                 "no street or community '%s' is simulated; empty is the city"},
                  shown);
}

static void limit(struct target *target, day first, day last, struct fault *fault)
{
    char begin[DATE_TEXT], end[DATE_TEXT];
    if (target->from == TARGET_FIRST)
        target->from = first;
    if (target->to == TARGET_LAST)
        target->to = last;
    if (target->from < first || target->to > last)
        fault_set(fault, FAULT_INPUT,
                  (struct words){"时段超出所记录的 %s 到 %s", "its days are not within %s .. %s, which "
                                                              "are recorded"},
                  day_text(first, begin), day_text(last, end));
}

static bool same(const struct target *a, const struct target *b)
{
    return a->metric == b->metric && a->at == b->at && a->place == b->place && a->from == b->from &&
           a->to == b->to;
}

int targets_place(struct targets *targets, const struct layout *layout, day first, day last,
                  const char *name, struct faults *faults)
{
    struct csv csv = {"", name, 1, 1, faults, false};
    const int found = faults->n + faults->n_more;
    for (int i = 0; i < targets->n; i++) {
        struct target *target = &targets->rows[i];
        struct fault fault = {0};
        place(target, layout, &fault);
        if (!fault.code)
            limit(target, first, last, &fault);
        for (int j = 0; j < i && !fault.code; j++)
            if (same(&targets->rows[j], target))
                fault_set(&fault, FAULT_INPUT,
                          (struct words){"与第 %d 行是同一指标、地点与时段",
                                         "the same metric, place and time as line %d"},
                          targets->rows[j].line);
        csv_tell(&csv, target->line, 1, &fault);
    }
    return faults->n + faults->n_more > found ? FAULT_INPUT : 0;
}
