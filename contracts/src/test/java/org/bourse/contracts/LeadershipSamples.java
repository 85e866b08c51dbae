package org.bourse.contracts;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bourse.contracts.v1.Claim;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.contracts.v1.CommandSkipped;
import org.bourse.contracts.v1.LeaderClaimed;
import org.bourse.contracts.v1.OrderEvents;
import org.bourse.contracts.v1.Resume;
import org.bourse.contracts.v1.Skip;
import org.bourse.contracts.v1.Tick;
import org.bourse.contracts.v1.VenueResumed;

/** Leaders, and a venue that stands still. */
final class LeadershipSamples {
    private LeadershipSamples() {}

    static Map<String, CommandBody> bodies() {
        Map<String, CommandBody> bodies = new LinkedHashMap<>();
        bodies.put(
                "tick.applied",
                CommandBody.newBuilder()
                        .setTick(
                                Tick.newBuilder()
                                        .setTerm(-1)
                                        .setTimeMicros(1_700_000_000_000_000L)
                                        .setStepConfirmed(true)
                                        .setApplied(300))
                        .build());
        bodies.put(
                "claim",
                CommandBody.newBuilder()
                        .setClaim(
                                Claim.newBuilder()
                                        .setTerm(2)
                                        .setContractVersion(1)
                                        .setLeader(0x1122334455667788L))
                        .build());
        bodies.put(
                "skip",
                CommandBody.newBuilder().setSkip(Skip.newBuilder().setPosition(300)).build());
        bodies.put(
                "resume",
                CommandBody.newBuilder().setResume(Resume.newBuilder().setPosition(301)).build());
        return bodies;
    }

    static OrderEvents orders() {
        OrderEvents.Builder events = OrderEvents.newBuilder().setHeader(SampleParts.header());
        events.addEventsBuilder()
                .setIndex(1)
                .setLeaderClaimed(
                        LeaderClaimed.newBuilder()
                                .setTerm(2)
                                .setContractVersion(1)
                                .setLeader(0x1122334455667788L));
        events.addEventsBuilder()
                .setIndex(2)
                .setCommandSkipped(CommandSkipped.newBuilder().setPosition(300));
        events.addEventsBuilder()
                .setIndex(3)
                .setVenueResumed(VenueResumed.newBuilder().setPosition(301));
        return events.build();
    }
}
