package org.bourse.portfolio.report;

/** By what fills are put together. */
enum Grouping {
    SYMBOL,
    /** What the tag has before its first colon. */
    STRATEGY,
    /** The whole tag. */
    PARENT_ORDER;

    /** The key of orders without a tag; no id has brackets. */
    static final String UNTAGGED = "(untagged)";

    /**
     * In SQL, compared byte by byte.
     *
     * @param symbolName the column of the symbol's name
     * @param tag the expression of the tag
     */
    String key(String symbolName, String tag) {
        return switch (this) {
            case SYMBOL -> symbolName + " COLLATE \"C\"";
            case STRATEGY -> orUntagged("split_part(" + tag + ", ':', 1)");
            case PARENT_ORDER -> orUntagged(tag);
        };
    }

    private static String orUntagged(String tag) {
        return "coalesce(nullif(" + tag + ", ''), '" + UNTAGGED + "') COLLATE \"C\"";
    }
}
