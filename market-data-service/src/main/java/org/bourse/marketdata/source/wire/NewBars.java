package org.bourse.marketdata.source.wire;

import java.util.HashMap;
import java.util.Map;
import org.bourse.marketdata.source.tick.Finding;
import org.bourse.marketdata.source.tick.SourceBar;
import org.bourse.marketdata.source.tick.Tick;
import org.bourse.marketdata.source.tick.TickSink;

/**
 * Passes on what pollers tell, but no candle from before the last one that was told: providers tell
 * the whole day each time. The last one itself may still grow. One thread at a time.
 */
final class NewBars implements TickSink {
    private final TickSink next;
    private final Map<String, Long> lastMicros = new HashMap<>();

    NewBars(TickSink next) {
        this.next = next;
    }

    @Override
    public void tick(Tick tick, long receivedMicros) {
        if (tick instanceof SourceBar bar) {
            long last = lastMicros.getOrDefault(bar.symbol(), Long.MIN_VALUE);
            if (bar.timeMicros() < last) {
                return;
            }
            // What is from the future is refused, and must not stand in the way of the present.
            if (bar.timeMicros() <= receivedMicros) {
                lastMicros.put(bar.symbol(), bar.timeMicros());
            }
        }
        next.tick(tick, receivedMicros);
    }

    @Override
    public void problem(String symbol, Finding finding, long receivedMicros) {
        next.problem(symbol, finding, receivedMicros);
    }
}
