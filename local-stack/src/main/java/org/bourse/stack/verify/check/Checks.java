package org.bourse.stack.verify.check;

import com.google.protobuf.Message;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.bourse.contracts.v1.BookImage;
import org.bourse.contracts.v1.Configured;
import org.bourse.contracts.v1.LevelChanged;
import org.bourse.contracts.v1.OrderAccepted;
import org.bourse.contracts.v1.OrderCancelled;
import org.bourse.contracts.v1.OrderFilled;
import org.bourse.contracts.v1.OrderReduced;
import org.bourse.contracts.v1.OrderRejected;
import org.bourse.contracts.v1.OrderReplaced;
import org.bourse.contracts.v1.OrderTriggered;
import org.bourse.contracts.v1.Posting;
import org.bourse.contracts.v1.Progress;
import org.bourse.contracts.v1.SelfTradePrevented;
import org.bourse.contracts.v1.Trade;
import org.bourse.stack.verify.Findings;
import org.bourse.stack.verify.Invariant;
import org.bourse.stack.verify.stream.Step;

/** All checks of what the venue says, told of one step after the other. */
public final class Checks {
    /** That events are on. */
    private static final int TOPICS = 4;

    private final Findings findings;
    private final Listings listings = new Listings();
    private final ExternalBooks externals = new ExternalBooks();
    private final Orders orders;
    private final Balances balances;
    private final List<VenueCheck> checks;

    /** Those that judge the step at hand. */
    private List<VenueCheck> told = List.of();

    /**
     * @param ended is given each order at its end, refused ones, too
     */
    public Checks(Findings findings, Consumer<TrackedOrder> ended) {
        this.findings = findings;
        orders = new Orders(findings, ended);
        balances = new Balances(findings);
        checks =
                List.of(
                        externals,
                        new WriterCheck(findings),
                        new TimeCheck(findings),
                        new TradeCheck(listings, findings),
                        new FeeCheck(listings, findings),
                        new TriggerCheck(findings),
                        new TradePostings(listings, findings),
                        new LevelCheck(externals, findings),
                        balances,
                        orders,
                        new HoldCheck(listings, orders, findings),
                        new QueueCheck(externals, findings),
                        new OneAnswerCheck(findings),
                        new ClientIdCheck(findings));
    }

    /** The orders that are open. */
    public Orders orders() {
        return orders;
    }

    /** All balances. */
    public Balances balances() {
        return balances;
    }

    /** What is listed. */
    public Listings listings() {
        return listings;
    }

    /** How many symbols have had an external book, and are left out of what orders alone make. */
    public int externalBooks() {
        return externals.count();
    }

    /** The next step. */
    public void tell(Step step) {
        findings.at(step.position());
        told = step.whole() ? checks : checks.stream().filter(VenueCheck::judgesParts).toList();
        told.forEach(check -> check.begins(step));
        events(step);
        told.forEach(check -> check.ends(step));
        findings.at(-1);
    }

    /** The events of all topics in the order of their numbers; shared ones once. */
    private void events(Step step) {
        int last = -1;
        int copies = TOPICS;
        Message first = step.orders();
        for (StepEvents.Numbered event : StepEvents.of(step)) {
            if (event.index() == last) {
                copies++;
                checkCopy(last, first, event.body());
                continue;
            }
            checkNumbers(step, last, copies, event.index());
            last = event.index();
            copies = isShared(event.body()) ? 1 : TOPICS;
            first = event.body();
            orders.index(last);
            tell(first);
        }
        checkNumbers(step, last, copies, last + 1);
    }

    private static boolean isShared(Message body) {
        return body instanceof Configured || body instanceof Progress;
    }

    private void checkCopy(int index, Message first, Message second) {
        findings.check(
                isShared(first) && first.equals(second),
                Invariant.I9,
                "event %d of the step is told twice, and not as the same",
                index);
    }

    /** No number is left out, and what stands on all topics stands on all. */
    private void checkNumbers(Step step, int last, int copies, int next) {
        if (step.whole()) {
            findings.check(
                    next == last + 1,
                    Invariant.I9,
                    "event %d of the step is on no topic",
                    last + 1);
            findings.check(
                    copies == TOPICS,
                    Invariant.I9,
                    "event %d of the step is to be on all topics, and is on %d",
                    last,
                    copies);
        }
    }

    /** Events that no check looks at, and such as this build does not know, are passed over. */
    private void tell(Message body) {
        switch (body) {
            case Configured event -> configured(event);
            case OrderAccepted event -> {
                TrackedOrder order = orders.accept(event);
                told.forEach(check -> check.accepted(order));
            }
            case OrderRejected event -> orders.reject(event);
            case OrderFilled event -> {
                Optional<TrackedOrder> order = orders.find(event.getOrderId());
                told.forEach(check -> check.filled(order, event));
            }
            case OrderCancelled event -> {
                Optional<TrackedOrder> order = orders.find(event.getOrderId());
                told.forEach(check -> check.cancelled(order, event));
            }
            case OrderReplaced event -> {
                Optional<TrackedOrder> order = orders.find(event.getOrderId());
                told.forEach(check -> check.replaced(order, event));
            }
            case OrderReduced event -> {
                Optional<TrackedOrder> order = orders.find(event.getOrderId());
                told.forEach(check -> check.reduced(order, event));
            }
            case OrderTriggered event -> {
                Optional<TrackedOrder> order = orders.find(event.getOrderId());
                told.forEach(check -> check.triggered(order, event));
            }
            case SelfTradePrevented event -> told.forEach(check -> check.selfTradePrevented(event));
            case Posting event -> told.forEach(check -> check.posting(event));
            case Trade event -> told.forEach(check -> check.trade(event));
            case LevelChanged event -> told.forEach(check -> check.levelChanged(event));
            case BookImage event -> told.forEach(check -> check.bookImage(event));
            case Message _ -> {}
        }
    }

    private void configured(Configured fact) {
        if (listings.apply(fact)) {
            told.forEach(check ->
                    check.symbolChanged(
                            fact.hasSymbolListed()
                                    ? fact.getSymbolListed()
                                    : fact.getSymbolChanged()));
        }
    }
}
