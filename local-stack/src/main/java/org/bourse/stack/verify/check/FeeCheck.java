package org.bourse.stack.verify.check;

import java.util.Optional;
import java.util.TreeMap;
import org.bourse.contracts.Accounts;
import org.bourse.contracts.v1.OrderFilled;
import org.bourse.contracts.v1.Posting;
import org.bourse.contracts.v1.PostingKind;
import org.bourse.contracts.v1.Trade;
import org.bourse.stack.verify.Findings;
import org.bourse.stack.verify.Invariant;
import org.bourse.stack.verify.stream.Step;

/**
 * I20: each fill is charged what brings the fees of its order in this role to ceil(rate ×
 * cumulative notional), and the venue's account for fees gets what is charged.
 */
final class FeeCheck implements VenueCheck {
    private final Listings listings;
    private final Findings findings;

    /** Of the step, by asset: charged less received. */
    private final TreeMap<Integer, Long> owed = new TreeMap<>();

    FeeCheck(Listings listings, Findings findings) {
        this.listings = listings;
        this.findings = findings;
    }

    @Override
    public void begins(Step step) {
        owed.clear();
    }

    @Override
    public void filled(Optional<TrackedOrder> order, OrderFilled event) {
        if (order.isEmpty()) {
            return;
        }
        findings.seen(Invariant.I20);
        long rate = order.get().rateE8(event.getRole());
        long before = order.get().notionalMinor(event.getRole());
        long due = Fees.of(rate, before + event.getNotionalMinor()) - Fees.of(rate, before);
        findings.check(
                event.getFeeMinor() == due,
                Invariant.I20,
                "order %d is charged %d for a fill of %d as %s, due are %d",
                event.getOrderId(),
                event.getFeeMinor(),
                event.getNotionalMinor(),
                event.getRole(),
                due);
    }

    @Override
    public void trade(Trade event) {
        listings.find(event.getSymbol())
                .ifPresent(listed ->
                        owed.merge(
                                listed.symbol().getQuote(),
                                event.getBuyerFeeMinor() + event.getSellerFeeMinor(),
                                Long::sum));
    }

    @Override
    public void posting(Posting event) {
        if (event.getKind() == PostingKind.FEE && event.getAccount() == Accounts.FEES) {
            owed.merge(event.getAsset(), -event.getDeltaMinor(), Long::sum);
        }
    }

    @Override
    public void ends(Step step) {
        owed.forEach((asset, difference) ->
                findings.check(
                        difference == 0,
                        Invariant.I20,
                        "the fees of asset %d that were charged and those that were received"
                                + " differ by %d",
                        asset,
                        difference));
    }
}
