/* contender.c - see contender.h. */
#include "cli/contender.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "analysis/read.h"
#include "cli/shipped.h"

enum { REFORMS_MOST = 16, PATH_BYTES = 96, MONTHS_BEFORE = 12 };

static bool ends_in(const char *text, const char *ending)
{
    size_t n = strlen(text), m = strlen(ending);
    return n > m && !strcmp(text + n - m, ending);
}

static const struct reform *reform_named(const char *name, size_t n)
{
    for (int i = 0; i < reform_count; i++)
        if (strlen(reform_catalogue[i]->name) == n && !strncmp(reform_catalogue[i]->name, name, n))
            return reform_catalogue[i];
    return NULL;
}

/* The names joined by `+`, without the one that says they are reforms. */
static const char *names_of(const char *asked) { return asked + (*asked == '+'); }

/* A file, or the name of a shipped scenario: then that is meant, though a reform be called so. */
static bool is_scenario(const char *text)
{
    struct stat found;
    if (ends_in(text, ".yaml") || strchr(text, '/') || stat(text, &found) == 0)
        return true;
    for (int i = 0; i < shipped_count; i++)
        if (!strcmp(shipped_scenarios[i].name, text))
            return true;
    return false;
}

/* Neither a scenario nor a reform; one of several names joined by `+` can but be a reform. */
static int nothing_like(const char *text, size_t n, bool alone, const struct ui *ui)
{
    struct nearest near = {0};
    struct fault fault = {0};
    char name[PATH_BYTES];
    snprintf(name, sizeof name, "%.*s", (int)(n < sizeof name ? n : sizeof name - 1), text);
    for (int i = 0; i < reform_count; i++)
        nearest_offer(&near, name, reform_catalogue[i]->name);
    for (int i = 0; alone && i < shipped_count; i++)
        nearest_offer(&near, name, shipped_scenarios[i].name);
    fault_set(&fault, FAULT_INPUT,
              alone ? (struct words){"没有叫“%s”的文件、自带情景或改革%s%s%s（见 shequ describe reforms）",
                                     "there is no file, shipped scenario or reform '%s'%s%s%s (shequ "
                                     "describe reforms lists reforms)"}
                    : (struct words){"没有改革“%s”%s%s%s（见 shequ describe reforms）",
                                     "there is no reform '%s'%s%s%s (shequ describe reforms lists "
                                     "them)"},
              name, near.name ? words_in((struct words){"；是否指 ", "; do you mean "}, ui->lang) : "",
              near.name ? near.name : "",
              near.name ? words_in((struct words){"？", "?"}, ui->lang) : "");
    return ui_fault(ui, &fault);
}

/* Are these names of reforms joined by `+`? What is none is told. */
static int are_reforms(const char *text, bool *all, const struct ui *ui)
{
    const char *bad = NULL;
    size_t bad_n = 0;
    int known = 0, n = 0;
    for (const char *at = names_of(text); at; n++) {
        const char *plus = strchr(at, '+');
        size_t length = plus ? (size_t)(plus - at) : strlen(at);
        if (reform_named(at, length))
            known++;
        else if (!bad) {
            bad = at;
            bad_n = length;
        }
        at = plus ? plus + 1 : NULL;
    }
    *all = known == n && n <= REFORMS_MOST;
    if (n > REFORMS_MOST)
        return ui_usage(ui, (struct words){"最多同时 %d 项改革", "at most %d reforms at once"},
                        (int)REFORMS_MOST);
    return bad ? nothing_like(bad, bad_n, n == 1, ui) : 0;
}

/* Fit for a file's name, and short: letters, digits, hyphens, `+` and `_` of what was typed;
 * bytes of other scripts stay. */
static void name_it(struct contender *contender)
{
    const char *asked = contender->asked;
    if (contender->kind == CONTENDER_REFORMS)
        asked = names_of(asked);
    else if (strrchr(asked, '/'))
        asked = strrchr(asked, '/') + 1;
    size_t n = strlen(asked);
    if (ends_in(asked, ".yaml"))
        n -= 5;
    else if (ends_in(asked, ".h5"))
        n -= 3;
    if (n >= sizeof contender->name)
        n = sizeof contender->name - 1;
    for (size_t i = 0; i < n; i++) {
        unsigned char byte = (unsigned char)asked[i];
        contender->name[i] =
            isalnum(byte) || strchr("-+_", byte) || byte >= 0x80 ? asked[i] : '-';
    }
    while (n && ((unsigned char)asked[n] & 0xc0) == 0x80)
        n--; /* no half of a character */
    contender->name[n] = '\0';
}

/* The day from which reforms named alone are in force. */
static void begin_of(const struct scenario *base, const char *begin, char text[16])
{
    char date[DATE_TEXT];
    int months = base->run.length >= 2 * MONTHS_BEFORE ? MONTHS_BEFORE : 0;
    snprintf(text, 16, "%s",
             begin ? begin : day_text(date_add_months(base->run.start, months), date));
}

/* `reforms.NAME.begin` for each of them. */
static int order_reforms(struct contender *contender, const struct ui *ui)
{
    char *path = contender->paths = malloc((size_t)REFORMS_MOST * PATH_BYTES);
    if (!path)
        return ui_memory(ui);
    for (const char *at = names_of(contender->asked); at; path += PATH_BYTES) {
        const char *plus = strchr(at, '+');
        int length = plus ? (int)(plus - at) : (int)strlen(at);
        snprintf(path, PATH_BYTES, "reforms.%.*s.begin", length, at);
        contender->settings[contender->n_settings++] = (struct setting){path, contender->begin};
        at = plus ? plus + 1 : NULL;
    }
    return 0;
}

/* The scenario inside a result. */
static int load_result(const struct contender *contender, const struct setting *settings, int n,
                       struct scenario *scenario, const struct ui *ui, struct faults *faults)
{
    struct result *result;
    struct fault fault = {0};
    char *text = NULL, *name = NULL;
    int status = result_open(&result, contender->from, &fault);
    if (!status)
        status = result_text(result, "/", "scenario", &text, &fault);
    if (!status)
        status = result_text(result, "/", "scenario_name", &name, &fault);
    if (!status && !text) {
        status = fault_set(&fault, FAULT_INPUT,
                           (struct words){"文件里没有情景", "there is no scenario in it"});
        fault_place(&fault, contender->from, 0, 0);
    }
    result_close(result);
    status = status ? ui_fault(ui, &fault)
                    : load_scenario_text(scenario, name ? name : contender->name, text,
                                         strlen(text), settings, n, ui, faults)
             ? ui_faults(ui, faults)
             : 0;
    free(text);
    free(name);
    return status;
}

static int load(const struct contender *contender, const struct setting *settings, int n,
                struct scenario *scenario, bool first, const struct ui *ui)
{
    struct faults *faults = calloc(1, sizeof *faults);
    struct ui silent = *ui;
    int status;
    if (!faults)
        return ui_memory(ui);
    silent.quiet = ui->quiet || !first; /* warnings are told once */
    if (ends_in(contender->from, ".h5"))
        status = load_result(contender, settings, n, scenario, &silent, faults);
    else {
        load_scenario(scenario, contender->from, settings, n, &silent, faults);
        status = ui_faults(&silent, faults);
    }
    free(faults);
    return status;
}

/* Of reforms their labels joined, of a scenario its title, or the name. */
static int entitle(struct contender *contender, const struct ui *ui)
{
    const struct scenario *scenario = &contender->scenario;
    for (int l = 0; l < 2; l++) {
        char joined[1024] = "";
        const char *title = l == LANG_ZH ? scenario->title_zh : scenario->title_en;
        size_t used = 0;
        for (const char *at = contender->kind == CONTENDER_REFORMS ? names_of(contender->asked)
                                                                        : NULL;
             at;) {
            size_t length = strcspn(at, "+");
            const struct words label = reform_named(at, length)->label;
            int n = snprintf(joined + used, sizeof joined - used, "%s%s", used ? " + " : "",
                             words_in(label, (enum lang)l));
            used += n > 0 && (size_t)n < sizeof joined - used ? (size_t)n : 0;
            at = at[length] ? at + length + 1 : NULL;
        }
        const char *text = used ? joined : title ? title : contender->name;
        if (!(contender->title[l] = malloc(strlen(text) + 1)))
            return ui_memory(ui);
        strcpy(contender->title[l], text);
    }
    return 0;
}

int contender_init(struct contender *contender, const char *asked,
                   const struct contender *base, const struct options *shared,
                   const char *begin, const struct ui *ui)
{
    bool reforms = false;
    int status = 0;
    *contender = (struct contender){.asked = asked, .from = asked};
    if (ends_in(asked, ".h5"))
        contender->kind = CONTENDER_RESULT;
    else if (base && !is_scenario(asked) && (status = are_reforms(asked, &reforms, ui)))
        return status;
    if (reforms)
        contender->kind = CONTENDER_REFORMS;
    name_it(contender);
    if (contender->kind == CONTENDER_RESULT) { /* what is written is written */
        status = load(contender, NULL, 0, &contender->scenario, true, ui);
        return status ? status : entitle(contender, ui);
    }
    for (int i = 0; i < shared->n_settings; i++)
        contender->settings[contender->n_settings++] = shared->settings[i];
    if (reforms) {
        contender->from = base->from;
        begin_of(&base->scenario, begin, contender->begin);
        status = order_reforms(contender, ui);
    }
    if (!status)
        status = load(contender, contender->settings, contender->n_settings,
                      &contender->scenario, true, ui);
    return status ? status : entitle(contender, ui);
}

bool contender_is_both(const struct contender *contender)
{
    return contender->kind == CONTENDER_SCENARIO &&
           reform_named(contender->asked, strlen(contender->asked));
}

void contender_free(struct contender *contender)
{
    free(contender->paths);
    free(contender->title[0]);
    free(contender->title[1]);
    scenario_free(&contender->scenario);
    *contender = (struct contender){0};
}

/* Its own settings and `n` further ones, or NULL. */
static struct setting *with_further(const struct contender *contender,
                                    const struct setting *further, int n)
{
    const size_t own = (size_t)contender->n_settings;
    struct setting *settings = malloc((own + (size_t)n + 1) * sizeof *settings);
    if (settings) {
        memcpy(settings, contender->settings, own * sizeof *settings);
        memcpy(settings + own, further, (size_t)n * sizeof *settings);
    }
    return settings;
}

int contender_again(const struct contender *contender, const struct setting *further, int n,
                    struct scenario *scenario, const struct ui *ui)
{
    struct setting *settings = with_further(contender, further, n);
    const int status = settings ? load(contender, settings, contender->n_settings + n, scenario,
                                       false, ui)
                                : ui_memory(ui);
    free(settings);
    return status;
}

int contender_at(const struct contender *contender, const struct setting *further, int n,
                 struct scenario *scenario, const struct ui *ui, struct faults *faults)
{
    struct ui silent = *ui;
    struct fault fault = {0};
    struct setting *settings = with_further(contender, further, n);
    if (!settings)
        return faults_add(faults, (fault_memory(&fault, (unsigned long long)n), &fault));
    silent.quiet = true;
    const int status = load_scenario(scenario, contender->from, settings,
                                     contender->n_settings + n, &silent, faults);
    free(settings);
    return status;
}
