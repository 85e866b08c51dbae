package org.bourse.risk.venue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bourse.risk.limit.ListedAsset;

/** The venue's assets as the database knows them. */
@ApplicationScoped
public class AssetRegister {
    private final Database database;

    @Inject
    AssetRegister(Database database) {
        this.database = database;
    }

    public Map<Integer, ListedAsset> byNumber() {
        return database.inTransaction(connection -> new ListingTable(connection).assets());
    }

    public Map<String, ListedAsset> byCode() {
        return byNumber().values().stream()
                .collect(Collectors.toMap(ListedAsset::code, Function.identity()));
    }
}
