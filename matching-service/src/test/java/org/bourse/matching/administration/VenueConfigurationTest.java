package org.bourse.matching.administration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.bourse.contracts.RequestId;
import org.bourse.contracts.v1.Asset;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.ScheduleSet;
import org.bourse.contracts.v1.ScheduledChange;
import org.bourse.contracts.v1.Symbol;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.contracts.v1.Writer;
import org.bourse.matching.administration.VenueConfiguration.KeyUse;
import org.bourse.matching.codec.VenueFact;
import org.junit.jupiter.api.Test;

class VenueConfigurationTest {
    private static final RequestId REQUEST = new RequestId(1, 2);

    private final VenueConfiguration configuration = new VenueConfiguration();

    @Test
    void givesTheLowestFreeNumbers() {
        assertEquals(1, configuration.nextAsset());
        asset(1, "BTC");
        asset(3, "ETH");
        assertEquals(2, configuration.nextAsset());
        asset(2, "USDT");
        assertEquals(4, configuration.nextAsset());
        assertEquals(1, configuration.nextSymbol());
    }

    @Test
    void findsByNumberAndByName() {
        asset(2, "USDT");
        Symbol symbol = Symbol.newBuilder().setSymbol(4).setName("BTC-USDT").build();
        accept(new VenueFact.SymbolListed(REQUEST, 0, symbol));
        assertEquals("USDT", configuration.asset(2).orElseThrow().getCode());
        assertEquals(2, configuration.asset("USDT").orElseThrow().getAsset());
        assertEquals(Optional.of(symbol), configuration.symbol("BTC-USDT"));
        assertEquals(List.of(symbol), configuration.symbols());
    }

    @Test
    void keepsWhatWasSaidLast() {
        Symbol symbol = Symbol.newBuilder().setSymbol(4).setName("BTC-USDT").build();
        Symbol halted = symbol.toBuilder().setState(SymbolState.HALTED).build();
        accept(new VenueFact.SymbolListed(REQUEST, 0, symbol));
        accept(new VenueFact.SymbolChanged(REQUEST, 1, halted));
        accept(new VenueFact.FeeTierSet(REQUEST, 2, 3, 4, 5));
        accept(new VenueFact.FeeTierSet(REQUEST, 3, 2, 6, 7));
        accept(new VenueFact.FeeTierSet(REQUEST, 4, 3, -1, 9));
        assertFalse(configuration.halted());
        accept(new VenueFact.VenueStateSet(REQUEST, 5, true));
        assertEquals(1, configuration.contractVersion());
        accept(new VenueFact.VersionActivated(REQUEST, 6, 2));

        assertTrue(configuration.halted());
        assertEquals(2, configuration.contractVersion());
        assertEquals(Optional.of(halted), configuration.symbol("BTC-USDT"));
        assertEquals(
                List.of(
                        new VenueFact.FeeTierSet(REQUEST, 3, 2, 6, 7),
                        new VenueFact.FeeTierSet(REQUEST, 4, 3, -1, 9)),
                configuration.feeTiers());
    }

    @Test
    void keepsEachSymbolsScheduleUntilAnotherIsSet() {
        ScheduledChange change =
                ScheduledChange.newBuilder()
                        .setSecondOfWeek(5)
                        .setState(SymbolState.AUCTION)
                        .build();
        assertEquals(List.of(), configuration.schedule(4));
        accept(schedule(4, change));
        assertEquals(List.of(change), configuration.schedule(4));
        assertEquals(List.of(), configuration.schedule(5));
        accept(schedule(4));
        assertEquals(List.of(), configuration.schedule(4));
    }

    private static VenueFact schedule(int symbol, ScheduledChange... changes) {
        return new VenueFact.ScheduleSet(
                REQUEST,
                0,
                ScheduleSet.newBuilder().setSymbol(symbol).addAllChanges(List.of(changes)).build());
    }

    @Test
    void firstKeyIsActiveFromTheStart() {
        assertEquals(
                Optional.of(new KeyUse.Active(Set.of(Writer.RUNNER, Writer.ADMINISTRATION))),
                configuration.key(1));
    }

    @Test
    void activationsOfAKeyAddUp() {
        activated(7, Writer.RISK);
        activated(7, Writer.FUNDING);
        assertEquals(
                Optional.of(new KeyUse.Active(Set.of(Writer.RISK, Writer.FUNDING))),
                configuration.key(7));
    }

    @Test
    void revokedKeyStaysRevoked() {
        activated(7, Writer.RISK);
        accept(new VenueFact.KeyRevoked(REQUEST, 0, 7));
        assertEquals(Optional.of(new KeyUse.Revoked()), configuration.key(7));
    }

    @Test
    void answersTheRequestThatWaits() {
        CompletableFuture<List<VenueFact>> mine =
                configuration.expect(REQUEST, Duration.ofMinutes(1));
        CompletableFuture<List<VenueFact>> other =
                configuration.expect(new RequestId(1, 3), Duration.ofMinutes(1));
        VenueFact fact = new VenueFact.Refused(REQUEST, 5, RejectCode.KEY_INVALID);
        accept(fact, fact);
        assertTrue(mine.isDone());
        assertEquals(List.of(fact, fact), mine.join());
        assertFalse(other.isDone());
    }

    private void accept(VenueFact... step) {
        configuration.accept(List.of(step));
    }

    private void asset(int number, String code) {
        Asset asset = Asset.newBuilder().setAsset(number).setCode(code).setScale(8).build();
        accept(new VenueFact.AssetListed(REQUEST, 0, asset));
    }

    private void activated(int keyId, Writer writer) {
        accept(new VenueFact.KeyActivated(REQUEST, 0, keyId, List.of(writer)));
    }
}
