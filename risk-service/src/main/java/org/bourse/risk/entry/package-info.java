/** Limits over REST: told to the venue's core by command, or kept here. */
@NullMarked
package org.bourse.risk.entry;

import org.jspecify.annotations.NullMarked;
