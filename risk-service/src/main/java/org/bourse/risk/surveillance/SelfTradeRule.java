package org.bourse.risk.surveillance;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Wash trades in their plainest form: accounts of one owner trade with each other, so that nothing
 * changes hands, or try to and are kept from it. MAR annex I, A(c): transactions that lead to no
 * change in beneficial ownership; FINRA rule 5210.02 on self-trades.
 *
 * <p>Owners are told by the venue's self-trade groups. Each trade counts, in auctions, too.
 */
final class SelfTradeRule implements Rule {
    private static final int MEETINGS_MAX = Finding.IDS_MAX;

    private final Thresholds.SelfTrades thresholds;
    private final BoundedMap<OwnerSymbol, BoundedList<Meeting>> trades;
    private final BoundedMap<OwnerSymbol, BoundedList<Meeting>> attempts;

    private record OwnerSymbol(long owner, int symbol) {}

    private record Meeting(long timeMicros, List<Long> orderIds, List<Long> tradeIds, long lots) {}

    SelfTradeRule(Thresholds.SelfTrades thresholds, int accountsMax) {
        this.thresholds = thresholds;
        trades = new BoundedMap<>(accountsMax);
        attempts = new BoundedMap<>(accountsMax);
    }

    @Override
    public void observe(Observation observation, Consumer<Finding> found) {
        switch (observation) {
            case Observation.Traded traded -> {
                if (traded.buyer().owner() == traded.seller().owner()) {
                    count(
                            RuleName.SELF_TRADE,
                            traded,
                            traded.taker(),
                            traded.maker(),
                            meeting(traded),
                            found);
                }
            }
            case Observation.Prevented prevented ->
                    count(
                            RuleName.SELF_TRADE_ATTEMPTS,
                            prevented,
                            prevented.taker(),
                            prevented.maker(),
                            meeting(prevented),
                            found);
            case Observation.Placed _, Observation.Withdrawn _, Observation.Closed _ -> {}
        }
    }

    private static Meeting meeting(Observation.Traded traded) {
        return new Meeting(
                traded.moment().timeMicros(),
                List.of(traded.taker().orderId(), traded.maker().orderId()),
                List.of(traded.tradeId()),
                traded.lots());
    }

    private static Meeting meeting(Observation.Prevented prevented) {
        return new Meeting(
                prevented.moment().timeMicros(),
                List.of(prevented.taker().orderId(), prevented.maker().orderId()),
                List.of(),
                prevented.lots());
    }

    private void count(
            RuleName rule,
            Observation observation,
            Party taker,
            Party maker,
            Meeting meeting,
            Consumer<Finding> found) {
        boolean traded = rule == RuleName.SELF_TRADE;
        int countMin = traded ? thresholds.tradesMin() : thresholds.attemptsMin();
        BoundedList<Meeting> meetings =
                (traded ? trades : attempts)
                        .get(
                                new OwnerSymbol(taker.owner(), observation.symbol()),
                                () ->
                                        new BoundedList<>(
                                                Math.max(MEETINGS_MAX, countMin),
                                                Meeting::timeMicros));
        meetings.expire(observation.moment().timeMicros() - thresholds.windowMicros());
        meetings.add(meeting);
        if (meetings.size() < countMin) {
            return;
        }
        found.accept(
                new Finding(
                        rule,
                        taker.account(),
                        observation.symbol(),
                        observation.moment(),
                        ids(meetings.stream().map(Meeting::orderIds)),
                        ids(meetings.stream().map(Meeting::tradeIds)),
                        Map.of(
                                "count", (long) meetings.size(),
                                "lots",
                                        meetings.stream()
                                                .mapToLong(Meeting::lots)
                                                .reduce(0, Whole::plus),
                                "counterpartyAccount", maker.account()),
                        Map.of(
                                "count",
                                (long) countMin,
                                "windowMicros",
                                thresholds.windowMicros())));
        meetings.clear();
    }

    private static List<Long> ids(Stream<List<Long>> ids) {
        return ids.flatMap(List::stream).toList();
    }

    @Override
    public long dropped() {
        return trades.dropped() + attempts.dropped();
    }
}
