#!/usr/bin/env Rscript
# R: elementary effects (package `sensitivity`), or a regression where it is not installed. Base R reads
# the answers, since they are flat; with jsonlite it is stream_in().
#
#     Rscript sensitivity.R [POINTS.yaml]      SHEQU says where the program is
args <- commandArgs(trailingOnly = TRUE)
file <- if (length(args)) args[1] else "examples/driven/points.yaml"
effect <- "effect.service_failure.building_groups+clarity"

ask <- function(X) {                       # a data frame of points, one column a factor
  X$community.staff <- round(X$community.staff)   # they are counted
  cells <- mapply(function(name, x) sprintf('"%s": %s', name, format(x, digits = 17, trim = TRUE)), names(X), X)
  lines <- sprintf("{%s}", apply(matrix(cells, nrow(X)), 1, paste, collapse = ", "))
  said <- system2(Sys.getenv("SHEQU", "shequ"), c("--quiet", "serve-points", shQuote(file)),
                  input = lines, stdout = TRUE)
  if (any(grepl('"error"', said))) stop(grep('"error"', said, value = TRUE)[1])
  value <- function(key) as.numeric(sub(",.*|}.*", "", sapply(strsplit(said, sprintf('"%s": ', key), fixed = TRUE), `[`, 2)))
  value(effect)
}

if (requireNamespace("sensitivity", quietly = TRUE)) {
  set.seed(1)
  design <- sensitivity::morris(model = NULL, factors = c("work.need_rate", "community.staff"), r = 4,
    design = list(type = "oat", levels = 8, grid.jump = 4), binf = c(0.1, 5), bsup = c(0.8, 12))
  sensitivity::tell(design, ask(as.data.frame(design$X)))
  print(design)
} else {
  X <- expand.grid(work.need_rate = c(0.2, 0.5, 0.8), community.staff = c(6, 9, 12))
  X$effect <- ask(X)
  print(X, digits = 10)
  print(coef(lm(effect ~ work.need_rate + community.staff, X)), digits = 10)
}
