package org.bourse.marketdata.source.provider;

import java.util.ArrayList;
import java.util.List;
import org.bourse.marketdata.source.tick.Finding;
import org.bourse.marketdata.source.tick.Tick;
import org.bourse.marketdata.source.tick.TickSink;

/** Keeps what a reader tells. */
public final class Heard implements TickSink {
    public final List<Tick> ticks = new ArrayList<>();
    public final List<Finding> problems = new ArrayList<>();

    @Override
    public void tick(Tick tick, long receivedMicros) {
        ticks.add(tick);
    }

    @Override
    public void problem(String symbol, Finding finding, long receivedMicros) {
        problems.add(finding);
    }
}
