package org.bourse.core.twin;

import static org.bourse.core.twin.Scenario.START_MICROS;
import static org.bourse.core.twin.Story.ALICE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.bourse.contracts.v1.Writer;
import org.bourse.core.VenueCommand;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Section 3.3 of the rulebook: who leads the venue. The scenario's first tick was of term 1. */
class LeadershipRulesTest {
    private static final List<String> OUTDATED = List.of("command rejected TERM_OUTDATED 0 0");
    private static final List<String> WRONG_VERSION =
            List.of("command rejected VERSION_INVALID 0 0");

    private static List<String> claim(Scenario venue, long term, int version, long leader) {
        return venue.apply(new VenueCommand.Claim(term, version, leader));
    }

    @ParameterizedTest
    @EnumSource
    void whoClaimsAHigherTermFirstIsTheLeader(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        assertEquals(0, venue.venue().leader());

        assertEquals(List.of("leader 77 of term 2 with version 1"), claim(venue, 2, 1, 77));
        assertEquals(OUTDATED, claim(venue, 2, 1, 88));

        assertEquals(77, venue.venue().leader());
        assertEquals(2, venue.venue().term());
    }

    @ParameterizedTest
    @EnumSource
    void aTermThatIsNotHigherThanTheHighestSeenIsOutdated(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.tick(5, START_MICROS, false);

        assertEquals(OUTDATED, claim(venue, 4, 1, 77));
        assertEquals(OUTDATED, claim(venue, 5, 1, 77));
        assertEquals(0, venue.venue().leader());
        assertEquals(List.of("leader 77 of term 6 with version 1"), claim(venue, 6, 1, 77));
    }

    @ParameterizedTest
    @EnumSource
    void aTermOfARefusedTickIsSeenToo(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.tick(5, START_MICROS - 1, false);

        assertEquals(OUTDATED, claim(venue, 5, 1, 77));
    }

    @ParameterizedTest
    @EnumSource
    void termsCompareUnsigned(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        claim(venue, Long.MAX_VALUE, 1, 77);

        assertEquals(
                List.of("leader 88 of term -9223372036854775808 with version 1"),
                claim(venue, Long.MIN_VALUE, 1, 88));
        assertEquals(List.of("leader 99 of term -1 with version 1"), claim(venue, -1, 1, 99));
        assertEquals(OUTDATED, claim(venue, 0, 1, 77));
        assertEquals(OUTDATED, claim(venue, Long.MAX_VALUE, 1, 77));
        assertEquals(99, venue.venue().leader());
    }

    @ParameterizedTest
    @EnumSource
    void theTicksOfFormerLeadersAreOutdatedFromTheClaimOn(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        claim(venue, 7, 1, 77);

        assertEquals(OUTDATED, venue.tick(6, START_MICROS + 100_000, false));
        assertEquals(START_MICROS, venue.venue().venueTimeMicros());
        assertEquals(List.of("progress"), venue.tick(7, START_MICROS + 100_000, false));
    }

    @ParameterizedTest
    @EnumSource
    void aVersionBelowTheActivatedOneIsInvalidAndItsTermIsNotSeen(Implementation implementation) {
        Scenario venue = new Scenario(implementation);

        assertEquals(WRONG_VERSION, claim(venue, 9, 0, 77));
        assertEquals(1, venue.venue().term());
        assertEquals(0, venue.venue().leader());
        assertEquals(OUTDATED, claim(venue, 1, 0, 77));
        assertEquals(List.of("leader 77 of term 9 with version 2"), claim(venue, 9, 2, 77));
        assertEquals(List.of("leader 77 of term 10 with version -1"), claim(venue, 10, -1, 77));
    }

    @ParameterizedTest
    @EnumSource
    void aTickOfAHigherTermDoesNotChangeTheLeader(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        claim(venue, 2, 1, 77);

        venue.tick(3, START_MICROS, false);

        assertEquals(77, venue.venue().leader());
        assertEquals(3, venue.venue().term());
        assertEquals(OUTDATED, claim(venue, 3, 1, 88));
    }

    @ParameterizedTest
    @EnumSource
    void aLeaderMayClaimAgainAndBeAnyNumber(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        claim(venue, 2, 1, -1);

        assertEquals(List.of("leader -1 of term 3 with version 1"), claim(venue, 3, 1, -1));
        assertEquals(List.of("leader 0 of term 4 with version 1"), claim(venue, 4, 1, 0));
        assertEquals(0, venue.venue().leader());
    }

    @ParameterizedTest
    @EnumSource
    void aClaimChangesNothingElse(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.place(venue.buy(ALICE, 10, 100));
        venue.tick(1, START_MICROS + 1, false, venue.position() - 1);
        long applied = venue.position() - 2;

        claim(venue, 2, 1, 77);

        assertEquals(START_MICROS + 1, venue.venue().venueTimeMicros());
        assertEquals(1, venue.venue().openOrders());
        assertEquals(1, venue.venue().contractVersion());
        // 3.1: what the former leader had applied stays applied.
        assertEquals(
                List.of("command rejected POSITION_INVALID 0 0"),
                venue.apply(new VenueCommand.Resume(applied - 1)));
        assertEquals(List.of("resumed " + applied), venue.apply(new VenueCommand.Resume(applied)));
    }

    @ParameterizedTest
    @EnumSource
    void onlyRunnersClaim(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        VenueCommand claim = new VenueCommand.Claim(2, 1, 77);
        for (Writer writer : Writer.values()) {
            if (writer != Writer.RUNNER) {
                assertEquals(
                        List.of("command rejected WRITER_NOT_ALLOWED 0 0"),
                        venue.apply(writer, claim));
            }
        }
        assertEquals(1, venue.venue().term());
    }
}
