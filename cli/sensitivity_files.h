/* sensitivity_files.h - a sensitivity as a table and as a document. */
#ifndef CLI_SENSITIVITY_FILES_H
#define CLI_SENSITIVITY_FILES_H

#include "cli/sensitivity.h"

/* sensitivity.csv in `folder`: one line for each outcome, subject, factor and measure. Faults as
 * sink.h. */
int sensitivity_table(const struct sensitivity *sensitivity, const char *folder, bool force,
                      struct fault *fault);

struct json;
/* The document of the page (docs/sensitivity.md), also what --json prints. */
void sensitivity_document(const struct sensitivity *sensitivity, enum lang lang, struct json *json);

#endif
