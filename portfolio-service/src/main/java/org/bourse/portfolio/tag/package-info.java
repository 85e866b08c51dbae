/** Orders by the tag in their client's id, and what they did under it: pure and exact. */
@NullMarked
package org.bourse.portfolio.tag;

import org.jspecify.annotations.NullMarked;
