/* test_workbook.c - the sink that is a workbook: its cells, long tables, its limits, equal
 * bytes, and what is left when it fails. What Excel's kin reads of it: results/test_workbook.sh. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#ifdef XLSXWRITER

#include <math.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/sink.h"
#include "cli/whole.h"
#include "cli/zip.h"

static const struct sink_table numbers = {"numbers", {"数字", "numbers"}};
static const struct sink_table words = {"words", {"文字", "words"}};

static char path[1200], part_text[400000];

static int paths_make(void **state)
{
    (void)state;
    const char *scratch = getenv("SCRATCH");
    snprintf(path, sizeof path, "%s/workbook.%ld.xlsx", scratch ? scratch : "/tmp", (long)getpid());
    return 0;
}

static int paths_remove(void **state)
{
    (void)state;
    return unlink(path);
}

static bool is_there(const char *name, const char *ending)
{
    char at[1300];
    snprintf(at, sizeof at, "%s%s", name, ending);
    return access(at, F_OK) == 0;
}

/* --- a part of the archive as text ---------------------------------------------------- */

struct wanted {
    const char *name;
    size_t n;
    bool found;
};

static void part_keep(void *context, const char *name, const char *bytes, size_t n)
{
    struct wanted *wanted = context;
    if (strcmp(name, wanted->name) != 0)
        return;
    assert_true(wanted->n + n < sizeof part_text);
    memcpy(part_text + wanted->n, bytes, n);
    wanted->n += n;
    wanted->found = true;
}

/* NULL where there is none. */
static const char *part_of(const char *name)
{
    struct wanted wanted = {.name = name};
    assert_true(zip_read(path, part_keep, &wanted));
    part_text[wanted.n] = '\0';
    return wanted.found ? part_text : NULL;
}

static const char *sheet(int number)
{
    char name[60];
    snprintf(name, sizeof name, "xl/worksheets/sheet%d.xml", number);
    return part_of(name);
}

static int count(const char *text, const char *word)
{
    int n = 0;
    while ((text = strstr(text, word))) {
        n++;
        text += strlen(word);
    }
    return n;
}

/* --- writing ---------------------------------------------------------------------------- */

static struct sink *workbook(size_t lines, struct fault *fault)
{
    struct sink *sink;
    *fault = (struct fault){0};
    assert_int_equal(sink_workbook(&sink, path, lines, LANG_ZH, true, fault), 0);
    return sink;
}

/* `n` lines below the head: a number and a day. */
static int numbers_write(struct sink *sink, int n)
{
    int code = sink_begin(sink, &numbers);
    if (!code)
        code = sink_texts(sink, (const char *const[]){"number", "date"}, 2);
    for (int i = 1; !code && i <= n; i++) {
        sink_real(sink, i);
        sink_day(sink, 14245 + i);
        code = sink_line(sink);
    }
    return sink_end(sink, code);
}

static int one_text(const char *text, struct fault *fault)
{
    struct sink *sink = workbook(SINK_LINES, fault);
    int code = sink_begin(sink, &words);
    if (!code)
        code = sink_texts(sink, (const char *const[]){"text", text}, 2);
    return sink_close(sink, sink_end(sink, code));
}

static char *file_read(size_t *n)
{
    FILE *file = fopen(path, "rb");
    char *bytes = malloc(1 << 20);
    assert_non_null(file);
    assert_non_null(bytes);
    *n = fread(bytes, 1, 1 << 20, file);
    fclose(file);
    return bytes;
}

/* --- tests ------------------------------------------------------------------------------ */

static void cells_are_what_they_are(void **state)
{
    (void)state;
    struct fault fault;
    struct sink *sink = workbook(SINK_LINES, &fault);
    char place[SINK_PLACE];
    assert_string_equal(sink_place(sink, &words, place), "文字");
    assert_string_equal(sink_kind(sink), "sheet");
    assert_int_equal(sink_begin(sink, &words), 0);
    sink_texts(sink, (const char *const[]){"文字", "b", "c", "d", "e", "f", "_x0041__x00Zz_"}, 7);
    sink_text(sink, "花园, \"东\" <社区> & =1+1");
    sink_real(sink, 1.0 / 3);
    sink_real(sink, NAN);
    sink_text(sink, "");
    sink_real(sink, INFINITY);
    sink_day(sink, 14245);  /* 2009-01-01 */
    sink_day(sink, -30000); /* 1887-11-12, which Excel does not know */
    assert_int_equal(sink_line(sink), 0);
    assert_int_equal(sink_end(sink, 0), 0);
    assert_int_equal(sink_close(sink, 0), 0);
    const char *text = sheet(1);
    assert_non_null(text);
    assert_non_null(strstr(text, "<t>花园, \"东\" &lt;社区&gt; &amp; =1+1</t>"));
    assert_non_null(strstr(text, "<c r=\"B2\"><v>0.3333333333333333</v></c>"));
    assert_null(strstr(text, "\"C2\"")); /* missing: no cell, not 0 */
    assert_null(strstr(text, "\"D2\""));
    assert_non_null(strstr(text, "<c r=\"E2\" t=\"inlineStr\"><is><t>inf</t></is></c>"));
    assert_non_null(strstr(text, "<c r=\"F2\" s=\"2\"><v>39814</v></c>"));
    assert_non_null(strstr(text, "<t>1887-11-12</t>"));
    assert_non_null(strstr(text, "<t>_x005F_x0041__x00Zz_</t>")); /* else Excel reads an A */
    assert_int_equal(count(text, "s=\"1\""), 7); /* the head, bold */
    assert_non_null(strstr(text, "state=\"frozen\""));
    assert_non_null(strstr(text, "<autoFilter ref=\"A1:G2\""));
    assert_non_null(strstr(text, "<cols>"));
    assert_non_null(strstr(part_of("xl/styles.xml"), "formatCode=\"yyyy-mm-dd\""));
    assert_non_null(strstr(part_of("xl/workbook.xml"), "<sheet name=\"文字\""));
}

/* Ten lines under the head, four to a sheet with it: three, three, three, one. */
static void long_tables_go_on(void **state)
{
    (void)state;
    static const int cells[] = {8, 8, 8, 4};
    struct fault fault;
    struct sink *sink = workbook(4, &fault);
    assert_int_equal(sink_close(sink, numbers_write(sink, 10)), 0);
    for (int i = 1; i <= 4; i++) {
        const char *text = sheet(i);
        assert_non_null(text);
        assert_non_null(strstr(text, "<t>number</t>"));
        assert_int_equal(count(text, "<c r="), cells[i - 1]);
        assert_non_null(strstr(text, i < 4 ? "<autoFilter ref=\"A1:B4\"" : "<autoFilter ref=\"A1:B2\""));
    }
    assert_null(sheet(5));
    assert_non_null(strstr(sheet(2), "<c r=\"A2\"><v>4</v></c>"));
    assert_non_null(strstr(sheet(4), "<c r=\"A2\"><v>10</v></c>"));
    const char *names = part_of("xl/workbook.xml");
    assert_non_null(strstr(names, "\"数字\""));
    assert_non_null(strstr(names, "\"数字 4\""));
    assert_null(strstr(names, "\"数字 5\""));
    /* A table that fills its sheets opens no empty one. */
    sink = workbook(4, &fault);
    assert_int_equal(sink_close(sink, numbers_write(sink, 6)), 0);
    assert_non_null(sheet(2));
    assert_null(sheet(3));
}

static void equal_tables_equal_bytes(void **state)
{
    (void)state;
    struct fault fault;
    size_t n[2];
    char *bytes[2];
    for (int i = 0; i < 2; i++) {
        if (i)
            sleep(1); /* the clock goes on */
        struct sink *sink = workbook(SINK_LINES, &fault);
        assert_int_equal(sink_close(sink, numbers_write(sink, 50)), 0);
        bytes[i] = file_read(&n[i]);
    }
    assert_int_equal(n[0], n[1]);
    assert_memory_equal(bytes[0], bytes[1], n[0]);
    free(bytes[0]);
    free(bytes[1]);
}

static void what_does_not_fit_is_told(void **state)
{
    (void)state;
    struct fault fault;
    char *text = malloc(4 * 32768 + 1);
    assert_non_null(text);
    memset(text, 'x', 32768);
    text[32767] = '\0';
    assert_int_equal(one_text(text, &fault), 0);
    assert_int_equal(count(sheet(1), "xxxxxxx"), 4681);
    unlink(path);
    memset(text, 'x', 32768);
    text[32768] = '\0';
    assert_int_equal(one_text(text, &fault), FAULT_INPUT);
    assert_non_null(strstr(fault.en, "32,767"));
    assert_non_null(strstr(fault.zh, "文字"));
    assert_string_equal(fault.where, path);
    assert_false(is_there(path, ""));
    assert_false(is_there(path, ".tmp"));
    /* Two units each in UTF-16. */
    for (int i = 0; i < 16384; i++)
        memcpy(text + 4 * i, "\xF0\xA0\x80\x80", 5);
    assert_int_equal(one_text(text, &fault), FAULT_INPUT);
    text[4 * 16383] = '\0';
    assert_int_equal(one_text(text, &fault), 0);
    assert_int_equal(one_text("\xE5\xB1", &fault), FAULT_INPUT);
    assert_non_null(strstr(fault.en, "UTF-8"));
    assert_int_equal(one_text("\xEF\xBF\xBF", &fault), FAULT_INPUT);
    free(text);
    for (int columns = 16384; columns <= 16385; columns++) {
        struct sink *sink = workbook(SINK_LINES, &fault);
        assert_int_equal(sink_begin(sink, &words), 0);
        for (int i = 0; i < columns; i++)
            sink_text(sink, "c");
        int code = sink_end(sink, sink_line(sink));
        assert_int_equal(sink_close(sink, code), columns == 16384 ? 0 : FAULT_INPUT);
    }
    assert_non_null(strstr(fault.en, "16,384"));
}

static void failures_leave_nothing(void **state)
{
    (void)state;
    struct fault fault = {0};
    struct sink *sink;
    size_t before, after;
    char *bytes = file_read(&before);
    free(bytes);
    /* It exists. */
    assert_int_equal(sink_workbook(&sink, path, SINK_LINES, LANG_EN, false, &fault), FAULT_IO);
    assert_null(sink);
    assert_string_equal(fault.where, path);
    /* No such folder. */
    fault = (struct fault){0};
    assert_int_equal(sink_workbook(&sink, "/dev/null/x.xlsx", SINK_LINES, LANG_EN, false, &fault),
                     FAULT_IO);
    assert_null(sink);
    /* What came of filling it counts, and the file of before stays. */
    sink = workbook(SINK_LINES, &fault);
    assert_int_equal(numbers_write(sink, 3), 0);
    assert_int_equal(sink_close(sink, FAULT_INPUT), FAULT_INPUT);
    assert_false(is_there(path, ".tmp"));
    bytes = file_read(&after);
    free(bytes);
    assert_int_equal(before, after);
}

/* The check that stands between a full disk and a broken workbook. */
static void what_is_not_whole_is_seen(void **state)
{
    (void)state;
    struct fault fault;
    struct sink *sink = workbook(4, &fault);
    assert_int_equal(sink_close(sink, numbers_write(sink, 4)), 0); /* 8 cells and 4 */
    assert_true(whole(path, (const size_t[]){8, 4}, 2));
    assert_false(whole(path, (const size_t[]){8, 5}, 2));
    assert_false(whole(path, (const size_t[]){8}, 1));
    assert_false(whole(path, (const size_t[]){8, 4, 2}, 3));
    size_t n;
    char *bytes = file_read(&n);
    FILE *file = fopen(path, "r+b");
    assert_non_null(file);
    fseek(file, (long)(n / 2), SEEK_SET);
    fputc(bytes[n / 2] ^ 0x55, file);
    fclose(file);
    assert_false(whole(path, (const size_t[]){8, 4}, 2));
    /* The checksum of the first entry of the directory, whose place stands six bytes before the end. */
    const unsigned char *last = (const unsigned char *)bytes + n - 6;
    const long directory = last[0] | last[1] << 8 | last[2] << 16 | (long)last[3] << 24;
    file = fopen(path, "wb");
    assert_non_null(file);
    bytes[directory + 16] ^= 1;
    assert_int_equal(fwrite(bytes, 1, n, file), n);
    fclose(file);
    assert_false(whole(path, (const size_t[]){8, 4}, 2));
    bytes[directory + 16] ^= 1;
    file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, n, file), n);
    fclose(file);
    assert_true(whole(path, (const size_t[]){8, 4}, 2));
    assert_int_equal(truncate(path, (off_t)(n - 30)), 0);
    assert_false(whole(path, (const size_t[]){8, 4}, 2));
    assert_false(whole("/nowhere", (const size_t[]){8, 4}, 2));
    free(bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_are_what_they_are),   cmocka_unit_test(long_tables_go_on),
        cmocka_unit_test(equal_tables_equal_bytes),  cmocka_unit_test(what_does_not_fit_is_told),
        cmocka_unit_test(failures_leave_nothing),    cmocka_unit_test(what_is_not_whole_is_seen),
    };
    return cmocka_run_group_tests(tests, paths_make, paths_remove);
}

#else

#include <stdio.h>

int main(void)
{
    puts("SKIPPED: workbooks: install libxlsxwriter-dev and build again");
    return 77;
}

#endif
