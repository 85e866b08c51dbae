/**
 * The program that imports history from files into the service's database: {@code ./bourse import}.
 * It runs beside the service, from the same jars, and shares the tables with it and nothing else.
 */
@NullMarked
package org.bourse.marketdata.history.load;

import org.jspecify.annotations.NullMarked;
