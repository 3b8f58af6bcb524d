/* paper.c - see paper.h. */
#include "cli/paper.h"

#include <string.h>

/* Bytes of the character of UTF-8 at `text`. */
static size_t length_of(const char *text)
{
    const unsigned char first = (unsigned char)*text;
    size_t n = first < 0xc0 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    for (size_t i = 1; i < n; i++)
        if (((unsigned char)text[i] & 0xc0) != 0x80)
            return i;
    return n;
}

/* What stands for a character in LaTeX; NULL: it is one that only some engines set. */
static const char *latex_of(const char *text, size_t n)
{
    static const struct {
        const char *sign, *latex;
    } signs[] = {
        {"#", "\\#"}, {"$", "\\$"}, {"%", "\\%"}, {"&", "\\&"}, {"_", "\\_\\allowbreak{}"},
        {"{", "\\{"}, {"}", "\\}"}, {"~", "\\textasciitilde{}"}, {"^", "\\textasciicircum{}"},
        {"\\", "\\textbackslash{}"}, {"<", "\\textless{}"}, {">", "\\textgreater{}"},
        {"|", "\\textbar{}"}, {"\"", "{\\ttfamily\\char34}"},
        {"…", "\\dots{}"}, {"–", "--"}, {"—", "---"},
        {"×", "$\\times$"}, {"≥", "$\\ge$"}, {"≤", "$\\le$"}, {"→", "$\\to$"}, {"’", "'"},
        {"“", "``"}, {"”", "''"}, {"²", "$^2$"}, {"³", "$^3$"}, {"é", "\\'e"}, {"ü", "\\\"u"},
        {"ö", "\\\"o"}, {"ä", "\\\"a"}, {"°", "$^\\circ$"}, {"±", "$\\pm$"}, {"·", "$\\cdot$"},
    };
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (strlen(signs[i].sign) == n && !strncmp(signs[i].sign, text, n))
            return signs[i].latex;
    return NULL;
}

/* Names of ours may be broken after a full stop, for columns are narrow. */
static void put_latex(FILE *out, const char *text, bool code)
{
    bool chinese = false;
    for (size_t n; *text; text += n) {
        n = length_of(text);
        const char *latex = latex_of(text, n);
        const bool plain = latex || (unsigned char)*text < 0x80;
        if (chinese == plain)
            fputs(plain ? "}" : "\\zh{", out);
        chinese = !plain;
        if (latex)
            fputs(latex, out);
        else
            fprintf(out, "%.*s", (int)n, *text == '\n' ? " " : text);
        if (code && (*text == '.' || *text == '/'))
            fputs("\\allowbreak{}", out);
    }
    if (chinese)
        fputs("}", out);
}

/* Nothing that could be markup, whatever a scenario says of itself. */
static void put_markdown(FILE *out, const char *text)
{
    for (; *text; text++) {
        if (strchr("|\\`*_<>[]#", *text))
            fputc('\\', out);
        fputc(*text == '\n' ? ' ' : *text, out);
    }
}

static void put(const struct paper *paper, const char *text)
{
    if (paper->form == PAPER_LATEX)
        put_latex(paper->out, text, false);
    else
        put_markdown(paper->out, text);
}

void paper_begin(const struct paper *paper, const char *title)
{
    if (paper->form == PAPER_LATEX) {
        fputs("% Written by shequ. pdflatex shows Chinese as a box; xelatex with ctex sets it.\n"
              "\\documentclass[a4paper,landscape]{article}\n"
              "\\usepackage[margin=15mm]{geometry}\n\\usepackage{longtable}\n"
              "\\usepackage{iftex}\n"
              "\\ifPDFTeX\n\\newcommand\\zh[1]{\\fbox{\\phantom{x}}}\n"
              "\\else\n\\IfFileExists{ctex.sty}{\\usepackage[scheme=plain]{ctex}}{}\n"
              "\\newcommand\\zh[1]{#1}\n\\fi\n"
              "\\sloppy\\setlength\\parindent{0pt}\\setlength\\parskip{4pt}\n"
              "\\begin{document}\n\\section*{", paper->out);
        put(paper, title);
        fputs("}\n", paper->out);
        return;
    }
    fputs("# ", paper->out);
    put(paper, title);
    fputc('\n', paper->out);
}

void paper_end(const struct paper *paper)
{
    if (paper->form == PAPER_LATEX)
        fputs("\n\\end{document}\n", paper->out);
}

void paper_heading(const struct paper *paper, const char *text)
{
    fputs(paper->form == PAPER_LATEX ? "\n\\subsection*{" : "\n## ", paper->out);
    put(paper, text);
    fputs(paper->form == PAPER_LATEX ? "}\n" : "\n", paper->out);
}

void paper_text(const struct paper *paper, const char *text)
{
    fputc('\n', paper->out);
    put(paper, text);
    fputc('\n', paper->out);
}

void paper_table(struct paper *paper, const struct paper_column *column, int columns)
{
    int whole = 0;
    paper->columns = columns;
    paper->column = 0;
    for (int c = 0; c < columns; c++)
        whole += column[c].width;
    fputs(paper->form == PAPER_LATEX ? "\n{\\footnotesize\n\\begin{longtable}{" : "\n", paper->out);
    for (int c = 0; c < columns && paper->form == PAPER_LATEX; c++)
        fprintf(paper->out, "p{\\dimexpr0.%03d\\linewidth-2\\tabcolsep\\relax}",
                column[c].width * 999 / whole);
    if (paper->form == PAPER_LATEX)
        fputs("}\n\\hline\n", paper->out);
    for (int c = 0; c < columns; c++)
        paper_cell(paper, words_in(column[c].heading, paper->lang));
    if (paper->form == PAPER_LATEX) {
        fputs("\\hline\n\\endhead\n", paper->out);
        return;
    }
    for (int c = 0; c < columns; c++)
        fputs(c ? " --- |" : "| --- |", paper->out);
    fputc('\n', paper->out);
}

static void cell_begin(const struct paper *paper)
{
    if (paper->form == PAPER_LATEX)
        fputs(paper->column ? " & " : "", paper->out);
    else
        fputs(paper->column ? " " : "| ", paper->out);
}

static void cell_end(struct paper *paper)
{
    const bool last = ++paper->column == paper->columns;
    if (paper->form == PAPER_LATEX)
        fputs(last ? " \\\\\n" : "", paper->out);
    else
        fputs(last ? " |\n" : " |", paper->out);
    if (last)
        paper->column = 0;
}

void paper_cell(struct paper *paper, const char *text)
{
    cell_begin(paper);
    put(paper, text);
    cell_end(paper);
}

void paper_code(struct paper *paper, const char *code)
{
    cell_begin(paper);
    if (paper->form == PAPER_LATEX) {
        fputs("\\texttt{", paper->out);
        put_latex(paper->out, code, true);
        fputs("}", paper->out);
    } else if (strpbrk(code, "`|\n"))
        put_markdown(paper->out, code);
    else
        fprintf(paper->out, "`%s`", code);
    cell_end(paper);
}

void paper_table_end(struct paper *paper)
{
    if (paper->form == PAPER_LATEX)
        fputs("\\hline\n\\end{longtable}\n}\n", paper->out);
}
