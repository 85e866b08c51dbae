package org.bourse.core;

import static org.bourse.core.VenueDriver.SYMBOL;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.contracts.v1.Writer;
import org.bourse.core.VenueCommand.ScheduledChange;
import org.junit.jupiter.api.Test;

/** What a venue shows of what operators have set. */
class SettingsTest {
    private static final String GENESIS_KEY = "key 1 [RUNNER, ADMINISTRATION]";

    /** The least and the greatest second of a week. */
    private static final List<ScheduledChange> WEEK =
            List.of(
                    new ScheduledChange(0, SymbolState.AUCTION),
                    new ScheduledChange(604_799, SymbolState.HALTED));

    private final VenueDriver driver = new VenueDriver();

    private static List<String> shown(Venue venue) {
        List<String> shown = new ArrayList<>();
        venue.visitSettings(
                new SettingsVisitor() {
                    @Override
                    public void venue(int contractVersion, boolean halted) {
                        shown.add("version " + contractVersion + (halted ? " halted" : ""));
                    }

                    @Override
                    public void key(int keyId, List<Writer> writers, boolean revoked) {
                        shown.add("key " + keyId + " " + writers + (revoked ? " revoked" : ""));
                    }

                    @Override
                    public void asset(int asset, String code, int scale) {
                        shown.add("asset " + asset + " " + code + " " + scale);
                    }

                    @Override
                    public void feeTier(int tier, long makerRateE8, long takerRateE8) {
                        shown.add("tier " + tier + " " + makerRateE8 + " " + takerRateE8);
                    }

                    @Override
                    public void symbol(SymbolDefinition symbol) {
                        shown.add("symbol " + symbol.symbol() + " " + symbol.name());
                    }

                    @Override
                    public void schedule(VenueCommand.SetSchedule schedule) {
                        shown.add("schedule " + schedule.symbol() + " " + schedule.changes());
                    }
                });
        return shown;
    }

    private void listSymbol() {
        driver.tick(VenueDriver.START_MICROS);
        driver.listAssets();
        driver.apply(new VenueCommand.ListSymbol(VenueDriver.symbol(100_000, 200_000)));
    }

    @Test
    void aNewVenueHasTheKeyOfGenesis() {
        assertEquals(List.of("version 1", GENESIS_KEY), shown(driver.venue));
    }

    @Test
    void allThatWasSetIsShownInOrder() {
        listSymbol();
        driver.apply(new VenueCommand.ListAsset(4, "DDD", 2));
        driver.apply(new VenueCommand.SetFeeTier(15, 1, 2));
        driver.apply(new VenueCommand.SetFeeTier(1, 3, 4));
        driver.apply(new VenueCommand.ActivateKey(1_023, List.of(Writer.RISK, Writer.FUNDING)));
        driver.apply(new VenueCommand.ActivateKey(2, List.of(Writer.ORDER_ENTRY)));
        driver.apply(new VenueCommand.RevokeKey(1_023));
        driver.apply(new VenueCommand.SetSchedule(SYMBOL, WEEK));
        driver.apply(new VenueCommand.SetVenueState(true, false));

        List<String> settings =
                List.of(
                        "version 1 halted",
                        GENESIS_KEY,
                        "key 2 [ORDER_ENTRY]",
                        "key 1023 [FUNDING, RISK] revoked",
                        "asset 1 AAA 0",
                        "asset 2 BBB 0",
                        "asset 4 DDD 2",
                        "tier 1 3 4",
                        "tier 15 1 2",
                        "symbol 1 AAA-BBB",
                        "schedule 1 " + WEEK);
        assertEquals(settings, shown(driver.venue));
        byte[] snapshot = SnapshotBytes.of(driver.venue);
        Venue restored = SnapshotBytes.restore(VenueDriver.CONFIG, new NoEvents(), snapshot);
        assertEquals(settings, shown(restored));
    }

    @Test
    void aDelistedSymbolIsShownWithoutItsSchedule() {
        listSymbol();
        driver.apply(new VenueCommand.SetSchedule(SYMBOL, WEEK));
        driver.apply(new VenueCommand.SetSymbolState(SYMBOL, SymbolState.DELISTED));

        List<String> shown = shown(driver.venue);

        assertEquals("symbol 1 AAA-BBB", shown.getLast());
    }
}
