# effects.R FOLDER: every figure of a comparison's effects.csv, recomputed from its result files
# by R's own functions, and found again in effects.h5. Ends with 1 when one differs by more than
# 1e-10 (relative to 1 or to the number, whichever is larger).
library(ncdf4)
folder <- commandArgs(trailingOnly = TRUE)[1]
table <- read.csv(file.path(folder, "effects.csv"), fileEncoding = "UTF-8-BOM")
cube <- nc_open(file.path(folder, "effects.h5"))
asked <- readLines(file.path(folder, "question.txt"))
field <- function(name) sub(".*: *", "", grep(paste0("^", name, ":"), asked, value = TRUE))
declared <- unique(c(field("primary"), strsplit(field("outcomes"), " ")[[1]]))
sides <- sub("^side: (.*) [0-9a-f]+$", "\\1", grep("^side: ", asked, value = TRUE))
failed <- 0
checked <- 0
same <- function(what, theirs, mine, within = 1e-10) {
  gap <- abs(theirs - mine) / pmax(1, abs(mine))
  good <- ifelse(is.na(theirs) | is.na(mine), is.na(theirs) & is.na(mine), theirs == mine | gap <= within)
  checked <<- checked + length(good)
  if (length(theirs) != length(mine) || !all(good)) {
    cat(what, "shequ", format(theirs, digits = 16), "R", format(mine, digits = 16), "\n")
    failed <<- failed + 1
  }
}
opened <- list()
means <- function(side, metric, from) { # by replicate: a ratio of sums, never a mean of means
  if (is.null(opened[[side]])) opened[[side]] <<- nc_open(file.path(folder, paste0(side, ".h5")))
  file <- opened[[side]]
  if (!(metric %in% names(file$var))) return(NULL)
  value <- ncvar_get(file, metric) # period, replicate
  weight <- ncvar_get(file, paste0(metric, "_n"))
  value[is.na(value)] <- 0
  keep <- seq(from, nrow(value))
  sums <- colSums((value * weight)[keep, , drop = FALSE])
  weights <- colSums(weight[keep, , drop = FALSE])
  ifelse(weights > 0, sums / weights, NA)
}
time <- as.Date(ncvar_get(cube, "time"), origin = "1970-01-01")
last <- seq(time[length(time)], by = "-11 months", length.out = 2)[2]
year <- which(time >= last)[1]

p <- list()
quietly <- function(expression) tryCatch(expression, error = function(e) NULL) # data without spread
for (row in seq_len(nrow(table))) {
  line <- table[row, ]
  from <- which(time >= as.Date(Sys.getenv("FROM")))[1]
  a <- means(sides[1], line$metric, from)
  b <- means(line$variant_name, line$metric, from)
  whole <- !is.na(a) & !is.na(b)
  what <- paste(line$variant_name, line$metric)
  n <- sum(whole)
  same(paste(what, "n"), line$n, n)
  if (!n) {
    same(paste(what, "base alone"), line$base, mean(a, na.rm = TRUE))
    same(paste(what, "variant alone"), line$variant, mean(b, na.rm = TRUE))
    next
  }
  a <- a[whole]
  b <- b[whole]
  d <- b - a
  same(paste(what, "base"), line$base, mean(a))
  same(paste(what, "variant"), line$variant, mean(b))
  same(paste(what, "effect"), line$effect, mean(d))
  if (n < 2) next
  paired <- if (sd(d) > 0) quietly(t.test(b, a, paired = TRUE))
  if (is.null(paired)) { # alike, or all but alike: R declines
    error <- sd(d) / sqrt(n)
    paired <- list(conf.int = mean(d) + qt(c(0.025, 0.975), n - 1) * error,
                   p.value = if (error > 0) 2 * pt(-abs(mean(d)) / error, n - 1) else as.numeric(mean(d) == 0))
  }
  if (line$method == "t") same(paste(what, "paired"), c(line$low, line$high), as.numeric(paired$conf.int))
  p[[line$variant_name]][[line$metric]] <- paired$p.value
  # figures of the spread lose what the differences lost of their digits
  loose <- if (sd(d) > 0) 1e-10 + 8 * .Machine$double.eps * max(abs(c(a, b))) / sd(d) else 1e-10
  same(paste(what, "p"), line$p, paired$p.value, loose)
  same(paste(what, "variance reduction"), line$variance_reduction, if (sd(d) > 0) (var(a) + var(b)) / var(d) else NA, loose)
  welch <- if (var(a) + var(b) > 0) quietly(t.test(b, a))
  if (!is.null(welch)) same(paste(what, "unpaired"), c(line$unpaired_low, line$unpaired_high), as.numeric(welch$conf.int))
  if (mean(a) != 0) same(paste(what, "relative"), line$relative, mean(b) / mean(a) - 1)
  end <- means(line$variant_name, line$metric, year) - means(sides[1], line$metric, year)
  same(paste(what, "last year"), line$end_effect, if (all(is.na(end))) NA else mean(end, na.rm = TRUE))
}
for (variant in names(p)) { # a declared outcome that was not measured counts among them
  mine <- table[table$variant_name == variant & table$status != "exploratory", ]
  ps <- sapply(declared, function(m) if (is.null(p[[variant]][[m]])) NA else p[[variant]][[m]])
  adjusted <- p.adjust(ps, "holm", n = length(declared))
  same(paste(variant, "holm"), mine$p_holm, as.numeric(adjusted[mine$metric]))
  if (nrow(mine) < 3 || sum(mine$p_holm != mine$p, na.rm = TRUE) < 1) failed <- failed + 1
}
# effects.h5 holds the same numbers (R reads decimals to the last bit but one).
sides_h5 <- as.character(cube$dim$variant_name$vals)
metrics_h5 <- as.character(cube$dim$metric$vals)
for (column in names(table)[-(1:8)]) {
  values <- matrix(ncvar_get(cube, column), length(metrics_h5), length(sides_h5))
  at <- cbind(match(table$metric, metrics_h5), match(table$variant_name, sides_h5))
  theirs <- table[[column]]
  same(paste("effects.h5", column), values[at], as.numeric(theirs), 4 * .Machine$double.eps)
}
cat(if (failed) "FAILED\n" else paste("R agrees,", checked, "figures of", nrow(table), "effects\n"))
quit(status = as.integer(failed > 0 || checked < 1000))
