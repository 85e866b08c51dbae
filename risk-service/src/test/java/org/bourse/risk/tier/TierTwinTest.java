package org.bourse.risk.tier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bourse.risk.tier.ReferencePrices.DayPrice;
import org.bourse.risk.tier.ReferencePrices.Market;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tiers against a twin that reads the trades of a made-up venue one by one, in decimals. */
class TierTwinTest {
    private static final int REFERENCE = 1;
    private static final int ASSETS = 4;
    private static final int ACCOUNTS = 6;
    private static final int DAYS = 45;
    private static final List<Market> MARKETS =
            List.of(
                    new Market(7, 2, 1, 1_000),
                    new Market(3, 1, 3, 7),
                    new Market(5, 3, 1, 100),
                    new Market(4, 2, 3, 10),
                    new Market(6, 2, 1, 250));

    /** Volume of an account in a quote asset in a day. */
    private record Row(long account, int asset, int day, long minor) {}

    /** A venue's month and a half as a seed makes it. */
    private static final class Month {
        final List<Row> rows = new ArrayList<>();
        final List<DayPrice> prices = new ArrayList<>();
        final Map<Long, Standing> standings = new HashMap<>();
        final TierSchedule schedule;
        final int day;

        Month(long seed) {
            Random random = new Random(seed);
            for (Market market : MARKETS) {
                for (int at = 0; at < DAYS; at++) {
                    if (random.nextInt(4) == 0) {
                        prices.add(new DayPrice(market.symbol(), at, random.nextInt(50_000)));
                    }
                }
            }
            for (long account = 0; account < ACCOUNTS; account++) {
                for (int asset = 1; asset <= ASSETS; asset++) {
                    for (int at = 0; at < DAYS; at++) {
                        if (random.nextInt(3) == 0) {
                            rows.add(new Row(account, asset, at, random.nextLong(1_000_000)));
                        }
                    }
                }
                if (random.nextBoolean()) {
                    OptionalInt manual =
                            random.nextInt(3) == 0
                                    ? OptionalInt.of(random.nextInt(4))
                                    : OptionalInt.empty();
                    standings.put(account, new Standing(random.nextInt(4), manual));
                }
            }
            long first = 1 + random.nextLong(60_000_000);
            long second = first + 1 + random.nextLong(60_000_000);
            schedule =
                    new TierSchedule(
                            List.of(
                                    new TierSchedule.Step(3, first),
                                    new TierSchedule.Step(1, second)));
            day = 30 + random.nextInt(DAYS - 30);
        }

        Map<Long, Long> volumes() {
            Window window = Window.before(day);
            Volumes volumes = new Volumes(new ReferencePrices(REFERENCE, MARKETS, prices));
            rows.stream()
                    .filter(row -> row.day() >= window.first() && row.day() <= window.last())
                    .forEach(
                            row -> volumes.add(row.account(), row.asset(), row.day(), row.minor()));
            return volumes.minor();
        }
    }

    /** Walks back from the day until some trade says what the asset is worth. */
    private static BigDecimal naiveValue(Month month, Row row) {
        if (row.asset() == REFERENCE) {
            return BigDecimal.valueOf(row.minor());
        }
        BigDecimal minor = BigDecimal.valueOf(row.minor());
        for (int[] way : new int[][] {{6, 0}, {7, 0}, {5, 0}, {3, 1}}) {
            Market market =
                    MARKETS.stream().filter(it -> it.symbol() == way[0]).findFirst().orElseThrow();
            int asset = way[1] == 0 ? market.base() : market.quote();
            long value = asset == row.asset() ? naivePrice(month, way[0], row.day()) : 0;
            if (value > 0) {
                BigDecimal lot = BigDecimal.valueOf(market.lotMinor());
                BigDecimal lotValue = BigDecimal.valueOf(value);
                return way[1] == 0
                        ? minor.multiply(lotValue).divide(lot, 0, RoundingMode.FLOOR)
                        : minor.multiply(lot).divide(lotValue, 0, RoundingMode.FLOOR);
            }
        }
        return BigDecimal.ZERO;
    }

    private static long naivePrice(Month month, int symbol, int day) {
        for (int at = day; at >= 0; at--) {
            for (DayPrice price : month.prices) {
                if (price.symbol() == symbol && price.day() == at) {
                    return price.lotValueMinor();
                }
            }
        }
        return 0;
    }

    private static long naiveVolume(Month month, long account) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Row row : month.rows) {
            boolean counts = month.day - 30 <= row.day() && row.day() < month.day;
            if (row.account() == account && counts) {
                sum = sum.add(naiveValue(month, row));
            }
        }
        return sum.longValueExact();
    }

    private static SortedMap<Long, Integer> naiveChanges(Month month) {
        List<TierSchedule.Step> steps = month.schedule.steps();
        SortedMap<Long, Integer> changes = new TreeMap<>();
        for (long account = 0; account < ACCOUNTS; account++) {
            long volume = naiveVolume(month, account);
            int wanted =
                    volume >= steps.get(1).fromMinor()
                            ? 1
                            : volume >= steps.get(0).fromMinor() ? 3 : 0;
            Standing standing = month.standings.get(account);
            int now = standing == null ? 0 : standing.tier();
            if (standing != null && standing.manual().isPresent()) {
                wanted = standing.manual().getAsInt();
            }
            if (wanted != now) {
                changes.put(account, wanted);
            }
        }
        return changes;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233, 377, 610, 987})
    void volumesAndChangesAreTheTwins(long seed) {
        Month month = new Month(seed);
        Map<Long, Long> volumes = month.volumes();

        for (long account = 0; account < ACCOUNTS; account++) {
            assertEquals(naiveVolume(month, account), volumes.getOrDefault(account, 0L));
        }
        assertEquals(
                naiveChanges(month), TierPlan.changes(month.schedule, volumes, month.standings));
    }

    /** A process that ends in the middle leaves to the next what is left, and no more. */
    @ParameterizedTest
    @ValueSource(longs = {4, 6, 9, 17, 42})
    void aRunThatWasCutShortGoesOnWhereItWas(long seed) {
        Month month = new Month(seed);
        Map<Long, Long> volumes = month.volumes();
        SortedMap<Long, Integer> all = TierPlan.changes(month.schedule, volumes, month.standings);
        Map<Long, Standing> standings = new HashMap<>(month.standings);
        int sent = 0;
        for (SortedMap<Long, Integer> left = all; !left.isEmpty(); ) {
            long account = left.firstKey();
            OptionalInt manual = standings.getOrDefault(account, Standing.NEW).manual();
            standings.put(account, new Standing(left.get(account), manual));
            sent++;
            left = TierPlan.changes(month.schedule, volumes, standings);
            assertTrue(all.entrySet().containsAll(left.entrySet()));
        }
        assertEquals(all.size(), sent);
    }

    @Test
    void aSumThatDoesNotFitIsTheGreatestNumber() {
        Volumes volumes = new Volumes(new ReferencePrices(REFERENCE, List.of(), List.of()));
        volumes.add(1, REFERENCE, 1, Long.MAX_VALUE);
        volumes.add(1, REFERENCE, 2, 5);

        assertEquals(Map.of(1L, Long.MAX_VALUE), volumes.minor());
    }
}
