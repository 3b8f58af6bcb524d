# ncdf4_reads.R FOLDER: R sees the axes reversed, and all else alike.
library(ncdf4)
folder <- commandArgs(trailingOnly = TRUE)[1]
full <- nc_open(file.path(folder, "full.h5"))
trust <- ncvar_get(full, "communities/trust_committee")
stopifnot(identical(dim(trust), c(5L, 3L, 3L))) # community, time, replicate
dims <- sapply(full$var[["communities/trust_committee"]]$dim, function(d) d$name)
stopifnot(identical(unname(dims), c("communities/community", "communities/time", "communities/replicate")))
stopifnot(ncatt_get(full, "communities/need_wait", "units")$value == "d")
stopifnot(ncatt_get(full, "communities/need_wait", "long_name_zh")$value == "等待时间")
stopifnot(ncvar_get(full, "communities/community_name")[1] == "翠园社区")
stopifnot(full$dim[["communities/community"]]$vals[3] == "340103003")
stopifnot(ncatt_get(full, "time", "units")$value == "days since 1970-01-01")
stopifnot(format(as.Date(ncvar_get(full, "time"), origin = "1970-01-01")[3]) == "2009-03-01")
stopifnot(all(is.na(ncvar_get(full, "need_wait")[1, ]))) # no case in the first period
stopifnot(!anyNA(ncvar_get(full, "need_wait")[2:3, ]))
stopifnot(ncvar_get(full, "rows/work.need_rate") == 0.83)
stopifnot(identical(as.numeric(ncatt_get(full, "rows/work.need_rate", "limits")$value), c(0, 1000)))
drawn <- ncvar_get(full, "rows/drawn") # parameter, replicate
stopifnot(identical(dim(drawn), c(2L, 3L)), drawn[1, 2] == 44.5)
stopifnot(identical(as.character(full$dim[["rows/parameter"]]$vals), c("work.patience", "reforms.separation.need_rate")))
stopifnot(as.character(ncvar_get(full, "rows/parameter_unit"))[1] == "d")
stopifnot(identical(as.character(ncvar_get(full, "orders/community_code")), c("340103001", "340103004")))
stopifnot(is.na(ncvar_get(full, "orders/end")[1]))
stopifnot(ncatt_get(full, 0, "title_zh")$value == "样例")
stopifnot(all(ncvar_get(full, "ledger/work/residual") == 0))
stopifnot(identical(as.character(full$dim[["items/item"]]$vals[2:3]), c("消防巡查", "other")))
stopifnot(identical(dim(ncvar_get(full, "items/hours")), c(3L, 3L, 3L))) # item, time, replicate
stopifnot(as.character(ncvar_get(full, "items/item_department"))[1] == "民政")
nc_close(full)
bare <- nc_open(file.path(folder, "bare.h5"))
stopifnot(bare$dim[["orders/order"]]$len == 0)
stopifnot(length(ncvar_get(bare, "trust_committee")) == 3)
nc_close(bare)
