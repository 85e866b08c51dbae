package org.bourse.risk.limit;

import org.bourse.contracts.Decimals;

/** An asset of the venue: its number, code and how many decimals its minor unit has. */
public record ListedAsset(int number, String code, int scale) {
    public String print(long minor) {
        return Decimals.print(minor, scale);
    }
}
