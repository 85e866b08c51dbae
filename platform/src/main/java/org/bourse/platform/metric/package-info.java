/** What is measured in all services alike. */
@NullMarked
package org.bourse.platform.metric;

import org.jspecify.annotations.NullMarked;
