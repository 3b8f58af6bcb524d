/* sensitivity_table.c - sensitivity.csv, in long form: see docs/sensitivity.md. */
#include <math.h>
#include <stdio.h>

#include "cli/sensitivity_files.h"
#include "cli/sink.h"

/* What a subject's lines begin with. */
struct about {
    const char *outcome;
    char what[160]; /* "level:ARM", "effect:VARIANT" */
};

static const struct interval none = {NAN, NAN};

static void write_line(struct sink *sink, const struct about *about, const char *factor,
                       const char *measure, double value, struct interval interval, size_t used,
                       size_t missing, enum unknown unknown)
{
    sink_text(sink, about->outcome);
    sink_text(sink, about->what);
    sink_text(sink, factor);
    sink_text(sink, measure);
    sink_real(sink, value);
    sink_real(sink, interval.low);
    sink_real(sink, interval.high);
    sink_real(sink, (double)used);
    sink_real(sink, (double)missing);
    sink_text(sink, sensitivity_reasons[unknown]);
    sink_line(sink);
}

static void write_factors(struct sink *sink, const struct about *about, const struct sensitivity *s,
                          const struct sensitivity_subject *subject)
{
    for (uint32_t j = 0; j < s->sweep->k; j++)
        for (int m = 0; sensitivity_measures[s->way][m]; m++) {
            const struct sensitivity_factor *factor = &subject->factor[j];
            write_line(sink, about, s->sweep->factor[j].path, sensitivity_measures[s->way][m],
                       factor->value[m], factor->interval[m], factor->n_used, factor->n_missing,
                       factor->unknown);
        }
}

/* The box, as the factor is written: low and high, empty where that side is free. */
static void write_limit(struct sink *sink, const struct about *about, const struct sensitivity *s,
                        const struct sensitivity_subject *subject, const struct prim_limit *limit)
{
    char text[SWEEP_VALUE];
    const struct sensitivity_columns *columns = &s->columns;
    sink_text(sink, about->outcome);
    sink_text(sink, about->what);
    sink_text(sink, s->sweep->factor[limit->factor].path);
    sink_text(sink, "box");
    sink_real(sink, NAN);
    sink_text(sink,
              limit->low > 0 ? sensitivity_written(columns, limit->factor, limit->low, text) : "");
    sink_text(sink, limit->high < 1 ? sensitivity_written(columns, limit->factor, limit->high, text)
                                    : "");
    sink_real(sink, (double)subject->box.n_used);
    sink_real(sink, (double)subject->box.n_missing);
    sink_text(sink, "");
    sink_line(sink);
}

static void write_effect(struct sink *sink, const struct about *about, const struct sensitivity *s,
                         const struct sensitivity_subject *subject)
{
    const struct sign_holds *signs = &subject->signs;
    const struct prim *box = &subject->box;
    const struct {
        const char *name;
        double value;
    } of_box[] = {{"box_base", box->base},
                  {"box_p", box->p},
                  {"box_density", box->density},
                  {"box_coverage", box->coverage},
                  {"box_support", box->mass}};
    write_line(sink, about, "", "sign_holds", signs->share, signs->interval, signs->n_used,
               signs->n_missing, KNOWN);
    if (subject->named)
        write_line(sink, about, "", "helps", signs->named_share, signs->named_interval,
                   signs->n_used, signs->n_missing, KNOWN);
    write_line(sink, about, "", "luck", subject->luck, none, (size_t)s->table->n - subject->missing,
               (size_t)subject->missing, KNOWN);
    for (size_t i = 0; i < sizeof of_box / sizeof *of_box; i++)
        write_line(sink, about, "", of_box[i].name, of_box[i].value, none, box->n_used,
                   box->n_missing, box->unknown);
    for (size_t i = 0; box->found && i < box->restricted; i++)
        write_limit(sink, about, s, subject, &subject->limit[i]);
}

static void write_subject(struct sink *sink, const struct sensitivity *s,
                          const struct sensitivity_subject *subject)
{
    struct about about = {.outcome = s->sweep->outcome[subject->outcome]->name};
    const size_t used = (size_t)(s->table->n - subject->missing);
    snprintf(about.what, sizeof about.what, "%s:%.140s", subject->effect ? "effect" : "level",
             sweep_arm_name(s->sweep, subject->arm));
    write_factors(sink, &about, s, subject);
    write_line(sink, &about, "", "mean", subject->mean, none, used, (size_t)subject->missing,
               KNOWN);
    write_line(sink, &about, "", "deviation", subject->deviation, none, used,
               (size_t)subject->missing, KNOWN);
    if (subject->effect)
        write_effect(sink, &about, s, subject);
}

int sensitivity_table(const struct sensitivity *sensitivity, const char *folder, bool force,
                      struct fault *fault)
{
    static const struct sink_table table = {"sensitivity", {"敏感性", "sensitivity"}};
    static const char *const head[] = {"outcome", "what", "factor", "measure",   "value",
                                       "low",     "high", "n_used", "n_missing", "unknown"};
    struct sink *sink;
    int status = sink_folder(&sink, folder, force, fault);
    if (status)
        return status;
    if (!(status = sink_begin(sink, &table))) {
        sink_texts(sink, head, sizeof head / sizeof *head);
        for (size_t i = 0; i < sensitivity->n; i++)
            write_subject(sink, sensitivity, &sensitivity->subject[i]);
        status = sink_end(sink, 0);
    }
    return sink_close(sink, status);
}
