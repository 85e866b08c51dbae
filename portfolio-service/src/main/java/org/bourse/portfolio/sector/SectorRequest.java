package org.bourse.portfolio.sector;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body that puts a symbol in a sector. */
record SectorRequest(
        @Schema(required = true, pattern = "^[A-Z0-9_]{1,32}$", examples = "LAYER_1")
                @Nullable String sector) {}
