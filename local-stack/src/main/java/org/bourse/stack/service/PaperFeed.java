package org.bourse.stack.service;

import java.nio.file.Path;
import java.util.List;

/** What the books of the paper venue follow when nobody says otherwise. */
final class PaperFeed {
    private PaperFeed() {}

    /**
     * Properties that play a recording of BTC-USDT as if it were now.
     *
     * @param recording lines of local nanoseconds and a Binance frame each
     */
    static List<String> recording(Path recording) {
        return List.of(
                "bourse.source.instruments.\"BTC-USDT\".tick=0.01",
                "bourse.source.instruments.\"BTC-USDT\".lot=0.00000001",
                "bourse.source.feeds.recording.kind=REPLAY",
                "bourse.source.feeds.recording.file=" + recording.toAbsolutePath(),
                "bourse.source.feeds.recording.symbols.\"BTC-USDT\"=BTCUSDT");
    }
}
