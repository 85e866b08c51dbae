/**
 * The trial balance at any position, and the closes of the venue's days. A day ends by venue time,
 * so closes follow from the ledger: after a rebuild they are the same.
 */
@NullMarked
package org.bourse.portfolio.close;

import org.jspecify.annotations.NullMarked;
