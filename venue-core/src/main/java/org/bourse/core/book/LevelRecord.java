package org.bourse.core.book;

import java.util.Arrays;

/**
 * A level in its slot of the {@link LevelPool}: an object for the reason told in {@link
 * OrderRecord}.
 */
final class LevelRecord {
    long priceTicks;

    /** What is shown. */
    long lots;

    /** Of icebergs: what is not shown of them. */
    long hiddenLots;

    /** How many orders. */
    int orders;

    /** The symbol above; in the lowest bit whether they buy. */
    int symbolAndSide;

    static LevelRecord[] many(int count) {
        LevelRecord[] records = new LevelRecord[count];
        Arrays.setAll(records, _ -> new LevelRecord());
        return records;
    }
}
