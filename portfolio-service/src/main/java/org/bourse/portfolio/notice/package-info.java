/** Pure. Where a webhook's requests may go, and when they are tried again. */
@NullMarked
package org.bourse.portfolio.notice;

import org.jspecify.annotations.NullMarked;
