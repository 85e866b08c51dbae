package org.bourse.core.twin;

import org.jspecify.annotations.Nullable;

/** What a command says that EXTERNAL is to have at a price: no event tells it. */
final class WantedLevel {
    private final BookChecker.Price price;
    private final long lots;

    /** What it took of them from accounts. */
    long takenLots;

    private WantedLevel(BookChecker.Price price, long lots) {
        this.price = price;
        this.lots = lots;
    }

    static @Nullable WantedLevel of(GeneratedCommand command) {
        return command instanceof GeneratedCommand.ExternalLevel level
                ? new WantedLevel(
                        new BookChecker.Price(level.symbol(), level.side(), level.priceTicks()),
                        level.lots())
                : null;
    }

    /** Whether it is this level that is told; then the book has it as it was wanted (24.2). */
    boolean comesTrue(
            BookChecker.Price toldPrice,
            NaiveBook.Level told,
            CheckedBook book,
            NaiveBook.Level now) {
        if (!price.equals(toldPrice)) {
            return false;
        }
        long before = book.externalLots(price);
        long after = lots <= before ? lots : lots - takenLots;
        int more = (after > 0 ? 1 : 0) - (before > 0 ? 1 : 0);
        boolean isTold =
                (before > 0 || after > 0)
                        && told.lots() == now.lots() + after - before
                        && told.orders() == now.orders() + more;
        if (isTold) {
            book.setExternal(price, after);
        }
        return isTold;
    }
}
