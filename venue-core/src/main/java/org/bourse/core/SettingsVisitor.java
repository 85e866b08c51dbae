package org.bourse.core;

import java.util.List;
import org.bourse.contracts.v1.Writer;

/** Is shown what operators have set of a venue; of each kind in the order of the numbers. */
public interface SettingsVisitor {

    void venue(int contractVersion, boolean halted);

    /** A key that was ever activated, for whom it speaks or spoke. */
    void key(int keyId, List<Writer> writers, boolean revoked);

    void asset(int asset, String code, int scale);

    /** The rates of a tier that were set. */
    void feeTier(int tier, long makerRateE8, long takerRateE8);

    void symbol(SymbolDefinition symbol);

    /** Of a symbol that is not delisted. */
    void schedule(VenueCommand.SetSchedule schedule);
}
