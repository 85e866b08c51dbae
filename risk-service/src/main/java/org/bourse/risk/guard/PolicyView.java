package org.bourse.risk.guard;

import java.util.List;
import org.bourse.risk.policy.LimitKind;
import org.bourse.risk.policy.Policy;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A policy as it is shown. */
@Schema(name = "Policy")
record PolicyView(
        @Schema(examples = "DAILY_LOSS_RATIO") String kind,
        @Schema(description = "The most there may be", examples = "0.03") String limit,
        @Schema(examples = "REDUCE_ONLY") String action,
        @Schema(description = "False: the venue's, for accounts without one of their own")
                boolean own) {

    /** All that hold for an account, or the venue's own. */
    @Schema(name = "Policies")
    record All(@Schema(examples = "1000") String accountId, List<PolicyView> policies) {
        All {
            policies = List.copyOf(policies);
        }
    }

    static PolicyView of(LimitKind kind, Policy policy, boolean own, LimitText text) {
        return new PolicyView(kind.name(), text.print(kind, policy), policy.action().name(), own);
    }
}
