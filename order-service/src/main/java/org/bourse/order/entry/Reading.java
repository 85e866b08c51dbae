package org.bourse.order.entry;

import org.bourse.contracts.SymbolTerms;
import org.bourse.contracts.v1.PlaceOrder;
import org.bourse.platform.problem.Problem;

/** What came of reading a request for an order. */
sealed interface Reading {

    record Readable(PlaceOrder order, SymbolTerms symbol) implements Reading {}

    record Unreadable(Problem problem) implements Reading {}

    record SymbolUnknown(String name) implements Reading {}
}
