package org.bourse.risk.policy;

/** What is limited. The names are stable words of the interfaces. */
public enum LimitKind {
    /** Lost since the start of the venue's day. */
    DAILY_LOSS(Unit.MONEY),
    /** The same, of the capital: equity at the start of the day and the most paid in since. */
    DAILY_LOSS_RATIO(Unit.RATIO),
    /** How far the gain is below the greatest it ever was. */
    DRAWDOWN(Unit.MONEY),
    /** Of how many assets other than the reference it has some. */
    OPEN_POSITIONS(Unit.COUNT),
    /** What all it has but the reference is worth. */
    EXPOSURE(Unit.MONEY),
    /** The most that what it has of one asset, other than the reference, is worth. */
    ASSET_EXPOSURE(Unit.MONEY),
    /** The most that what it has in the assets of one sector is worth. */
    SECTOR_EXPOSURE(Unit.MONEY),
    /** The most that what it has of one asset is of its equity. */
    ASSET_SHARE(Unit.RATIO),
    /** The most that what it has in the assets of one sector is of its equity. */
    SECTOR_SHARE(Unit.RATIO),
    /** The most that what it has in assets that move together is worth. */
    CORRELATED_EXPOSURE(Unit.MONEY),
    /** Messages of the day for each of its fills, once there are enough to tell. */
    ORDER_TO_TRADE(Unit.COUNT),
    /** Messages in one second of venue time. */
    MESSAGE_RATE(Unit.COUNT);

    /** What its figures are. */
    public enum Unit {
        /** Minor units of the reference asset. */
        MONEY,
        /** Parts of 10,000. */
        RATIO,
        COUNT
    }

    private final Unit unit;

    LimitKind(Unit unit) {
        this.unit = unit;
    }

    public Unit unit() {
        return unit;
    }

    /** Whether a group may have such a limit: what its accounts have can be added up. */
    public boolean isOfGroups() {
        return switch (this) {
            case DAILY_LOSS,
                    DAILY_LOSS_RATIO,
                    DRAWDOWN,
                    OPEN_POSITIONS,
                    EXPOSURE,
                    ASSET_EXPOSURE,
                    SECTOR_EXPOSURE,
                    ASSET_SHARE,
                    SECTOR_SHARE,
                    CORRELATED_EXPOSURE ->
                    true;
            case ORDER_TO_TRADE, MESSAGE_RATE -> false;
        };
    }

    /** The greatest limit there may be; the least is 0. */
    public long limitMax() {
        return switch (unit) {
            case MONEY -> 1L << 57;
            case RATIO -> 10_000;
            case COUNT -> 1_000_000_000;
        };
    }
}
