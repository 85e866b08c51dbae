/** Failures of the database on their way to the client, who is told 503 while it is away. */
@NullMarked
package org.bourse.portfolio.database;

import org.jspecify.annotations.NullMarked;
