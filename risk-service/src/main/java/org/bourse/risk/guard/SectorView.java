package org.bourse.risk.guard;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The sector that an asset is limited in. */
@Schema(name = "AssetSector")
record SectorView(
        @Schema(examples = "BTC") String asset, @Schema(examples = "LAYER_1") String sector) {

    /** Of all assets that are in one, in the order of listing. */
    @Schema(name = "AssetSectors")
    record All(List<SectorView> sectors) {
        All {
            sectors = List.copyOf(sectors);
        }
    }
}
