package org.bourse.marketdata.account;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bourse.contracts.v1.FundingUpdate;
import org.bourse.marketdata.stream.Frame;
import org.bourse.marketdata.stream.StreamKind;

/**
 * The stream {@code funding} of all accounts. Any thread may call; nothing waits under the lock.
 */
public final class FundingBoard extends LockedStreams {
    private final AccountWindow<FundingUpdate> changes;
    private final FundingFrames frames;

    /** By request, its newest event; those that changed last. */
    private final Map<String, Long> known;

    /**
     * @param stepsMax what is kept of the changes
     */
    public FundingBoard(FundingFrames frames, int stepsMax) {
        this.frames = frames;
        changes = new AccountWindow<>(stepsMax);
        known =
                new LinkedHashMap<>(16, 0.75f, true) {
                    @Override
                    protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
                        return size() > stepsMax;
                    }
                };
    }

    /**
     * Takes one record of {@code funding-updates}. What was told before, which a process that died
     * may write again, changes nothing.
     *
     * @param sequence greater than that of the record before, from 1
     */
    public void apply(FundingUpdate update, long sequence) {
        locked(() -> {
            changes.read(sequence);
            Long newest = known.get(update.getRequestId());
            if (newest == null || newest < update.getEventId()) {
                known.put(update.getRequestId(), update.getEventId());
                changes.add(
                        new AccountStep<>(
                                update.getAccount(),
                                sequence,
                                0,
                                update.getAtMicros(),
                                List.of(update)));
                audiences()
                        .offer(
                                update.getAccount(),
                                StreamKind.FUNDING,
                                () -> Optional.of(frames.funding(update, sequence)));
            }
        });
    }

    @Override
    Frame begin(StreamKind kind, long account) {
        return AccountFrames.begin(kind, account, changes.newestSequence());
    }

    @Override
    Optional<Stream<Frame>> missed(StreamKind kind, long account, long lastSequence) {
        return changes.since(lastSequence, account)
                .map(steps ->
                        steps.stream()
                                .map(step ->
                                        frames.funding(step.events().getFirst(), step.sequence())));
    }
}
