/** Rules of the module as a whole. */
@NullMarked
package org.bourse.matching;

import org.jspecify.annotations.NullMarked;
