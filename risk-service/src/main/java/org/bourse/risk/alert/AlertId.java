package org.bourse.risk.alert;

import org.bourse.risk.volume.VolumeKey;

/** Ids that follow from what an alert is about, so that the same alert has the same id for ever. */
final class AlertId {
    private AlertId() {}

    static String dailyVolume(int venue, VolumeKey key) {
        return "daily-volume-%d-%d-%d-%d".formatted(venue, key.account(), key.asset(), key.day());
    }
}
