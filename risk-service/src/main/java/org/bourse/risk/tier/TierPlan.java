package org.bourse.risk.tier;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Who has to change the tier. */
public final class TierPlan {
    private TierPlan() {}

    /**
     * The tier of each account that is in another one, by account. Who has one by hand belongs
     * there: only an account that was moved away from it, by a decision made before the operator's,
     * goes back.
     *
     * @param volumes by account, in minor units of the reference asset
     */
    public static SortedMap<Long, Integer> changes(
            TierSchedule schedule, Map<Long, Long> volumes, Map<Long, Standing> standings) {
        Set<Long> accounts = new HashSet<>(volumes.keySet());
        accounts.addAll(standings.keySet());
        SortedMap<Long, Integer> changes = new TreeMap<>();
        for (long account : accounts) {
            Standing standing = standings.getOrDefault(account, Standing.NEW);
            int wanted =
                    standing.manual().orElse(schedule.tierOf(volumes.getOrDefault(account, 0L)));
            if (wanted != standing.tier()) {
                changes.put(account, wanted);
            }
        }
        return changes;
    }
}
