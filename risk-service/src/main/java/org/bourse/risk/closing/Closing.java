package org.bourse.risk.closing;

/**
 * An account that was open and is not any more.
 *
 * @param decision the number of what closed it
 */
record Closing(long account, long decision) {}
