package org.bourse.core.twin;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.core.NoEvents;
import org.bourse.core.SymbolDefinition;
import org.bourse.core.VenueCommand;

/** The factors of listed symbols, from the decimals of their definitions, and their sessions. */
final class Listed extends NoEvents {
    /** A symbol and what a lot, and a lot at one tick, are in minor units. */
    record Factors(SymbolDefinition definition, long lotMinor, long tickLotMinor) {}

    private static final long SECOND_MICROS = 1_000_000;
    private static final Set<SymbolState> CLOSES =
            Set.of(SymbolState.CANCEL_ONLY, SymbolState.HALTED);

    private final Map<Integer, List<VenueCommand.ScheduledChange>> schedules = new HashMap<>();
    private final Map<Integer, Integer> scales = new HashMap<>();
    private final Map<Integer, Factors> symbols = new HashMap<>();

    Factors symbol(int symbol) {
        Factors factors = symbols.get(symbol);
        if (factors == null) {
            throw new AssertionError("symbol " + symbol + " was never listed");
        }
        return factors;
    }

    /** 13.1, 23.3: when a DAY order of this moment ends. */
    long endOfDayMicros(int symbol, long timeMicros) {
        LocalDateTime now =
                LocalDateTime.ofEpochSecond(
                        timeMicros / SECOND_MICROS,
                        (int) (timeMicros % SECOND_MICROS) * 1_000,
                        ZoneOffset.UTC);
        LocalDateTime monday =
                now.toLocalDate()
                        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                        .atStartOfDay();
        LocalDateTime end =
                schedules.getOrDefault(symbol, List.of()).stream()
                        .filter(change -> CLOSES.contains(change.state()))
                        .map(change -> monday.plusSeconds(change.secondOfWeek()))
                        .map(time -> time.isAfter(now) ? time : time.plusWeeks(1))
                        .min(Comparator.naturalOrder())
                        .orElse(now.toLocalDate().plusDays(1).atStartOfDay());
        long seconds = end.toEpochSecond(ZoneOffset.UTC);
        return seconds > Long.MAX_VALUE / SECOND_MICROS ? Long.MAX_VALUE : seconds * SECOND_MICROS;
    }

    boolean isUncrossing(int symbol) {
        return symbol(symbol).definition().state() == SymbolState.UNCROSSING;
    }

    @Override
    public void scheduleSet(VenueCommand.SetSchedule schedule) {
        schedules.put(schedule.symbol(), schedule.changes());
    }

    @Override
    public void assetListed(int asset, String code, int scale) {
        Violation.unless(scales.put(asset, scale) == null, "asset %s listed twice", asset);
    }

    @Override
    public void symbolListed(SymbolDefinition symbol) {
        BigDecimal lot = BigDecimal.valueOf(symbol.lot(), symbol.quantityScale());
        BigDecimal tick = BigDecimal.valueOf(symbol.tick(), symbol.priceScale());
        Factors factors =
                new Factors(
                        symbol,
                        lot.scaleByPowerOfTen(scale(symbol.base())).longValueExact(),
                        tick.multiply(lot)
                                .scaleByPowerOfTen(scale(symbol.quote()))
                                .longValueExact());
        Violation.unless(symbols.put(symbol.symbol(), factors) == null, "%s listed twice", symbol);
    }

    @Override
    public void symbolChanged(SymbolDefinition symbol) {
        Factors known = symbol(symbol.symbol());
        symbols.put(symbol.symbol(), new Factors(symbol, known.lotMinor(), known.tickLotMinor()));
    }

    private int scale(int asset) {
        Integer scale = scales.get(asset);
        if (scale == null) {
            throw new AssertionError("asset " + asset + " was never listed");
        }
        return scale;
    }
}
