/**
 * The venue's language beside the {@code .proto} files: ids, decimals, topics, and how a command is
 * signed. Knows no framework.
 */
@NullMarked
package org.bourse.contracts;

import org.jspecify.annotations.NullMarked;
