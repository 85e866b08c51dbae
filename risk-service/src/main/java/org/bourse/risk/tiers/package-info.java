/** Fee tiers by volume: the schedule, the daily run that puts accounts into tiers, who is where. */
@NullMarked
package org.bourse.risk.tiers;

import org.jspecify.annotations.NullMarked;
