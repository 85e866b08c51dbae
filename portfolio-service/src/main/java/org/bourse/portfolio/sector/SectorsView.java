package org.bourse.portfolio.sector;

import java.util.List;

/** The sectors of all symbols, in the order of their numbers. */
record SectorsView(List<SectorView> sectors) {}
