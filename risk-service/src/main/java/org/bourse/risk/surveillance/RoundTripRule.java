package org.bourse.risk.surveillance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.bourse.contracts.Accounts;
import org.jspecify.annotations.Nullable;

/**
 * Wash trades of two hands: an account sells to another and buys about the same quantity back at
 * about the same price, again and again, and the two trade little else. MAR annex II, indicator
 * A(d) (reversal of positions in a short period) and "improper matched orders"; FINRA rule 6140(b),
 * prearranged trades.
 *
 * <p>Trades of one step between the same two in one direction count as one. Trades of one owner's
 * accounts are {@link SelfTradeRule}'s.
 */
final class RoundTripRule implements Rule {
    private static final int LEGS_MAX = 64;
    private static final int TRIPS_MAX = 32;

    private final Thresholds.RoundTrips thresholds;
    private final BoundedMap<Pair, Dealings> dealings;
    private final BoundedMap<AccountSymbol, WindowSum> volumes;

    private record Pair(long low, long high, int symbol) {}

    /** What went one way in one step. */
    private record Leg(
            Moment moment,
            boolean lowBuys,
            long priceTicks,
            long lots,
            List<Long> orderIds,
            List<Long> tradeIds) {

        long timeMicros() {
            return moment.timeMicros();
        }

        Leg with(Leg more) {
            return new Leg(
                    moment,
                    lowBuys,
                    more.priceTicks,
                    Whole.plus(lots, more.lots),
                    joined(orderIds, more.orderIds),
                    joined(tradeIds, more.tradeIds));
        }
    }

    private record Trip(Leg there, Leg back) {
        long timeMicros() {
            return back.timeMicros();
        }

        long lots() {
            return Math.min(there.lots(), back.lots());
        }
    }

    private static final class Dealings {
        private final List<Leg> open = new ArrayList<>();
        private final BoundedList<Trip> trips = new BoundedList<>(TRIPS_MAX, Trip::timeMicros);
        private @Nullable Leg current;
    }

    RoundTripRule(Thresholds.RoundTrips thresholds, int accountsMax) {
        this.thresholds = thresholds;
        dealings = new BoundedMap<>(accountsMax);
        volumes = new BoundedMap<>(accountsMax);
    }

    @Override
    public void observe(Observation observation, Consumer<Finding> found) {
        switch (observation) {
            case Observation.Traded traded -> trade(traded, found);
            case Observation.Placed _,
                    Observation.Withdrawn _,
                    Observation.Prevented _,
                    Observation.Closed _ -> {}
        }
    }

    private void trade(Observation.Traded traded, Consumer<Finding> found) {
        volume(traded.buyer().account(), traded.symbol())
                .add(traded.moment().timeMicros(), traded.lots());
        volume(traded.seller().account(), traded.symbol())
                .add(traded.moment().timeMicros(), traded.lots());
        long buyer = traded.buyer().account();
        long seller = traded.seller().account();
        if (Math.min(buyer, seller) < Accounts.FIRST
                || traded.buyer().owner() == traded.seller().owner()) {
            return;
        }
        Pair pair = new Pair(Math.min(buyer, seller), Math.max(buyer, seller), traded.symbol());
        Dealings both = dealings.get(pair, Dealings::new);
        Leg leg =
                new Leg(
                        traded.moment(),
                        buyer == pair.low(),
                        traded.priceTicks(),
                        traded.lots(),
                        List.of(traded.taker().orderId(), traded.maker().orderId()),
                        List.of(traded.tradeId()));
        long sinceMicros = traded.moment().timeMicros() - thresholds.windowMicros();
        both.open.removeIf(old -> old.timeMicros() < sinceMicros);
        both.trips.expire(sinceMicros);
        Leg before = both.current;
        if (before != null
                && before.moment().equals(leg.moment())
                && before.lowBuys() == leg.lowBuys()) {
            both.current = before.with(leg);
        } else {
            settle(both);
            both.current = leg;
        }
        judge(pair, both, traded.moment(), found);
    }

    /** The leg that is complete pairs with the oldest that it takes back, or waits for its own. */
    private void settle(Dealings both) {
        Leg leg = both.current;
        if (leg == null) {
            return;
        }
        Leg there = taken(both, leg);
        if (there != null) {
            both.open.remove(there);
            both.trips.add(new Trip(there, leg));
        } else {
            both.open.add(leg);
            if (both.open.size() > LEGS_MAX) {
                both.open.removeFirst();
            }
        }
        both.current = null;
    }

    private @Nullable Leg taken(Dealings both, Leg leg) {
        for (Leg old : both.open) {
            if (old.lowBuys() != leg.lowBuys()
                    && Whole.apart(old.priceTicks(), leg.priceTicks()) <= thresholds.priceApartMax()
                    && Whole.apart(
                                    Math.max(old.lots(), leg.lots()),
                                    Math.min(old.lots(), leg.lots()))
                            <= thresholds.lotsApartMax()) {
                return old;
            }
        }
        return null;
    }

    private void judge(Pair pair, Dealings both, Moment moment, Consumer<Finding> found) {
        Leg last = both.current;
        Leg there = last == null ? null : taken(both, last);
        int trips = both.trips.size() + (there == null ? 0 : 1);
        if (last == null || there == null || trips < thresholds.tripsMin()) {
            return;
        }
        settle(both);
        long lots = 0;
        for (Trip trip : both.trips) {
            lots = Whole.plus(lots, Whole.times(2, trip.lots()));
        }
        long share =
                Math.min(
                        share(pair.low(), pair, lots, moment),
                        share(pair.high(), pair, lots, moment));
        if (share < thresholds.shareMin()) {
            return;
        }
        tell(pair.low(), pair.high(), pair, both, lots, share, moment, found);
        tell(pair.high(), pair.low(), pair, both, lots, share, moment, found);
        both.trips.clear();
    }

    private long share(long account, Pair pair, long lots, Moment moment) {
        return Whole.basisPoints(lots, volume(account, pair.symbol()).at(moment));
    }

    private void tell(
            long account,
            long other,
            Pair pair,
            Dealings both,
            long lots,
            long share,
            Moment moment,
            Consumer<Finding> found) {
        List<Leg> legs =
                both.trips.stream()
                        .flatMap(trip -> List.of(trip.there(), trip.back()).stream())
                        .toList();
        found.accept(
                new Finding(
                        RuleName.ROUND_TRIPS,
                        account,
                        pair.symbol(),
                        moment,
                        legs.stream().flatMap(leg -> leg.orderIds().stream()).toList(),
                        legs.stream().flatMap(leg -> leg.tradeIds().stream()).toList(),
                        Map.of(
                                "counterpartyAccount",
                                other,
                                "trips",
                                (long) both.trips.size(),
                                "lots",
                                lots,
                                "shareBasisPoints",
                                share),
                        Map.of(
                                "trips",
                                (long) thresholds.tripsMin(),
                                "shareBasisPoints",
                                (long) thresholds.shareMin(),
                                "windowMicros",
                                thresholds.windowMicros())));
    }

    private WindowSum volume(long account, int symbol) {
        return volumes.get(
                new AccountSymbol(account, symbol), () -> new WindowSum(thresholds.windowMicros()));
    }

    private static List<Long> joined(List<Long> first, List<Long> second) {
        List<Long> both = new ArrayList<>(first);
        both.addAll(second);
        return both.stream().distinct().limit(Finding.IDS_MAX).toList();
    }

    @Override
    public long dropped() {
        return dealings.dropped() + volumes.dropped();
    }
}
