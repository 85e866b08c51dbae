/**
 * Options of services: each within its bounds and none that nobody reads, or the process does not
 * start and says which.
 */
@NullMarked
package org.bourse.platform.config;

import org.jspecify.annotations.NullMarked;
