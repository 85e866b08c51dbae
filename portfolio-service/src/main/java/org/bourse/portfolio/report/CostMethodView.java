package org.bourse.portfolio.report;

import org.bourse.portfolio.position.CostMethod;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which lots an account's sales take. */
@Schema(name = "AccountCostMethod")
record CostMethodView(@Schema(examples = "1000") String accountId, CostMethod method) {}
