"""h5py_reads FOLDER: every axis has a labelled scale; what is text is text."""
import sys

import h5py

folder = sys.argv[1]
seen = 0


def check(name, item):
    global seen
    if not isinstance(item, h5py.Dataset):
        return
    seen += 1
    if h5py.h5ds.is_scale(item.id):
        return
    for axis in range(item.ndim):
        scale = item.dims[axis][0]
        assert scale.parent == item.parent, f"{name}: the scale of axis {axis} is elsewhere"
        assert scale.shape[0] == item.shape[axis], name
    assert item.attrs["long_name"] and item.attrs["long_name_zh"], name
    assert isinstance(item.attrs["long_name_zh"], str), name
    if item.dtype.kind == "f":
        assert isinstance(item.attrs["units"], str), name
    assert item.dtype.kind in "fiO", f"{name}: {item.dtype}"


for sample in ("full", "bare"):
    with h5py.File(f"{folder}/{sample}.h5") as file:
        file.visititems(check)
        assert file.attrs["scenario"].startswith("shequ: 1\n")
        assert file.attrs["format_version"] == "1"
        assert file["trace"].dtype == "int64" and file["trace"].ndim == 3
        assert file["items/item_department"].asstr()[1] == "消防"
        assert file["items/hours"].ndim == 3
        assert file["communities/community_name"].asstr()[0] == "翠园社区"
assert seen > 100, seen
