package org.bourse.stack.verify;

import java.util.Optional;
import org.bourse.stack.verify.check.Checks;
import org.bourse.stack.verify.check.TrackedOrder;
import org.bourse.stack.verify.database.LedgerDatabase;
import org.bourse.stack.verify.database.LedgerRowsCheck;
import org.bourse.stack.verify.database.OrderDatabase;
import org.bourse.stack.verify.database.OrderRowsCheck;
import org.bourse.stack.verify.database.VolumeDatabase;
import org.bourse.stack.verify.database.VolumeRowsCheck;
import org.bourse.stack.verify.stream.Step;

/** The checks of the services' tables, as far as there are any. */
final class Tables {
    private static final String BEHIND =
            "%s is behind or ahead of the topics, so its rows were not compared whole";
    private static final String NEVER = "%s has never run here";

    private final Optional<OrderRowsCheck> orders;
    private final Optional<LedgerRowsCheck> ledger;
    private final Optional<VolumeRowsCheck> volumes;
    private final Findings findings;
    private long orderSequence;

    Tables(Snapshots snapshots, Checks checks, Findings findings) {
        this.findings = findings;
        orders =
                snapshots
                        .orders()
                        .map(it ->
                                new OrderRowsCheck(
                                        new OrderDatabase(it), checks.orders(), findings));
        ledger =
                snapshots
                        .portfolio()
                        .map(it ->
                                new LedgerRowsCheck(
                                        new LedgerDatabase(it), checks.balances(), findings));
        volumes =
                snapshots
                        .risk()
                        .map(it ->
                                new VolumeRowsCheck(
                                        new VolumeDatabase(it), checks.listings(), findings));
    }

    /** From now on the tables are as they are in these. */
    void look(Snapshots later) {
        later.orders().ifPresent(it -> orders.ifPresent(o -> o.look(new OrderDatabase(it))));
        later.portfolio().ifPresent(it -> ledger.ifPresent(l -> l.look(new LedgerDatabase(it))));
        later.risk().ifPresent(it -> volumes.ifPresent(v -> v.look(new VolumeDatabase(it))));
    }

    /** Before a step is judged, which may end orders. */
    void expect(Step step) {
        if (step.orders().hasHeader()) {
            orderSequence = step.orders().getHeader().getSequence();
        }
    }

    void ended(TrackedOrder order) {
        orders.ifPresent(it -> it.ended(order, orderSequence));
    }

    /** After a step was judged. */
    void tell(Step step) {
        orders.ifPresent(it -> it.tell(step));
        ledger.ifPresent(it -> it.tell(step));
        volumes.ifPresent(it -> it.tell(step));
    }

    /** Says what could not be compared. */
    void conclude() {
        conclude(
                Invariant.I10,
                "order-service",
                orders.isPresent(),
                orders.map(OrderRowsCheck::isExact).orElse(false));
        conclude(
                Invariant.I8,
                "portfolio-service",
                ledger.isPresent(),
                ledger.map(LedgerRowsCheck::isExact).orElse(false));
        conclude(
                Invariant.I14,
                "risk-service",
                volumes.isPresent(),
                volumes.map(VolumeRowsCheck::isExact).orElse(false));
    }

    private void conclude(Invariant invariant, String service, boolean isThere, boolean isExact) {
        if (!isThere) {
            findings.notChecked(invariant, NEVER.formatted(service));
        } else if (!isExact) {
            findings.notChecked(invariant, BEHIND.formatted(service));
        }
    }
}
