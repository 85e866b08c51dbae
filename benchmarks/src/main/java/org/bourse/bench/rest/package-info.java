/**
 * The bench {@code rest}: orders over REST at a fixed rate, whatever the answers take, against a
 * running stack.
 */
@NullMarked
package org.bourse.bench.rest;

import org.jspecify.annotations.NullMarked;
