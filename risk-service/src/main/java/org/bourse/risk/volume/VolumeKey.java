package org.bourse.risk.volume;

/**
 * What a volume is counted for.
 *
 * @param day in days since the Unix epoch
 */
public record VolumeKey(AccountAsset of, int day) {
    public long account() {
        return of.account();
    }

    public int asset() {
        return of.asset();
    }
}
