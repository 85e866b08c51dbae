package org.bourse.portfolio.features;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Whether a feature is on, and why; without a since it has always been. */
@Schema(name = "FeatureSwitch")
record FeatureView(
        @Schema(examples = "WITHDRAWALS") Feature feature,
        @Schema(description = "Whether new requests are taken", examples = "false") boolean enabled,
        @Schema(
                        description = "When it was turned so; absent: it was never off",
                        examples = "2026-11-29T10:15:30Z")
                @Nullable Instant since,
        @Schema(description = "Of the token of who did it", examples = "5b6c")
                @Nullable String subject,
        @Schema(examples = "The custodian does not answer") @Nullable String reason) {

    static FeatureView neverChanged(Feature feature) {
        return new FeatureView(feature, true, null, null, null);
    }
}
