package org.bourse.marketdata.source.hub;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bourse.marketdata.source.mirror.MirrorStep;
import org.bourse.marketdata.source.tick.Finding;
import org.bourse.marketdata.source.tick.SourceDepthSnapshot;
import org.bourse.marketdata.source.tick.SourceDepthUpdate;
import org.bourse.marketdata.source.tick.Tick;
import org.bourse.marketdata.source.tick.TickSink;
import org.jspecify.annotations.Nullable;

/** What a source tells goes in here; any thread may tell it. */
public final class SourcePipeline implements TickSink {
    private final SourceHub hub;
    private final String source;
    private final Map<String, SymbolLane> lanes = new LinkedHashMap<>();

    SourcePipeline(
            SourceHub hub,
            String source,
            Collection<String> symbols,
            HubRules rules,
            boolean keepsBooks) {
        this.hub = hub;
        this.source = source;
        for (String symbol : symbols) {
            lanes.put(symbol, new SymbolLane(symbol, rules, keepsBooks, hub.openTime(symbol)));
        }
    }

    public String source() {
        return source;
    }

    /** The source is connected, or polls: from now on it is expected to tell. */
    public void connected() {
        hub.exclusively(() -> {
            lanes.values().forEach(SymbolLane::connected);
            hub.alarm().onConnected(source);
        });
    }

    /**
     * The source tells nothing any more; it is left at once.
     *
     * @param wanted it was ended from here
     */
    public void disconnected(boolean wanted, long nowMicros) {
        hub.exclusively(() -> {
            for (SymbolLane lane : lanes.values()) {
                boolean hadBook = lane.book.inStep();
                lane.disconnected(wanted, nowMicros);
                if (!wanted) {
                    hub.alarm().onFinding(source, lane.symbol, Finding.DISCONNECTED);
                }
                if (hadBook) {
                    hub.bookLost(source, lane.symbol);
                }
            }
            hub.choose(nowMicros);
        });
    }

    /** True when the book of some symbol cannot go on without a snapshot. */
    public boolean needsSnapshot() {
        return hub.exclusively(() -> lanes.values().stream().anyMatch(SymbolLane::needsSnapshot));
    }

    /** True when the symbol's book cannot go on without a snapshot. */
    public boolean needsSnapshot(String symbol) {
        SymbolLane lane = lanes.get(symbol);
        return lane != null && hub.exclusively(() -> lane.needsSnapshot());
    }

    @Override
    public void tick(Tick tick, long receivedMicros) {
        SymbolLane lane = lanes.get(tick.symbol());
        if (lane == null) {
            problem("", Finding.UNKNOWN_SYMBOL, receivedMicros);
            return;
        }
        hub.lock();
        try {
            Finding finding = lane.check(tick, receivedMicros);
            if (lane.check.lost() > 0) {
                hub.alarm().onFinding(source, lane.symbol, Finding.SEQUENCE_GAP);
            }
            if (finding != Finding.FINE) {
                found(lane, finding, receivedMicros);
                return;
            }
            hub.alarm().onAccepted(source, receivedMicros - tick.timeMicros());
            hub.accepted(source, tick, receivedMicros);
            boolean hadBook = lane.book.inStep();
            if (tick instanceof SourceDepthUpdate update) {
                mirrored(lane, lane.book.apply(update), hadBook, receivedMicros);
            } else if (tick instanceof SourceDepthSnapshot snapshot) {
                mirrored(lane, lane.book.apply(snapshot), hadBook, receivedMicros);
            }
        } finally {
            hub.unlock();
        }
    }

    private void mirrored(SymbolLane lane, MirrorStep step, boolean hadBook, long nowMicros) {
        lane.mirrored(step);
        if (step == MirrorStep.APPLIED) {
            hub.bookChanged(source, lane.symbol, lane.book);
        } else if (step.beginsAgain()) {
            found(lane, step.finding(), nowMicros);
            if (hadBook) {
                hub.bookLost(source, lane.symbol);
            }
        }
    }

    /** What has no symbol counts against all. */
    @Override
    public void problem(String symbol, Finding finding, long receivedMicros) {
        hub.exclusively(() -> {
            SymbolLane lane = lanes.get(symbol);
            if (lane != null) {
                found(lane, finding, receivedMicros);
            } else {
                lanes.values().forEach(it -> it.quality.found(finding, receivedMicros));
                hub.alarm().onFinding(source, "", finding);
            }
        });
    }

    private void found(SymbolLane lane, Finding finding, long nowMicros) {
        lane.quality.found(finding, nowMicros);
        hub.alarm().onFinding(source, lane.symbol, finding);
    }

    /** The lane of a symbol; null when the source does not have it. Under the hub's lock. */
    @Nullable SymbolLane lane(String symbol) {
        return lanes.get(symbol);
    }

    Collection<SymbolLane> lanes() {
        return lanes.values();
    }
}
