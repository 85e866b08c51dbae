/**
 * The venue's topics as steps: for each command, in the order of the log, what was said on all four
 * topics. Sequences and duplicates are judged here, before anything is dropped.
 */
@NullMarked
package org.bourse.stack.verify.stream;

import org.jspecify.annotations.NullMarked;
