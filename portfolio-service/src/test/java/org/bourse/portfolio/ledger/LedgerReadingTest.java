package org.bourse.portfolio.ledger;

import static org.bourse.portfolio.ledger.Records.ALICE;
import static org.bourse.portfolio.ledger.Records.BOB;
import static org.bourse.portfolio.ledger.Records.BTC;
import static org.bourse.portfolio.ledger.Records.USDT;
import static org.bourse.portfolio.ledger.Records.deposit;
import static org.bourse.portfolio.ledger.Records.genesis;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bourse.platform.testing.PostgresExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is read of a small ledger: alice has five deposits in turns of BTC and USDT. */
class LedgerReadingTest {
    @RegisterExtension
    static final PostgresExtension POSTGRES =
            new PostgresExtension(
                    "V1__ledger.sql",
                    "V2__accounts_and_funding.sql",
                    "V5__ledger_chain.sql",
                    "V6__closes_and_reconciliations.sql");

    private Connection connection;

    @BeforeEach
    void begin() throws SQLException {
        connection = POSTGRES.connect();
        connection.setAutoCommit(false);
        new LedgerProjection()
                .apply(
                        connection,
                        List.of(
                                genesis(),
                                deposit(2, ALICE, BTC, 10, 10),
                                deposit(3, ALICE, USDT, 20, 20),
                                deposit(4, ALICE, BTC, 10, 20),
                                deposit(5, ALICE, USDT, 20, 40),
                                deposit(6, ALICE, BTC, 10, 30)));
    }

    @AfterEach
    void rollBack() throws SQLException {
        connection.rollback();
        connection.close();
    }

    private List<Long> positions(Optional<Integer> asset, LedgerCursor before, int limit)
            throws SQLException {
        return LedgerRepository.postings(connection, ALICE, asset, before, limit).stream()
                .map(posted -> posted.cursor().position())
                .toList();
    }

    @Test
    void newestFirstOverAllAssets() throws SQLException {
        assertEquals(
                List.of(6L, 5L, 4L, 3L, 2L), positions(Optional.empty(), LedgerCursor.NEWEST, 10));
    }

    @Test
    void oneAssetAlone() throws SQLException {
        assertEquals(List.of(5L, 3L), positions(Optional.of(USDT), LedgerCursor.NEWEST, 10));
    }

    @Test
    void pagesFollowEachOtherWithoutOverlapOrHole() throws SQLException {
        List<Long> seen = new ArrayList<>();
        LedgerCursor cursor = LedgerCursor.NEWEST;
        List<LedgerRepository.Posted> page;
        do {
            page = LedgerRepository.postings(connection, ALICE, Optional.empty(), cursor, 2);
            page.forEach(posted -> seen.add(posted.cursor().position()));
            cursor = page.isEmpty() ? cursor : page.getLast().cursor();
        } while (!page.isEmpty());

        assertEquals(List.of(6L, 5L, 4L, 3L, 2L), seen);
    }

    @Test
    void othersPostingsAreNotSeen() throws SQLException {
        assertEquals(
                List.of(),
                LedgerRepository.postings(
                        connection, BOB, Optional.empty(), LedgerCursor.NEWEST, 10));
    }

    @Test
    void balancesAreOfEveryAssetTouched() throws SQLException {
        LedgerRepository.Balances balances = LedgerRepository.balances(connection, 0, ALICE);

        assertTrue(balances.opened());
        assertEquals(
                List.of(
                        new PastBalances.Balance(BTC, 30, 0),
                        new PastBalances.Balance(USDT, 40, 0)),
                balances.balances());
    }

    @Test
    void anOpenedAccountWithoutFundsHasNoBalances() throws SQLException {
        LedgerRepository.Balances balances = LedgerRepository.balances(connection, 0, BOB);

        assertTrue(balances.opened());
        assertEquals(List.of(), balances.balances());
    }

    @Test
    void anAccountThatWasNotOpenedIsNot() throws SQLException {
        assertFalse(LedgerRepository.balances(connection, 0, 4_444).opened());
    }
}
