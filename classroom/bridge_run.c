/* bridge_run.c - see bridge.h: one replicate, its evenings and its numbers. */
#include <stdlib.h>

#include "classroom/bridge.h"
#include "classroom/frame.h"
#include "models/metrics.h"

IMPORT(frames) void page_frames(const struct frame *frames, int n);

static double *values; /* [metrics][periods], then [metrics]: of the last run */

/* All metrics by period, and each over the periods that begin on `from` or later. */
static void measure(const struct arm *arm, const struct record *record, day from, double *series,
                    double *weights, double *outcome)
{
    const int times = record->shape.n_times;
    int first = 0;
    while (first < times && arm->periods.starts[first] < from)
        first++;
    for (int m = 0; m < metrics_count; m++, series += times) {
        for (int t = 0; t < times; t++)
            series[t] = record_city(record, m, t, metrics_rows[m].scale, &weights[t]);
        outcome[m] = record_weighted(series, weights, 1, (size_t)first, (size_t)times);
    }
}

static int digests(const struct record *record, char all[DIGEST_TEXT], char state[DIGEST_TEXT],
                   struct fault *fault)
{
    void (*const adders[2])(const struct record *, struct digest *) = {record_digest,
                                                                       record_state_digest};
    char *const texts[2] = {all, state};
    for (int i = 0; i < 2; i++) {
        struct digest digest;
        const int status = digest_init(&digest, fault);
        if (status)
            return status;
        adders[i](record, &digest);
        digest_text(&digest, texts[i]);
        digest_free(&digest);
    }
    return 0;
}

static void take_frames(void *nobody, const struct frame *frames, int n)
{
    (void)nobody;
    page_frames(frames, n);
}

static int run(const struct opened *opened, uint32_t replicate, int every, day shown,
               struct record *record, struct arm_facts *facts, struct fault *fault)
{
    struct frames frames;
    const struct arm_listener listener = {.listener = &frames, .see = frames_see,
                                          .begin = frames_begin, .rest = frames_rest};
    if (!every)
        return arm_run(&opened->arm, replicate, 1, NULL, record, facts, fault);
    int status = frames_init(&frames, &opened->arm, every, shown, fault);
    if (status)
        return status;
    frames.take = take_frames;
    status = arm_run(&opened->arm, replicate, 1, &listener, record, facts, fault);
    if (!status)
        frames_flush(&frames);
    frames_free(&frames);
    return status;
}

static const char *tell_run(const struct opened *opened, const struct record *record,
                            const struct arm_facts *facts, struct fault *fault)
{
    char all[DIGEST_TEXT], state[DIGEST_TEXT];
    if (digests(record, all, state, fault))
        return bridge_fault(fault);
    struct json *json = bridge_answer();
    json_open(json, NULL, '{');
    json_text(json, "digest", all);
    json_text(json, "stateDigest", state);
    json_text(json, "inputsDigest", opened->scenario.inputs_digest);
    json_real(json, "events", (double)facts->events);
    json_real(json, "periods", record->shape.n_times);
    json_real(json, "values", (double)(uintptr_t)values);
    json_close(json, '}');
    return bridge_answered();
}

/* One replicate, counted from 0. `every`: days of frames that are handed over at a time, 0: none;
 * `shown`: the first day that has any, and `from`: the first that counts in the outcomes, both
 * counted from the run's first. {digest, stateDigest, inputsDigest, events, periods, values} or
 * {fault}. */
EXPORT(run) const char *bridge_run(int id, uint32_t replicate, int every, int shown, int from)
{
    const struct opened *opened = bridge_opened(id);
    const day begin = opened->arm.periods.begin;
    struct record record = {0};
    struct arm_facts facts = {0};
    struct fault fault = {0};
    const char *answer;
    const size_t series = (size_t)metrics_count * (size_t)opened->arm.periods.n;
    const size_t room = series + (size_t)metrics_count + (size_t)opened->arm.periods.n;
    free(values);
    values = malloc(room * sizeof *values);
    if (!values)
        fault_memory(&fault, room * sizeof *values);
    else
        run(opened, replicate + 1, every, begin + shown, &record, &facts, &fault);
    if (fault.code)
        answer = bridge_fault(&fault);
    else {
        measure(&opened->arm, &record, begin + from, values, values + series + metrics_count,
                values + series);
        answer = tell_run(opened, &record, &facts, &fault);
    }
    record_free(&record);
    return answer;
}
