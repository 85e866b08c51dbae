/**
 * The life of an order, pure: what was asked for, the states it can be in, and the only steps
 * between them. The answer to a request and the history are both made by it, so they cannot
 * disagree.
 */
@NullMarked
package org.bourse.order.lifecycle;

import org.jspecify.annotations.NullMarked;
