package org.bourse.risk.surveillance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.bourse.contracts.Accounts;
import org.bourse.contracts.v1.Side;
import org.jspecify.annotations.Nullable;

/**
 * Momentum ignition: many taking orders in a short time push the price so that others follow, and
 * what was bought is sold into them at a better price (or the other way round). Delegated
 * Regulation 2016/522, annex II, section 1, 5(d).
 *
 * <p>A burst begins with the account's first taking trade on a side. It ignites when it has the
 * orders, the move from the price before it, and the share of the volume meanwhile. It is found
 * when enough of its lots is traded back soon after at a better average price.
 */
final class IgnitionRule implements Rule {
    /** Of the burst, and as many again of what was traded back. */
    private static final int IDS_MAX = Finding.IDS_MAX / 2;

    private final Thresholds.Ignition thresholds;
    private final BoundedMap<AccountSymbol, Burst> bursts;
    private final Map<Integer, Long> symbolLots = new HashMap<>();

    /** Of one account on one side, and what it traded back since it ignited. */
    private static final class Burst {
        private final Side side;
        private final long startMicros;
        private final long startTicks;
        private final long symbolLotsBefore;
        private final Set<Long> orders = new LinkedHashSet<>();
        private final List<Long> trades = new ArrayList<>();
        private Amount made = Amount.NONE;
        private Amount back = Amount.NONE;
        private long moved;
        private long share;
        private long ignitedMicros;
        private boolean ignited;

        Burst(Observation.Traded first, long symbolLotsBefore) {
            side = first.takerSide();
            startMicros = first.moment().timeMicros();
            startTicks = first.previousPriceTicks();
            this.symbolLotsBefore = symbolLotsBefore;
        }
    }

    private record Amount(long lots, long ticksTimesLots) {
        static final Amount NONE = new Amount(0, 0);

        Amount plus(Observation.Traded traded) {
            return new Amount(
                    Whole.plus(lots, traded.lots()),
                    Whole.plus(ticksTimesLots, Whole.times(traded.priceTicks(), traded.lots())));
        }

        long averageTicks() {
            return ticksTimesLots / lots;
        }
    }

    IgnitionRule(Thresholds.Ignition thresholds, int accountsMax) {
        this.thresholds = thresholds;
        bursts = new BoundedMap<>(accountsMax);
    }

    @Override
    public void observe(Observation observation, Consumer<Finding> found) {
        switch (observation) {
            case Observation.Traded traded -> {
                long before = symbolLots.getOrDefault(traded.symbol(), 0L);
                symbolLots.put(traded.symbol(), Whole.plus(before, traded.lots()));
                tradeBack(traded, traded.buyer(), Side.BUY, found);
                tradeBack(traded, traded.seller(), Side.SELL, found);
                if (!traded.auction() && traded.taker().account() >= Accounts.FIRST) {
                    burst(traded, before);
                }
            }
            case Observation.Placed _,
                    Observation.Withdrawn _,
                    Observation.Prevented _,
                    Observation.Closed _ -> {}
        }
    }

    private void burst(Observation.Traded traded, long symbolLotsBefore) {
        AccountSymbol key = new AccountSymbol(traded.taker().account(), traded.symbol());
        Burst burst = bursts.get(key);
        long now = traded.moment().timeMicros();
        if (burst == null || isOver(burst, traded.takerSide(), now)) {
            burst = new Burst(traded, symbolLotsBefore);
            bursts.put(key, burst);
        } else if (burst.side != traded.takerSide()
                || now - burst.startMicros > thresholds.burstMicros()) {
            return;
        }
        remember(burst, traded, traded.taker(), IDS_MAX);
        burst.made = burst.made.plus(traded);
        judge(burst, traded);
    }

    private static void remember(Burst burst, Observation.Traded traded, Party party, int idsMax) {
        if (burst.orders.size() < idsMax) {
            burst.orders.add(party.orderId());
        }
        if (burst.trades.size() < idsMax) {
            burst.trades.add(traded.tradeId());
        }
    }

    /** One that ignited waits for what is traded back; one that did not ends with its time. */
    private boolean isOver(Burst burst, Side side, long nowMicros) {
        return burst.ignited
                ? nowMicros - burst.ignitedMicros > thresholds.reversalMicros()
                : burst.side != side || nowMicros - burst.startMicros > thresholds.burstMicros();
    }

    private void judge(Burst burst, Observation.Traded traded) {
        long gain =
                burst.side == Side.BUY
                        ? traded.priceTicks() - burst.startTicks
                        : burst.startTicks - traded.priceTicks();
        long moved = gain <= 0 ? 0 : Whole.basisPoints(gain, burst.startTicks);
        long meanwhile = symbolLots.getOrDefault(traded.symbol(), 0L) - burst.symbolLotsBefore;
        long share = Whole.basisPoints(burst.made.lots(), meanwhile);
        if (burst.orders.size() >= thresholds.ordersMin()
                && moved >= thresholds.moveMin()
                && share >= thresholds.shareMin()) {
            burst.ignited = true;
            burst.ignitedMicros = traded.moment().timeMicros();
            burst.moved = moved;
            burst.share = share;
        }
    }

    private void tradeBack(
            Observation.Traded traded, Party party, Side side, Consumer<Finding> found) {
        AccountSymbol key = new AccountSymbol(party.account(), traded.symbol());
        @Nullable Burst burst = bursts.get(key);
        if (burst == null
                || !burst.ignited
                || burst.side == side
                || traded.moment().timeMicros() - burst.ignitedMicros
                        > thresholds.reversalMicros()) {
            return;
        }
        burst.back = burst.back.plus(traded);
        remember(burst, traded, party, Finding.IDS_MAX);
        long reversed = Whole.basisPoints(burst.back.lots(), burst.made.lots());
        boolean better =
                side == Side.SELL
                        ? burst.back.averageTicks() > burst.made.averageTicks()
                        : burst.back.averageTicks() < burst.made.averageTicks();
        if (reversed < thresholds.reversedMin() || !better) {
            return;
        }
        bursts.remove(key);
        found.accept(finding(key, burst, traded.moment(), reversed));
    }

    private Finding finding(AccountSymbol of, Burst burst, Moment moment, long reversed) {
        return new Finding(
                RuleName.MOMENTUM_IGNITION,
                of.account(),
                of.symbol(),
                moment,
                List.copyOf(burst.orders),
                burst.trades,
                Map.of(
                        "side",
                        (long) burst.side.getNumber(),
                        "burstLots",
                        burst.made.lots(),
                        "burstAverageTicks",
                        burst.made.averageTicks(),
                        "moveBasisPoints",
                        burst.moved,
                        "shareBasisPoints",
                        burst.share,
                        "reversedLots",
                        burst.back.lots(),
                        "reversedAverageTicks",
                        burst.back.averageTicks(),
                        "reversedBasisPoints",
                        reversed),
                Map.of(
                        "orders", (long) thresholds.ordersMin(),
                        "burstMicros", thresholds.burstMicros(),
                        "moveBasisPoints", (long) thresholds.moveMin(),
                        "shareBasisPoints", (long) thresholds.shareMin(),
                        "reversalMicros", thresholds.reversalMicros(),
                        "reversedBasisPoints", (long) thresholds.reversedMin()));
    }

    @Override
    public long dropped() {
        return bursts.dropped();
    }
}
