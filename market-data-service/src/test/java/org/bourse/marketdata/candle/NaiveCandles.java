package org.bourse.marketdata.candle;

import java.math.BigInteger;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.bourse.contracts.v1.Side;
import org.bourse.marketdata.tape.PublicTrade;

/** Candles the slow way: by calendar, from all trades at once. */
final class NaiveCandles {
    private static final BigInteger MAX = BigInteger.valueOf(Long.MAX_VALUE);

    private NaiveCandles() {}

    static List<Candle> of(int symbol, Interval interval, List<PublicTrade> trades) {
        TreeMap<Long, List<PublicTrade>> byOpen = new TreeMap<>();
        for (PublicTrade trade : trades) {
            byOpen.computeIfAbsent(open(interval, trade.venueTimeMicros()), _ -> new ArrayList<>())
                    .add(trade);
        }
        List<Candle> candles = new ArrayList<>();
        byOpen.forEach((open, of) -> candles.add(candle(symbol, open, of)));
        return candles;
    }

    static long open(Interval interval, long micros) {
        LocalDateTime time =
                LocalDateTime.ofInstant(
                        Instant.EPOCH.plus(micros, ChronoUnit.MICROS), ZoneOffset.UTC);
        LocalDateTime open =
                switch (interval) {
                    case SECOND -> time.truncatedTo(ChronoUnit.SECONDS);
                    case MINUTE -> time.truncatedTo(ChronoUnit.MINUTES);
                    case FIVE_MINUTES -> minutes(time, 5);
                    case QUARTER -> minutes(time, 15);
                    case HOUR -> time.truncatedTo(ChronoUnit.HOURS);
                    case FOUR_HOURS ->
                            time.truncatedTo(ChronoUnit.DAYS).plusHours(time.getHour() / 4 * 4L);
                    case DAY -> time.truncatedTo(ChronoUnit.DAYS);
                    case WEEK ->
                            time.truncatedTo(ChronoUnit.DAYS)
                                    .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                };
        return ChronoUnit.MICROS.between(Instant.EPOCH, open.toInstant(ZoneOffset.UTC));
    }

    private static LocalDateTime minutes(LocalDateTime time, int length) {
        return time.truncatedTo(ChronoUnit.HOURS)
                .plusMinutes(time.getMinute() / length * (long) length);
    }

    private static Candle candle(int symbol, long open, List<PublicTrade> trades) {
        Predicate<PublicTrade> all = _ -> true;
        Predicate<PublicTrade> bought = it -> it.takerSide() == Side.BUY && !it.auction();
        return new Candle(
                symbol,
                open,
                trades.getFirst().priceTicks(),
                trades.stream().mapToLong(PublicTrade::priceTicks).max().orElseThrow(),
                trades.stream().mapToLong(PublicTrade::priceTicks).min().orElseThrow(),
                trades.getLast().priceTicks(),
                sum(trades, all, PublicTrade::lots),
                sum(trades, all, PublicTrade::notionalMinor),
                trades.size(),
                sum(trades, bought, PublicTrade::lots),
                sum(trades, bought, PublicTrade::notionalMinor),
                trades.getFirst().tradeId(),
                trades.getLast().tradeId());
    }

    private static long sum(
            List<PublicTrade> trades,
            Predicate<PublicTrade> which,
            ToLongFunction<PublicTrade> what) {
        BigInteger sum = BigInteger.ZERO;
        for (PublicTrade trade : trades) {
            if (which.test(trade)) {
                sum = sum.add(BigInteger.valueOf(what.applyAsLong(trade)));
            }
        }
        return sum.min(MAX).longValueExact();
    }
}
