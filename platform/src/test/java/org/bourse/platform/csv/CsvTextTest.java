package org.bourse.platform.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "BTC|BTC",
                "-30000.5|-30000.5",
                "0|0",
                "=1+1|'=1+1",
                "=HYPERLINK(\"x\")|\"'=HYPERLINK(\"\"x\"\")\"",
                "+1|'+1",
                "-1+cmd|'-1+cmd",
                "@SUM(A1)|'@SUM(A1)",
                "a,b|\"a,b\"",
                "a\"b|\"a\"\"b\"",
                "-|'-",
                "1=1|1=1"
            })
    void aFieldIsTextOrANumber(String text, String field) {
        assertEquals(field + "\r\n", CsvText.row(List.of(text)));
    }

    @org.junit.jupiter.api.Test
    void aRowStaysOne() {
        assertEquals("\"a\r\nb\",,'\tc\r\n", CsvText.row(List.of("a\r\nb", "", "\tc")));
    }
}
