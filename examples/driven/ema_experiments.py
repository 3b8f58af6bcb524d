#!/usr/bin/env python3
"""EMA Workbench: experiments over what is not known. shequ is a function of the point.

    python3 ema_experiments.py [POINTS.yaml]   pip install ema_workbench (2.5 or 3); SHEQU: the program
"""
import json
import os
import subprocess
import sys

try:
    from ema_workbench import IntegerParameter, Model, RealParameter, ScalarOutcome, perform_experiments
except ImportError:
    print("EMA Workbench is missing: pip install ema_workbench")
    sys.exit(77)

FILE = sys.argv[1] if len(sys.argv) > 1 else os.path.join(os.path.dirname(__file__), "points.yaml")
service = subprocess.Popen([os.environ.get("SHEQU", "shequ"), "--quiet", "serve-points", FILE],
                           stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8")


def shequ(need_rate, staff):
    print(json.dumps({"work.need_rate": float(need_rate), "community.staff": int(staff)}),
          file=service.stdin, flush=True)
    answer = json.loads(service.stdout.readline())
    if "error" in answer:
        raise ValueError(answer["error"]["en"])
    return {what: answer[f"{what}.service_failure.building_groups+clarity"] for what in ("variant", "effect")}


model = Model("shequ", function=shequ)
model.uncertainties = [RealParameter("need_rate", 0.1, 0.8)]
model.levers = [IntegerParameter("staff", 5, 12)]
model.outcomes = [ScalarOutcome("variant"), ScalarOutcome("effect")]
experiments, outcomes = perform_experiments(model, scenarios=8, policies=4)
print(experiments.assign(**outcomes)[["need_rate", "staff", "variant", "effect"]])
service.stdin.close()
