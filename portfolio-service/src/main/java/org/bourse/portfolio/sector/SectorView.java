package org.bourse.portfolio.sector;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The sector of a symbol; UNCLASSIFIED when it was put in none. */
@Schema(name = "SymbolSector")
record SectorView(
        @Schema(examples = "BTC-USDT") String symbol,
        @Schema(examples = "LAYER_1") String sector) {}
