package org.bourse.portfolio.reconciliation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.bourse.contracts.Accounts;
import org.bourse.portfolio.ledger.PastBalances;

/**
 * Compares a statement with the ledger. Of each party it names all assets are compared: what it
 * does not mention has to be zero. What CUSTODY and EXTERNAL owe in the ledger is what others hold
 * for the venue, so their signs are turned.
 *
 * @param compared how many balances
 */
record StatementComparison(int compared, List<Difference> differences) {

    /** The balances of an account at the position that is reconciled. */
    @FunctionalInterface
    interface LedgerBalances<E extends Exception> {
        List<PastBalances.Balance> of(long account) throws E;
    }

    static <E extends Exception> StatementComparison of(
            OutsideStatement statement, LedgerBalances<E> ledger) throws E {
        Set<Long> accounts = new LinkedHashSet<>();
        statement.lines().forEach(line -> accounts.add(line.account()));
        int compared = 0;
        List<Difference> differences = new ArrayList<>();
        for (long account : accounts) {
            Map<Integer, Long> there = new LinkedHashMap<>();
            for (PastBalances.Balance balance : ledger.of(account)) {
                long total = Math.addExact(balance.available(), balance.held());
                there.put(balance.asset(), account <= Accounts.CUSTODY ? -total : total);
            }
            for (OutsideStatement.Line line : statement.lines()) {
                if (line.account() == account) {
                    Long total = there.remove(line.asset());
                    compared++;
                    add(differences, line, total == null ? 0 : total);
                }
            }
            for (Map.Entry<Integer, Long> unmentioned : there.entrySet()) {
                compared++;
                add(
                        differences,
                        new OutsideStatement.Line(0, account, unmentioned.getKey(), 0),
                        unmentioned.getValue());
            }
        }
        return new StatementComparison(compared, List.copyOf(differences));
    }

    private static void add(
            List<Difference> differences, OutsideStatement.Line line, long ledgerMinor) {
        if (ledgerMinor != line.balanceMinor()) {
            differences.add(
                    new Difference(
                            OutsideStatement.party(line.account()),
                            line.asset(),
                            Difference.What.TOTAL,
                            line.number() == 0
                                    ? OptionalInt.empty()
                                    : OptionalInt.of(line.number()),
                            BigDecimal.valueOf(ledgerMinor),
                            BigDecimal.valueOf(line.balanceMinor())));
        }
    }
}
