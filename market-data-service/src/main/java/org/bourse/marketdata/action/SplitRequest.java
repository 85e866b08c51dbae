package org.bourse.marketdata.action;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body that tells a split. */
@Schema(name = "SplitRequest")
record SplitRequest(
        @Schema(
                        required = true,
                        description = "How many shares there are afterwards of oldShares",
                        examples = "4")
                @Nullable String newShares,
        @Schema(required = true, examples = "1") @Nullable String oldShares) {}
