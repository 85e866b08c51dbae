package org.bourse.core.twin;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bourse.contracts.v1.CancelReason;
import org.bourse.contracts.v1.SymbolState;

/** Section 18: what commands leave over for later steps. */
final class NaivePendingWork {
    private final NaiveMarket market;
    private final NaiveEndings endings;
    private final NaiveMassCancels massCancels;
    private final NaiveAuctions auctions;
    private final NaiveMatching matching;
    private final NaiveExits exits;

    NaivePendingWork(
            NaiveMarket market,
            NaiveEndings endings,
            NaiveMassCancels massCancels,
            NaiveAuctions auctions,
            NaiveMatching matching,
            NaiveExits exits) {
        this.market = market;
        this.exits = exits;
        this.endings = endings;
        this.massCancels = massCancels;
        this.auctions = auctions;
        this.matching = matching;
    }

    /** 18.4. */
    boolean isPending() {
        return !pastExpiry().isEmpty()
                || massCancels.areUnderWay()
                || market.listings.books().stream().anyMatch(auctions::isDue)
                || hasActivations();
    }

    private boolean hasActivations() {
        for (NaiveBook book : market.listings.books()) {
            if (market.isTrading(book) && !book.triggered.isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** 18.1. */
    void proceed() {
        expire();
        massCancels.proceed();
        // 21.6
        market.listings.books().forEach(auctions::proceed);
        for (NaiveBook book : market.listings.books()) {
            activate(book);
        }
    }

    private List<NaiveOrder> pastExpiry() {
        List<NaiveOrder> past = new ArrayList<>();
        for (NaiveOrder order : market.openOrders()) {
            // 21.6
            if (order.isPastExpiry(market.timeMicros)
                    && market.book(order).definition.state() != SymbolState.UNCROSSING) {
                past.add(order);
            }
        }
        return past;
    }

    /** 13.2, 18.2. */
    void expire() {
        Comparator<NaiveOrder> earliest = Comparator.comparing(order -> order.expiresMicros);
        List<NaiveOrder> orders =
                pastExpiry().stream().sorted(earliest.thenComparing(order -> order.id)).toList();
        for (NaiveOrder order : orders) {
            if (market.step.ends == NaiveStep.ENDS_MAX) {
                return;
            }
            // 20.6: the end of another may have been its own
            if (order.place != NaiveOrder.Place.ENDED) {
                market.step.ends++;
                endings.cancelOpen(order, CancelReason.EXPIRED);
            }
        }
    }

    /** 18.3: the line of one symbol. */
    private void activate(NaiveBook book) {
        int passedOver = 0;
        // 22.2: one of them may halt the symbol
        while (market.isTrading(book)
                && !market.step.activationsEnded
                && book.triggered.size() > passedOver) {
            NaiveOrder order = book.triggered.get(passedOver);
            // 20.8: both exits of a bracket stand there
            NaivePair pair = order.pair;
            boolean isPastExpiry =
                    pair == null
                            ? order.isPastExpiry(market.timeMicros)
                            : pair.isPastExpiry(market.timeMicros);
            if (isPastExpiry) {
                // 13.2: it is expired in its turn
                passedOver++;
            } else if (market.step.meetings == 0 || meetings(order) < NaiveStep.MEETINGS_MAX) {
                market.step.activations++;
                market.step.activationsEnded = market.step.activations == NaiveStep.ACTIVATIONS_MAX;
                if (pair == null) {
                    matching.activate(order);
                } else {
                    exits.activate(pair);
                }
            } else {
                market.step.activationsEnded = true;
            }
        }
    }

    private int meetings(NaiveOrder order) {
        return order.pair == null
                ? NaivePreWalk.of(order, market).meetings()
                : exits.meetings(order.pair);
    }
}
