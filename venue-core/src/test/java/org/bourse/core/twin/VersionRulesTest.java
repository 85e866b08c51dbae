package org.bourse.core.twin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.bourse.contracts.v1.Writer;
import org.bourse.core.VenueCommand;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rule 4.2, and what 2.1 and 3.3 make of the activated version. */
class VersionRulesTest {
    private static final List<String> INVALID = List.of("command rejected VERSION_INVALID 0 0");
    private static final List<String> NOT_ACTIVATED =
            List.of("command rejected VERSION_NOT_ACTIVATED 0 0");
    private static final List<String> ACCEPTED = List.of("venue open");

    /** A venue in a build that understands versions 1 to 3. */
    private static Scenario venue(Implementation implementation) {
        return new Scenario(implementation, Scenario.CONFIG.contractVersionMax(3));
    }

    private static List<String> activate(Scenario venue, int version) {
        return venue.apply(new VenueCommand.ActivateVersion(version));
    }

    private static List<String> claim(Scenario venue, long term, int version) {
        return venue.run(
                new GeneratedCommand.Apply(
                        venue.envelope(Writer.RUNNER), new VenueCommand.Claim(term, version, 77)));
    }

    /** Says a command in a version. */
    private static List<String> say(Scenario venue, int version) {
        GeneratedCommand.Envelope it = venue.envelope(Writer.RISK);
        return venue.run(
                new GeneratedCommand.Apply(
                        new GeneratedCommand.Envelope(
                                it.position(), version, it.writer(), 1, it.sequence(), 0, 0),
                        new VenueCommand.SetVenueState(false, false)));
    }

    @ParameterizedTest
    @EnumSource
    void onlyTheNextVersionIsActivated(Implementation implementation) {
        Scenario venue = venue(implementation);

        for (int version : new int[] {0, 1, 3, 4, -1}) {
            assertEquals(INVALID, activate(venue, version));
        }
        assertEquals(List.of("version 2"), activate(venue, 2));
        assertEquals(INVALID, activate(venue, 1));
        assertEquals(INVALID, activate(venue, 2));
        assertEquals(List.of("version 3"), activate(venue, 3));
    }

    @ParameterizedTest
    @EnumSource
    void aVersionThatTheBuildDoesNotKnowIsNotActivated(Implementation implementation) {
        assertEquals(INVALID, activate(new Scenario(implementation), 2));

        Scenario venue = venue(implementation);
        activate(venue, 2);
        activate(venue, 3);
        assertEquals(INVALID, activate(venue, 4));
    }

    @ParameterizedTest
    @EnumSource
    void commandsOfAllVersionsUpToTheActivatedOneAreAccepted(Implementation implementation) {
        Scenario venue = venue(implementation);

        assertEquals(NOT_ACTIVATED, say(venue, 2));
        activate(venue, 2);
        assertEquals(NOT_ACTIVATED, say(venue, 0));
        assertEquals(ACCEPTED, say(venue, 1));
        assertEquals(ACCEPTED, say(venue, 2));
        assertEquals(NOT_ACTIVATED, say(venue, 3));
        assertEquals(NOT_ACTIVATED, say(venue, -1));
    }

    @ParameterizedTest
    @EnumSource
    void aBuildThatLacksTheActivatedVersionDoesNotLead(Implementation implementation) {
        Scenario venue = venue(implementation);
        activate(venue, 2);

        assertEquals(INVALID, claim(venue, 5, 1));
        assertEquals(List.of("leader 77 of term 5 with version 2"), claim(venue, 5, 2));
        assertEquals(List.of("leader 77 of term 6 with version 3"), claim(venue, 6, 3));
    }
}
