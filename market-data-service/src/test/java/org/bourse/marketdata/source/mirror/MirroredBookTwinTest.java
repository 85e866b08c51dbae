package org.bourse.marketdata.source.mirror;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.bourse.marketdata.source.tick.SourceDepthSnapshot;
import org.bourse.marketdata.source.tick.SourceDepthUpdate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Differences are lost, repeated and swapped, and snapshots come late: never a wrong book. */
class MirroredBookTwinTest {
    private static final int SEEDS_EACH = 20;
    private static final int MESSAGES = 1_500;
    private static final int CERTAIN = 10;

    @ParameterizedTest
    @ValueSource(longs = {0, 1_000, 2_000, 3_000, 4_000})
    void isInStepWithTheMarketOrShowsNothing(long firstSeed) {
        for (long seed = firstSeed; seed < firstSeed + SEEDS_EACH; seed++) {
            new Run(seed).play();
        }
    }

    private static final class Run {
        private final String name;
        private final SplittableRandom random;
        private final NaiveMarket market;
        private final MirroredBook book = new MirroredBook(new MirrorBounds(30, CERTAIN, 40));
        private SourceDepthSnapshot asked;
        private boolean isAsked;
        private int compared;
        private int faults;

        Run(long seed) {
            name = "seed " + seed;
            random = new SplittableRandom(seed);
            market = new NaiveMarket(random);
            asked = market.snapshot(30);
        }

        void play() {
            for (int i = 0; i < MESSAGES; i++) {
                SourceDepthUpdate update = market.move();
                switch (random.nextInt(60)) {
                    case 0 -> lose();
                    case 1 -> repeat(update);
                    case 2 -> swap(update, market.move());
                    default -> tell(update);
                }
                snapshots();
            }
            assertTrue(compared > MESSAGES / 3, name + " compared only " + compared);
            assertTrue(faults > 10, name);
        }

        private void lose() {
            boolean was = book.inStep();
            MirrorStep step = tell(market.move());
            mustBeginAgain(was, step);
        }

        private void repeat(SourceDepthUpdate update) {
            tell(update);
            boolean was = book.inStep();
            MirrorStep step = tell(update);
            mustBeginAgain(was, step);
        }

        private void swap(SourceDepthUpdate first, SourceDepthUpdate second) {
            boolean was = book.inStep();
            MirrorStep step = tell(second);
            mustBeginAgain(was, step);
            tell(first);
            assertFalse(book.inStep(), name);
        }

        private void mustBeginAgain(boolean wasInStep, MirrorStep step) {
            if (wasInStep) {
                assertEquals(MirrorStep.GAP, step, name);
                assertFalse(book.inStep(), name);
                faults++;
            }
        }

        private MirrorStep tell(SourceDepthUpdate update) {
            MirrorStep step = book.apply(update);
            compare();
            return step;
        }

        /** A snapshot is taken when it is asked for and comes some messages later. */
        private void snapshots() {
            if (!book.inStep() && !isAsked) {
                asked = market.snapshot(30);
                isAsked = true;
            } else if (isAsked && random.nextInt(3) == 0) {
                isAsked = false;
                book.apply(asked);
                compare();
            }
        }

        private void compare() {
            if (book.inStep()) {
                long id = book.best(1).sequence();
                assertEquals(market.at(id, CERTAIN), book.best(CERTAIN), name);
                compared++;
            }
        }
    }
}
