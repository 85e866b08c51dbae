/**
 * The history of orders at size: how fast order-service's projection writes it, and how long its
 * reads take among millions of orders. Uses a database of its own.
 */
@NullMarked
package org.bourse.bench.history;

import org.jspecify.annotations.NullMarked;
