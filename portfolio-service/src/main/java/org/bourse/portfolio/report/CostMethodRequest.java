package org.bourse.portfolio.report;

import org.bourse.portfolio.position.CostMethod;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of a change of the cost method. */
record CostMethodRequest(@Schema(required = true) @Nullable CostMethod method) {}
