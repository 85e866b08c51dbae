package org.bourse.portfolio.features;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body that turns a feature off or on. */
record FeatureRequest(
        @Schema(description = "Whether it is to be on", required = true, examples = "false")
                @Nullable Boolean enabled,
        @Schema(
                        description = "1 to 500 characters",
                        required = true,
                        examples = "The custodian does not answer")
                @Nullable String reason) {}
