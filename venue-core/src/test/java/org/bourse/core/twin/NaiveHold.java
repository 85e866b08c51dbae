package org.bourse.core.twin;

import java.math.BigInteger;

/** What an order holds; two that are an OCO hold it together (20.5). */
final class NaiveHold {
    /** In postings. */
    final long reference;

    BigInteger amount = BigInteger.ZERO;

    NaiveHold(long reference) {
        this.reference = reference;
    }
}
