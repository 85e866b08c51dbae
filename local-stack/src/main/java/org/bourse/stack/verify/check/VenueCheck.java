package org.bourse.stack.verify.check;

import java.util.Optional;
import org.bourse.contracts.v1.BookImage;
import org.bourse.contracts.v1.LevelChanged;
import org.bourse.contracts.v1.OrderCancelled;
import org.bourse.contracts.v1.OrderFilled;
import org.bourse.contracts.v1.OrderReduced;
import org.bourse.contracts.v1.OrderReplaced;
import org.bourse.contracts.v1.OrderTriggered;
import org.bourse.contracts.v1.Posting;
import org.bourse.contracts.v1.SelfTradePrevented;
import org.bourse.contracts.v1.Symbol;
import org.bourse.contracts.v1.Trade;
import org.bourse.stack.verify.stream.Step;

/**
 * Judges what happens. The events of a step come in the order in which they happened, whatever
 * their topics. An order is empty when it was not open before the event; checks that are told
 * before {@link Orders} see it as it was then. What a check does not care about it does not
 * override.
 */
interface VenueCheck {

    /** Whether it can judge one topic without the others, as in a step that is not whole. */
    default boolean judgesParts() {
        return false;
    }

    default void begins(Step step) {}

    default void symbolChanged(Symbol symbol) {}

    default void accepted(TrackedOrder order) {}

    default void filled(Optional<TrackedOrder> order, OrderFilled event) {}

    default void cancelled(Optional<TrackedOrder> order, OrderCancelled event) {}

    default void replaced(Optional<TrackedOrder> order, OrderReplaced event) {}

    default void reduced(Optional<TrackedOrder> order, OrderReduced event) {}

    default void triggered(Optional<TrackedOrder> order, OrderTriggered event) {}

    default void selfTradePrevented(SelfTradePrevented event) {}

    default void posting(Posting event) {}

    default void trade(Trade event) {}

    default void levelChanged(LevelChanged event) {}

    default void bookImage(BookImage event) {}

    default void ends(Step step) {}
}
