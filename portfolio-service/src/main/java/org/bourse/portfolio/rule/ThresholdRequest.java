package org.bourse.portfolio.rule;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of a change of a threshold. */
record ThresholdRequest(@Schema(examples = "10000", required = true) @Nullable String above) {}
