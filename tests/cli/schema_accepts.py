"""schema_accepts.py SCHEMA SHEQU SCRATCH FILE... - the schema and the program agree on files."""
import json
import subprocess
import sys

import yaml
from jsonschema import Draft202012Validator


class Loader(yaml.SafeLoader):
    """YAML 1.2 as editors read it: no dates, no `on` and `off` as truth values."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, regex) for tag, regex in rules
            if tag not in ("tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:bool")]
    for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()}

HEAD = "shequ: 1\nextends: hefei-2009\n"
GOOD = [
    "",
    "parameters:\n  community: {staff: {value: 12, source: S004-22}}\n  trust: {gain: 8 %}\n",
    "parameters:\n  work: {patience: 10 d, need_rate: 0.4, service_law: exponential}\n",
    "parameters: {work: {patience: 0}}\nmechanisms: {paper: off}\n",
    "run: {start: 2009-01-01, burn_in: 2 years, length: 18 months, record: year, seed: 7}\n",
    "city: {sample: all}\n",
    "reforms:\n  separation: {begin: 2011-01-01, fidelity: 80 %, dual_posts: 0.84,\n"
    "    where: {waves: 4, every: 3 months, order: size, by: street}}\n",
    "reforms:\n  my_rule: {begin: 2012-01-01, set: {rules.service_deadline: 5 d}}\n",
    "question: {primary: admin_share, matters_if: -5 pp, outcomes: [need_wait]}\n",
]
BAD = [
    "parameter: {}\n",
    "parameters: {trust: {gain: 1.4}}\n",
    "parameters: {trust: {gian: 0.1}}\n",
    "parameters: {work: {patience: 5 weeks}}\n",
    "parameters: {work: {service_law: gaussian}}\n",
    "work: {patience: 5}\n",
    "mechanisms: {paper: maybe}\n",
    "run: {length: 0}\n",
    "run: {record: week}\n",
    "city: {sample: 0}\n",
    "reforms: {separation: {begin: 2011-01-01, dual_post: 0.5}}\n",
    "reforms: {separation: {begin: 2011-1-1}}\n",
    "reforms: {separation: {begin: 2011-01-01, intensity: 1.2}}\n",
    "reforms: {x: {begin: 2011-01-01, set: {rules.nothing: 1}}}\n",
    "reforms: {x: {begin: 2011-01-01}}\n",
    "question: {primary: happiness}\n",
]


def main():
    schema_path, shequ, scratch, *files = sys.argv[1:]
    with open(schema_path, encoding="utf-8") as file:
        schema = json.load(file)
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    failed = 0

    def judge(name, text, expected):
        errors = list(validator.iter_errors(yaml.load(text, Loader)))
        told = subprocess.run([shequ, "--quiet", "check", name], capture_output=True, text=True)
        if (not errors) != expected or (told.returncode == 0) != expected:
            print(f"FAILED: {text!r}: schema {[e.message for e in errors]}, check {told.returncode} "
                  f"{told.stderr}")
            return 1
        return 0

    assert len(files) >= 6, files
    for name in files:
        with open(name, encoding="utf-8") as file:
            failed += judge(name, file.read(), True)
    for expected, texts in ((True, GOOD), (False, BAD)):
        for text in texts:
            name = f"{scratch}/case.yaml"
            with open(name, "w", encoding="utf-8") as file:
                file.write(HEAD + text)
            failed += judge(name, HEAD + text, expected)
    print(f"{len(files) + len(GOOD) + len(BAD)} files, {failed} failed")
    return 1 if failed else 0


sys.exit(main())
