/**
 * Checks from the outside what a venue promises: reads the topics and the services' tables of a
 * stack and judges each invariant. {@code docs/verify.md} says what each verdict covers.
 */
@NullMarked
package org.bourse.stack.verify;

import org.jspecify.annotations.NullMarked;
