# inference.R - recompute what tests/results/inference printed; ends with 1 when anything differs
# by more than 1e-10 (relative to 1 or to the number, whichever is larger).
lines <- strsplit(readLines(commandArgs(TRUE)[1]), " ")
said <- list()
for (l in lines) said[[l[1]]][[l[2]]] <- as.numeric(l[-(1:2)])

failed <- 0
same <- function(name, key, mine) {
  theirs <- said[[name]][[key]]
  gap <- max(abs(theirs - mine) / pmax(1, abs(mine)))
  if (length(theirs) != length(mine) || is.na(gap) || gap > 1e-10) {
    cat(name, key, "shequ", format(theirs, digits = 15), "R", format(mine, digits = 15), "\n")
    failed <<- failed + 1
  }
}

B <- 9999
bca <- function(d, level) {
  n <- length(d)
  suppressWarnings(RNGkind("L'Ecuyer-CMRG"))
  assign(".Random.seed", c(10407L, rep(12345L, 6)), globalenv())
  index <- matrix(floor(n * runif(B * n)) + 1, B, n, byrow = TRUE)
  means <- rowMeans(matrix(d[index], B, n))
  tie <- abs(means - mean(d)) <= 1e-12 * sd(d)
  z0 <- qnorm((sum(means < mean(d) & !tie) + sum(tie) / 2) / B)
  left <- sapply(seq_len(n), function(i) mean(d[-i])) # the jackknife
  u <- mean(left) - left
  a <- sum(u^3) / (6 * sum(u^2)^1.5)
  z <- qnorm(c((1 - level) / 2, (1 + level) / 2))
  quantile(means, pnorm(z0 + (z0 + z) / (1 - a * (z0 + z))), type = 6, names = FALSE)
}

# The confidence sequence by looking for where its evidence is 1 / alpha, not by its formula.
sequence <- function(d, alpha, c = 0.5) {
  n <- length(d)
  evidence <- function(mu) {
    x <- d - mu
    whole <- sum(x^2)
    part <- whole - c^2 * sum(x)^2 / (1 + n * c^2) # x' (I + c^2 1 1')^-1 x
    -0.5 * log(1 + n * c^2) + n / 2 * log(whole / part) + log(alpha)
  }
  far <- 50 * sd(d)
  root <- function(from, to) uniroot(evidence, c(from, to), tol = 1e-14)$root
  c(root(mean(d) - far, mean(d)), root(mean(d), mean(d) + far))
}

p <- c()
for (name in setdiff(names(said), "all")) {
  a <- said[[name]]$a
  b <- said[[name]]$b
  whole <- !is.na(a) & !is.na(b)
  a <- a[whole]
  b <- b[whole]
  d <- b - a
  n <- length(d)
  paired <- t.test(b, a, paired = TRUE)
  same(name, "effect", mean(d))
  same(name, "student", as.numeric(paired$conf.int))
  same(name, "student90", as.numeric(t.test(d, conf.level = 0.9)$conf.int))
  same(name, "bca", bca(d, 0.95))
  g1 <- sqrt(n * (n - 1)) / (n - 2) * mean((d - mean(d))^3) / mean((d - mean(d))^2)^1.5
  skewed <- n >= 30 && abs(g1) > qnorm(0.995) * sqrt(6 * n * (n - 1) / ((n - 2) * (n + 1) * (n + 3)))
  same(name, "skewness", g1)
  same(name, "bootstrapped", as.numeric(skewed))
  same(name, "chosen", if (skewed) bca(d, 0.95) else as.numeric(paired$conf.int))
  same(name, "apart", diff(as.numeric(t.test(b, a)$conf.int)) / 2) # Welch
  factor <- function(i) (var(a[i]) + var(b[i])) / var(d[i])
  all <- seq_len(n)
  same(name, "reduction", factor(all))
  logs <- log(sapply(all, function(i) factor(-i)))
  half <- qt(0.975, n - 1) * sqrt((n - 1) / n * sum((logs - mean(logs))^2))
  same(name, "reduction_interval", factor(all) * exp(c(-half, half)))
  relative <- mean(b) / mean(a) - 1
  half <- qt(0.975, n - 1) * sd(d - relative * a) / sqrt(n) / abs(mean(a))
  same(name, "relative", relative)
  same(name, "relative_interval", relative + c(-half, half))
  same(name, "p", paired$p.value)
  same(name, "sequence", sequence(d, 0.05))
  p <- c(p, paired$p.value)
}
same("all", "holm", p.adjust(p, "holm"))
if (!any(sapply(said[names(said) != "all"], function(s) s$bootstrapped == 1))) {
  cat("no data set asked for the bootstrap\n")
  failed <- failed + 1
}
cat(if (failed) "FAILED\n" else "R agrees\n")
quit(status = as.integer(failed > 0))
