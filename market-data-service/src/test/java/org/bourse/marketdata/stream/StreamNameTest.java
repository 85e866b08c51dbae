package org.bourse.marketdata.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StreamNameTest {
    @Test
    void readsWhatItPrints() {
        StreamName depth = StreamName.of("BTC-USDT", StreamKind.DEPTH);

        assertEquals("btcusdt@depth", depth.toString());
        assertEquals(Optional.of(depth), StreamName.parse("btcusdt@depth"));
    }

    @ParameterizedTest
    @EnumSource(StreamKind.class)
    void readsEveryKind(StreamKind kind) {
        StreamName stream =
                kind.scope() == StreamKind.Scope.SYMBOL
                        ? StreamName.of("BTC-USDT", kind)
                        : StreamName.of(kind);

        assertEquals(Optional.of(stream), StreamName.parse(stream.toString()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                "btcusdt",
                "btcusdt@",
                "@trade",
                "BTCUSDT@trade",
                "btc-usdt@trade",
                "btcusdt@Trade",
                "btcusdt@trade ",
                "btcusdt@trade@trade",
                "btcusdt@depth@10ms",
                "btcusdt@orders",
                "btcusdt@!ticker@arr",
                "!trade@arr",
                "btcüsdt@trade",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@trade"
            })
    void refusesWhatIsNoStream(String text) {
        assertEquals(Optional.empty(), StreamName.parse(text));
    }
}
