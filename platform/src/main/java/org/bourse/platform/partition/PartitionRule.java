package org.bourse.platform.partition;

import java.time.Period;
import java.util.Optional;

/**
 * Which partitions of a table there have to be, and which may go.
 *
 * @param ahead how many beyond the present one
 * @param kept for how long rows are kept at least; empty: for ever
 */
public record PartitionRule(PartitionedTable table, int ahead, Optional<Period> kept) {}
