package org.bourse.marketdata.source.mirror;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.bourse.marketdata.book.BookLevel;
import org.bourse.marketdata.book.DepthSnapshot;
import org.bourse.marketdata.source.tick.SourceDepthSnapshot;
import org.bourse.marketdata.source.tick.SourceDepthUpdate;

/**
 * A book kept as Binance documents it for its spot market: differences wait until a snapshot is
 * there; those up to its {@code lastUpdateId} are dropped; the first one used must contain {@code
 * lastUpdateId + 1}; each further one must begin right after the last. Anything else, a repetition
 * too, and the book begins again: it is in step or shows nothing. One thread at a time.
 */
public final class MirroredBook {
    private final MirrorBounds bounds;
    private final MirroredSide bids;
    private final MirroredSide asks;
    private final Queue<SourceDepthUpdate> waiting = new ArrayDeque<>();

    private boolean inStep;
    private boolean bracketed;

    /** Of the last change contained, or that waits; 0 when there is none. */
    private long lastId;

    public MirroredBook(MirrorBounds bounds) {
        this.bounds = bounds;
        bids = new MirroredSide(true, bounds.levelsMax());
        asks = new MirroredSide(false, bounds.levelsMax());
    }

    /** True while the book shows what the source's book is. */
    public boolean inStep() {
        return inStep;
    }

    /** True when differences wait for a snapshot, which then is new enough to be asked for. */
    public boolean wantsSnapshot() {
        return !inStep && !waiting.isEmpty();
    }

    /** Takes the next differences. */
    public MirrorStep apply(SourceDepthUpdate update) {
        if (update.lastId() < update.firstId()) {
            begin();
            return MirrorStep.GAP;
        }
        if (!inStep) {
            return await(update);
        }
        if (!bracketed && update.lastId() <= lastId) {
            return MirrorStep.WAITING;
        }
        boolean isNext =
                bracketed ? update.firstId() == lastId + 1 : update.firstId() <= lastId + 1;
        if (!isNext) {
            begin();
            await(update);
            return MirrorStep.GAP;
        }
        bracketed = true;
        return change(update);
    }

    private MirrorStep await(SourceDepthUpdate update) {
        boolean isNext = waiting.isEmpty() || update.firstId() == lastId + 1;
        if (!isNext) {
            waiting.clear();
        }
        if (waiting.size() == bounds.waitingMax()) {
            waiting.remove();
        }
        waiting.add(update);
        lastId = update.lastId();
        return isNext ? MirrorStep.WAITING : MirrorStep.GAP;
    }

    /** Takes a snapshot and all that waits. One that comes while the book is in step is passed. */
    public MirrorStep apply(SourceDepthSnapshot snapshot) {
        if (inStep) {
            return MirrorStep.WAITING;
        }
        while (!waiting.isEmpty() && waiting.element().lastId() <= snapshot.lastId()) {
            waiting.remove();
        }
        if (!waiting.isEmpty() && waiting.element().firstId() > snapshot.lastId() + 1) {
            return MirrorStep.SNAPSHOT_TOO_OLD;
        }
        int fullAt = bounds.levelsMin() == 0 ? Integer.MAX_VALUE : snapshot.levelsMax();
        bids.begin(snapshot.bids(), snapshot.bids().size() >= fullAt);
        asks.begin(snapshot.asks(), snapshot.asks().size() >= fullAt);
        inStep = true;
        bracketed = false;
        lastId = snapshot.lastId();
        MirrorStep step = verdict();
        while (inStep && !waiting.isEmpty()) {
            bracketed = true;
            step = change(waiting.remove());
        }
        return step;
    }

    private MirrorStep change(SourceDepthUpdate update) {
        bids.apply(update.bids());
        asks.apply(update.asks());
        lastId = update.lastId();
        return verdict();
    }

    private MirrorStep verdict() {
        if (!bids.isEmpty() && !asks.isEmpty() && bids.bestTicks() >= asks.bestTicks()) {
            begin();
            return MirrorStep.CROSSED;
        }
        if (bids.isThin(bounds.levelsMin()) || asks.isThin(bounds.levelsMin())) {
            begin();
            return MirrorStep.THIN;
        }
        return MirrorStep.APPLIED;
    }

    /** Forgets everything and waits for differences and a snapshot, as after a new connection. */
    public void begin() {
        inStep = false;
        bracketed = false;
        lastId = 0;
        waiting.clear();
        bids.clear();
        asks.clear();
    }

    /**
     * The best levels after the change {@code sequence}, the source's {@code u}.
     *
     * @throws IllegalStateException when the book is not in step
     */
    public DepthSnapshot best(int levelsMax) {
        if (!inStep) {
            throw new IllegalStateException("the book is not in step");
        }
        List<BookLevel> bestBids = bids.best(levelsMax);
        return new DepthSnapshot(lastId, bestBids, asks.best(levelsMax));
    }
}
