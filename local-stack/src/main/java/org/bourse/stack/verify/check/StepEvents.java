package org.bourse.stack.verify.check;

import com.google.protobuf.Message;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bourse.contracts.v1.BookEvent;
import org.bourse.contracts.v1.LedgerEvent;
import org.bourse.contracts.v1.OrderEvent;
import org.bourse.contracts.v1.TradeEvent;
import org.bourse.stack.verify.stream.Step;

/** What the topics say of a step, in one list. */
final class StepEvents {

    /** An event and its number among those of the step. */
    record Numbered(int index, Message body) {}

    private StepEvents() {}

    /** In the order in which they happened; what stands on several topics comes several times. */
    static List<Numbered> of(Step step) {
        List<Numbered> events = new ArrayList<>();
        for (OrderEvent event : step.orders().getEventsList()) {
            events.add(new Numbered(event.getIndex(), body(event)));
        }
        for (LedgerEvent event : step.ledger().getEventsList()) {
            events.add(new Numbered(event.getIndex(), body(event)));
        }
        for (TradeEvent event : step.trades().getEventsList()) {
            events.add(new Numbered(event.getIndex(), body(event)));
        }
        for (BookEvent event : step.book().getEventsList()) {
            events.add(new Numbered(event.getIndex(), body(event)));
        }
        events.sort(Comparator.comparingInt(Numbered::index));
        return events;
    }

    private static Message body(OrderEvent event) {
        return switch (event.getBodyCase()) {
            case CONFIGURED -> event.getConfigured();
            case PROGRESS -> event.getProgress();
            case ACCEPTED -> event.getAccepted();
            case REJECTED -> event.getRejected();
            case FILLED -> event.getFilled();
            case CANCELLED -> event.getCancelled();
            case REPLACED -> event.getReplaced();
            case TRIGGERED -> event.getTriggered();
            case REDUCED -> event.getReduced();
            case SELF_TRADE_PREVENTED -> event.getSelfTradePrevented();
            // Nothing that any check looks at here, now or in a later contract.
            default -> event;
        };
    }

    private static Message body(LedgerEvent event) {
        return switch (event.getBodyCase()) {
            case CONFIGURED -> event.getConfigured();
            case PROGRESS -> event.getProgress();
            case POSTING -> event.getPosting();
            default -> event;
        };
    }

    private static Message body(TradeEvent event) {
        return switch (event.getBodyCase()) {
            case CONFIGURED -> event.getConfigured();
            case PROGRESS -> event.getProgress();
            case TRADE -> event.getTrade();
            default -> event;
        };
    }

    private static Message body(BookEvent event) {
        return switch (event.getBodyCase()) {
            case CONFIGURED -> event.getConfigured();
            case PROGRESS -> event.getProgress();
            case LEVEL_CHANGED -> event.getLevelChanged();
            case BOOK_IMAGE -> event.getBookImage();
            default -> event;
        };
    }
}
