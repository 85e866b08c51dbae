package org.bourse.marketdata.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.bourse.marketdata.book.BookLevel;
import org.bourse.marketdata.book.DepthSnapshot;
import org.junit.jupiter.api.Test;

class DepthAnalysisTest {
    @Test
    void aBookWithOneSideHasNoMiddle() {
        assertEquals(
                Optional.empty(),
                DepthAnalysis.of(new DepthSnapshot(1, List.of(new BookLevel(10, 1)), List.of())));
    }

    @Test
    void aBandEndsWithThePriceOnItsBound() {
        // The middle is 10,000: 0.1 % of it are 10 ticks.
        DepthAnalysis analysis =
                DepthAnalysis.of(
                                new DepthSnapshot(
                                        1,
                                        List.of(
                                                new BookLevel(9_999, 1),
                                                new BookLevel(9_990, 2),
                                                new BookLevel(9_989, 4),
                                                new BookLevel(9_950, 8),
                                                new BookLevel(9_800, 16),
                                                new BookLevel(9_799, 32)),
                                        List.of(
                                                new BookLevel(10_001, 1),
                                                new BookLevel(10_010, 2),
                                                new BookLevel(10_011, 4),
                                                new BookLevel(10_100, 8),
                                                new BookLevel(10_101, 16))))
                        .orElseThrow();

        assertEquals(
                List.of(
                        new DepthAnalysis.Band(10, 3, 3),
                        new DepthAnalysis.Band(50, 15, 7),
                        new DepthAnalysis.Band(100, 15, 15),
                        new DepthAnalysis.Band(200, 31, 31)),
                analysis.bands());
    }

    @Test
    void halfATickOfTheMiddleIsNotLost() {
        // The middle is 1,000.5: 0.1 % below is 999.4995, above 1,001.5005.
        DepthAnalysis analysis =
                DepthAnalysis.of(
                                new DepthSnapshot(
                                        1,
                                        List.of(new BookLevel(1_000, 1), new BookLevel(999, 1)),
                                        List.of(new BookLevel(1_001, 1), new BookLevel(1_002, 1))))
                        .orElseThrow();

        assertEquals(new DepthAnalysis.Band(10, 1, 1), analysis.bands().getFirst());
    }
}
