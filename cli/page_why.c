/* page_why.c - why the committee's staff work other hours, and where tasks go. */
#include "cli/page.h"

#include "analysis/decompose.h"
#include "analysis/task_links.h"
#include "models/json.h"

static void put_channels(struct json *json, const struct decomposition *all)
{
    struct hours_change change;
    json_open(json, "channels", '[');
    for (int k = 0; k < N_HOURS_CHANNELS; k++) {
        decomposition_compare(all, (enum hours_channel)k, -1, 0.95, &change);
        if (!(change.effect < 0) && !(change.effect > 0))
            continue;
        json_open(json, NULL, '{');
        json_text(json, "name", channels[k].key);
        json_words(json, "label", channels[k].label);
        json_real(json, "hours", change.effect);
        json_real(json, "low", change.interval.low);
        json_real(json, "high", change.interval.high);
        json_close(json, '}');
    }
    json_close(json, ']');
    decomposition_compare_worked(all, -1, 0.95, &change);
    json_real(json, "total_hours", change.effect);
}

static void put_links(struct json *json, const struct task_links *links)
{
    json_open(json, "flows", '{');
    json_words(json, "unit_words", (struct words){"件", "tasks"});
    json_open(json, "nodes", '[');
    for (int i = 0; i < N_NODES; i++) {
        json_open(json, NULL, '{');
        json_text(json, "id", task_nodes[i].key);
        json_words(json, "label", task_nodes[i].label);
        json_close(json, '}');
    }
    json_close(json, ']');
    for (int arm = 0; arm < 2; arm++) {
        json_open(json, arm ? "variant" : "base", '[');
        for (int from = 0; from < N_NODES; from++)
            for (int to = 0; to < N_NODES; to++) {
                if (!links->tasks[arm][from][to])
                    continue;
                json_open(json, NULL, '[');
                json_text(json, NULL, task_nodes[from].key);
                json_text(json, NULL, task_nodes[to].key);
                json_real(json, NULL, (double)links->tasks[arm][from][to] / (double)links->n);
                json_close(json, ']');
            }
        json_close(json, ']');
    }
    json_close(json, '}');
}

int page_why(struct json *json, const struct comparison *comparison, int variant,
             struct fault *fault)
{
    struct result *base = comparison->side[0].result[BATCH_FIXED];
    struct result *with = comparison->side[variant].result[BATCH_FIXED];
    const double from = comparison->side[variant].from;
    struct decomposition all = {0};
    struct task_links links = {0};
    bool booked;
    int status = results_have(base, with, "/flows", &booked, fault);
    if (status || !booked)
        return status; /* of a version that did not book them */
    status = decompose(base, with, DECOMPOSE_COMMITTEE, from, &all, fault);
    if (!status && !(status = task_links_read(base, with, from, &links, fault))) {
        json_open(json, "why", '{');
        put_channels(json, &all);
        put_links(json, &links);
        json_close(json, '}');
    }
    decomposition_free(&all);
    return status;
}
