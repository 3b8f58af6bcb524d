"""xarray_reads ENGINE FOLDER: full.h5 and bare.h5 of test_sample as labelled arrays."""
import struct
import sys
import warnings

import numpy as np
import xarray as xr

engine, folder = sys.argv[1:]
warnings.filterwarnings("error")
warnings.filterwarnings("ignore", message="invalid value encountered in cast")  # NaT
warnings.filterwarnings("ignore", message="numpy.ndarray size changed")  # of netCDF4 itself


def opened(name, group=None):
    with xr.open_dataset(f"{folder}/{name}.h5", engine=engine, group=group) as data:
        return data.load()


def same(got, wanted):
    assert got == wanted, (got, wanted)


city = opened("full")
same(city.need_wait.dims, ("replicate", "time"))
same(list(city.replicate.values), [1, 2, 3])
same(list(city.time.values.astype("datetime64[D]").astype(str)),
     ["2009-01-01", "2009-02-01", "2009-03-01"])
same(city.need_wait.attrs["units"], "d")
assert city.need_wait.dtype == np.float64, "a duration in days stays a number"
same(city.need_wait.attrs["long_name_zh"], "等待时间")
same(city.need_wait.attrs["long_name"], "waiting time")
same(city.need_wait.attrs["kind"], "mean")
same(city.attrs["title_zh"], "样例")
same(city.attrs["seed"], "18446744073709551615")
same(city.attrs["digest"], "0123456789abcdef0123456789abcdef")
same(city.trace.dims, ("replicate", "time", "community"))
same(city.trace.dtype, np.int64)
assert len(np.unique(city.trace.values)) == city.trace.size
for value in city.need_wait.sel(time="2009-01-01").values.ravel():
    same(struct.pack(">d", value).hex(), "7ff8000000000000")

places = opened("full", "communities")
same(places.trust_committee.dims, ("replicate", "time", "community"))
same(list(places.community.values[:2]), ["340103001", "340103002"])
same(places.community_name.values[1], '花园, "东"社区')
same(list(places.community_street.values), ["340103A", "340103B", "340103A", "340103B", ""])
same(places.sel(community="340103003").community_residents.item(), 4001)
for name in ("community_name", "community_street", "community_type"):
    assert name in places.coords, name

# The city's figure is the ratio of sums, not the mean of communities.
streets = opened("full", "streets")
same(streets.trust_committee.sizes["street"], 2)
total = places.trust_committee_n.sum("community")
assert (city.trust_committee_n > total).all(), "streets and the city have their own part"
own = streets.trust_committee_n.sel(street="340103B") - places.trust_committee_n.where(
    places.community_street == "340103B").sum("community")
assert (own > 0).all()

groups = opened("full", "groups")
same(list(groups.resident_group_name_zh.values), ["本地青年", "外来老人"])
same(groups.trust_committee.dims, ("replicate", "time", "resident_group"))

work = opened("full", "ledger/work")
same(work.idle.dims, ("replicate", "time", "community"))
same(work.idle_elsewhere.dims, ("replicate", "time", "place"))
same(work.place_name.values[-1], "合肥市")
same(float(abs(work.residual).max()), 0.0)
same(opened("full", "ledger/trust").closing.attrs["kind"], "stock")

items = opened("full", "items")
same(items.hours.dims, ("replicate", "time", "item"))
same(list(items.item.values), ['低保, "初审"', "消防巡查", "other"])
same(list(items.item_department.values), ["民政", "消防", ""])
same(items.hours.attrs["units"], "h")
same(items.tasks_done.attrs["long_name_zh"], "真做件数")
assert "item_department" in items.coords
flows = opened("full", "flows")
same(flows.hours_filed.dims, ("replicate", "time", "work"))
same(list(flows.work_name_zh.values), ["居委会：需求", "下派途中"])
same(flows.tasks_open.attrs["kind"], "stock")
whole = items.tasks_done.sel(item="other").values
assert (whole == whole.round()).all() and (whole > 0).all()

rows = opened("full", "rows")
rate = rows["work.need_rate"]
same(rate.item(), 0.83)
same(rate.attrs["units"], "1/person/year")
same(rate.attrs["grade"], "surveyed")
same(rate.attrs["source"], "survey 2009, table 3")
same(list(rate.attrs["limits"]), [0, 1000])
same(rate.attrs["default"], 0.77)
same(rows["work.service_law"].attrs["choices"], "lognormal constant")

same(rows.drawn.dims, ("replicate", "parameter"))
same(list(rows.parameter.values), ["work.patience", "reforms.separation.need_rate"])
same(rows.drawn.sel(replicate=2, parameter="work.patience").item(), 44.5)
same(list(rows.drawn.coords["parameter_unit"].values), ["d", "1/person/year"])
same(list(rows.parameter_law.values), ["log-uniform", "uniform"])
same(list(rows.parameter_low.values), [5, 0.1])
same(list(rows.parameter_high.values), [60, 3])
same(rows.drawn.attrs["long_name_zh"], "各次重复抽取的值")
assert "drawn" not in opened("bare", "rows")

orders = opened("full", "orders")
same(list(orders.reform.values), ["separation", "hotline"])
same(str(orders.end.values[1])[:10], "2009-03-07")
assert np.isnat(orders.end.values[0])
same(list(orders.community_code.values), ["340103001", "340103004"])

bare = opened("bare", "orders")
same(bare.sizes["order"], 0)
same(bare.reform.dims, ("order",))
same(opened("bare").sizes["replicate"], 1)
