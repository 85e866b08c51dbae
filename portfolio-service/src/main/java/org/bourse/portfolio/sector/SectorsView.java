package org.bourse.portfolio.sector;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The sectors of all symbols, in the order of their numbers. */
@Schema(name = "SymbolSectors")
record SectorsView(List<SectorView> sectors) {}
