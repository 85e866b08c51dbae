/**
 * Placing and cancelling orders over REST: reads a request, turns it into a command, and turns the
 * venue's answer into a response. A repeat of a request gets the same answer. Nothing here waits on
 * a thread or on the database before a command is sent.
 */
@NullMarked
package org.bourse.order.entry;

import org.jspecify.annotations.NullMarked;
