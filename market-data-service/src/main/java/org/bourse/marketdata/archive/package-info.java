/**
 * Partitions as compressed files, written and read back before a policy drops them; {@code ./bourse
 * import} reads them as well.
 */
@NullMarked
package org.bourse.marketdata.archive;

import org.jspecify.annotations.NullMarked;
