package org.bourse.marketdata.source.tick;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.bourse.contracts.SymbolTerms;
import org.bourse.contracts.v1.Asset;
import org.bourse.contracts.v1.Symbol;
import org.junit.jupiter.api.Test;

class SourceTermsTest {
    private final SourceTerms terms = SourceTerms.of("BTC-USDT", "0.05", "0.001");

    @Test
    void takesWhatIsWholeAndNothingElse() {
        assertEquals(1_236_752, terms.priceTicks("61837.60000000"));
        assertEquals(SourceTerms.INVALID, terms.priceTicks("61837.63"));
        assertEquals(SourceTerms.INVALID, terms.priceTicks("61837.605"));
        assertEquals(SourceTerms.INVALID, terms.priceTicks("6e4"));
        assertEquals(1_547, terms.lots("1.547000"));
        assertEquals(SourceTerms.INVALID, terms.lots("1.5471"));
        assertEquals(SourceTerms.INVALID, terms.lots("99999999999999999999"));
    }

    @Test
    void roundsOnlyWhenAsked() {
        BigDecimal throughFloat = new BigDecimal("189.9499969482422");

        assertEquals(3_799, terms.nearestPriceTicks(throughFloat));
        assertEquals(SourceTerms.INVALID, terms.priceTicks(throughFloat));
        assertEquals(SourceTerms.INVALID, terms.nearestPriceTicks(new BigDecimal("1E+999999999")));
        assertEquals(SourceTerms.INVALID, terms.priceTicks(new BigDecimal("1E-999999999")));
    }

    @Test
    void countsAsTheVenueDoes() {
        SplittableRandom random = new SplittableRandom(23);
        SymbolTerms venue =
                new SymbolTerms(
                        Symbol.newBuilder()
                                .setName("BTC-USDT")
                                .setBase(1)
                                .setQuote(2)
                                .setPriceScale(4)
                                .setTick(25)
                                .setQuantityScale(6)
                                .setLot(10)
                                .build(),
                        Asset.newBuilder().setAsset(1).setScale(8).build(),
                        Asset.newBuilder().setAsset(2).setScale(8).build());
        SourceTerms same = SourceTerms.of(venue);

        for (int i = 0; i < 10_000; i++) {
            String decimal =
                    BigDecimal.valueOf(random.nextLong(100_000_000), random.nextInt(8))
                            .toPlainString();
            assertEquals(venue.priceTicks(decimal), same.priceTicks(decimal), decimal);
            assertEquals(venue.lots(decimal), same.lots(decimal), decimal);
            assertEquals(venue.lots(decimal), same.lots(new BigDecimal(decimal)), decimal);
        }
        assertEquals("0.05", same.price(20));
        assertEquals("0.00012", same.quantity(12));
    }

    @Test
    void refusesStepsThatAreNone() {
        for (String step : new String[] {"0", "-1", "", "abc", "0.0000000000001", "1e-2"}) {
            assertThrows(
                    IllegalArgumentException.class, () -> SourceTerms.of("A-B", step, "1"), step);
        }
    }
}
