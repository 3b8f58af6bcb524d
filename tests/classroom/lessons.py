#!/usr/bin/env python3
"""lessons.py - the texts of the classroom's lessons: what each has to have, and how it is written.

    tests/classroom/lessons.py [FOLDER...]     without a folder: all, and what they are together

Each fault is one line, file:line: why. Exit 1 where there is one, 77 without the word list
(Debian: wbritish).
"""
import pathlib
import re
import struct
import sys

import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
LESSONS = ROOT / 'classroom' / 'lessons'
WORDS = pathlib.Path('/usr/share/dict/british-english')
NUMBER_OF_LESSONS = 14

HEADINGS = {
    'en': ['What is it?', 'How it works', 'How to use it', 'Things to notice', 'Things to try',
           'Extending the model', 'References', 'Run sheet', 'Worksheet', 'Answer key'],
    'zh': ['这是什么？', '怎样运作', '怎么用', '值得注意', '可以试试', '延伸', '参考', '课堂流程', '学生作业单', '参考答案'],
}
LENGTH = {'en': (500, 1100), 'zh': (900, 2000)}  # words; Chinese characters
PREVIEW = (640, 120_000)  # pixels wide at least, bytes at most

HAN = r'[\u3400-\u9fff]'
WRITTEN = r'[\u3000-\u303f\u3400-\u9fff\uff00-\uffef“”‘’…—]'  # what a teacher counts: with punctuation
# Characters that simplified text never has, of words that occur here.
TRADITIONAL = set('個們來國學會時現後對這說還為與區員務權義議選舉產業費園門關係體實點數據網頁課題問題級線層樓專質'
                  '應當開間從長發見試驗證導師讓給過運動導輪選變讀寫種類當壓緊領導貢獻負擔減輕幾樣聽錢買賣衝')

faults = []


def tell(path, line, why):
    shown = path.relative_to(ROOT) if ROOT in path.parents else path
    faults.append(f'{shown}:{line}: {why}')


def plain(text):
    """Without code, addresses and marks, so that words are words."""
    text = re.sub(r'```.*?```', lambda m: '\n' * m.group().count('\n'), text, flags=re.S)
    text = re.sub(r'`[^`\n]*`|https?://\S+|doi:\S+', ' ', text)
    return re.sub(r'\]\([^)\n]*\)', ']', text)


def sections(path, text):
    """Heading -> (line, lines of its body), in order of writing."""
    found, at = {}, None
    for number, line in enumerate(text.split('\n'), 1):
        if line.startswith('## '):
            at = line[3:].strip()
            if at in found:
                tell(path, number, f'heading "{at}" stands twice')
            found[at] = (number, [])
        elif at:
            found[at][1].append(line)
        elif line.strip() and not line.startswith('# '):
            tell(path, number, 'text before the first heading')
    return found


def check_headings(path, found, lang):
    if list(found) == HEADINGS[lang]:
        return True
    for place, wanted in enumerate(HEADINGS[lang]):
        has = list(found)[place] if place < len(found) else None
        if has != wanted:
            tell(path, found[has][0] if has else 1, f'heading {place + 1} is "{wanted}", not "{has}"')
            break
    else:
        extra = list(found)[len(HEADINGS[lang])]
        tell(path, found[extra][0], f'no heading "{extra}" is wanted')
    return False


def check_length(path, text, lang):
    text = plain(text)
    n = len(re.findall(r"[A-Za-z0-9][A-Za-z0-9'’.-]*", text)) if lang == 'en' else len(re.findall(WRITTEN, text))
    low, high = LENGTH[lang]
    if not low <= n <= high:
        tell(path, 1, f'{n} {"words" if lang == "en" else "characters"}: {low} to {high} are wanted')


def check_run_sheet(path, found, lang, minutes):
    """A table; its first column has minutes: how many, or from-to, each where the last ended."""
    line, body = found[HEADINGS[lang][7]]
    rows = [(line + 1 + i, row) for i, row in enumerate(body) if row.lstrip().startswith('|')][2:]
    if len(rows) < 3:
        tell(path, line, 'a table of three rows or more is wanted')
        return
    end = 0
    for number, row in rows:
        cell = row.strip().strip('|').split('|')[0]
        figures = [int(n) for n in re.findall(r'\d+', cell)]
        if len(figures) == 1:
            end += figures[0]
        elif len(figures) == 2 and figures[0] == end and figures[1] > end:
            end = figures[1]
        else:
            tell(path, number, f'"{cell.strip()}": minutes, or from-to beginning at {end}, are wanted')
            return
    if end != minutes:
        tell(path, line, f'the run sheet has {end} minutes, the lesson {minutes}')


def numbers(body):
    return [int(m.group(1)) for line in body if (m := re.match(r'\s{0,3}(\d+)[.、．)]\s*\S', line))]


def check_worksheet(path, found, lang):
    (line, questions), (at, answers) = found[HEADINGS[lang][8]], found[HEADINGS[lang][9]]
    asked, answered = numbers(questions), numbers(answers)
    if len(asked) < 2 or asked != list(range(1, len(asked) + 1)):
        tell(path, line, f'questions are to be numbered from 1: {asked}')
    if answered != asked:
        tell(path, at, f'answers {answered}, but questions {asked}')
    return len(asked)


def check_sources(path, text, evidence):
    for number, line in enumerate(text.split('\n'), 1):
        for source in re.findall(r'\b(?:[FV]\d{2,3}|S\d{3}-\d{2})\b', line):
            if source not in evidence:
                tell(path, number, f'{source} is neither in docs/evidence.md nor in docs/coverage.md')


class Speller:
    """Debian's British list, and words of the trade."""

    def __init__(self):
        own = (pathlib.Path(__file__).parent / 'words.txt').read_text(encoding='utf-8')
        self.known = set(WORDS.read_text(encoding='utf-8').split())
        self.known |= {w for line in own.split('\n') for w in line.split('#')[0].split()}

    def knows(self, word):
        """A sentence's first word is large; a compound is known by its parts; a name by its large letter
        in the list only."""
        forms = {word, word.lower(), word.removesuffix("'s"), word.removesuffix("'s").lower(),
                 word.removesuffix("s'") + 's', word.rstrip("'").lower()}
        return bool(forms & self.known) or word.isupper()

    def check(self, path, text):
        cited = False  # names and titles of papers are spelt as they are
        for number, line in enumerate(plain(text).split('\n'), 1):
            cited = line.startswith(f'## {HEADINGS["en"][6]}') or (cited and not line.startswith('## '))
            line = re.sub(r'\b\w*[\d_]\w*\b', ' ', line.replace('’', "'"))
            for word in re.findall(r"[A-Za-zÀ-ÿ]+(?:'[A-Za-z]+)*", line):
                if len(word) > 1 and not cited and not self.knows(word):
                    tell(path, number, f'"{word}" is not in the word list (tests/classroom/words.txt)')


def check_chinese(path, text):
    for number, line in enumerate(plain(text).split('\n'), 1):
        for m in re.finditer(rf'{HAN}[,;:?!]|{HAN}\.(?!\w)|[,;:?!(]{HAN}|{HAN}[()]|\){HAN}', line):
            tell(path, number, f'ASCII punctuation beside Chinese: "{m.group()}"')
        for character in sorted(TRADITIONAL.intersection(line)):
            tell(path, number, f'"{character}" is traditional')


def check_per_cent(path, text):
    for number, line in enumerate(plain(text).split('\n'), 1):
        for m in re.finditer(r'\d%', line):
            tell(path, number, f'"{m.group()}": a blank is wanted between a number and its %')


def strings(value):
    """Every (lang, text) under zh and en of a lesson file."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in ('zh', 'en') and isinstance(inner, str):
                yield key, inner
            else:
                yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)


def check_file(path, lesson, speller):
    for lang, text in strings(lesson):
        check_per_cent(path, text)
        if lang == 'en':
            speller.check(path, text)
        else:
            check_chinese(path, text)
    # What a card and a choice can hold.
    for text, most in ((lesson['title']['en'], 56), (lesson['hook']['en'], 160), (lesson['title']['zh'], 20),
                       (lesson['hook']['zh'], 60)):
        if len(text) > most:
            tell(path, 1, f'"{text}" is longer than {most} characters')


def check_preview(name):
    path = ROOT / 'docs' / 'lessons' / f'{name}.png'
    if not path.is_file():
        tell(path, 1, 'there is no preview')
        return
    data = path.read_bytes()
    if data[:8] != b'\x89PNG\r\n\x1a\n' or data[12:16] != b'IHDR':
        tell(path, 1, 'no PNG')
    elif struct.unpack('>I', data[16:20])[0] < PREVIEW[0]:
        tell(path, 1, f'narrower than {PREVIEW[0]} pixels')
    if len(data) >= PREVIEW[1]:
        tell(path, 1, f'{len(data)} bytes: fewer than {PREVIEW[1]} are wanted')


def check_lesson(folder, speller, evidence):
    file = folder / 'lesson.yaml'
    match = re.fullmatch(r'(\d\d)-([a-z][a-z-]*)', folder.name)
    if not match or not file.is_file():
        tell(folder, 1, 'a lesson is NN-NAME/lesson.yaml')
        return None
    lesson = yaml.safe_load(file.read_text(encoding='utf-8'))
    check_file(file, lesson, speller)
    asked = {}
    for lang in HEADINGS:
        path = folder / f'{lang}.md'
        if not path.is_file():
            tell(path, 1, 'is missing')
            continue
        text = path.read_text(encoding='utf-8')
        found = sections(path, text)
        check_length(path, text, lang)
        check_sources(path, text, evidence)
        check_per_cent(path, text)
        (speller.check if lang == 'en' else check_chinese)(path, text)
        if check_headings(path, found, lang):
            check_run_sheet(path, found, lang, lesson['minutes'])
            asked[lang] = check_worksheet(path, found, lang)
    if len(set(asked.values())) > 1:
        tell(file, 1, f'worksheets of different length: {asked}')
    return int(match.group(1)), match.group(2), lesson


def check_together(lessons):
    by_number = [number for number, _, _ in lessons]
    for number in range(1, NUMBER_OF_LESSONS + 1):
        if by_number.count(number) != 1:
            tell(LESSONS, 1, f'{by_number.count(number)} lessons have the number {number:02}')
    if any(number > NUMBER_OF_LESSONS or number < 1 for number in by_number):
        tell(LESSONS, 1, f'numbers go from 01 to {NUMBER_OF_LESSONS}')
    names = [name for _, name, _ in lessons]
    for name in sorted({n for n in names if names.count(n) > 1}):
        tell(LESSONS, 1, f'{names.count(name)} lessons are called {name}')
    begin = [name for _, name, lesson in lessons if lesson.get('begin_here') is True]
    if len(begin) != 1:
        tell(LESSONS, 1, f'one lesson has begin_here, not {begin}')
    for _, name, _ in lessons:
        check_preview(name)


def main(arguments):
    if not WORDS.is_file():
        print('SKIPPED: no list of English words: install wbritish')
        return 77
    evidence = ''.join((ROOT / 'docs' / page).read_text(encoding='utf-8')
                       for page in ('evidence.md', 'coverage.md'))
    speller = Speller()
    folders = [pathlib.Path(a).resolve() for a in arguments]
    folders = folders or sorted(p for p in LESSONS.glob('*') if p.is_dir())
    lessons = [lesson for folder in folders if (lesson := check_lesson(folder, speller, evidence))]
    if not arguments:
        check_together(lessons)
    print('\n'.join(faults) if faults else f'{len(lessons)} lessons')
    return 1 if faults else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
