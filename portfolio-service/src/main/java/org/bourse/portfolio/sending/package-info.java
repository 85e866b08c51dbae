/**
 * PURE. The rules of the outbox: what the venue's answer does to a row, and which rows are to be
 * sent when. Time is an argument.
 */
@NullMarked
package org.bourse.portfolio.sending;

import org.jspecify.annotations.NullMarked;
