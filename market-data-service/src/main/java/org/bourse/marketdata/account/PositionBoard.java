package org.bourse.marketdata.account;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bourse.contracts.v1.AccountPosition;
import org.bourse.marketdata.stream.Frame;
import org.bourse.marketdata.stream.StreamKind;

/**
 * How the positions of all accounts stand, and the streams {@code positions} and {@code pnl}. Any
 * thread may call; nothing waits under the lock.
 */
public final class PositionBoard extends LockedStreams {
    private final Map<Long, NavigableMap<Integer, AccountPosition>> standing = new HashMap<>();
    private final AccountWindow<AccountPosition> changes;
    private final PositionFrames frames;

    /** What was told last, as long as somebody takes it. */
    private final Map<Long, String> toldResults = new HashMap<>();

    private long newestPosition;

    /**
     * @param stepsMax what is kept of the changes
     */
    public PositionBoard(PositionFrames frames, int stepsMax) {
        this.frames = frames;
        changes = new AccountWindow<>(stepsMax);
    }

    /**
     * Takes one record of {@code account-positions}. One that is older than what is known, or says
     * the same, changes nothing.
     *
     * @param sequence greater than that of the record before, from 1
     */
    public void apply(AccountPosition state, long sequence) {
        locked(() -> {
            changes.read(sequence);
            newestPosition = Math.max(newestPosition, state.getPosition());
            NavigableMap<Integer, AccountPosition> ofAccount =
                    standing.computeIfAbsent(state.getAccount(), _ -> new TreeMap<>());
            AccountPosition known = ofAccount.get(state.getSymbol());
            if (known == null || known.getPosition() < state.getPosition()) {
                ofAccount.put(state.getSymbol(), state);
                if (known == null || !figures(known).equals(figures(state))) {
                    changed(state, sequence);
                }
            }
        });
    }

    private static AccountPosition figures(AccountPosition state) {
        return state.toBuilder().clearPosition().clearVenueTimeMicros().build();
    }

    private void changed(AccountPosition state, long sequence) {
        AccountStep<AccountPosition> step =
                new AccountStep<>(
                        state.getAccount(),
                        sequence,
                        state.getPosition(),
                        state.getVenueTimeMicros(),
                        List.of(state));
        changes.add(step);
        audiences()
                .offer(
                        state.getAccount(),
                        StreamKind.POSITIONS,
                        () -> Optional.of(frames.positions(step)));
    }

    /**
     * Tells the results of those accounts for which they changed since the last call.
     *
     * @param venueTimeMicros now
     */
    public void tellResults(long venueTimeMicros) {
        locked(() -> {
            Set<Long> accounts = audiences().accounts(StreamKind.PNL);
            toldResults.keySet().retainAll(accounts);
            for (long account : accounts) {
                String now = frames.results(positions(account));
                if (!now.equals(toldResults.put(account, now))) {
                    audiences()
                            .offer(
                                    account,
                                    StreamKind.PNL,
                                    () -> Optional.of(frames.pnl(account, venueTimeMicros, now)));
                }
            }
        });
    }

    private Collection<AccountPosition> positions(long account) {
        return standing.getOrDefault(account, new TreeMap<>()).values();
    }

    @Override
    Frame begin(StreamKind kind, long account) {
        // So that he is told with the next call.
        toldResults.remove(account);
        return AccountFrames.begin(kind, account, changes.newestSequence(), newestPosition);
    }

    /** Results are never resumed: each frame of them is whole. */
    @Override
    Optional<Stream<Frame>> missed(StreamKind kind, long account, long lastSequence) {
        return kind == StreamKind.POSITIONS
                ? changes.since(lastSequence, account)
                        .map(steps -> steps.stream().map(frames::positions))
                : Optional.empty();
    }
}
