/** What operators tell of splits and dividends, and where it is kept. */
@NullMarked
package org.bourse.marketdata.action;

import org.jspecify.annotations.NullMarked;
