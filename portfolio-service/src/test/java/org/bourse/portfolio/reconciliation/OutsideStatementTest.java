package org.bourse.portfolio.reconciliation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.bourse.contracts.Accounts;
import org.bourse.portfolio.asset.ListedAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutsideStatementTest {
    private static Optional<ListedAsset> asset(String code) {
        return switch (code) {
            case "BTC" -> Optional.of(new ListedAsset(1, "BTC", 8));
            case "USDT" -> Optional.of(new ListedAsset(2, "USDT", 6));
            default -> Optional.empty();
        };
    }

    private static OutsideStatement read(String text) throws OutsideStatement.MalformedException {
        return OutsideStatement.read(text, OutsideStatementTest::asset);
    }

    @Test
    void linesAreRead() throws OutsideStatement.MalformedException {
        OutsideStatement statement =
                read(
                        """
                        party,asset,balance\r
                        CUSTODY,BTC,12.5\r
                        EXTERNAL,USDT,-0.000001\r

                        1000,USDT,99.50\r
                        """);

        assertEquals(
                List.of(
                        new OutsideStatement.Line(2, Accounts.CUSTODY, 1, 1_250_000_000),
                        new OutsideStatement.Line(3, Accounts.EXTERNAL, 2, -1),
                        new OutsideStatement.Line(5, 1000, 2, 99_500_000)),
                statement.lines());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``|1|header",
                "party;asset;balance|1|party,asset,balance",
                "party,asset,balance|2|no balance",
                "party,asset,balance\\nCUSTODY,BTC|2|2 fields",
                "party,asset,balance\\nCUSTODY,BTC,1,2|2|4 fields",
                "party,asset,balance\\nCUSTODY,BTC,1\\nBANK,BTC,1|3|the party is",
                "party,asset,balance\\n3,BTC,1|2|the party is",
                "party,asset,balance\\n999999999999,BTC,1|2|the party is",
                "party,asset,balance\\nCUSTODY,DOGE,1|2|no such asset",
                "party,asset,balance\\nCUSTODY,btc,1|2|no such asset",
                "party,asset,balance\\nCUSTODY,USDT,0.0000001|2|6 places",
                "party,asset,balance\\nCUSTODY,USDT,1e3|2|6 places",
                "party,asset,balance\\nCUSTODY,USDT,\"1\"|2|6 places",
                "party,asset,balance\\nCUSTODY,USDT, 1|2|6 places",
                "party,asset,balance\\nCUSTODY,BTC,1\\n\\nCUSTODY,BTC,1|4|there before"
            })
    void aBadLineIsNamed(String text, int line, String why) {
        OutsideStatement.MalformedException malformed =
                assertThrows(
                        OutsideStatement.MalformedException.class,
                        () -> read(text.replace("\\n", "\n")));

        assertEquals(line, malformed.number());
        String expected = why.equals("header") ? OutsideStatement.HEADER : why;
        assertTrue(String.valueOf(malformed.getMessage()).contains(expected), malformed::toString);
    }
}
