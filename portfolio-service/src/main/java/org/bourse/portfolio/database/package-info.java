/** What a client is told while the database is away. */
@NullMarked
package org.bourse.portfolio.database;

import org.jspecify.annotations.NullMarked;
