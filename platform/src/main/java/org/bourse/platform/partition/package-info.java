/**
 * Tables cut by venue time: partitions are made ahead of need and dropped when a policy keeps their
 * rows no longer.
 */
@NullMarked
package org.bourse.platform.partition;

import org.jspecify.annotations.NullMarked;
