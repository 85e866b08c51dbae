/**
 * Processes of the stack: starting one, waiting until it is ready, restarting it when it dies,
 * stopping exactly it, and the file that remembers which ones run. Knows nothing about what the
 * processes are.
 */
@NullMarked
package org.bourse.stack.process;

import org.jspecify.annotations.NullMarked;
