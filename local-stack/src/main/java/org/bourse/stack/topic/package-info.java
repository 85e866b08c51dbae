/** Reads the platform's topics and shows their records as JSON. */
@NullMarked
package org.bourse.stack.topic;

import org.jspecify.annotations.NullMarked;
