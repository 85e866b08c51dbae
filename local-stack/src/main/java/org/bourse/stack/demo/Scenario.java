package org.bourse.stack.demo;

import java.util.List;
import java.util.function.BooleanSupplier;

/** What is traded in a demonstration. */
interface Scenario {

    /** The symbols, the one the view shows first. */
    List<String> symbols();

    /** What is going on, for the view; may change. */
    String headline();

    /** Makes sure that symbols and funded accounts are there. */
    void prepare();

    /** Trades until there is nothing more to do or it is told to end; leaves no order open. */
    void run(BooleanSupplier goesOn);

    /** What was to come out and did not; empty when all is well. */
    List<String> complaints();

    /** What came out, for the summary. */
    List<String> findings();
}
