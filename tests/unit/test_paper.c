/* test_paper.c - whatever a text says, it is text: in Markdown and in LaTeX. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "cli/paper.h"

struct sheet {
    struct paper paper;
    char *text;
    size_t n;
};

static void begin(struct sheet *sheet, enum paper_form form)
{
    *sheet = (struct sheet){.paper = {.form = form, .lang = LANG_EN}};
    sheet->paper.out = open_memstream(&sheet->text, &sheet->n);
    assert_non_null(sheet->paper.out);
}

static void is(struct sheet *sheet, const char *expected)
{
    fclose(sheet->paper.out);
    assert_string_equal(sheet->text, expected);
    free(sheet->text);
}

static const struct paper_column columns[] = {{{"名称", "name"}, 1}, {{"值", "value"}, 3}};

static void markdown(void **state)
{
    (void)state;
    struct sheet sheet;
    begin(&sheet, PAPER_MARKDOWN);
    paper_begin(&sheet.paper, "a|b");
    paper_heading(&sheet.paper, "<b>");
    paper_text(&sheet.paper, "one\n# two");
    paper_table(&sheet.paper, columns, 2);
    paper_code(&sheet.paper, "work.need_rate");
    paper_cell(&sheet.paper, "社区 | [x](y) `z`");
    paper_code(&sheet.paper, "a`|b");
    paper_cell(&sheet.paper, "");
    paper_table_end(&sheet.paper);
    paper_end(&sheet.paper);
    is(&sheet, "# a\\|b\n\n## \\<b\\>\n\none \\# two\n\n| name | value |\n| --- | --- |\n"
               "| `work.need_rate` | 社区 \\| \\[x\\](y) \\`z\\` |\n| a\\`\\|b |  |\n");
}

static void latex(void **state)
{
    (void)state;
    struct sheet sheet;
    begin(&sheet, PAPER_LATEX);
    paper_table(&sheet.paper, columns, 2);
    paper_code(&sheet.paper, "work.need_rate");
    paper_cell(&sheet.paper, "5 % & $x^2$ \\input{a} #1 ~ 社区 x … “y” é\xf0\x9f\x8f\xa0");
    paper_table_end(&sheet.paper);
    is(&sheet,
       "\n{\\footnotesize\n\\begin{longtable}{p{\\dimexpr0.249\\linewidth-2\\tabcolsep\\relax}"
       "p{\\dimexpr0.749\\linewidth-2\\tabcolsep\\relax}}\n\\hline\nname & value \\\\\n\\hline\n"
       "\\endhead\n\\texttt{work.\\allowbreak{}need\\_\\allowbreak{}rate} & "
       "5 \\% \\& \\$x\\textasciicircum{}2\\$ \\textbackslash{}input\\{a\\} \\#1 "
       "\\textasciitilde{} \\zh{社区} x \\dots{} ``y'' \\'e\\zh{\xf0\x9f\x8f\xa0} \\\\\n"
       "\\hline\n\\end{longtable}\n}\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(markdown), cmocka_unit_test(latex)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
