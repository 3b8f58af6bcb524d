/* test_sensitivity_points.c - from a table of points to what is said of factors: functions whose
 * indices are known stand where a sweep's effects would, in the order of its design, and go through
 * what `shequ sensitivity` calls.
 *
 * Designs are Sobol's points and trajectories of a fixed seed; nothing is drawn elsewhere.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <unistd.h>

#include "analysis/design.h"
#include "cli/sensitivity_files.h"
#include "cli/sensitivity_say.h"
#include "models/json.h"

enum { FACTORS = 8 };
static const double pi = 3.141592653589793;
static const double weight[FACTORS] = {0, 1, 4.5, 9, 99, 99, 99, 99};

static double ishigami(const double *x) /* -pi .. pi */
{
    return sin(x[0]) + 7 * sin(x[1]) * sin(x[1]) + 0.1 * pow(x[2], 4) * sin(x[0]);
}

static double g(const double *x)
{
    double product = 1;
    for (int i = 0; i < FACTORS; i++)
        product *= (fabs(4 * x[i] - 2) + weight[i]) / (1 + weight[i]);
    return product;
}

/* Rises with x[0], hangs on x[1] a little, below 0 where x[0] < 0.3 and x[1] > 0.5. */
static double cornered(const double *x)
{
    return x[0] < 0.3 && x[1] > 0.5 ? -1 - x[0] : 2 + x[0] + 0.3 * x[1];
}

/* ---- a sweep with one variant whose effect is the function ---- */

struct scene {
    struct sweep sweep;
    struct sweep_factor factor[FACTORS];
    struct sweep_table table;
    struct sensitivity sensitivity;
    struct fault fault;
};

static char file_text[] = "shequ: 1", base[] = "base", reform[] = "reform";
static char *path[FACTORS] = {(char[]){"f1"}, (char[]){"f2"}, (char[]){"f3"}, (char[]){"f4"},
                              (char[]){"f5"}, (char[]){"f6"}, (char[]){"f7"}, (char[]){"f8"}};
static char *levels[] = {(char[]){"low"}, (char[]){"middle"}, (char[]){"high"}};
static const struct metric metric = {"outcome", "d", METRIC_LEVEL,        METRIC_LESS,
                                     0,         1,   {"结果", "outcome"}, {"", ""}};

static void set_scene(struct scene *scene, struct sweep_design design, uint32_t k, uint64_t points,
                      double low, double high, uint32_t replicates)
{
    memset(scene, 0, sizeof *scene);
    scene->sweep = (struct sweep){.text = file_text,
                                  .scenario = base,
                                  .variant = {reform},
                                  .n_variants = 1,
                                  .factor = scene->factor,
                                  .k = k,
                                  .design = design,
                                  .n_points = points,
                                  .replicates = replicates,
                                  .outcome = {&metric},
                                  .n_outcomes = 1};
    for (uint32_t j = 0; j < k; j++)
        scene->factor[j] = (struct sweep_factor){
            .path = path[j], .label = {path[j], path[j]}, .low = low, .high = high};
    scene->table = (struct sweep_table){.sweep = &scene->sweep,
                                        .n = points,
                                        .n_arms = 2,
                                        .n_variants = 1,
                                        .replicates = replicates,
                                        .mean = calloc(2 * points * replicates, sizeof(double)),
                                        .effect = calloc(points * replicates, sizeof(double))};
    assert_non_null(scene->table.mean);
    assert_non_null(scene->table.effect);
}

static void fill(struct scene *scene, double (*f)(const double *))
{
    const uint32_t n = scene->sweep.replicates;
    for (uint64_t i = 0; i < scene->sweep.n_points; i++) {
        double x[FACTORS] = {0};
        for (uint32_t j = 0; j < scene->sweep.k; j++)
            x[j] = sweep_number(&scene->sweep, i, j);
        for (uint32_t r = 0; r < n; r++) {
            scene->table.effect[i * n + r] = f(x);
            scene->table.mean[(2 * i) * n + r] = 100;
            scene->table.mean[(2 * i + 1) * n + r] = 100 + f(x);
        }
    }
}

static int reckon(struct scene *scene)
{
    return sensitivity_init(&scene->sensitivity, &scene->table, &(struct sensitivity_ask){-1, -1},
                            &scene->fault);
}

/* What is said of the primary subject, in English; in Chinese there is something, too. */
static void says(const struct scene *scene, enum sensitivity_sentence which, const char *part)
{
    static char en[SENSITIVITY_TEXT], zh[SENSITIVITY_TEXT];
    const struct sensitivity *s = &scene->sensitivity;
    sensitivity_say(s, &s->subject[0], which, LANG_EN, en);
    sensitivity_say(s, &s->subject[0], which, LANG_ZH, zh);
    if (!part) {
        assert_string_equal(en, "");
        assert_string_equal(zh, "");
        return;
    }
    if (!strstr(en, part))
        fail_msg("'%s' does not say '%s'", en, part);
    assert_true((unsigned char)zh[0] > 0x7f);
}

/* Both files, as text; each to be freed. */
static char *document_of(const struct scene *scene)
{
    struct json json = {.line = true};
    sensitivity_document(&scene->sensitivity, LANG_EN, &json);
    assert_false(json.text.memory);
    return json.text.text;
}

static char *table_of(const struct scene *scene)
{
    enum { MOST = 1 << 16 };
    const char *scratch = getenv("SCRATCH");
    char folder[1000], name[1100];
    struct fault fault = {0};
    char *text = calloc(MOST, 1);
    snprintf(folder, sizeof folder, "%s/sensitivity.%ld", scratch ? scratch : "/tmp",
             (long)getpid());
    snprintf(name, sizeof name, "%s/sensitivity.csv", folder);
    assert_int_equal(sensitivity_table(&scene->sensitivity, folder, false, &fault), 0);
    FILE *file = fopen(name, "r");
    assert_true(file && text);
    assert_true(fread(text, 1, MOST - 1, file) > 0);
    fclose(file);
    assert_int_equal(unlink(name) || rmdir(folder), 0);
    return text;
}

static void strike(struct scene *scene)
{
    sensitivity_free(&scene->sensitivity);
    free(scene->table.mean);
    free(scene->table.effect);
}

static void close_to(double x, double wanted, double tolerance)
{
    if (!(fabs(x - wanted) <= tolerance))
        fail_msg("%.12g is not %.12g", x, wanted);
}

/* ---- saltelli ---- */

static void ishigamis_indices(void **state)
{
    (void)state;
    enum { ROWS = 8192 };
    const double one = pow(1 + 0.1 * pow(pi, 4) / 5, 2) / 2, two = 49.0 / 8;
    const double both = 0.01 * pow(pi, 8) * (1.0 / 18 - 1.0 / 50), all = one + two + both;
    const double first[] = {one / all, two / all, 0};
    const double total[] = {(one + both) / all, two / all, both / all};
    struct scene scene;
    set_scene(&scene, (struct sweep_design){.kind = SWEEP_SALTELLI, .size = ROWS, .seed = 7},
              3, ROWS * 5, -pi,
              pi, 1);
    fill(&scene, ishigami);
    assert_int_equal(reckon(&scene), 0);
    assert_int_equal(scene.sensitivity.n, 3); /* an effect, two levels */
    const struct sensitivity_subject *effect = &scene.sensitivity.subject[0];
    const struct sensitivity_subject *level = &scene.sensitivity.subject[2];
    assert_true(effect->effect && effect->arm == 1 && !level->effect && level->arm == 1);
    for (int j = 0; j < 3; j++) {
        assert_int_equal(effect->factor[j].unknown, KNOWN);
        assert_int_equal(effect->factor[j].n_used, ROWS);
        close_to(effect->factor[j].value[0], total[j], 0.02);
        close_to(effect->factor[j].value[1], first[j], 0.02);
        assert_true(effect->factor[j].interval[0].low <= effect->factor[j].value[0] &&
                    effect->factor[j].value[0] <= effect->factor[j].interval[0].high);
        close_to(level->factor[j].value[0], total[j], 0.02);
        assert_int_equal(effect->factor[j].word, SENSITIVITY_MATTERS);
    }
    assert_int_equal(effect->order[0], 0);
    assert_int_equal(effect->order[1], 1);
    assert_int_equal(effect->order[2], 2);
    /* The baseline is 100 everywhere: nothing is said of it, and why. */
    assert_int_equal(scene.sensitivity.subject[1].factor[0].unknown, UNKNOWN_CONSTANT);
    assert_int_equal(scene.sensitivity.subject[1].factor[0].word, SENSITIVITY_UNKNOWN);
    assert_true(isnan(scene.sensitivity.subject[1].factor[0].value[0]));
    assert_int_equal(scene.sensitivity.columns.n_apart, 2 * ROWS);
    strike(&scene);
}

static void gs_indices(void **state)
{
    (void)state;
    enum { ROWS = 8192 };
    struct scene scene;
    double own[FACTORS], all = 1;
    for (int j = 0; j < FACTORS; j++) {
        own[j] = 1 / (3 * (1 + weight[j]) * (1 + weight[j]));
        all *= 1 + own[j];
    }
    set_scene(&scene, (struct sweep_design){.kind = SWEEP_SALTELLI, .size = ROWS, .seed = 7},
              FACTORS, ROWS * 10,
              0, 1, 1);
    fill(&scene, g);
    assert_int_equal(reckon(&scene), 0);
    const struct sensitivity_subject *effect = &scene.sensitivity.subject[0];
    for (int j = 0; j < FACTORS; j++) {
        close_to(effect->factor[j].value[1], own[j] / (all - 1), 0.02);
        close_to(effect->factor[j].value[0], own[j] * all / (1 + own[j]) / (all - 1), 0.02);
        assert_int_equal(effect->factor[j].word, j < 2 ? SENSITIVITY_MATTERS : SENSITIVITY_SLIGHT);
    }
    says(&scene, SAYS_DECIDES, "with others, is 0.7");
    says(&scene, SAYS_SLIGHT, ": f3, f4, f");
    says(&scene, SAYS_OPEN, NULL);
    says(&scene, SAYS_BOX, "The sign is the same at all of these.");
    /* g is above 0 everywhere, and less is better. */
    assert_int_equal(effect->named, -1);
    close_to(effect->signs.share, 1, 0);
    close_to(effect->signs.named_share, 0, 0);
    assert_int_equal(effect->box.unknown, UNKNOWN_CONSTANT);
    strike(&scene);
}

/* Of a row that lost one point nothing is used: as if the design had not had the row. */
static void a_point_costs_its_row(void **state)
{
    (void)state;
    enum { ROWS = 128, K = 3 };
    struct scene whole, holed;
    const struct sweep_design design = {.kind = SWEEP_SALTELLI, .size = ROWS, .seed = 7};
    const uint64_t lost = 17 * (K + 2) + 2; /* A_B^1 of row 17 */
    set_scene(&whole, design, K, ROWS * (K + 2), -pi, pi, 2);
    set_scene(&holed, design, K, ROWS * (K + 2), -pi, pi, 2);
    fill(&whole, ishigami);
    fill(&holed, ishigami);
    for (uint64_t r = 0; r < 2; r++) {
        holed.table.effect[2 * lost + r] = NAN;
        for (uint64_t p = 0; p < K + 2; p++)
            whole.table.effect[2 * (17 * (K + 2) + p) + r] = NAN;
    }
    holed.table.effect[0] = NAN; /* one of two replicates: the point stands, on the other */
    assert_int_equal(reckon(&whole) || reckon(&holed), 0);
    const struct sensitivity_subject *effect = &holed.sensitivity.subject[0];
    assert_int_equal(effect->missing, 1);
    assert_int_equal(effect->thin, 1);
    for (int j = 0; j < K; j++) {
        assert_int_equal(effect->factor[j].n_used, ROWS - 1);
        assert_int_equal(effect->factor[j].n_missing, 1);
        assert_memory_equal(effect->factor[j].value, whole.sensitivity.subject[0].factor[j].value,
                            2 * sizeof(double));
    }
    assert_int_equal(effect->signs.n_missing, 0); /* it was neither in A nor in B */
    strike(&whole);
    strike(&holed);
}

/* ---- morris ---- */

static void a_screen_leaves_the_inactive_out(void **state)
{
    (void)state;
    enum { TRAJECTORIES = 20 };
    struct scene scene;
    set_scene(&scene, (struct sweep_design){.kind = SWEEP_MORRIS, .size = TRAJECTORIES, .levels = 4, .seed = 7},
              FACTORS,
              TRAJECTORIES * (FACTORS + 1), 0, 1, 1);
    fill(&scene, g);
    assert_int_equal(reckon(&scene), 0);
    const struct sensitivity_subject *effect = &scene.sensitivity.subject[0];
    assert_int_equal(effect->order[0], 0);
    assert_int_equal(effect->order[1], 1);
    for (int j = 0; j < FACTORS; j++) {
        const struct sensitivity_factor *factor = &effect->factor[j];
        assert_int_equal(factor->n_used, TRAJECTORIES);
        assert_int_equal(factor->word, j < 2   ? SENSITIVITY_MATTERS
                                       : j > 3 ? SENSITIVITY_SLIGHT
                                               : factor->word);
        assert_true(factor->interval[2].low <= factor->value[2] &&
                    factor->value[2] <= factor->interval[2].high);
        assert_true(fabs(factor->value[2]) <= factor->value[0]);
    }
    close_to(effect->bound, 0.1 * effect->factor[0].value[0], 1e-12);
    assert_int_equal(scene.sensitivity.columns.n_apart, TRAJECTORIES);
    strike(&scene);
}

/* A straight line's mu is its slope over the whole range, up or down: signs of steps are right. */
static double falling(const double *x)
{
    return 5 - 3 * x[0] + 2 * x[1];
}

/* The first assumed number, whatever stands before it; those whose intervals reach it beside it. */
static void an_assumption_to_study(void **state)
{
    (void)state;
    struct scene scene;
    set_scene(&scene, (struct sweep_design){.kind = SWEEP_MORRIS, .size = 12, .levels = 4, .seed = 3},
              FACTORS, 12 * 9, 0, 1,
              1);
    for (int j = 0; j < FACTORS; j++)
        scene.factor[j].row =
            (struct parameter){.name = path[j], .grade = j == 0 ? GRADE_SURVEYED : GRADE_ASSUMED};
    fill(&scene, g);
    assert_int_equal(reckon(&scene), 0);
    says(&scene, SAYS_DECIDES, "Most is decided by f1: over its whole range it moves the outcome");
    says(&scene, SAYS_DECIDES, " d; grade of this number: surveyed.");
    says(&scene, SAYS_STUDY, "The assumption to be studied first: f2");
    strike(&scene);
    /* Where all are slight none is to be studied. */
    set_scene(&scene, (struct sweep_design){.kind = SWEEP_MORRIS, .size = 12, .levels = 4, .seed = 3},
              3, 12 * 4, 0, 1, 1);
    scene.factor[2].row = (struct parameter){.name = path[2], .grade = GRADE_ASSUMED};
    fill(&scene, falling);
    assert_int_equal(reckon(&scene), 0);
    says(&scene, SAYS_STUDY,
         "No assumed number is known to do more than a tenth of the largest mu*");
    says(&scene, SAYS_BOX, "The sign is the same at all of these.");
    strike(&scene);
    /* Of four trajectories there is no interval, and so no word. */
    set_scene(&scene, (struct sweep_design){.kind = SWEEP_MORRIS, .size = 4, .levels = 4, .seed = 3},
              3, 4 * 4, 0, 1, 1);
    fill(&scene, falling);
    assert_int_equal(reckon(&scene), 0);
    says(&scene, SAYS_DECIDES, "not yet told; the largest estimate is of f1");
    says(&scene, SAYS_OPEN, "f1, f2, f3");
    strike(&scene);
}

static void a_slope_keeps_its_sign(void **state)
{
    (void)state;
    struct scene scene;
    set_scene(&scene, (struct sweep_design){.kind = SWEEP_MORRIS, .size = 12, .levels = 4, .seed = 3},
              3, 12 * 4, 0, 10, 1);
    fill(&scene, falling);
    assert_int_equal(reckon(&scene), 0);
    const struct sensitivity_subject *effect = &scene.sensitivity.subject[0];
    close_to(effect->factor[0].value[2], -30, 1e-6);
    close_to(effect->factor[1].value[2], 20, 1e-6);
    close_to(effect->factor[2].value[0], 0, 1e-9);
    close_to(effect->factor[0].value[1], 0, 1e-6);
    assert_int_equal(effect->factor[2].word, SENSITIVITY_SLIGHT);
    strike(&scene);
}

/* ---- free designs ---- */

static void ranks_signs_and_a_box(void **state)
{
    (void)state;
    enum { N = 400 };
    struct scene scene;
    char text[SWEEP_VALUE];
    set_scene(&scene, (struct sweep_design){.kind = SWEEP_LHS, .size = N, .seed = 5},
              3, N, 0, 1, 1);
    fill(&scene, cornered);
    assert_int_equal(reckon(&scene), 0);
    const struct sensitivity_subject *effect = &scene.sensitivity.subject[0];
    assert_int_equal(effect->order[0], 0);
    assert_int_equal(effect->factor[0].word, SENSITIVITY_MATTERS);
    assert_int_equal(effect->factor[2].word, SENSITIVITY_SLIGHT);
    /* 15 % of the square is below 0, where less is better. */
    close_to(effect->signs.named_share, 0.15, 0.05);
    close_to(effect->signs.share, 0.85, 0.05);
    assert_true(effect->box.found && effect->box.restricted == 2);
    close_to(effect->box.density, 1, 0.02);
    close_to(effect->box.coverage, 1, 0.05);
    for (size_t i = 0; i < 2; i++) {
        const struct prim_limit *limit = &effect->limit[i];
        assert_true(limit->factor < 2);
        close_to(limit->factor ? limit->low : limit->high, limit->factor ? 0.5 : 0.3, 0.03);
    }
    says(&scene, SAYS_DECIDES, "Most is decided by f1: partial rank correlation 0.");
    says(&scene, SAYS_DECIDES, "no grade");
    says(&scene, SAYS_STUDY, "None of these numbers is assumed.");
    says(&scene, SAYS_SLIGHT, "within a partial rank correlation of ±0.2): f3.");
    says(&scene, SAYS_SIGN, "It helps at 1");
    says(&scene, SAYS_BOX, "Where it does not harm most of the time: ");
    says(&scene, SAYS_BOX, "f1 is 0.");
    says(&scene, SAYS_BOX, " or less");
    says(&scene, SAYS_BOX, "f2 is 0.5");
    says(&scene, SAYS_BOX, " or more");
    says(&scene, SAYS_LUCK, "cannot be said: it takes two replicates a point");
    char *document = document_of(&scene), *table = table_of(&scene);
    assert_non_null(strstr(document, "\"found\": true"));
    assert_non_null(strstr(document, "\"limits\": [{\"factor\": "));
    assert_non_null(strstr(table, "\noutcome,effect:reform,f1,box,,,0."));
    assert_non_null(strstr(table, "\noutcome,effect:reform,f2,box,,0.5"));
    assert_non_null(strstr(table, ",box_density,0.98"));
    assert_null(strstr(table, "nan"));
    free(document);
    free(table);
    /* Positions are told in the factor's unit, or as its levels are written. */
    scene.factor[0].high = 50;
    scene.sensitivity.columns.high[0] = 50;
    assert_string_equal(sensitivity_written(&scene.sensitivity.columns, 0, 0.5, text), "25");
    scene.factor[0].log = true;
    scene.factor[0].low = scene.sensitivity.columns.low[0] = 0.5;
    assert_string_equal(sensitivity_written(&scene.sensitivity.columns, 0, 0.5, text), "5");
    strike(&scene);
}

static void levels_have_places(void **state)
{
    (void)state;
    enum { N = 60 };
    struct scene scene;
    char text[SWEEP_VALUE];
    set_scene(&scene, (struct sweep_design){.kind = SWEEP_LHS, .size = N, .seed = 5},
              2, N, 0, 1, 1);
    scene.factor[1].level = levels;
    scene.factor[1].n_levels = 3;
    fill(&scene, falling);
    assert_int_equal(reckon(&scene), 0);
    const struct sensitivity_columns *columns = &scene.sensitivity.columns;
    int seen[3] = {0};
    for (size_t i = 0; i < N; i++) {
        const double at = columns->position[N + i];
        assert_true(at == 0 || at == 0.5 || at == 1);
        seen[(int)(2 * at)]++;
    }
    assert_int_equal(seen[0], 20);
    assert_int_equal(seen[1], 20);
    assert_string_equal(sensitivity_written(columns, 1, 0.5, text), "middle");
    strike(&scene);
}

/* ---- what is refused ---- */

static char *cells[30 * 2];
static char written[30 * 2][8];

static void a_list(struct scene *scene, int (*second)(int))
{
    set_scene(scene, (struct sweep_design){.kind = SWEEP_LIST}, 2, 30, 0, 0, 1);
    for (int i = 0; i < 30; i++) {
        snprintf(written[2 * i], sizeof *written, "%d", (i * 7) % 30);
        snprintf(written[2 * i + 1], sizeof *written, "%d", second(i));
        cells[2 * i] = written[2 * i];
        cells[2 * i + 1] = written[2 * i + 1];
    }
    scene->sweep.cell = cells;
    fill(scene, falling);
}

static int same(int i)
{
    return 4 + 0 * i;
}
static int tied(int i)
{
    return 60 - 2 * ((i * 7) % 30);
}
static int apart(int i)
{
    return (i * 11) % 13;
}

/* A grid moves all factors freely, unless one has a single step. */
static void a_grid_is_asked_as_well(void **state)
{
    (void)state;
    struct scene scene;
    set_scene(&scene, (struct sweep_design){.kind = SWEEP_GRID}, 2, 30, 0, 1, 1);
    scene.factor[0].steps = 6;
    scene.factor[1].steps = 5;
    fill(&scene, falling);
    assert_int_equal(reckon(&scene), 0);
    const struct sensitivity_subject *effect = &scene.sensitivity.subject[0];
    assert_int_equal(effect->factor[0].n_used, 30);
    assert_true(effect->factor[0].value[0] < -0.9 && effect->factor[1].value[0] > 0.8);
    assert_int_equal(effect->box.unknown, UNKNOWN_FEW);
    strike(&scene);
    set_scene(&scene, (struct sweep_design){.kind = SWEEP_GRID}, 2, 30, 0, 1, 1);
    scene.factor[0].steps = 30;
    scene.factor[1].steps = 1;
    fill(&scene, falling);
    assert_int_equal(reckon(&scene), FAULT_INPUT);
    assert_non_null(strstr(scene.fault.en, "f2 is the same at all points"));
    strike(&scene);
}

static void factors_must_move_freely(void **state)
{
    (void)state;
    struct scene scene;
    a_list(&scene, apart);
    assert_int_equal(reckon(&scene), 0);
    assert_int_equal(scene.sensitivity.subject[0].factor[0].unknown, KNOWN);
    assert_true(scene.sensitivity.subject[0].factor[0].value[0] < -0.9);
    strike(&scene);
    a_list(&scene, same);
    assert_int_equal(reckon(&scene), FAULT_INPUT);
    assert_non_null(strstr(scene.fault.en, "f2 is the same at all points"));
    assert_true(scene.fault.zh[0] != '\0');
    strike(&scene);
    a_list(&scene, tied);
    assert_int_equal(reckon(&scene), FAULT_INPUT);
    assert_non_null(strstr(scene.fault.en, "determined by others"));
    strike(&scene);
    a_list(&scene, apart);
    cells[3] = (char[]){"word"};
    assert_int_equal(reckon(&scene), FAULT_INPUT);
    assert_non_null(strstr(scene.fault.en, "f2 has values that are no numbers"));
    strike(&scene);
}

/* ---- luck ---- */

static double luck_of(const double *values, size_t stride, uint64_t points, uint32_t replicates)
{
    struct fault fault = {0};
    double luck = -1;
    assert_int_equal(sensitivity_luck(values, stride, points, replicates, &luck, &fault), 0);
    return luck;
}

static void luck_is_what_replicates_do_not_share(void **state)
{
    (void)state;
    /* By hand: means 1, 3, 8 over three points; replicates differ by 2 everywhere: no luck. */
    const double shared[] = {0, 2, 2, 4, 7, 9};
    close_to(luck_of(shared, 2, 3, 2), 0, 1e-12);
    /* Points' means 0, 2; what is left of each cell is +-1: 4 / 1 / 2 over 2 is 1. */
    const double own[] = {-1, 1, 3, 1};
    close_to(luck_of(own, 2, 2, 2), 1, 1e-12);
    const double holed[] = {-1, 1, NAN, 5, 3, 1};
    close_to(luck_of(holed, 2, 3, 2), 1, 1e-12);
    assert_true(isnan(luck_of(own, 1, 4, 1)));
    assert_true(isnan(luck_of(own, 2, 1, 2)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ishigamis_indices),
        cmocka_unit_test(gs_indices),
        cmocka_unit_test(a_point_costs_its_row),
        cmocka_unit_test(a_screen_leaves_the_inactive_out),
        cmocka_unit_test(an_assumption_to_study),
        cmocka_unit_test(a_slope_keeps_its_sign),
        cmocka_unit_test(ranks_signs_and_a_box),
        cmocka_unit_test(levels_have_places),
        cmocka_unit_test(a_grid_is_asked_as_well),
        cmocka_unit_test(factors_must_move_freely),
        cmocka_unit_test(luck_is_what_replicates_do_not_share),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
