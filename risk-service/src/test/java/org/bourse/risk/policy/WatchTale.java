package org.bourse.risk.policy;

import static org.bourse.risk.policy.Story.BTC;
import static org.bourse.risk.policy.Story.USDT;

import java.util.List;
import java.util.Map;

/** A watch that is told of Alice, who has money, and of Bob, who has bitcoins. */
abstract class WatchTale {
    static final long ALICE = 1_000;
    static final long BOB = 1_001;
    static final WatchBounds BOUNDS = new WatchBounds("USDT", 10, 4, 0);

    final LimitWatch watch = new LimitWatch(BOUNDS);
    final Story story = new Story().deposit(ALICE, USDT, 10_000).deposit(BOB, BTC, 1_000);

    static PolicyBook alone(LimitKind kind, long limit, Action action) {
        return new PolicyBook(Map.of(ALICE, Map.of(kind, new Policy(limit, action))));
    }

    final void live(PolicyBook policies) {
        held(policies);
        watch.goLive();
    }

    final void held(PolicyBook policies, Arming... armings) {
        watch.policies(policies, List.of(armings));
    }

    /** What tripped since the last time. */
    final List<String> told() {
        story.tell(watch);
        return trips(watch);
    }

    static List<String> trips(LimitWatch watch) {
        return watch.trips().stream()
                .map(trip ->
                        "%s %s %d %s"
                                .formatted(trip.kind(), trip.stage(), trip.value(), trip.action()))
                .toList();
    }

    /** The price, by a trade that is nobody's loss. */
    final void falls(long price) {
        story.trade(BOB, BOB, BTC, 1, USDT, price, 0);
    }
}
