package org.bourse.risk.guard;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a limit shall be. */
@Schema(name = "PolicyRequest")
record PolicyRequest(
        @Schema(
                        description =
                                "The most there may be: an amount of the reference asset, a ratio"
                                        + " such as 0.03, or a whole number",
                        examples = "0.03")
                @Nullable String limit,
        @Schema(
                        description = "WARN, REDUCE_ONLY, SUSPEND, CANCEL_ALL or CLOSE_OUT",
                        examples = "REDUCE_ONLY")
                @Nullable String action) {}
