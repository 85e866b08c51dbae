package org.bourse.portfolio.tag;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TagTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "momentum:17 | momentum | momentum",
                "momentum:p17:3 | momentum:p17 | momentum",
                "a:b:c:d | a:b:c | a",
                "momentum: | momentum | momentum",
                "550e8400-e29b-41d4-a716-446655440000 | '' | ''",
                "grid_1.2-3 | '' | ''",
                ":17 | '' | ''",
                "::17 | : | ''"
            })
    void allBeforeTheLastColonIsTheTag(String clientOrderId, String tag, String strategy) {
        assertEquals(tag, Tag.of(clientOrderId));
        assertEquals(strategy, Tag.strategy(tag));
    }
}
