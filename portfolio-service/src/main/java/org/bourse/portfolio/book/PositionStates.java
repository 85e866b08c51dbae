package org.bourse.portfolio.book;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.bourse.contracts.ContractVersion;
import org.bourse.contracts.Topics;
import org.bourse.contracts.v1.AccountPosition;
import org.bourse.contracts.v1.EventHeader;
import org.bourse.portfolio.position.AccountBook;
import org.bourse.portfolio.position.PortfolioBatch;
import org.bourse.portfolio.position.Position;

/** How positions stand, as account-positions tells it. */
final class PositionStates {
    private PositionStates() {}

    /** Those that a batch changed, by their key. */
    static Map<String, AccountPosition> changed(PortfolioBatch batch, EventHeader last) {
        Map<String, AccountPosition> changed = new TreeMap<>();
        for (PortfolioBatch.AccountDayKey key : batch.positions().keySet()) {
            AccountBook book = batch.books().get(key.account());
            if (book == null) {
                throw new IllegalStateException("no book of account " + key.account());
            }
            for (Position position : book.positions()) {
                if (position.symbol().number() == key.item()) {
                    AccountPosition state = state(key.account(), book, position, last);
                    changed.put(key(state), state);
                }
            }
        }
        return changed;
    }

    private static AccountPosition state(
            long account, AccountBook book, Position position, EventHeader last) {
        return AccountPosition.newBuilder()
                .setContractVersion(ContractVersion.CURRENT)
                .setVenue(last.getVenue())
                .setAccount(account)
                .setSymbol(position.symbol().number())
                .setPosition(last.getPosition())
                .setVenueTimeMicros(last.getVenueTimeMicros())
                .setTotalMinor(book.totalMinor(position.symbol().base()))
                .setLots(position.lots())
                .setCostMinor(position.costMinor())
                .setRealisedMinor(position.totals().realisedMinor())
                .setUnknownProceedsMinor(position.totals().unknownProceedsMinor())
                .setFeesMinor(position.totals().feesMinor())
                .build();
    }

    static String key(AccountPosition state) {
        return state.getAccount() + "/" + state.getSymbol();
    }

    /** All that there are, as of the books' position; the connection is in a transaction. */
    static void all(Connection connection, int venue, Consumer<AccountPosition> reading)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        SELECT p.account, p.symbol, b.position, l.venue_time, h.total_minor, p.lots,
                            p.cost_minor, p.realised_minor, p.unknown_proceeds_minor, p.fees_minor
                        FROM (SELECT DISTINCT ON (account, symbol) * FROM position_day
                            ORDER BY account, symbol, day DESC) p
                        JOIN traded_symbol s ON s.symbol = p.symbol
                        JOIN projection_position b ON b.topic = ? AND b.partition = ?
                        CROSS JOIN ledger_time l
                        CROSS JOIN LATERAL (
                            SELECT * FROM holding_day h
                            WHERE h.account = p.account AND h.asset = s.base
                            ORDER BY h.day DESC LIMIT 1) h\
                        """)) {
            select.setFetchSize(1_000);
            select.setString(1, Topics.TRADE_EVENTS);
            select.setInt(2, venue);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    reading.accept(
                            AccountPosition.newBuilder()
                                    .setContractVersion(ContractVersion.CURRENT)
                                    .setVenue(venue)
                                    .setAccount(row.getLong(1))
                                    .setSymbol(row.getInt(2))
                                    .setPosition(row.getLong(3))
                                    .setVenueTimeMicros(Times.micros(row, 4))
                                    .setTotalMinor(row.getLong(5))
                                    .setLots(row.getLong(6))
                                    .setCostMinor(row.getLong(7))
                                    .setRealisedMinor(row.getLong(8))
                                    .setUnknownProceedsMinor(row.getLong(9))
                                    .setFeesMinor(row.getLong(10))
                                    .build());
                }
            }
        }
    }
}
