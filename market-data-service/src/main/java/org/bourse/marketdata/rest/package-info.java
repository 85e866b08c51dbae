/** Public market data over REST. */
@NullMarked
package org.bourse.marketdata.rest;

import org.jspecify.annotations.NullMarked;
