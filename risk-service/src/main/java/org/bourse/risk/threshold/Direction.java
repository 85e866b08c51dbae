package org.bourse.risk.threshold;

/** Which way a payment went. */
public enum Direction {
    DEPOSIT,
    WITHDRAWAL
}
