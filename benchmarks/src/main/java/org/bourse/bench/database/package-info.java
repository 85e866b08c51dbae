/** A service's database to measure in. */
@NullMarked
package org.bourse.bench.database;

import org.jspecify.annotations.NullMarked;
