"""series_reads EFFECTS.h5 SERIES.csv: the table holds every number of the arrays over time, bit by bit, under its names."""
import csv
import datetime
import math
import sys

import h5py

arrays, table = sys.argv[1:]
with open(table, encoding="utf-8-sig", newline="") as file:
    rows = list(csv.DictReader(file))
with h5py.File(arrays) as data:
    variants, metrics = data["variant_name"].asstr()[:], data["metric"].asstr()[:]
    days = [str(datetime.date(1970, 1, 1) + datetime.timedelta(days=int(day))) for day in data["time"][:]]
    series = {name: data["series_" + name][:] for name in list(rows[0])[3:]}
assert list(series) == ["base", "variant", "effect", "low", "high", "band_low", "band_high"], list(series)
assert len(rows) == len(variants) * len(metrics) * len(days), len(rows)
row = iter(rows)
for v, variant in enumerate(variants):
    for m, metric in enumerate(metrics):
        for t, day in enumerate(days):
            here = next(row)
            assert (here["variant_name"], here["metric"], here["date"]) == (variant, metric, day), here
            for name, values in series.items():
                value = values[v, m, t]
                assert here[name] == "" if math.isnan(value) else float(here[name]) == value, (here, name, value)
print(len(rows), "lines of series")
