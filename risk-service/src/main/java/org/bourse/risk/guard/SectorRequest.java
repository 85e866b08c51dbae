package org.bourse.risk.guard;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The sector an asset shall be limited in. */
@Schema(name = "AssetSectorRequest")
record SectorRequest(
        @Schema(
                        description = "1 to 32 capital letters, digits and underscores",
                        examples = "LAYER_1")
                @Nullable String sector) {}
