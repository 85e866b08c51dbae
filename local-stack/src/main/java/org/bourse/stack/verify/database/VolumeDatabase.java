package org.bourse.stack.verify.database;

import java.util.HashMap;
import java.util.Map;

/** The tables of risk-service in PostgreSQL. */
public record VolumeDatabase(Snapshot snapshot) implements VolumeTables {

    @Override
    public Applied applied() {
        return snapshot.applied();
    }

    @Override
    public Map<Key, Long> volumesSince(int day) {
        Map<Key, Long> volumes = new HashMap<>();
        snapshot.rows(
                "SELECT account, asset, day, volume_minor FROM daily_volume WHERE day >= ?",
                row ->
                        volumes.put(
                                new Key(row.getLong(1), row.getInt(2), row.getInt(3)),
                                row.getLong(4)),
                day);
        return volumes;
    }
}
