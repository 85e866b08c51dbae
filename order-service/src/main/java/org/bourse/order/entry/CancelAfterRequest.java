package org.bourse.order.entry;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How the dead-man's switch of an account is to be set. */
@Schema(name = "SetCancelAfter")
public record CancelAfterRequest(
        @Schema(
                        required = true,
                        minimum = "0",
                        maximum = "86400",
                        description = "0: switched off.",
                        examples = "30")
                @Nullable Integer seconds,
        @Schema(description = "Without it: the caller's main account.", examples = "1000")
                @Nullable String accountId) {}
