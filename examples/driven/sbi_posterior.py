#!/usr/bin/env python3
"""sbi: which rates of need would explain an observed failure? Neural posterior estimation.

    python3 sbi_posterior.py [POINTS.yaml]    pip install sbi (0.23 or later); SHEQU says where the program is

The method lives on chance: each point has a seed of its own here, and one replicate.
"""
import json
import os
import subprocess
import sys

try:
    import torch
    from sbi.inference import NPE
    from sbi.utils import BoxUniform
except ImportError:
    print("sbi is missing: pip install sbi")
    sys.exit(77)

FILE = sys.argv[1] if len(sys.argv) > 1 else os.path.join(os.path.dirname(__file__), "points.yaml")
SEEN = ["base.service_failure.building_groups+clarity", "base.admin_share.building_groups+clarity"]

torch.manual_seed(1)
prior = BoxUniform(low=torch.tensor([0.1]), high=torch.tensor([0.8]))
theta = prior.sample((500,))
lines = "".join(json.dumps({"work.need_rate": t, "run.seed": i + 1, "replicates": 1}) + "\n"
                for i, t in enumerate(theta[:, 0].tolist()))
done = subprocess.run([os.environ.get("SHEQU", "shequ"), "--quiet", "serve-points", FILE],
                      input=lines, stdout=subprocess.PIPE, encoding="utf-8", check=True)
x = torch.tensor([[json.loads(line)[name] for name in SEEN] for line in done.stdout.splitlines()])
inference = NPE(prior=prior)
inference.append_simulations(theta, x).train()
posterior = inference.build_posterior()
print(posterior.sample((1000,), x=x[0]).quantile(torch.tensor([0.025, 0.5, 0.975]), dim=0), theta[0])
