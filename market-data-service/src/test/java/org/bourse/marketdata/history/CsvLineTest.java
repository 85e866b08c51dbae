package org.bourse.marketdata.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvLineTest {
    private final List<String> fields = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void fieldsComeBackHoweverTheyAreQuoted(long seed) {
        Random dice = new Random(seed);
        char separator = ",;\t|".charAt(dice.nextInt(4));
        for (int i = 0; i < 3_000; i++) {
            List<String> written = new ArrayList<>();
            for (int k = 1 + dice.nextInt(8); k > 0; k--) {
                written.add(thrown(dice, separator));
            }
            String line =
                    written.stream()
                            .map(it -> quoted(it, separator, dice))
                            .collect(Collectors.joining(String.valueOf(separator)));

            assertTrue(CsvLine.split(line, separator, fields), line);
            assertEquals(written, fields, line);
        }
    }

    private static String thrown(Random dice, char separator) {
        StringBuilder text = new StringBuilder();
        for (int k = dice.nextInt(6); k > 0; k--) {
            text.append(("ab1." + '"' + separator).charAt(dice.nextInt(6)));
        }
        return text.toString();
    }

    private static String quoted(String field, char separator, Random dice) {
        boolean mustBe = field.indexOf(separator) >= 0 || field.startsWith("\"");
        String plain = separator == '\t' ? field : " ".repeat(dice.nextInt(3)) + field;
        return mustBe || dice.nextBoolean() ? '"' + field.replace("\"", "\"\"") + '"' : plain;
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"", "a,\"b", "\"a\"b,c", "\"a\"\"", "1,\"\"\""})
    void aQuoteThatIsNotClosedIsMalformed(String line) {
        assertFalse(CsvLine.split(line, ',', fields));
    }

    @Test
    void thereIsABoundOnFields() {
        assertTrue(CsvLine.split(",".repeat(199), ',', fields));
        assertEquals(200, fields.size());
        assertFalse(CsvLine.split(",".repeat(200), ',', fields));
        assertTrue(CsvLine.split("a,", ',', fields));
        assertEquals(List.of("a", ""), fields);
    }
}
