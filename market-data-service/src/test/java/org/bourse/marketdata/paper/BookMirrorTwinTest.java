package org.bourse.marketdata.paper;

import static org.bourse.contracts.v1.Side.BUY;
import static org.bourse.contracts.v1.Side.SELL;
import static org.bourse.marketdata.paper.PaperVenue.ALICE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.bourse.contracts.v1.Side;
import org.junit.jupiter.api.Test;

/** Markets that move at random, against what anybody would expect of a mirror and of a queue. */
class BookMirrorTwinTest {
    private static final int SEEDS = 400;
    private static final int LOOKS = 60;

    /** A small market around a middle that wanders. */
    private static final class RandomMarket {
        final SplittableRandom random;
        long middle = 100;

        RandomMarket(long seed) {
            random = new SplittableRandom(seed);
        }

        MarketBook next() {
            middle += random.nextInt(-1, 2);
            Map<Long, Long> bids = new HashMap<>();
            Map<Long, Long> asks = new HashMap<>();
            for (int i = 1; i <= 6; i++) {
                if (random.nextInt(5) != 0) {
                    bids.put(middle - i, random.nextLong(1, 5));
                }
                if (random.nextInt(5) != 0) {
                    asks.put(middle + i, random.nextLong(1, 5));
                }
            }
            return new MarketBook(bids, asks);
        }

        List<MarketTrade> trades() {
            List<MarketTrade> trades = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                Side taker = random.nextBoolean() ? BUY : SELL;
                long price = middle + random.nextInt(-4, 5);
                trades.add(new MarketTrade(taker, price, random.nextLong(1, 6)));
            }
            return trades;
        }
    }

    @Test
    void whereNobodyTradesTheVenueShowsTheMarketAfterEachLook() {
        for (long seed = 0; seed < SEEDS; seed++) {
            RandomMarket market = new RandomMarket(seed);
            PaperVenue venue = new PaperVenue();
            BookMirror mirror = new BookMirror(1_000);
            for (int i = 0; i < LOOKS; i++) {
                MarketBook now = market.random.nextInt(10) == 0 ? MarketBook.NONE : market.next();
                if (market.random.nextInt(10) == 0) {
                    mirror = new BookMirror(1_000);
                }
                venue.apply(mirror.changes(venue.book, now, market.trades()));
                assertEquals(new TreeMap<>(now.bids()), venue.external(BUY), "seed " + seed);
                assertEquals(new TreeMap<>(now.asks()), venue.external(SELL), "seed " + seed);
            }
        }
    }

    /** One bid in a line, as one would count it on paper. */
    private static final class NaiveBid {
        final long priceTicks;
        long ahead;
        long remaining;
        boolean isNew = true;
        final Map<Long, Long> offersShown = new HashMap<>();
        final Map<Long, Long> offersLeft = new HashMap<>();

        NaiveBid(long priceTicks, long lots, long ahead) {
            this.priceTicks = priceTicks;
            this.ahead = ahead;
            remaining = lots;
        }

        private long fill(long lots) {
            long now = Math.min(lots, remaining);
            remaining -= now;
            return now;
        }

        void look(MarketBook market, List<MarketTrade> trades) {
            for (MarketTrade trade : trades) {
                if (isNew || trade.takerSide() == BUY || trade.priceTicks() > priceTicks) {
                    continue;
                }
                long lots = trade.lots();
                if (trade.priceTicks() == priceTicks && remaining > 0) {
                    long passed = Math.min(lots, ahead);
                    ahead -= passed;
                    lots -= passed;
                }
                fill(lots);
            }
            isNew = false;
            ahead = Math.min(ahead, market.bids().getOrDefault(priceTicks, 0L));
            meet(market.asks());
        }

        /** What is offered anew at our price or below meets us. */
        private void meet(Map<Long, Long> offers) {
            offersShown.keySet().retainAll(offers.keySet());
            offersLeft.keySet().retainAll(offers.keySet());
            offers.forEach((price, shown) -> {
                long left = offersLeft.getOrDefault(price, 0L);
                if (!shown.equals(offersShown.put(price, shown))) {
                    long more = Math.max(0, shown - left);
                    left = Math.min(left, shown) + more - (price <= priceTicks ? fill(more) : 0);
                    offersLeft.put(price, left);
                }
            });
        }
    }

    @Test
    void anOrderInTheLineIsFilledAsOneWouldCountIt() {
        long filled = 0;
        long waited = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            RandomMarket market = new RandomMarket(seed);
            PaperVenue venue = new PaperVenue();
            BookMirror mirror = new BookMirror(1_000);
            MarketBook now = market.next();
            venue.apply(mirror.changes(venue.book, now, List.of()));
            long price = market.middle - 1 - market.random.nextInt(4);
            long ahead = now.bids().getOrDefault(price, 0L);
            long lots = market.random.nextLong(1, 20);
            NaiveBid naive = new NaiveBid(price, lots, ahead);
            naive.offersShown.putAll(now.asks());
            naive.offersLeft.putAll(now.asks());
            long order = venue.rest(ALICE, BUY, lots, price);
            for (int i = 0; i < LOOKS && naive.remaining > 0; i++) {
                now = market.next();
                List<MarketTrade> trades = market.trades();
                long before = naive.remaining;
                naive.look(now, trades);
                venue.apply(mirror.changes(venue.book, now, trades));
                assertEquals(
                        lots - naive.remaining,
                        venue.filledLots(order),
                        "seed " + seed + " look " + i);
                filled += before - naive.remaining;
                waited += before == naive.remaining ? 1 : 0;
            }
        }
        assertTrue(filled > SEEDS && waited > SEEDS, filled + " filled, " + waited + " waited");
    }
}
