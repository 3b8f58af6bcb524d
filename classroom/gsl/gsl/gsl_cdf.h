/* gsl_cdf.h - the distributions that analysis asks of GSL, from classroom/distributions.h. */
#ifndef CLASSROOM_GSL_CDF_H
#define CLASSROOM_GSL_CDF_H

#include "classroom/distributions.h"

#define gsl_cdf_tdist_Pinv student_quantile
#define gsl_cdf_tdist_Q student_above
#define gsl_cdf_ugaussian_P normal_below
#define gsl_cdf_ugaussian_Pinv normal_quantile

#endif
