package org.bourse.matching.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.protobuf.UnknownFieldSet;
import java.util.List;
import java.util.stream.Stream;
import org.bourse.contracts.RequestId;
import org.bourse.contracts.v1.Claim;
import org.bourse.contracts.v1.Command;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.contracts.v1.LeaderClaimed;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.Resume;
import org.bourse.contracts.v1.Skip;
import org.bourse.contracts.v1.Tick;
import org.bourse.contracts.v1.Writer;
import org.bourse.core.VenueCommand;
import org.bourse.matching.codec.RareCommandsTest.Pair;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Claims, skips, resumes, and how far a tick's leader has applied the log. */
class LeadershipDecodingTest {
    private static final UnknownFieldSet UNKNOWN =
            UnknownFieldSet.newBuilder()
                    .addField(900, UnknownFieldSet.Field.newBuilder().addVarint(7).build())
                    .build();

    private final DecodedVenue venue = new DecodedVenue();

    /** Numbers without a sign, so that all of them reach the core. */
    static Stream<Pair> pairs() {
        return Stream.of(
                new Pair(
                        claim(Claim.newBuilder().setTerm(1).setContractVersion(2).setLeader(3)),
                        new VenueCommand.Claim(1, 2, 3)),
                new Pair(
                        claim(Claim.newBuilder().setTerm(-1).setContractVersion(-2).setLeader(-3)),
                        new VenueCommand.Claim(-1, -2, -3)),
                new Pair(skip(4), new VenueCommand.Skip(4)),
                new Pair(skip(-4), new VenueCommand.Skip(-4)),
                new Pair(resume(5), new VenueCommand.Resume(5)),
                new Pair(resume(-5), new VenueCommand.Resume(-5)));
    }

    private static CommandBody claim(Claim.Builder claim) {
        return CommandBody.newBuilder().setClaim(claim).build();
    }

    private static CommandBody skip(long position) {
        return CommandBody.newBuilder().setSkip(Skip.newBuilder().setPosition(position)).build();
    }

    private static CommandBody resume(long position) {
        return CommandBody.newBuilder()
                .setResume(Resume.newBuilder().setPosition(position))
                .build();
    }

    private RequestId apply(Writer writer, CommandBody body) {
        Command command = venue.commands.signed(writer, body);
        venue.facts.clear();
        venue.apply(command);
        return new RequestId(command.getRequestIdHigh(), command.getRequestIdLow());
    }

    private void tick(long applied) {
        apply(
                Writer.RUNNER,
                CommandBody.newBuilder()
                        .setTick(Tick.newBuilder().setTimeMicros(1).setApplied(applied))
                        .build());
    }

    @Test
    void aClaimReachesTheCoreAndIsToldToAllWhoReadOrders() {
        apply(
                Writer.RUNNER,
                claim(Claim.newBuilder().setTerm(3).setContractVersion(1).setLeader(9)));

        assertEquals(
                LeaderClaimed.newBuilder().setTerm(3).setContractVersion(1).setLeader(9).build(),
                venue.order().getLeaderClaimed());
        assertEquals(9, venue.core.leader());
        assertEquals(List.of(), venue.facts);
    }

    @Test
    void whatATickSaysOfTheLogReachesTheCore() {
        tick(0);
        tick(1);

        apply(Writer.ADMINISTRATION, skip(0));
        assertEquals(RejectCode.POSITION_INVALID, venue.refusal());
        apply(Writer.ADMINISTRATION, skip(1));
        assertEquals(1, venue.order().getCommandSkipped().getPosition());
    }

    @Test
    void anOperatorHearsOfTheSkipThatHeAskedFor() {
        tick(0);

        RequestId request = apply(Writer.ADMINISTRATION, skip(0));

        assertEquals(List.of(new VenueFact.CommandSkipped(request, 1, 0)), venue.facts);
    }

    @Test
    void anOperatorHearsOfTheResumeThatHeAskedFor() {
        tick(0);

        RequestId request = apply(Writer.ADMINISTRATION, resume(0));

        assertEquals(0, venue.order().getVenueResumed().getPosition());
        assertEquals(List.of(new VenueFact.VenueResumed(request, 1, 0)), venue.facts);
    }

    @Test
    void anOperatorHearsOfARefusedSkip() {
        RequestId request = apply(Writer.ADMINISTRATION, skip(0));

        assertEquals(
                List.of(new VenueFact.Refused(request, 0, RejectCode.POSITION_INVALID)),
                venue.facts);
    }

    static Stream<CommandBody> bodiesWithUnknownFields() {
        return Stream.of(
                claim(Claim.newBuilder().setUnknownFields(UNKNOWN)),
                CommandBody.newBuilder()
                        .setSkip(Skip.newBuilder().setUnknownFields(UNKNOWN))
                        .build(),
                CommandBody.newBuilder()
                        .setResume(Resume.newBuilder().setUnknownFields(UNKNOWN))
                        .build());
    }

    @ParameterizedTest
    @MethodSource("bodiesWithUnknownFields")
    void stopsAtFieldItShouldKnow(CommandBody body) {
        Command command = venue.commands.signed(Writer.ADMINISTRATION, body);
        assertThrows(CannotJudgeException.class, () -> venue.apply(command));
    }
}
