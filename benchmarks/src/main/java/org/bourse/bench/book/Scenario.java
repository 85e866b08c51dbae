package org.bourse.bench.book;

/** The scenarios with the published SHA-256 of their reports (seed 23). */
enum Scenario {
    NORMAL("normal", "e9b2e3926854410b01a035aeb25dd05f1e597c233be8263de9eb49b6713d367e"),
    STATIC("static", "9803843ee404fc29c9a0aa5614f8f0d5a58b5c44fcac9ef89067886fcaaa30d1"),
    SWING_25("swing-25", "61a84be9469661bd039e00dbc9a7c011e70b6ace37aadfe60045ea083b05f4df"),
    SWING_40("swing-40", "3cb0175e7982ff09ea220d1feaee3844cf9116a5ce455757879dea1d880b9b9f"),
    FLASH_CRASH("flash-crash", "cff8d3f94b709fc64a8b2058a6ca4fb6920364904796e46906895e362d2bb16b");

    private final String text;
    private final String sha256;

    Scenario(String text, String sha256) {
        this.text = text;
        this.sha256 = sha256;
    }

    /** As files are named. */
    String text() {
        return text;
    }

    String sha256() {
        return sha256;
    }
}
