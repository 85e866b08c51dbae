package org.bourse.marketdata.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LayoutTest {
    private static List<String> header(String text) {
        return List.of(text.split(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "time open high low close volume, BARS",
        "Close_Time Open_Time Open High Low Close Volume Quote_Asset_Volume Count, BARS",
        "t o h l c v, BARS",
        "timestamp price size side, TRADES",
        "trade_id price qty quote_qty time is_buyer_maker, TRADES",
        "volume date amount Low high OPEN close, BARS"
    })
    void usualHeadersAreKnown(String text, Layout.Kind kind) {
        assertEquals(kind, Layout.ofHeader(header(text), Map.of()).kind());
    }

    @Test
    void columnsAreFoundByTheirNames() {
        Layout layout =
                Layout.ofHeader(
                        header("low close Start open high Volume_BTC amount n"),
                        Map.of(
                                Column.TIME, "start",
                                Column.VOLUME, "volume_btc",
                                Column.TRADES, "N"));

        assertEquals(
                Map.of(
                        Column.LOW, 0,
                        Column.CLOSE, 1,
                        Column.TIME, 2,
                        Column.OPEN, 3,
                        Column.HIGH, 4,
                        Column.VOLUME, 5,
                        Column.TURNOVER, 6,
                        Column.TRADES, 7),
                layout.places());
    }

    @ParameterizedTest
    @CsvSource({
        "'time open high low close', 'no column for volume among [time, open, high, low, close];"
                + " say --column volume=NAME'",
        "'price time', 'no column for quantity among [price, time]; say --column quantity=NAME'",
        "'unix date open high low close volume', 'two columns could be time: [unix, date];"
                + " say --column time=NAME'",
        "'x y z', 'no column for time, price, quantity among [x, y, z]; say --column time=NAME'"
    })
    void whatIsMissingOrDoubtfulIsSaid(String text, String message) {
        LayoutException refused =
                assertThrows(LayoutException.class, () -> Layout.ofHeader(header(text), Map.of()));

        assertEquals(message, refused.getMessage());
    }

    @Test
    void aHeaderThatIsToldMustBeThere() {
        assertThrows(
                LayoutException.class,
                () -> Layout.ofHeader(header("time price size"), Map.of(Column.SIDE, "taker")));
    }

    @Test
    void filesOfBinanceNeedNoHeader() {
        assertEquals(Layout.Kind.BARS, Layout.withoutHeader(12).kind());
        assertEquals(4, Layout.withoutHeader(7).place(Column.TIME));
        assertEquals(5, Layout.withoutHeader(8).place(Column.TIME));
        assertThrows(LayoutException.class, () -> Layout.withoutHeader(6));
        assertTrue(Layout.isHeader(List.of("open time", "Open", "")));
        assertFalse(Layout.isHeader(List.of("BTC", "1.5")));
        assertFalse(Layout.isHeader(List.of("BTC", "-1.5")));
    }
}
