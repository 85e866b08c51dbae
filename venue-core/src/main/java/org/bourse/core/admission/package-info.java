/** Who may say what: the keys that sign commands and the sequences that number them. */
@NullMarked
package org.bourse.core.admission;

import org.jspecify.annotations.NullMarked;
