package org.bourse.portfolio.book;

import com.google.protobuf.Parser;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.bourse.contracts.Accounts;
import org.bourse.contracts.Topics;
import org.bourse.contracts.v1.AccountPosition;
import org.bourse.contracts.v1.Configured;
import org.bourse.contracts.v1.EventHeader;
import org.bourse.contracts.v1.Symbol;
import org.bourse.contracts.v1.Trade;
import org.bourse.contracts.v1.TradeEvent;
import org.bourse.contracts.v1.TradeEvents;
import org.bourse.platform.projection.Projection;
import org.bourse.portfolio.position.Flow;
import org.bourse.portfolio.position.PortfolioBatch;

/**
 * Writes trade-events, and the ledger's deposits and withdrawals up to the same position, into the
 * books, all in the order of the log: the same rows come of a rebuild.
 */
@Singleton
final class BookProjection implements Projection<TradeEvents> {
    private static final long LOOK_EVERY_NANOS = Duration.ofMillis(5).toNanos();

    private final BookConfig config;

    /** By key; a batch that was rolled back comes again and takes its own place. */
    private Map<String, AccountPosition> changed = new HashMap<>();

    @Inject
    BookProjection(BookConfig config) {
        this.config = config;
    }

    @Override
    public String topic() {
        return Topics.TRADE_EVENTS;
    }

    @Override
    public Parser<TradeEvents> parser() {
        return TradeEvents.parser();
    }

    @Override
    public EventHeader header(TradeEvents record) {
        return record.getHeader();
    }

    @Override
    public List<String> tables() {
        return List.of(
                "traded_symbol", "mark_day", "holding_day", "position_day", "tax_lot", "sale");
    }

    /** A trade and the command that made it. */
    private record Traded(EventHeader header, Trade trade) {}

    /**
     * @throws SQLTransientException when the ledger is not as far yet; it is tried again
     */
    @Override
    public void apply(Connection connection, List<TradeEvents> records) throws SQLException {
        EventHeader last = records.getLast().getHeader();
        LedgerFlows ledger = new LedgerFlows(connection, last.getVenue());
        awaitLedger(ledger, last.getPosition());
        List<Traded> trades = new ArrayList<>();
        List<Symbol> listed = new ArrayList<>();
        for (TradeEvents record : records) {
            for (TradeEvent event : record.getEventsList()) {
                switch (event.getBodyCase()) {
                    case TRADE -> trades.add(new Traded(record.getHeader(), event.getTrade()));
                    case CONFIGURED -> configured(event.getConfigured(), listed);
                    case PROGRESS, BODY_NOT_SET -> {}
                }
            }
        }
        SymbolTable symbols = new SymbolTable(connection);
        symbols.insert(listed);
        List<Flow> flows = ledger.until(last.getPosition());
        if (!trades.isEmpty() || !flows.isEmpty()) {
            try {
                happen(new BookTables(connection, symbols.all()), trades, flows, last);
            } catch (StoredLots.UnreadException e) {
                throw e.reason();
            }
        }
    }

    private static void configured(Configured configured, List<Symbol> listed) {
        switch (configured.getBodyCase()) {
            case SYMBOL_LISTED -> listed.add(configured.getSymbolListed());
            // What of a symbol can change is nothing that positions need.
            case ASSET_LISTED, SYMBOL_CHANGED, VENUE_STATE, VERSION_ACTIVATED, BODY_NOT_SET -> {}
        }
    }

    private void awaitLedger(LedgerFlows ledger, long position) throws SQLException {
        long deadlineNanos = System.nanoTime() + config.ledgerTimeout().toNanos();
        while (ledger.position() < position) {
            if (System.nanoTime() - deadlineNanos > 0) {
                throw new SQLTransientException("the ledger is behind position " + position);
            }
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
        }
    }

    private void happen(BookTables tables, List<Traded> trades, List<Flow> flows, EventHeader last)
            throws SQLException {
        Set<BookTables.Holding> touched = new HashSet<>();
        for (Flow flow : flows) {
            touched.add(new BookTables.Holding(flow.account(), flow.asset()));
        }
        for (Traded traded : trades) {
            for (int asset : tables.assetsOf(traded.trade().getSymbol())) {
                touched.add(new BookTables.Holding(traded.trade().getBuyerAccount(), asset));
                touched.add(new BookTables.Holding(traded.trade().getSellerAccount(), asset));
            }
        }
        touched.removeIf(holding -> holding.account() < Accounts.FIRST);
        PortfolioBatch batch = tables.load(touched);
        int next = 0;
        for (Traded traded : trades) {
            long position = traded.header().getPosition();
            while (next < flows.size() && flows.get(next).logPosition() < position) {
                batch.flow(flows.get(next++));
            }
            batch.trade(traded.header(), traded.trade());
        }
        while (next < flows.size()) {
            batch.flow(flows.get(next++));
        }
        tables.store(batch);
        changed.putAll(PositionStates.changed(batch, last));
    }

    /**
     * How the positions stand that changed since the last call; to be called when that is durable.
     */
    Collection<AccountPosition> takeChanged() {
        Collection<AccountPosition> taken = changed.values();
        changed = new HashMap<>();
        return taken;
    }
}
