"""effects_reads FOLDER [ENGINE]: effects.h5 opens as labelled arrays and holds effects.csv bit by bit."""
import csv
import math
import sys
import warnings

import xarray as xr

folder, engine = sys.argv[1:]
warnings.filterwarnings("error")
warnings.filterwarnings("ignore", message="numpy.ndarray size changed")  # of netCDF4 itself
with xr.open_dataset(f"{folder}/effects.h5", engine=engine) as data:
    data = data.load()
with open(f"{folder}/effects.csv", encoding="utf-8-sig", newline="") as file:
    rows = list(csv.DictReader(file))
assert data.effect.dims == ("variant_name", "metric"), data.effect.dims
assert data.series_effect.dims == ("variant_name", "metric", "time"), data.series_effect.dims
assert "unit" in data.coords and "name_zh" in data.coords
assert len({row["variant_name"] for row in rows}) == data.sizes["variant_name"] == 2
columns = [name for name in rows[0] if name in data.data_vars]
assert len(columns) == 27, columns
for row in rows:
    here = data.sel(variant_name=row["variant_name"], metric=row["metric"])
    assert here.unit.item() == row["unit"] and here.name_zh.item() == row["name_zh"]
    for name in columns:
        value = here[name].item()
        if isinstance(value, str):
            assert value == row[name], (row["metric"], name)
            continue
        assert math.isnan(value) if row[name] == "" else value == float(row[name]), (row["metric"], name)
primary = next(row["metric"] for row in rows if row["status"] == "primary")
course = data.sel(metric=primary, variant_name=rows[0]["variant_name"])
assert (course.series_band_low <= course.series_low).all() and (course.series_low <= course.series_effect).all()
gap = course.series_variant - course.series_base - course.series_effect
assert float(abs(gap).max()) < 1e-9
print(len(rows), "effects")
