package org.bourse.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {

    @Test
    void anIdGivesBackItsPartsAndOrdersByThem() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 100_000; i++) {
            int epoch = random.nextInt(Ids.EPOCH_MAX + 1);
            long position = random.nextLong(Ids.POSITION_MAX + 1);
            int index = random.nextInt(Ids.INDEX_MAX + 1);
            long id = Ids.of(epoch, position, index);
            assertEquals(epoch, Ids.epoch(id));
            assertEquals(position, Ids.position(id));
            assertEquals(index, Ids.index(id));
            assertTrue(id >= 0);
            assertTrue(position == Ids.POSITION_MAX || Ids.of(epoch, position + 1, 0) > id);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0,1,0,1024",
        "0,1,1,1025",
        "1,0,0,72057594037927936",
        "127,70368744177663,1023,9223372036854775807"
    })
    void theLayoutIsFixedForEver(int epoch, long position, int index, long id) {
        assertEquals(id, Ids.of(epoch, position, index));
        assertEquals(id, Ids.parse(Ids.print(id)));
    }

    @Test
    void partsOutOfBoundsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> Ids.of(128, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> Ids.of(0, -1, 0));
        assertThrows(IllegalArgumentException.class, () -> Ids.of(0, 1L << 46, 0));
        assertThrows(IllegalArgumentException.class, () -> Ids.of(0, 0, 1024));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "01",
                "-1",
                "+1",
                "1.0",
                "x",
                "1 ",
                "9223372036854775808",
                "99999999999999999999"
            })
    void otherTextIsNoId(String text) {
        assertEquals(0, Ids.parse(text));
    }
}
