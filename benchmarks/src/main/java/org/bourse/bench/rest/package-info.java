/**
 * The benches {@code rest}, orders over REST at a fixed rate, whatever the answers take, and {@code
 * ws}, streams while such orders flow; against a running stack.
 */
@NullMarked
package org.bourse.bench.rest;

import org.jspecify.annotations.NullMarked;
