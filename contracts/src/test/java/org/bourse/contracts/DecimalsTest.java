package org.bourse.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalsTest {

    @Test
    void parsingAgreesWithBigDecimal() {
        SplittableRandom random = new SplittableRandom(7);
        String alphabet = "00123456789.-";
        for (int i = 0; i < 300_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(24); n > 0; n--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            int scale = random.nextInt(9);
            assertEquals(
                    naive(text.toString(), scale),
                    Decimals.parse(text.toString(), scale),
                    text + " " + scale);
        }
    }

    private static long naive(String text, int scale) {
        if (!text.matches("-?[0-9]+(\\.[0-9]+)?") || text.length() > 40) {
            return Decimals.INVALID;
        }
        try {
            long value = new BigDecimal(text).movePointRight(scale).longValueExact();
            return value;
        } catch (ArithmeticException e) {
            return Decimals.INVALID;
        }
    }

    @Test
    void printingIsReadBackAsTheSameNumber() {
        SplittableRandom random = new SplittableRandom(8);
        for (int i = 0; i < 100_000; i++) {
            long value = random.nextLong(-1L << 53, 1L << 53);
            int scale = random.nextInt(9);
            String text = Decimals.print(value, scale);
            assertEquals(value, Decimals.parse(text, scale), text);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0,8,0",
        "100000000,8,1",
        "150000000,8,1.5",
        "1,8,0.00000001",
        "-5,1,-0.5",
        "1000,0,1000"
    })
    void printsWithoutTrailingZerosAndExponent(long value, int scale, String text) {
        assertEquals(text, Decimals.print(value, scale));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "-", ".", ".5", "5.", "1e5", "1E400", "+1", " 1", "1 ", "1,5", "NaN", "0x1",
                "٣", "--1", "1.2.3"
            })
    void otherTextIsInvalid(String text) {
        assertEquals(Decimals.INVALID, Decimals.parse(text, 8));
    }
}
