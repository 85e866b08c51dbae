/**
 * The funding outbox: commands with a gapless sequence, sent in order by one replica until the
 * venue has answered each. A command is written in the transaction of the request that wants it.
 */
@NullMarked
package org.bourse.portfolio.outbox;

import org.jspecify.annotations.NullMarked;
