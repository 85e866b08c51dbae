package org.bourse.matching.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class UnneededTest {
    @Test
    void itIsWhereOneWouldFindItByReadingAll() {
        for (long seed = 0; seed < 500; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            long[] positions = new long[random.nextInt(60)];
            long position = 0;
            for (int i = 0; i < positions.length; i++) {
                position += random.nextInt(3);
                positions[i] = position;
            }
            long beginning = random.nextInt(1_000);
            long neededFrom = random.nextLong(position + 3);
            long expected = beginning;
            while (expected < beginning + positions.length
                    && positions[(int) (expected - beginning)] < neededFrom) {
                expected++;
            }
            int[] asked = new int[1];
            long found =
                    Unneeded.before(
                            offset -> {
                                asked[0]++;
                                return positions[(int) (offset - beginning)];
                            },
                            beginning,
                            beginning + positions.length,
                            neededFrom);
            assertEquals(expected, found, "seed " + seed);
            assertTrue(asked[0] <= 6, "seed " + seed + " asked " + asked[0]);
        }
    }
}
