package org.bourse.core;

import static org.bourse.core.VenueDriver.ALICE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.bourse.contracts.Ids;
import org.bourse.contracts.v1.Writer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys, versions and epochs. */
class KeyAndEpochTest {
    private static final List<String> KEY_INVALID = List.of("commandRejected KEY_INVALID 0 0");

    private final VenueDriver driver = new VenueDriver();

    private void activate(int keyId, Writer... writers) {
        driver.apply(new VenueCommand.ActivateKey(keyId, List.of(writers)));
    }

    private void revoke(int keyId) {
        driver.apply(new VenueCommand.RevokeKey(keyId));
    }

    @Test
    void atGenesisKeyOneSpeaksForRunnerAndAdministration() {
        assertEquals(KeyState.ACTIVE, driver.venue.keyState(1, Writer.RUNNER));
        assertEquals(KeyState.ACTIVE, driver.venue.keyState(1, Writer.ADMINISTRATION));
        assertEquals(KeyState.UNKNOWN, driver.venue.keyState(1, Writer.FUNDING));
        assertEquals(KeyState.UNKNOWN, driver.venue.keyState(2, Writer.RUNNER));
        assertEquals(KeyState.UNKNOWN, driver.venue.keyState(-1, Writer.RUNNER));
        assertEquals(KeyState.UNKNOWN, driver.venue.keyState(1, Writer.UNRECOGNIZED));
    }

    @Test
    void anActiveKeyCanBeGivenMoreWriters() {
        activate(2, Writer.FUNDING);
        activate(2, Writer.RISK, Writer.ORDER_ENTRY);

        assertEquals(List.of("keyActivated 2 [RISK, ORDER_ENTRY]"), driver.events());
        assertEquals(KeyState.ACTIVE, driver.venue.keyState(2, Writer.FUNDING));
        assertEquals(KeyState.ACTIVE, driver.venue.keyState(2, Writer.RISK));
        assertEquals(KeyState.UNKNOWN, driver.venue.keyState(2, Writer.RUNNER));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1_024})
    void aKeyHasANumberWithinBounds(int keyId) {
        activate(keyId, Writer.RISK);
        assertEquals(KEY_INVALID, driver.events());
        revoke(keyId);
        assertEquals(KEY_INVALID, driver.events());
    }

    @Test
    void aKeySpeaksForNamedDistinctWriters() {
        activate(2);
        assertEquals(KEY_INVALID, driver.events());
        activate(2, Writer.RISK, Writer.WRITER_UNSPECIFIED);
        assertEquals(KEY_INVALID, driver.events());
        activate(2, Writer.UNRECOGNIZED);
        assertEquals(KEY_INVALID, driver.events());
        activate(2, Writer.RISK, Writer.RISK);
        assertEquals(KEY_INVALID, driver.events());
        assertEquals(KeyState.UNKNOWN, driver.venue.keyState(2, Writer.RISK));
    }

    @Test
    void aRevokedKeyIsRevokedForEver() {
        activate(2, Writer.RISK);
        revoke(2);
        assertEquals(List.of("keyRevoked 2"), driver.events());
        assertEquals(KeyState.REVOKED, driver.venue.keyState(2, Writer.RISK));

        revoke(2);
        assertEquals(KEY_INVALID, driver.events());
        activate(2, Writer.RISK);
        assertEquals(KEY_INVALID, driver.events());
        revoke(3);
        assertEquals(KEY_INVALID, driver.events());
    }

    @Test
    void theLastKeyOfAdministrationCannotBeRevoked() {
        revoke(1);
        assertEquals(KEY_INVALID, driver.events());

        activate(2, Writer.ADMINISTRATION);
        revoke(1);
        assertEquals(List.of("keyRevoked 1"), driver.events());
        revoke(2);
        assertEquals(KEY_INVALID, driver.events());
        assertEquals(KeyState.ACTIVE, driver.venue.keyState(2, Writer.ADMINISTRATION));
    }

    @Test
    void theFirstAndTheLastKeyAreKeysAsOthers() {
        activate(1, Writer.FUNDING);
        assertEquals(KeyState.ACTIVE, driver.venue.keyState(1, Writer.FUNDING));
        activate(1_023, Writer.ADMINISTRATION);
        revoke(1);
        assertEquals(List.of("keyRevoked 1"), driver.events());
        assertEquals(KeyState.REVOKED, driver.venue.keyState(1, Writer.FUNDING));
        assertEquals(KeyState.ACTIVE, driver.venue.keyState(1_023, Writer.ADMINISTRATION));

        activate(2, Writer.ADMINISTRATION);
        revoke(1_023);
        assertEquals(KeyState.REVOKED, driver.venue.keyState(1_023, Writer.ADMINISTRATION));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, -5})
    void thereIsNoVersionToActivateYet(int version) {
        driver.apply(new VenueCommand.ActivateVersion(version));
        assertEquals(List.of("commandRejected VERSION_INVALID 0 0"), driver.events());
        assertEquals(1, driver.venue.contractVersion());
    }

    @Test
    void epochsOnlyGrowAndStandInIds() {
        VenueDriver trading = VenueDriver.trading();
        trading.apply(new VenueCommand.BeginEpoch(127));
        assertEquals(List.of("epochBegun 127"), trading.events());

        long id = trading.buy(ALICE, 1, 10);
        assertEquals(127, Ids.epoch(id));
        assertEquals(List.of("accepted " + id), prefixes(trading.events("accepted")));

        trading.apply(new VenueCommand.BeginEpoch(127));
        assertEquals(List.of("commandRejected EPOCH_INVALID 0 0"), trading.events());
        trading.apply(new VenueCommand.BeginEpoch(128));
        assertEquals(List.of("commandRejected EPOCH_INVALID 0 0"), trading.events());
    }

    private static List<String> prefixes(List<String> lines) {
        return lines.stream().map(line -> line.substring(0, line.indexOf(" c"))).toList();
    }
}
