package org.bourse.matching.codec;

import java.util.ArrayList;
import java.util.List;
import org.bourse.contracts.RequestId;
import org.bourse.contracts.v1.Writer;
import org.bourse.core.SettingsVisitor;
import org.bourse.core.SymbolDefinition;
import org.bourse.core.Venue;
import org.bourse.core.VenueCommand;

/** The configuration of a venue that was restored, in the words of the steps that once set it. */
public final class RestoredFacts implements SettingsVisitor {
    private static final RequestId NOBODY = new RequestId(0, 0);

    private final long position;
    private final List<VenueFact> facts = new ArrayList<>();

    private RestoredFacts(long position) {
        this.position = position;
    }

    /**
     * All of it.
     *
     * @param position of the last command that was applied
     */
    public static List<VenueFact> of(Venue venue, long position) {
        RestoredFacts restored = new RestoredFacts(position);
        venue.visitSettings(restored);
        return List.copyOf(restored.facts);
    }

    @Override
    public void venue(int contractVersion, boolean halted) {
        facts.add(new VenueFact.VersionActivated(NOBODY, position, contractVersion));
        facts.add(new VenueFact.VenueStateSet(NOBODY, position, halted));
    }

    @Override
    public void key(int keyId, List<Writer> writers, boolean revoked) {
        facts.add(new VenueFact.KeyActivated(NOBODY, position, keyId, writers));
        if (revoked) {
            facts.add(new VenueFact.KeyRevoked(NOBODY, position, keyId));
        }
    }

    @Override
    public void asset(int asset, String code, int scale) {
        facts.add(
                new VenueFact.AssetListed(
                        NOBODY, position, EventMessages.asset(asset, code, scale)));
    }

    @Override
    public void feeTier(int tier, long makerRateE8, long takerRateE8) {
        facts.add(new VenueFact.FeeTierSet(NOBODY, position, tier, makerRateE8, takerRateE8));
    }

    @Override
    public void symbol(SymbolDefinition symbol) {
        facts.add(new VenueFact.SymbolListed(NOBODY, position, EventMessages.symbol(symbol)));
    }

    @Override
    public void schedule(VenueCommand.SetSchedule schedule) {
        facts.add(new VenueFact.ScheduleSet(NOBODY, position, EventMessages.schedule(schedule)));
    }
}
