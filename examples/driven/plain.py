#!/usr/bin/env python3
"""Any program can drive shequ: one JSON object a line in, one out. Nothing but Python's own library.

    python3 plain.py [POINTS.yaml]        SHEQU says where the program is

A hill-climber asks one point at a time: which staffing makes service fail least often, with the reform?
"""
import json
import os
import subprocess
import sys

FILE = sys.argv[1] if len(sys.argv) > 1 else os.path.join(os.path.dirname(__file__), "points.yaml")
FAILURE = "service_failure.building_groups+clarity"

service = subprocess.Popen([os.environ.get("SHEQU", "shequ"), "--quiet", "serve-points", FILE],
                           stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8")


def ask(**point):
    print(json.dumps(point), file=service.stdin, flush=True)
    answer = json.loads(service.stdout.readline())
    if "error" in answer:
        raise ValueError(answer["error"]["en"])
    return answer


staff, best = 6, ask(**{"community.staff": 6})
while staff < 12:
    more = ask(**{"community.staff": staff + 1})
    if more["variant." + FAILURE] >= best["variant." + FAILURE]:
        break
    staff, best = staff + 1, more
print(f"staff {staff}: failure {best['variant.' + FAILURE]:.4f},",
      f"effect {best['effect.' + FAILURE]:+.4f} [{best['low.' + FAILURE]:+.4f}, {best['high.' + FAILURE]:+.4f}]")
service.stdin.close()
sys.exit(service.wait())
