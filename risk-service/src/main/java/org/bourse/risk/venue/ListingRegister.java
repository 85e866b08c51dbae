package org.bourse.risk.venue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bourse.contracts.SymbolTerms;
import org.bourse.risk.limit.ListedAsset;

/** The venue's assets and symbols as the database knows them. */
@ApplicationScoped
public class ListingRegister {
    private final Database database;

    @Inject
    ListingRegister(Database database) {
        this.database = database;
    }

    public Map<Integer, ListedAsset> assetsByNumber() {
        return database.inTransaction(connection -> new ListingTable(connection).assets());
    }

    public Map<String, ListedAsset> assetsByCode() {
        return assetsByNumber().values().stream()
                .collect(Collectors.toMap(ListedAsset::code, Function.identity()));
    }

    public Map<String, SymbolTerms> symbolsByName() {
        return database
                .inTransaction(connection -> new ListingTable(connection).symbols())
                .values()
                .stream()
                .collect(Collectors.toMap(SymbolTerms::name, Function.identity()));
    }
}
