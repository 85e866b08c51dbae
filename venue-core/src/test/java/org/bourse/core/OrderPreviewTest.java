package org.bourse.core;

import static org.bourse.core.VenueDriver.ALICE;
import static org.bourse.core.VenueDriver.START_MICROS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.SelfTradePrevention;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.contracts.v1.TimeInForce;
import org.bourse.core.amounts.Amounts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is said of an order before it is placed is what the venue says when it is. */
class OrderPreviewTest {
    private static final int SEEDS = 20;

    /** So many client order ids are remembered. */
    private static final int ORDERS = 4_000;

    private static final long REFERENCE = 100;

    /** What depends on the order and its symbol alone. */
    private static final Set<RejectCode> BY_RULES =
            EnumSet.of(
                    RejectCode.ORDER_INVALID,
                    RejectCode.PRICE_INVALID,
                    RejectCode.TRIGGER_INVALID,
                    RejectCode.QUANTITY_INVALID,
                    RejectCode.QUANTITY_TOO_SMALL,
                    RejectCode.QUANTITY_TOO_LARGE,
                    RejectCode.VISIBLE_QUANTITY_INVALID,
                    RejectCode.EXPIRY_INVALID,
                    RejectCode.PRICE_OUTSIDE_BAND);

    /** What the venue looks at before bands and worth, and a preview cannot. */
    private static final Set<RejectCode> BEFORE_BANDS =
            EnumSet.of(
                    RejectCode.SELF_TRADE_NOT_ALLOWED,
                    RejectCode.NO_REFERENCE_PRICE,
                    RejectCode.TRIGGER_PRICE_PASSED);

    /** Lots 10 to 1,000, notional at least 600, prices 50 % around the reference. */
    private static SymbolDefinition symbol(SymbolState state) {
        return new SymbolDefinition(
                1,
                "AAA-BBB",
                1,
                2,
                1,
                0,
                1,
                0,
                10,
                1_000,
                600,
                0,
                0,
                10_000_000,
                50_000_000,
                0,
                REFERENCE,
                state);
    }

    private final OrderPreview preview = new OrderPreview(symbol(SymbolState.TRADING), 1, 1);

    @Test
    void itIsWhatTheVenueSays() {
        Map<RejectCode, Integer> seen = new EnumMap<>(RejectCode.class);
        for (long seed = 1; seed <= SEEDS; seed++) {
            VenueDriver driver = VenueDriver.trading(symbol(SymbolState.TRADING));
            Random random = new Random(seed);
            for (int i = 0; i < ORDERS; i++) {
                NewOrder order = any(driver, random);
                RejectCode said = preview.refusal(order, START_MICROS);
                Optional<RejectCode> venue = place(driver, order);
                boolean priced = !order.postOnlyReprice();
                assertAgreed("seed " + seed + " order " + i, said, venue, priced);
                if (said != null) {
                    seen.merge(said, 1, Integer::sum);
                }
            }
        }
        assertTrue(seen.keySet().containsAll(BY_RULES), seen.toString());
        assertTrue(seen.containsKey(RejectCode.NOTIONAL_TOO_SMALL), seen.toString());
    }

    /**
     * @param priced whether its price is its own, whatever the book is
     */
    private static void assertAgreed(
            String which, @Nullable RejectCode said, Optional<RejectCode> venue, boolean priced) {
        String what = which + ": " + said + ", the venue " + venue;
        if (said == null) {
            boolean ruled = venue.isPresent() && BY_RULES.contains(venue.get());
            assertFalse(ruled && (priced || venue.get() != RejectCode.PRICE_OUTSIDE_BAND), what);
            return;
        }
        boolean late = !BY_RULES.contains(said) || said == RejectCode.PRICE_OUTSIDE_BAND;
        assertTrue(
                venue.equals(Optional.of(said))
                        || late && venue.isPresent() && BEFORE_BANDS.contains(venue.get()),
                what);
    }

    private static Optional<RejectCode> place(VenueDriver driver, NewOrder order) {
        long id = driver.place(order);
        List<String> rejected = driver.events("rejected");
        String prefix = "rejected " + id + " ";
        return rejected.isEmpty()
                ? Optional.empty()
                : Optional.of(RejectCode.valueOf(rejected.getFirst().substring(prefix.length())));
    }

    private static <T> T one(Random random, T[] of) {
        return of[random.nextInt(of.length)];
    }

    private static long one(Random random, long... of) {
        return of[random.nextInt(of.length)];
    }

    private static NewOrder any(VenueDriver driver, Random random) {
        NewOrder order =
                driver.order(
                        ALICE,
                        random.nextInt(20) == 0 ? Side.SIDE_UNSPECIFIED : one(random, sides()),
                        one(random, OrderType.values()),
                        random.nextBoolean() ? TimeInForce.GTC : one(random, TimeInForce.values()));
        order.lots(one(random, 0, 9, 10, 20, 500, 1_000, 1_001, -1))
                .priceTicks(one(random, 0, 1, 49, 50, 100, 100, 150, 151, -1, (1L << 53) + 1));
        if (random.nextInt(3) == 0) {
            order.triggerTicks(one(random, 0, 1, 50, 100, 150, 151, -1));
        }
        if (random.nextInt(4) == 0) {
            order.trailingTicks(one(random, 0, 5, -1)).limitOffsetTicks(one(random, 0, 3, -1));
        }
        if (random.nextInt(4) == 0) {
            order.trailingBasisPoints((int) one(random, 0, 100, 5_000, 5_001, -1));
        }
        if (random.nextInt(5) == 0) {
            order.visibleLots(one(random, 9, 10, 20, 2_000, -1));
        }
        if (random.nextInt(5) == 0) {
            order.budgetMinor(one(random, 599, 600, 100_000, Amounts.MAX, -1)).lots(0);
        }
        if (order.timeInForce() == TimeInForce.GTD || random.nextInt(20) == 0) {
            long year = 365L * 86_400 * 1_000_000;
            order.expiresMicros(START_MICROS + one(random, -1, 0, 1, 1_000_000, year, 2 * year));
        }
        return order.postOnly(random.nextInt(4) == 0)
                .postOnlyReprice(random.nextInt(8) == 0)
                .selfTradePrevention(one(random, SelfTradePrevention.values()));
    }

    private static Side[] sides() {
        return new Side[] {Side.BUY, Side.SELL};
    }

    @Test
    void theStateOfTheSymbolComesFirst() {
        NewOrder nonsense =
                new NewOrder()
                        .set(ALICE, 1, Side.SIDE_UNSPECIFIED, OrderType.LIMIT, TimeInForce.GTC);

        for (SymbolState state :
                List.of(SymbolState.HALTED, SymbolState.CANCEL_ONLY, SymbolState.DELISTED)) {
            assertEquals(
                    "SYMBOL_" + state.name(),
                    String.valueOf(
                            new OrderPreview(symbol(state), 1, 1).refusal(nonsense, START_MICROS)));
        }
        assertEquals(RejectCode.ORDER_INVALID, preview.refusal(nonsense, START_MICROS));
    }
}
