/** What the codec is tested with. */
@NullMarked
package org.bourse.matching.codec;

import org.jspecify.annotations.NullMarked;
