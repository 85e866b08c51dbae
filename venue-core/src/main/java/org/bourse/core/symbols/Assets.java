package org.bourse.core.symbols;

import org.bourse.contracts.v1.RejectCode;
import org.bourse.core.SettingsVisitor;
import org.bourse.core.snapshot.StateReader;
import org.bourse.core.snapshot.StateWriter;
import org.jspecify.annotations.Nullable;

/** The listed assets, by number. */
public final class Assets {
    private static final int SCALE_MAX = 8;

    private final @Nullable Asset[] assets;

    record Asset(String code, int scale) {}

    public Assets(int assetsMax) {
        assets = new Asset[assetsMax + 1];
    }

    /** Lists an asset and returns null, or returns why not. */
    public @Nullable RejectCode list(int number, String code, int scale) {
        if (number < 1
                || number >= assets.length
                || !Codes.isAssetCode(code)
                || scale < 0
                || scale > SCALE_MAX) {
            return RejectCode.ASSET_INVALID;
        }
        if (isListed(number) || isTaken(code)) {
            return RejectCode.ASSET_EXISTS;
        }
        assets[number] = new Asset(code, scale);
        return null;
    }

    private boolean isTaken(String code) {
        for (Asset asset : assets) {
            if (asset != null && asset.code().equals(code)) {
                return true;
            }
        }
        return false;
    }

    public boolean isListed(int number) {
        return number > 0 && number < assets.length && assets[number] != null;
    }

    @Nullable Asset find(int number) {
        return number > 0 && number < assets.length ? assets[number] : null;
    }

    /** Shows the listed ones. */
    public void visit(SettingsVisitor visitor) {
        for (int number = 1; number < assets.length; number++) {
            Asset asset = assets[number];
            if (asset != null) {
                visitor.asset(number, asset.code(), asset.scale());
            }
        }
    }

    /** Writes the listed ones. */
    public void write(StateWriter out) {
        int count = 0;
        for (Asset asset : assets) {
            count += asset == null ? 0 : 1;
        }
        out.section("assets", count);
        for (int number = 1; number < assets.length; number++) {
            Asset asset = assets[number];
            if (asset != null) {
                out.writeInt(number);
                out.writeText(asset.code());
                out.writeInt(asset.scale());
            }
        }
    }

    public void read(StateReader in) {
        int numberMax = assets.length - 1;
        int count = in.section("assets", numberMax);
        for (int i = 0; i < count; i++) {
            int number = in.readNumber("asset", numberMax);
            assets[number] = new Asset(in.readText(), in.readCount("decimal places", SCALE_MAX));
        }
    }
}
