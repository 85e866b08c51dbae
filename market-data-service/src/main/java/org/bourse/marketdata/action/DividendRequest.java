package org.bourse.marketdata.action;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body that tells a cash dividend. */
@Schema(name = "DividendRequest")
record DividendRequest(
        @Schema(
                        required = true,
                        description =
                                "All that is paid on that day for one share as they were before it,"
                                        + " in the quote asset",
                        examples = "0.24")
                @Nullable String amount) {}
