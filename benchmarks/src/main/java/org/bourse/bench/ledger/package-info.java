/** How fast portfolio-service books. */
@NullMarked
package org.bourse.bench.ledger;

import org.jspecify.annotations.NullMarked;
