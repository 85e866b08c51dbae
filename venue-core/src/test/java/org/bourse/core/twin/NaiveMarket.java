package org.bourse.core.twin;

import java.util.ArrayList;
import java.util.List;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.core.VenueConfig;
import org.bourse.core.VenueEvents;
import org.jspecify.annotations.Nullable;

/** What all rules look at: the venue's parts, its time, the step it is in, its open orders. */
final class NaiveMarket {
    final VenueConfig config;
    final VenueEvents events;
    final NaiveLedger ledger;
    final NaiveTiers tiers;
    final NaiveListings listings;

    /** Before the first tick it is 0. */
    long timeMicros;

    /** 15.6. */
    boolean isHalted;

    NaiveStep step = new NaiveStep(0, 0);
    private long triggersGiven;

    NaiveMarket(VenueConfig config, VenueEvents events) {
        this.config = config;
        this.events = events;
        ledger = new NaiveLedger(events);
        tiers = new NaiveTiers();
        listings = new NaiveListings(config, events, tiers);
    }

    NaiveBook book(NaiveOrder order) {
        return listings.requireBook(order.symbol);
    }

    /** 15: whether orders of this symbol are matched. */
    boolean isTrading(NaiveBook book) {
        return !isHalted && book.definition.state() == SymbolState.TRADING;
    }

    long nextTriggerTurn() {
        return triggersGiven++;
    }

    /** Of all symbols: resting, waiting and triggered ones. */
    List<NaiveOrder> openOrders() {
        List<NaiveOrder> open = new ArrayList<>();
        for (NaiveBook book : listings.books()) {
            book.addOpen(open);
        }
        return open;
    }

    List<NaiveOrder> openOrders(long account) {
        List<NaiveOrder> open = openOrders();
        open.removeIf(order -> order.account != account);
        return open;
    }

    @Nullable NaiveOrder find(long orderId) {
        for (NaiveOrder order : openOrders()) {
            if (order.id == orderId) {
                return order;
            }
        }
        return null;
    }
}
