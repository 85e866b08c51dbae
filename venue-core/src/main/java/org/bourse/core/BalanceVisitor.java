package org.bourse.core;

/** Is shown balances, for tests and full sums. */
@FunctionalInterface
public interface BalanceVisitor {

    void balance(long account, int asset, long availableMinor, long heldMinor);
}
