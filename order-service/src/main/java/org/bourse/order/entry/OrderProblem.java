package org.bourse.order.entry;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.bourse.platform.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A problem with an order.
 *
 * @param orderId of the REJECTED order that the history keeps, or of the one that has ended
 * @param mayBeLive whether the request may be carried out all the same; absent where the venue has
 *     decided
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record OrderProblem(
        @JsonUnwrapped Problem problem, @Nullable String orderId, @Nullable Boolean mayBeLive) {}
