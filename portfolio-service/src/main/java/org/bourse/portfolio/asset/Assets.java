package org.bourse.portfolio.asset;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The assets the venue has listed. What was read once is kept: an asset never changes. */
@ApplicationScoped
public class Assets {
    private final Map<String, ListedAsset> byCode = new ConcurrentHashMap<>();
    private final Map<Integer, ListedAsset> byNumber = new ConcurrentHashMap<>();
    private final Table table;

    /** The table of them. */
    @ApplicationScoped
    static class Table implements PanacheRepositoryBase<AssetEntity, Integer> {}

    Assets(Table table) {
        this.table = table;
    }

    public Optional<ListedAsset> byCode(String code) {
        ListedAsset known = byCode.get(code);
        return known != null
                ? Optional.of(known)
                : table.find("code", code).firstResultOptional().map(this::keep);
    }

    /**
     * The asset of a number that stands in the ledger.
     *
     * @throws IllegalStateException when there is none, which the database's references forbid
     */
    public ListedAsset byNumber(int number) {
        ListedAsset known = byNumber.get(number);
        return known != null
                ? known
                : table.findByIdOptional(number)
                        .map(this::keep)
                        .orElseThrow(() -> new IllegalStateException("no asset " + number));
    }

    private ListedAsset keep(AssetEntity entity) {
        ListedAsset listed = entity.listed();
        byCode.put(listed.code(), listed);
        byNumber.put(listed.number(), listed);
        return listed;
    }
}
