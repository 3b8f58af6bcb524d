#!/usr/bin/env python3
"""SALib: Sobol' indices of an effect. All points at once, as SALib makes them; answers are a table.

    python3 salib_sobol.py [POINTS.yaml]  pip install SALib (1.5); SHEQU says where the program is
"""
import json
import os
import subprocess
import sys

try:
    import numpy
    from SALib.analyze import sobol
    from SALib.sample import sobol as design
except ImportError:
    print("SALib is missing: pip install SALib")
    sys.exit(77)

FILE = sys.argv[1] if len(sys.argv) > 1 else os.path.join(os.path.dirname(__file__), "points.yaml")
EFFECT = "effect.service_failure.building_groups+clarity"
problem = {"num_vars": 2, "names": ["work.need_rate", "community.staff"],
           "bounds": [[0.1, 0.8], [4.5, 12.5]]}

points = design.sample(problem, 16, calc_second_order=False, seed=1)
points[:, 1] = points[:, 1].round()  # staff are counted
lines = "".join(json.dumps(dict(zip(problem["names"], row))) + "\n" for row in points.tolist())
done = subprocess.run([os.environ.get("SHEQU", "shequ"), "--quiet", "serve-points", FILE],
                      input=lines, stdout=subprocess.PIPE, encoding="utf-8", check=True)
answers = [json.loads(line) for line in done.stdout.splitlines()]
found = sobol.analyze(problem, numpy.array([a[EFFECT] for a in answers]), calc_second_order=False, seed=1)
print(found.to_df())
