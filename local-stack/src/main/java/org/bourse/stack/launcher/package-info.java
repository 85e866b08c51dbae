/** The commands of {@code ./bourse}: what people type and read. */
@NullMarked
package org.bourse.stack.launcher;

import org.jspecify.annotations.NullMarked;
