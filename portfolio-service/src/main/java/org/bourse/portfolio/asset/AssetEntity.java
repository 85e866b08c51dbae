package org.bourse.portfolio.asset;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A listed asset, as the projection wrote it. */
@Entity
@Table(name = "asset")
class AssetEntity {
    @Id private int asset;
    private String code;
    private int scale;

    @SuppressWarnings("NullAway.Init")
    protected AssetEntity() {}

    ListedAsset listed() {
        return new ListedAsset(asset, code, scale);
    }
}
