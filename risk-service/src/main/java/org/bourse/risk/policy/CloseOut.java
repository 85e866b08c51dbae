package org.bourse.risk.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bourse.contracts.RequestId;
import org.bourse.contracts.v1.AccountStatus;
import org.bourse.contracts.v1.OrderEvent;
import org.bourse.contracts.v1.OrderEvents;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.risk.exposure.Position;

/**
 * Sells what one account has, step by step: in each a part of every position. The next step follows
 * from what is left once the venue answered all orders of the one before.
 */
final class CloseOut {
    /** More halvings than a quantity has bits change nothing. */
    private static final int HALVINGS_MAX = 62;

    private final long account;
    private final String tripId;
    private final Map<RequestId, CloseOutStep.Sale> unanswered = new HashMap<>();

    /** By symbol, how often an order was too large. */
    private final Map<Integer, Integer> halvings = new HashMap<>();

    /** By symbol, what an order has at least, after smaller ones were too small. */
    private final Map<Integer, Long> leastLots = new HashMap<>();

    /** By symbol, a rest that was too small to be sold. */
    private final Map<Integer, Long> restLots = new HashMap<>();

    private int steps;
    private long afterPosition;
    private long notBeforeMicros;
    private boolean fellShort;

    /**
     * @param steps there were
     * @param afterPosition what both topics have to have reached before the next
     */
    CloseOut(long account, String tripId, int steps, long afterPosition) {
        this.account = account;
        this.tripId = tripId;
        this.steps = steps;
        this.afterPosition = afterPosition;
        // What it sold before is not known.
        fellShort = steps > 0;
    }

    long account() {
        return account;
    }

    /** Whether the next step can follow from what is known. */
    boolean isDue(long ledgerPosition, long orderPosition, long micros) {
        return unanswered.isEmpty()
                && Math.min(ledgerPosition, orderPosition) >= afterPosition
                && micros >= notBeforeMicros;
    }

    CloseOutStep next(AccountStatus state, List<Position> positions, CloseOutTerms terms) {
        List<CloseOutStep.Sale> sales = sales(positions, terms);
        Optional<CloseOutStep.End> end = end(state, sales, terms.stepsMax());
        if (end.isPresent()) {
            return new CloseOutStep.Ended(account, tripId, end.get(), steps, positions.size());
        }
        steps++;
        boolean cancels = fellShort;
        fellShort = false;
        sales.forEach(sale -> unanswered.put(sale.id(), sale));
        return new CloseOutStep.Sell(account, tripId, steps, cancels, sales);
    }

    private Optional<CloseOutStep.End> end(
            AccountStatus state, List<CloseOutStep.Sale> sales, int stepsMax) {
        return switch (state) {
            case ACTIVE, ACCOUNT_STATUS_UNSPECIFIED, UNRECOGNIZED ->
                    Optional.of(CloseOutStep.End.RELEASED);
            case SUSPENDED, CLOSED -> Optional.of(CloseOutStep.End.SUSPENDED);
            case CLOSE_ONLY -> {
                if (sales.isEmpty()) {
                    yield Optional.of(CloseOutStep.End.FLAT);
                }
                yield steps >= stepsMax ? Optional.of(CloseOutStep.End.GIVEN_UP) : Optional.empty();
            }
        };
    }

    /** Of the next step. */
    private List<CloseOutStep.Sale> sales(List<Position> positions, CloseOutTerms terms) {
        List<CloseOutStep.Sale> sales = new ArrayList<>();
        for (Position position : positions) {
            CloseOutTerms.Sellable at = terms.byAsset().get(position.asset());
            long sellable = position.minor() - position.withdrawingMinor();
            long held = at == null ? 0 : sellable / at.lotMinor();
            if (at != null && held > restLots.getOrDefault(at.symbol(), 0L)) {
                long part = Math.ceilDiv(held, terms.parts(position.valueMinor()));
                long lots = Math.min(held, bounded(at.symbol(), part));
                RequestId id = CloseOutStep.Sale.id(account, tripId, steps + 1, at.symbol());
                sales.add(new CloseOutStep.Sale(id, at.symbol(), lots, held));
            }
        }
        return sales;
    }

    private long bounded(int symbol, long lots) {
        return Math.max(
                leastLots.getOrDefault(symbol, 1L), lots >> halvings.getOrDefault(symbol, 0));
    }

    /** The venue's answer to an order of the newest step. */
    void answered(RequestId id, OrderEvents record, long pauseMicros) {
        CloseOutStep.Sale sale = unanswered.remove(id);
        if (sale == null) {
            return;
        }
        afterPosition = record.getHeader().getPosition();
        boolean whole = false;
        for (OrderEvent event : record.getEventsList()) {
            if (event.hasRejected()) {
                refused(sale, event.getRejected().getCode());
            } else if (event.hasFilled() && event.getFilled().getAccount() == account) {
                whole |= event.getFilled().getRemainingLots() == 0;
            }
        }
        if (!whole) {
            fellShort = true;
            notBeforeMicros = record.getHeader().getVenueTimeMicros() + pauseMicros;
        }
    }

    private void refused(CloseOutStep.Sale sale, RejectCode code) {
        int symbol = sale.symbol();
        if (code == RejectCode.QUANTITY_TOO_SMALL || code == RejectCode.NOTIONAL_TOO_SMALL) {
            halvings.remove(symbol);
            if (sale.lots() == sale.ofLots()) {
                restLots.put(symbol, sale.lots());
            } else {
                leastLots.put(symbol, sale.lots() * 2);
            }
        } else if (isTooLarge(code)) {
            leastLots.remove(symbol);
            halvings.merge(symbol, 1, (had, more) -> Math.min(HALVINGS_MAX, had + more));
        }
    }

    private static boolean isTooLarge(RejectCode code) {
        return code == RejectCode.QUANTITY_TOO_LARGE
                || code == RejectCode.QUANTITY_ABOVE_LIMIT
                || code == RejectCode.NOTIONAL_ABOVE_LIMIT;
    }
}
