/**
 * Private streams: what the venue says of accounts, each for its own account only, and the last of
 * it, so that who was away misses nothing. Pure; the feed and the sockets stand around it.
 */
@NullMarked
package org.bourse.marketdata.account;

import org.jspecify.annotations.NullMarked;
