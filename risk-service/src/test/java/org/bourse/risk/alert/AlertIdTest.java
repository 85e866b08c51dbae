package org.bourse.risk.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.bourse.risk.volume.AccountAsset;
import org.bourse.risk.volume.VolumeKey;
import org.junit.jupiter.api.Test;

class AlertIdTest {
    @Test
    void followsFromWhatTheAlertIsAbout() {
        VolumeKey key = new VolumeKey(new AccountAsset(1_000, 2), 20_778);

        assertEquals("daily-volume-0-1000-2-20778", AlertId.dailyVolume(0, key));
    }
}
