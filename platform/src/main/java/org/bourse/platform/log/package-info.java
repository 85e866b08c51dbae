/** Writing to the venue's log: signed, numbered commands. */
@NullMarked
package org.bourse.platform.log;

import org.jspecify.annotations.NullMarked;
