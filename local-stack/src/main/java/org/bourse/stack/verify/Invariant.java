package org.bourse.stack.verify;

/**
 * What a venue promises. The names are those of {@code docs/verify.md}, where each is explained.
 */
public enum Invariant {
    I1("conservation", "postings"),
    I2("holds", "holds"),
    I3("signs", "balances"),
    I4("books are not crossed", "books after a step"),
    I5("price-time", "trades against the orders in line"),
    I6("quantities and limits", "fills, cancels and replaces"),
    I7("two sides of a trade", "trades"),
    I8("ledger", "postings and balances in the ledger's tables"),
    I9("sequences", "records"),
    I10("one state per order", "orders and their rows"),
    I11("one order per client order id", "client order ids"),
    I12("one end per order", "ends"),
    I13("images of books", "levels and images"),
    I14("projections catch up", "volumes and projections"),
    I15("determinism", "replays"),
    I16("time", "ticks and fills"),
    I17("triggers", "triggers"),
    I18("bounds", "queues"),
    I19("answers to the right subject", "answers"),
    I20("fees", "fees"),
    I21("reports within a second", "reports");

    private final String title;
    private final String noun;

    Invariant(String title, String noun) {
        this.title = title;
        this.noun = noun;
    }

    /** In a few words. */
    public String title() {
        return title;
    }

    /** What is counted while it is checked. */
    public String noun() {
        return noun;
    }
}
