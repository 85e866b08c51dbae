/**
 * Faults on the wires between the stack's processes: a proxy that stands between each service and
 * each server, how other processes command it, and a packet filter for real loss and partitions.
 */
@NullMarked
package org.bourse.stack.fault;

import org.jspecify.annotations.NullMarked;
