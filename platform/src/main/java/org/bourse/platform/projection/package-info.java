/** Events into tables: rows and position in one transaction, exactly last + 1. */
@NullMarked
package org.bourse.platform.projection;

import org.jspecify.annotations.NullMarked;
