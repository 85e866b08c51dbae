package org.bourse.stack.verify.check;

import java.util.HashMap;
import java.util.Map;
import org.bourse.contracts.Accounts;
import org.bourse.contracts.Ids;
import org.bourse.contracts.v1.Posting;
import org.bourse.contracts.v1.PostingKind;
import org.bourse.contracts.v1.Trade;
import org.bourse.stack.verify.Findings;
import org.bourse.stack.verify.Invariant;
import org.bourse.stack.verify.stream.Step;

/**
 * I8: what a trade's postings move is what it says: base, quote and fees, between its two sides.
 */
final class TradePostings implements VenueCheck {
    private record Moved(long tradeId, long account, int asset) {}

    private final Listings listings;
    private final Findings findings;

    /** Of the step: as posted, less what the trades say. */
    private final Map<Moved, Long> differences = new HashMap<>();

    TradePostings(Listings listings, Findings findings) {
        this.listings = listings;
        this.findings = findings;
    }

    @Override
    public void begins(Step step) {
        differences.clear();
    }

    @Override
    public void posting(Posting event) {
        if (event.getKind() == PostingKind.TRADE || event.getKind() == PostingKind.FEE) {
            add(event.getReference(), event.getAccount(), event.getAsset(), event.getDeltaMinor());
        }
    }

    private void add(long tradeId, long account, int asset, long delta) {
        differences.merge(new Moved(tradeId, account, asset), delta, Long::sum);
    }

    @Override
    public void trade(Trade event) {
        listings.find(event.getSymbol())
                .ifPresent(listed -> {
                    int base = listed.symbol().getBase();
                    int quote = listed.symbol().getQuote();
                    long id = event.getTradeId();
                    long lots = event.getLots() * listed.lotMinor();
                    long notional = event.getNotionalMinor();
                    long buyerFee = event.getBuyerFeeMinor();
                    long sellerFee = event.getSellerFeeMinor();
                    add(id, event.getBuyerAccount(), base, -lots);
                    add(id, event.getBuyerAccount(), quote, notional + buyerFee);
                    add(id, event.getSellerAccount(), base, lots);
                    add(id, event.getSellerAccount(), quote, sellerFee - notional);
                    add(id, Accounts.FEES, quote, -buyerFee - sellerFee);
                });
    }

    @Override
    public void ends(Step step) {
        differences.forEach((moved, difference) ->
                findings.check(
                        difference == 0,
                        Invariant.I8,
                        "trade %s and its postings differ in account %d, asset %d by %d",
                        Ids.print(moved.tradeId()),
                        moved.account(),
                        moved.asset(),
                        difference));
    }
}
