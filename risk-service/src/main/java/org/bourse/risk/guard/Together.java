package org.bourse.risk.guard;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bourse.risk.exposure.AccountGroups;
import org.bourse.risk.policy.LimitWatch;

/**
 * What is limited together, as the tables have it.
 *
 * @param sectors by the asset's number
 */
record Together(AccountGroups groups, Map<Integer, String> sectors) {
    static final Together NONE = new Together(AccountGroups.NONE, Map.of());

    Together {
        sectors = Map.copyOf(sectors);
    }

    static Together read(Connection connection) throws SQLException {
        return new Together(new GroupTable(connection).all(), new SectorTable(connection).all());
    }

    void tell(LimitWatch watch) {
        watch.groups(groups);
        watch.sectors(assetsOfEach(sectors));
    }

    private static Collection<Set<Integer>> assetsOfEach(Map<Integer, String> sectors) {
        Map<String, Set<Integer>> assets = new TreeMap<>();
        sectors.forEach(
                (asset, sector) -> assets.computeIfAbsent(sector, _ -> new TreeSet<>()).add(asset));
        return assets.values();
    }
}
