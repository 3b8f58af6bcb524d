/* cover.c - see cover.h. */
#include "cli/cover.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/odd.h"

/* Who is cited is the program and those who made it; who made the bundle says so in the
 * deposit. */
static const char citation[] =
    "cff-version: 1.2.0\n"
    "message: \"Cite the program as below, and this bundle by the sha256 of its manifest.txt, "
    "which `shequ bundle` and `shequ verify` print.\"\n"
    "title: \"shequ: a discrete-event, agent-based simulator of urban community governance\"\n"
    "type: software\n"
    "version: %s\n"
    "license: GPL-3.0-or-later\n"
    "authors:\n"
    "  - name: \"shequ contributors\"\n";

static const char licence[] =
    "The program (shequ), the shipped scenarios and the descriptions of parameters, reforms and\n"
    "metrics in the tables of this bundle are licensed under GPL-3.0-or-later:\n"
    "https://www.gnu.org/licenses/gpl-3.0.txt\n"
    "\n"
    "Results (digests, effects, result files, figures of the report) are output of the program.\n"
    "Its licence does not extend to them. Whoever makes the bundle decides on what terms they and\n"
    "the inputs under inputs/ are handed on, and says so where the bundle is deposited; nothing\n"
    "here grants more.\n"
    "\n"
    "程序（shequ）、自带情景，以及本包各表中参数、改革与指标的说明，按 GPL-3.0-or-later 许可：\n"
    "https://www.gnu.org/licenses/gpl-3.0.txt\n"
    "\n"
    "结果（摘要、效果、结果文件、报告中的数字）是程序的输出，不在程序的许可之内。它们和 inputs/ 下的输入\n"
    "以何种条件转交，由制作本包者决定，并在存放本包之处说明；这里不另作授权。\n";

static const struct words readme = {
    "# 这个包里有什么，怎样核对\n"
    "\n"
    "%s，由 shequ %s 版写成。里面的每个字节都在 manifest.txt 里有散列值，每次运行都可以重算。\n"
    "\n"
    "## 核对\n"
    "\n"
    "在任何一台 x86-64 Linux 机器上，空文件夹里，用同一版的静态程序（不需要安装任何库）：\n"
    "\n"
    "```sh\n"
    "./shequ verify 本包.zip                    # 散列值，然后重算每次运行并比较摘要\n"
    "./shequ verify 本包.zip --manifest-only    # 只比较散列值，很快\n"
    "./shequ verify 本包.zip --all              # 扫描：重算全部单元，而不只三份\n"
    "```\n"
    "\n"
    "退出状态 0 表示全部一致；1 表示有不同，并指出是哪一个；65 表示不是这样的包。没有 shequ 也能核对散列值：\n"
    "\n"
    "```sh\n"
    "unzip 本包.zip -d 包 && cd 包 && sha256sum -c manifest.txt\n"
    "```\n"
    "\n"
    "散列值防得住意外，防不住改了内容又改清单的人：请与发表处写明的 manifest.txt 的 sha256 对照。\n"
    "\n"
    "## 内容\n"
    "\n"
    "| 文件 | 内容 |\n"
    "| --- | --- |\n"
    "| bundle.yaml | 运行的清单：情景、种子、重复次数、摘要；版本、格式、随机数方案 |\n"
    "| scenarios/ | 完整的情景，每个都可以直接运行：`shequ run scenarios/名称.yaml`；`.drawn` 为另抽假设的一批 |\n"
    "| inputs/ | 当初给出的文件（情景、社区表、任务表），制作本包时还找得到的 |\n"
    "| question.txt | 运行之前封存的问题（一次比较才有） |\n"
    "| effects.csv、effects.h5 | 效果与区间（一次比较才有） |\n"
    "| sweep.yaml、list.csv | 扫描文件，与它的点的列表（一次扫描才有；list.csv 如有） |\n"
    "| units.csv、units | 每个单元：哪一点、哪一方、第几次重复、摘要；各单元首尾相接（一次扫描才有） |\n"
    "| outcomes.csv、merged.h5 | 每点一行；标注的数组（一次扫描才有，后者须 --with-results） |\n"
    "| report.html、page.json | 报告，单个文件，不联网（如有） |\n"
    "| parameters.*.txt | 各方的参数，一行一个，可用 diff 比较 |\n"
    "| results/ | 结果文件（制作时用了 --with-results 才有；核对不需要它们） |\n"
    "| odd.md、odd.zh.md、odd.tex | 本次配置的表：参数、改革、指标，可作论文附录 |\n"
    "| CITATION.cff、LICENCE.txt | 怎样引用；许可 |\n"
    "| manifest.txt | 以上各文件的 sha256 |\n",
    "# What is in this bundle, and how to verify it\n"
    "\n"
    "%s, written by shequ, version %s. Every byte has its hash in manifest.txt, and every run can "
    "be run again.\n"
    "\n"
    "## To verify\n"
    "\n"
    "On any x86-64 Linux machine, in an empty folder, with the static program of the same version "
    "(it needs no library):\n"
    "\n"
    "```sh\n"
    "./shequ verify BUNDLE.zip                    # hashes; then every run again, and its digest\n"
    "./shequ verify BUNDLE.zip --manifest-only    # hashes alone, at once\n"
    "./shequ verify BUNDLE.zip --all              # of a sweep every unit, and not three items alone\n"
    "```\n"
    "\n"
    "Exit status 0: all is the same; 1: something is not, and is named; 65: this is no such "
    "bundle. Hashes can be checked without shequ:\n"
    "\n"
    "```sh\n"
    "unzip BUNDLE.zip -d bundle && cd bundle && sha256sum -c manifest.txt\n"
    "```\n"
    "\n"
    "Hashes are good against accidents, not against somebody who changes a member and the "
    "manifest, too: compare the sha256 of manifest.txt with the one that was published.\n"
    "\n"
    "## What is in it\n"
    "\n"
    "| member | what it is |\n"
    "| --- | --- |\n"
    "| bundle.yaml | the runs: scenario, seed, replicates, digests; version, format, scheme of "
    "random numbers |\n"
    "| scenarios/ | complete scenarios, each runs as it stands: `shequ run scenarios/NAME.yaml`; "
    "`.drawn` is the batch with assumptions drawn |\n"
    "| inputs/ | files as they were given (scenarios, tables of communities and tasks), where they "
    "were still found |\n"
    "| question.txt | the question, sealed before the run (of a comparison) |\n"
    "| effects.csv, effects.h5 | effects with intervals (of a comparison) |\n"
    "| sweep.yaml, list.csv | the sweep's file, and its list of points (of a sweep; list.csv where it "
    "has one) |\n"
    "| units.csv, units | every unit: which point, arm and replicate, its digest; and all units one "
    "behind another (of a sweep) |\n"
    "| outcomes.csv, merged.h5 | one line a point; labelled arrays (of a sweep; the latter with "
    "--with-results) |\n"
    "| report.html, page.json | the report, one file, no network (if there is one) |\n"
    "| parameters.*.txt | each side's parameters, one a line, for diff |\n"
    "| results/ | result files (made with --with-results; verifying does not need them) |\n"
    "| odd.md, odd.zh.md, odd.tex | tables of this configuration: parameters, reforms, outcomes; "
    "for an appendix |\n"
    "| CITATION.cff, LICENCE.txt | how to cite; licence |\n"
    "| manifest.txt | sha256 of all of these |\n"};

static int add_text(struct crate *crate, const char *name, const char *text, struct fault *fault)
{
    return text ? crate_add(crate, name, text, strlen(text), fault) : fault_memory(fault, 1);
}

/* `format` takes one text or two. */
static int add_written(struct crate *crate, const char *name, const char *format, const char *a,
                       const char *b, struct fault *fault)
{
    const size_t size = strlen(format) + strlen(a) + strlen(b) + 1;
    char *text = malloc(size);
    if (text)
        snprintf(text, size, format, a, b);
    int status = add_text(crate, name, text, fault);
    free(text);
    return status;
}

static int add_readme(struct crate *crate, const struct inventory *inventory, enum lang lang,
                      struct fault *fault)
{
    static const struct words kinds[N_INVENTORY_KINDS] = {
        [INVENTORY_RUN] = {"一次运行", "A run"},
        [INVENTORY_COMPARISON] = {"一次比较", "A comparison"},
        [INVENTORY_SWEEP] = {"一次参数扫描", "A sweep"}};
    return add_written(crate, lang == LANG_ZH ? "README.zh.md" : "README.md",
                       words_in(readme, lang), words_in(kinds[inventory->kind], lang),
                       inventory->version, fault);
}

static int add_odd(struct crate *crate, const struct inventory *inventory, const char *name,
                   enum paper_form form, enum lang lang, struct fault *fault)
{
    char *text;
    int status = odd_write(inventory, form, lang, &text, fault);
    if (!status)
        status = add_text(crate, name, text, fault);
    free(text);
    return status;
}

static int add_scenarios(struct crate *crate, const struct inventory *inventory,
                         struct fault *fault)
{
    char member[CRATE_NAME + 1];
    int status = 0;
    for (int i = 0; i < inventory->n && !status; i++)
        status = add_text(crate, inventory_member(&inventory->run[i], member),
                          inventory->run[i].scenario.resolved, fault);
    return status;
}

int cover_add(struct crate *crate, const struct inventory *inventory, struct fault *fault)
{
    char *text = inventory_text(inventory);
    int status = add_text(crate, INVENTORY_MEMBER, text, fault);
    free(text);
    if (status || (status = add_scenarios(crate, inventory, fault)) ||
        (status = add_readme(crate, inventory, LANG_EN, fault)) ||
        (status = add_readme(crate, inventory, LANG_ZH, fault)) ||
        (status = add_written(crate, "CITATION.cff", citation, inventory->version, "", fault)) ||
        (status = add_text(crate, "LICENCE.txt", licence, fault)) ||
        (status = add_odd(crate, inventory, "odd.md", PAPER_MARKDOWN, LANG_EN, fault)) ||
        (status = add_odd(crate, inventory, "odd.zh.md", PAPER_MARKDOWN, LANG_ZH, fault)))
        return status;
    return add_odd(crate, inventory, "odd.tex", PAPER_LATEX, LANG_EN, fault);
}
