package org.bourse.risk.threshold;

import static org.bourse.risk.threshold.Direction.DEPOSIT;
import static org.bourse.risk.threshold.Direction.WITHDRAWAL;
import static org.bourse.risk.threshold.HitRule.FREQUENT;
import static org.bourse.risk.threshold.HitRule.SINGLE;
import static org.bourse.risk.threshold.HitRule.STRUCTURING;
import static org.bourse.risk.threshold.HitRule.UNVALUED;
import static org.bourse.risk.threshold.Payments.BTC;
import static org.bourse.risk.threshold.Payments.GOLD;
import static org.bourse.risk.threshold.Payments.USDT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bourse.risk.limit.ListedAsset;
import org.junit.jupiter.api.Test;

/** 100.00 USDT within 1,000 µs, 5 GOLD whatever they are worth, at most four payments. */
class ThresholdWatchTest {
    private static final Thresholds THRESHOLDS =
            new Thresholds(Map.of("GOLD", "5"), "USDT", "100", 1_000, 4);

    private final ThresholdWatch watch =
            new ThresholdWatch(
                    THRESHOLDS, ThresholdWatchTest::holderOf, List.of(BTC, USDT, GOLD), Map.of());
    private long position;

    /** Everybody has one sub-account: 1_001 is of 1_000. */
    private static long holderOf(long account) {
        return account - account % 2;
    }

    private Optional<Hit> pay(
            long timeMicros, Direction direction, long account, ListedAsset asset, long minor) {
        position++;
        return watch.take(
                new Movement.Paid(
                        new Transfer(
                                position,
                                0,
                                timeMicros,
                                direction,
                                account,
                                asset.number(),
                                minor,
                                position)));
    }

    private Optional<Hit> deposit(long timeMicros, ListedAsset asset, long minor) {
        return pay(timeMicros, DEPOSIT, 1_000, asset, minor);
    }

    private void price(ListedAsset quote, long quoteMinor, ListedAsset base, long baseMinor) {
        watch.take(new Movement.Traded(quote.number(), quoteMinor, base.number(), baseMinor));
    }

    private static void assertHit(HitRule rule, long totalMinor, List<Long> at, Optional<Hit> hit) {
        Hit found = hit.orElseThrow();
        assertEquals(rule, found.rule());
        assertEquals(totalMinor, found.totalMinor());
        assertEquals(at, found.transfers().stream().map(one -> one.transfer().position()).toList());
    }

    @Test
    void aPaymentOfTheThresholdIsFoundAndOneBelowItIsNot() {
        assertEquals(Optional.empty(), deposit(0, USDT, 9_999));
        assertHit(SINGLE, 10_000, List.of(2L), pay(0, WITHDRAWAL, 1_000, USDT, 10_000));
    }

    @Test
    void smallerOnesThatComeToItAreFoundTogetherAndOnce() {
        assertEquals(Optional.empty(), deposit(0, USDT, 4_000));
        assertEquals(Optional.empty(), deposit(1, USDT, 5_999));
        assertHit(STRUCTURING, 10_000, List.of(1L, 2L, 3L), deposit(2, USDT, 1));
        assertEquals(Optional.empty(), deposit(3, USDT, 9_999));
    }

    @Test
    void theWindowRollsAndBothItsEndsCount() {
        deposit(0, USDT, 5_000);
        assertHit(STRUCTURING, 10_000, List.of(1L, 2L), deposit(1_000, USDT, 5_000));
        deposit(2_000, USDT, 5_000);
        assertEquals(Optional.empty(), deposit(3_001, USDT, 5_000));
        assertHit(STRUCTURING, 10_000, List.of(4L, 5L), deposit(4_001, USDT, 5_000));
    }

    @Test
    void neitherDirectionsNorHoldersNorMeasuresAreMixed() {
        deposit(0, USDT, 6_000);
        assertEquals(Optional.empty(), pay(0, WITHDRAWAL, 1_000, USDT, 6_000));
        assertEquals(Optional.empty(), pay(0, DEPOSIT, 1_002, USDT, 6_000));
        assertEquals(Optional.empty(), deposit(0, GOLD, 4));
        assertHit(STRUCTURING, 5, List.of(4L, 5L), deposit(0, GOLD, 1));
    }

    @Test
    void whatIsSpreadOverAccountsOfOneHolderIsFoundTogether() {
        assertEquals(Optional.empty(), pay(0, DEPOSIT, 1_001, USDT, 5_000));
        Optional<Hit> hit = pay(1, DEPOSIT, 1_000, USDT, 5_000);

        assertHit(STRUCTURING, 10_000, List.of(1L, 2L), hit);
        assertEquals(1_000, hit.orElseThrow().key().holder());
        assertEquals(Optional.empty(), pay(2, DEPOSIT, 1_001, USDT, 9_999));
    }

    @Test
    void aLargeOneIsNotAmongTheSmallerOnes() {
        deposit(0, USDT, 6_000);
        assertHit(SINGLE, 10_000, List.of(2L), deposit(0, USDT, 10_000));
        assertHit(STRUCTURING, 10_000, List.of(1L, 3L), deposit(0, USDT, 4_000));
    }

    @Test
    void otherAssetsCountByTheirLastPriceWithTheReference() {
        price(USDT, 50_000_00, BTC, 100_000_000);
        price(BTC, 1, USDT, 1);
        assertEquals(Optional.empty(), deposit(0, BTC, 199_999));
        assertHit(SINGLE, 10_000, List.of(2L), deposit(0, BTC, 200_000));
        assertHit(STRUCTURING, 10_000, List.of(1L, 3L), deposit(0, USDT, 1));
        price(USDT, 25_000_00, BTC, 100_000_000);
        assertEquals(Optional.empty(), deposit(0, BTC, 200_000));
    }

    @Test
    void whatHasNoPriceYetIsFoundAsSuch() {
        assertHit(UNVALUED, 0, List.of(1L), deposit(0, BTC, 1));
        ThresholdWatch early =
                new ThresholdWatch(
                        THRESHOLDS, ThresholdWatchTest::holderOf, List.of(BTC), Map.of());
        Transfer transfer = new Transfer(1, 0, 0, DEPOSIT, 1_000, BTC.number(), 1, 1);
        assertHit(UNVALUED, 0, List.of(1L), early.take(new Movement.Paid(transfer)));
    }

    @Test
    void asManyAsCanBeAddedUpAreFoundWhateverTheyComeTo() {
        deposit(0, USDT, 1);
        deposit(0, USDT, 1);
        deposit(0, USDT, 1);
        assertHit(FREQUENT, 4, List.of(1L, 2L, 3L, 4L), deposit(0, USDT, 1));
        assertEquals(Optional.empty(), deposit(0, USDT, 1));
    }

    @Test
    void sumsAndValuesThatAreTooLargeCountAsTheLargestNumber() {
        price(USDT, Long.MAX_VALUE, BTC, 1);
        assertHit(SINGLE, Long.MAX_VALUE, List.of(1L), deposit(0, BTC, 2));
        ThresholdWatch high =
                new ThresholdWatch(
                        new Thresholds(
                                Map.of("GOLD", "999999999999999999"), "USDT", "1", 1_000, 100),
                        ThresholdWatchTest::holderOf,
                        List.of(GOLD),
                        Map.of());
        assertEquals(0, GOLD.scale());
        Optional<Hit> hit = Optional.empty();
        for (int i = 0; i < 2; i++) {
            Transfer transfer =
                    new Transfer(
                            i, 0, 0, DEPOSIT, 1_000, GOLD.number(), 999_999_999_999_999_998L, i);
            hit = high.take(new Movement.Paid(transfer));
        }
        assertHit(STRUCTURING, 1_999_999_999_999_999_996L, List.of(0L, 1L), hit);
    }

    @Test
    void aPaymentInWhatWasNeverListedIsADefect() {
        assertThrows(
                IllegalStateException.class, () -> deposit(0, new ListedAsset(99, "NONE", 0), 1));
    }
}
