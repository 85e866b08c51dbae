/**
 * Alerts: rows first, then events on {@code risk-alerts}, and a list for those who watch. An alert
 * that was written is published, however often the process ends in between.
 */
@NullMarked
package org.bourse.risk.alert;

import org.jspecify.annotations.NullMarked;
