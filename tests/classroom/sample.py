#!/usr/bin/env python3
"""sample.py - a sound lesson's texts, for the check of texts: sample.py FOLDER."""
import pathlib
import sys

from lessons import HEADINGS

RUN = {
    'en': '| Minutes | What |\n|---|---|\n| 5 | a |\n| 10 | b |\n| 15 | c |\n| 15 | d |',
    'zh': '| 时间 | 内容 |\n|---|---|\n| 0–5 分 | 一 |\n| 5–20 分 | 二 |\n| 20–45 分 | 三 |',
}
BODY = {'en': 'Here is a word ' * 20, 'zh': '居民居民居民，' * 25}
ASK = {'en': '1. Ask.\n2. Ask.\n3. Ask.', 'zh': '1、问。\n2、问。\n3、问。'}
ANSWER = {'en': '1. Tell.\n2. Tell.\n3. Tell.', 'zh': '1、答。\n2、答。\n3、答。'}
REFERENCE = {'en': 'F01; `codeword` is not spelt.', 'zh': 'F01。'}

folder = pathlib.Path(sys.argv[1])
folder.mkdir(parents=True)
(folder / 'lesson.yaml').write_text(
    'lesson: 1\ntitle: {zh: 样本, en: A sample}\nhook: {zh: 为何, en: Why}\nminutes: 45\n', encoding='utf-8')
for lang, headings in HEADINGS.items():
    own = {6: REFERENCE, 7: RUN, 8: ASK, 9: ANSWER}
    parts = [f'## {h}\n\n{own.get(i, BODY)[lang]}\n' for i, h in enumerate(headings)]
    (folder / f'{lang}.md').write_text('\n'.join(parts), encoding='utf-8')
