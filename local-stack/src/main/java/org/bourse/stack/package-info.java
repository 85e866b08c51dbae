/**
 * The local stack as a library: {@link org.bourse.stack.Stack} starts and owns one, {@link
 * org.bourse.stack.StackClient} reaches one that somebody started.
 */
@NullMarked
package org.bourse.stack;

import org.jspecify.annotations.NullMarked;
