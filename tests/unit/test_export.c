/* test_export.c - tables: marks, quotes, means, missing cells, nothing overwritten. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include <math.h>
#include <sys/stat.h>

#include "cli/verb.h"
#include "tests/support/said.h"
#include "tests/support/sample_result.h"

static char path[1200], folder[1300], text[200000], out[2000];

static int sample_make(void **state)
{
    (void)state;
    const char *scratch = getenv("SCRATCH");
    struct store_head head = sample_head(3);
    struct fault fault = {0};
    snprintf(path, sizeof path, "%s/export.%ld.h5", scratch ? scratch : "/tmp", (long)getpid());
    snprintf(folder, sizeof folder, "%s/export.%ld-csv", scratch ? scratch : "/tmp",
             (long)getpid());
    return sample_write(path, &head, &fault);
}

static int sample_remove(void **state)
{
    (void)state;
    static const char *const names[] = {"readme", "city", "communities", "groups", "items", "flows", "parameters"};
    char name[1400];
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        snprintf(name, sizeof name, "%s/%s.csv", folder, names[i]);
        if (unlink(name) != 0)
            return -1;
    }
    return rmdir(folder) || unlink(path); /* nothing else was left there */
}

static int export(const char *option, const char *more, const char *most, bool force)
{
    struct ui ui = {.lang = LANG_ZH, .quiet = true, .force = force};
    return said(verb_export, &ui,
                (char *[]){"export", path, (char *)option, (char *)more, (char *)most, NULL}, out,
                sizeof out);
}

static const char *table(const char *name)
{
    char at[1400];
    snprintf(at, sizeof at, "%s/%s.csv", folder, name);
    FILE *file = fopen(at, "rb");
    assert_non_null(file);
    size_t n = fread(text, 1, sizeof text - 1, file);
    text[n] = '\0';
    fclose(file);
    assert_memory_equal(text, "\xEF\xBB\xBF", 3);
    for (size_t i = 1; i < n; i++)
        if (text[i] == '\n')
            assert_int_equal(text[i - 1], '\r');
    return text + 3;
}

/* Line `line` from 0. */
static const char *line_of(const char *from, int line)
{
    static char one[4000];
    while (line--)
        from = strchr(from, '\n') + 1;
    snprintf(one, sizeof one, "%.*s", (int)strcspn(from, "\r"), from);
    return one;
}

static int lines_of(const char *from)
{
    int n = 0;
    for (; *from; from++)
        n += *from == '\n';
    return n;
}

/* Cell `cell` (from 0) of a line without quotes. */
static const char *cell_of(const char *line, int cell)
{
    static char one[100];
    while (cell--)
        line = strchr(line, ',') + 1;
    snprintf(one, sizeof one, "%.*s", (int)strcspn(line, ","), line);
    return one;
}

static void replicates_are_summarised(void **state)
{
    (void)state;
    assert_int_equal(export("--csv", NULL, NULL, false), EXIT_OK);
    assert_non_null(strstr(out, folder));
    const char *city = table("city");
    assert_int_equal(lines_of(city), 4);
    assert_string_equal(line_of(city, 0),
                        "date,replicates,trust_committee,trust_committee_sd,need_wait,"
                        "need_wait_sd,cost_per_resident,cost_per_resident_sd");
    assert_memory_equal(line_of(city, 1), "2009-01-01,3,", 13);
    assert_string_equal(cell_of(line_of(city, 1), 4), ""); /* no case: empty, not 0 */
    assert_string_equal(cell_of(line_of(city, 1), 5), "");
    /* Mean and deviation of the city's trust in March, computed here from the records. */
    double value[3], mean = 0, squares = 0;
    for (uint32_t r = 0; r < 3; r++) {
        struct record record;
        int64_t up = 0, down = 0;
        assert_int_equal(sample_record(&record, sample_head(3).shape, r + 1), 0);
        for (uint32_t p = 0; p < SAMPLE_PLACES; p++) {
            up += record.numerator[record_at(&record, 0, 2, p)];
            down += record.denominator[record_at(&record, 0, 2, p)];
        }
        value[r] = 1e-6 * (double)up / (double)down;
        mean += value[r] / 3;
        record_free(&record);
    }
    for (int r = 0; r < 3; r++)
        squares += (value[r] - mean) * (value[r] - mean);
    assert_true(fabs(strtod(cell_of(line_of(city, 3), 2), NULL) - mean) < 1e-15);
    double deviation = strtod(cell_of(line_of(city, 3), 3), NULL);
    assert_true(fabs(deviation * deviation - squares / 2) < 1e-15);
    assert_true(deviation > 1e-6);
}

static void names_are_quoted(void **state)
{
    (void)state;
    const char *communities = table("communities");
    assert_int_equal(lines_of(communities), 1 + 3 * SAMPLE_COMMUNITIES);
    assert_memory_equal(line_of(communities, 0),
                        "date,community,community_name,community_street,community_street_name,"
                        "community_type,replicates,trust_committee,", 109);
    assert_non_null(strstr(line_of(communities, 2),
                           "2009-01-01,340103002,\"花园, \"\"东\"\"社区\",340103B,杏花村街道,block,3,"));
    assert_non_null(strstr(line_of(communities, 15), "2009-03-01,340103005,飞地社区,,,block,3,"));
    const char *groups = table("groups");
    assert_int_equal(lines_of(groups), 7);
    assert_non_null(strstr(groups, "2009-02-01,old_migrant,\"old, migrant\",外来老人,3,"));
    const char *flows = table("flows");
    assert_int_equal(lines_of(flows), 1 + 3 * SAMPLE_WORKS);
    assert_non_null(strstr(line_of(flows, 6), "2009-03-01,gate_admin,on the way down,下派途中,3,"));
    const char *items = table("items");
    assert_int_equal(lines_of(items), 1 + 3 * SAMPLE_ITEMS);
    assert_memory_equal(line_of(items, 0),
                        "date,item,item_department,replicates,hours,hours_sd,tasks_done,", 62);
    assert_non_null(strstr(line_of(items, 4), "2009-02-01,\"低保, \"\"初审\"\"\",民政,3,"));
    assert_non_null(strstr(line_of(items, 9), "2009-03-01,other,,3,"));
}

static void rows_and_words(void **state)
{
    (void)state;
    const char *parameters = table("parameters");
    assert_int_equal(lines_of(parameters), 4);
    assert_string_equal(line_of(parameters, 1),
                        "work.need_rate,0.83,0.77,0.1,3,0,1000,0.83,1/person/year,real,surveyed,"
                        "\"survey 2009, table 3\",需求率,rate of needs,人均每年需求。,"
                        "Needs per person.");
    const char *readme = table("readme");
    assert_non_null(strstr(readme, "result,title,,样例,a sample\r\n"));
    assert_non_null(strstr(readme, "result,seed,,18446744073709551615,18446744073709551615\r\n"));
    assert_non_null(strstr(readme, "metric,need_wait,d,等待时间,waiting time\r\n"));
    assert_non_null(strstr(readme, "file,groups.csv,"));
    assert_non_null(strstr(readme, "column,METRIC_sd,"));
}

static void nothing_is_overwritten(void **state)
{
    (void)state;
    struct stat before, after;
    char name[1400];
    snprintf(name, sizeof name, "%s/city.csv", folder);
    assert_int_equal(stat(name, &before), 0);
    assert_int_equal(export("--csv", NULL, NULL, false), EXIT_IO);
    assert_int_equal(stat(name, &after), 0);
    assert_int_equal(before.st_ino, after.st_ino);
}

static void full_has_every_replicate(void **state)
{
    (void)state;
    assert_int_equal(export("--csv", "--full", NULL, true), EXIT_OK);
    const char *city = table("city");
    assert_int_equal(lines_of(city), 1 + 9);
    assert_string_equal(line_of(city, 0), "replicate,date,trust_committee,trust_committee_n,"
                                          "need_wait,need_wait_n,cost_per_resident,"
                                          "cost_per_resident_n");
    assert_memory_equal(line_of(city, 9), "3,2009-03-01,", 13);
    assert_string_equal(cell_of(line_of(city, 1), 4), "");
    assert_string_equal(cell_of(line_of(city, 1), 5), "0");
    assert_non_null(strstr(table("readme"), "column,METRIC_n,"));
    const char *items = table("items");
    assert_int_equal(lines_of(items), 1 + 27);
    assert_string_equal(line_of(items, 0), "replicate,date,item,item_department,hours,tasks_done");
}

static void wrong_use(void **state)
{
    (void)state;
    assert_int_equal(export(NULL, NULL, NULL, false), EXIT_USAGE);
    assert_int_equal(export("--csv", "--xlsx", NULL, false), EXIT_USAGE);
    assert_int_equal(export("--csv", "-o", NULL, false), EXIT_USAGE);
    assert_int_equal(export("--csv", "-o", "/dev/null/x", false), EXIT_IO);
    struct ui ui = {.lang = LANG_ZH, .quiet = true};
    assert_int_equal(said(verb_export, &ui, (char *[]){"export", "/dev/null", "--csv", NULL}, out,
                          sizeof out),
                     EXIT_INPUT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(replicates_are_summarised), cmocka_unit_test(names_are_quoted),
        cmocka_unit_test(rows_and_words),            cmocka_unit_test(nothing_is_overwritten),
        cmocka_unit_test(full_has_every_replicate),  cmocka_unit_test(wrong_use),
    };
    return cmocka_run_group_tests(tests, sample_make, sample_remove);
}
