/** What people may decide about a case. Pure. */
@NullMarked
package org.bourse.risk.review;

import org.jspecify.annotations.NullMarked;
