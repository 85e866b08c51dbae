package org.bourse.risk.guard;

import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bourse.contracts.SymbolTerms;
import org.bourse.risk.policy.CloseOutTerms;
import org.bourse.risk.venue.ListingTable;

/** How positions are closed out, of what is configured and what is listed. */
record CloseOutSettings(String referenceAsset, GuardConfig.CloseOut config) {
    /** Empty while no symbol is quoted in the reference asset. */
    Optional<CloseOutTerms> terms(ListingTable listings) throws SQLException {
        List<SymbolTerms> symbols =
                listings.symbols().values().stream()
                        .filter(symbol -> symbol.quote().getCode().equals(referenceAsset))
                        .sorted(Comparator.comparingInt(SymbolTerms::number))
                        .toList();
        if (symbols.isEmpty()) {
            return Optional.empty();
        }
        long sliceMinor = symbols.getFirst().quoteMinor(Long.toString(config.slice()));
        Map<Integer, CloseOutTerms.Sellable> byAsset = new HashMap<>();
        for (SymbolTerms symbol : symbols) {
            byAsset.putIfAbsent(
                    symbol.base().getAsset(),
                    new CloseOutTerms.Sellable(symbol.number(), symbol.lotMinor()));
        }
        return Optional.of(
                new CloseOutTerms(
                        byAsset,
                        sliceMinor,
                        config.partsMax(),
                        config.stepsMax(),
                        TimeUnit.MILLISECONDS.toMicros(config.pause().toMillis())));
    }
}
