package org.bourse.portfolio.position;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenLotsTest {
    private final TreeMap<Long, TaxLot> stored = new TreeMap<>();
    private int reads;

    private List<TaxLot> read(long afterId, long beforeId, boolean newestFirst, int limit) {
        reads++;
        var between = stored.subMap(afterId, false, beforeId, false);
        return (newestFirst ? between.descendingMap() : between)
                .values().stream().limit(limit).toList();
    }

    private static TaxLot lot(long id) {
        return new TaxLot(id, id, 1 + id % 7, id * 100);
    }

    @Test
    void onlyWhatIsTakenIsRead() {
        for (long id = 1; id <= 10_000; id++) {
            stored.put(id, lot(id));
        }
        OpenLots lots = new OpenLots(this::read);
        lots.add(lot(10_001));

        assertEquals(lot(10_001), lots.removeNewest());
        assertEquals(0, reads);
        assertEquals(lot(1), lots.removeOldest());
        assertEquals(lot(2), lots.removeOldest());
        assertEquals(lot(10_000), lots.removeNewest());
        assertEquals(2, reads);
        assertEquals(3, lots.gone().size());
        assertEquals(0, lots.changed().size());
    }

    @Test
    void ofNothingNothingIsTaken() {
        OpenLots lots = new OpenLots(this::read);

        assertThrows(NoSuchElementException.class, lots::removeOldest);
        assertThrows(NoSuchElementException.class, lots::removeNewest);
    }

    /** Against a list that has everything; what is stored follows from what is told. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theyAreWhatAListWouldBe(long seed) {
        RandomGenerator dice = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        Deque<TaxLot> twin = new ArrayDeque<>();
        long id = 0;
        for (int batch = 0; batch < 30; batch++) {
            OpenLots lots = new OpenLots(this::read);
            int steps = dice.nextInt(300);
            for (int step = 0; step < steps; step++) {
                int act = dice.nextInt(batch % 2 == 0 ? 5 : 9);
                if (act < 3 || twin.isEmpty()) {
                    id++;
                    lots.add(lot(id));
                    twin.addLast(lot(id));
                } else if (act % 2 == 0) {
                    TaxLot taken = twin.removeFirst();
                    assertEquals(taken, lots.removeOldest());
                    if (taken.lots() > 1) {
                        twin.addFirst(taken.less(1));
                        lots.putBackOldest(taken.less(1));
                    }
                } else {
                    TaxLot taken = twin.removeLast();
                    assertEquals(taken, lots.removeNewest());
                    if (taken.lots() > 1) {
                        twin.addLast(taken.less(1));
                        lots.putBackNewest(taken.less(1));
                    }
                }
            }
            if (dice.nextInt(8) == 0 && !twin.isEmpty()) {
                lots.merge();
                twin = new ArrayDeque<>(List.of(twin.stream().reduce(TaxLot::plus).orElseThrow()));
            }
            if (dice.nextBoolean()) {
                assertEquals(new ArrayList<>(twin), lots.all(), "seed " + seed);
            }
            lots.gone().forEach(stored::remove);
            stored.putAll(lots.changed());
            assertEquals(new ArrayList<>(twin), new ArrayList<>(stored.values()), "seed " + seed);
        }
    }
}
