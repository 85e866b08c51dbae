package org.bourse.risk.entry;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The venue was told and has not answered yet; the limits show when it has. */
@Schema(name = "PendingLimits")
record PendingView(
        @Schema(examples = "1000") String accountId, @Schema(examples = "PENDING") String status) {}
