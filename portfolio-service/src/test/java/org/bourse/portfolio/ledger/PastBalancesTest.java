package org.bourse.portfolio.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.bourse.contracts.Accounts;
import org.bourse.contracts.v1.Bucket;
import org.bourse.platform.testing.PostgresExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PastBalancesTest {
    private static final int COMMANDS = 150;

    @RegisterExtension
    static final PostgresExtension POSTGRES =
            new PostgresExtension(
                    "V1__ledger.sql",
                    "V2__accounts_and_funding.sql",
                    "V5__ledger_chain.sql",
                    "V6__closes_and_reconciliations.sql");

    /** The sums of all that was posted up to a position. */
    private static List<PastBalances.Balance> naive(
            List<RandomLedger.Posted> posted, long account, long position) {
        List<PastBalances.Balance> balances = new ArrayList<>();
        for (int asset : List.of(Records.BTC, Records.USDT)) {
            List<RandomLedger.Posted> mine =
                    posted.stream()
                            .filter(it -> it.position() <= position)
                            .filter(it -> it.place().account() == account)
                            .filter(it -> it.place().asset() == asset)
                            .toList();
            if (!mine.isEmpty()) {
                balances.add(
                        new PastBalances.Balance(
                                asset, sum(mine, Bucket.AVAILABLE), sum(mine, Bucket.HELD)));
            }
        }
        return balances;
    }

    private static long sum(List<RandomLedger.Posted> posted, Bucket bucket) {
        return posted.stream()
                .filter(it -> it.place().bucket() == bucket)
                .mapToLong(RandomLedger.Posted::delta)
                .sum();
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void atEachPositionTheyAreTheSumsOfWhatWasPosted(long seed) throws SQLException {
        RandomLedger ledger = new RandomLedger(seed, 1_700_000_000_000_000L, 1_000);
        try (Connection connection = POSTGRES.connect()) {
            connection.setAutoCommit(false);
            new LedgerProjection().apply(connection, ledger.records(COMMANDS));
            for (long position = 1; position <= COMMANDS + 2; position++) {
                for (long account :
                        List.of(Accounts.FEES, Accounts.EXTERNAL, Accounts.CUSTODY, 1000L, 1001L)) {
                    assertEquals(
                            naive(ledger.posted(), account, position),
                            PastBalances.of(connection, account, position),
                            "seed %d account %d position %d".formatted(seed, account, position));
                }
            }
            connection.rollback();
        }
    }

    @Test
    void anAccountIsThereFromWhenItWasOpened() throws SQLException {
        try (Connection connection = POSTGRES.connect()) {
            connection.setAutoCommit(false);
            new LedgerProjection()
                    .apply(
                            connection,
                            List.of(Records.genesis(), Records.record(7, Records.opened(1002))));

            assertEquals(false, PastBalances.isOpened(connection, 1002, 6));
            assertEquals(true, PastBalances.isOpened(connection, 1002, 7));
            connection.rollback();
        }
    }
}
