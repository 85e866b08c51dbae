package org.bourse.core;

import org.bourse.contracts.v1.CancelReason;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.core.accounts.AccountTable;
import org.bourse.core.index.DeadlineHeap;
import org.bourse.core.snapshot.StateReader;
import org.bourse.core.snapshot.StateWriter;
import org.jspecify.annotations.Nullable;

/** Cancels the orders of accounts that did not say in time that they are still there. */
final class DeadManSwitches {
    private static final long AFTER_MICROS_MAX = 86_400_000_000L;
    private static final int INITIAL_SLOTS = 64;

    private final VenueState state;
    private final VenueEvents events;
    private final MassCancels massCancels;

    /** By index of the account. */
    private final DeadlineHeap deadlines = new DeadlineHeap(INITIAL_SLOTS);

    DeadManSwitches(VenueState state, VenueEvents events, MassCancels massCancels) {
        this.state = state;
        this.events = events;
        this.massCancels = massCancels;
    }

    void set(VenueCommand.SetCancelAfter command) {
        int account = state.accounts().findUser(command.account());
        RejectCode refusal = refusal(command, account);
        if (refusal != null) {
            events.commandRejected(refusal, command.account(), 0);
            return;
        }
        if (deadlines.contains(account)) {
            deadlines.remove(account);
        }
        long deadline = 0;
        if (command.afterMicros() != 0) {
            deadline = deadline(command.afterMicros());
            deadlines.ensureSlots(account + 1);
            deadlines.add(account, deadline, account);
        }
        events.cancelAfterSet(command.account(), deadline);
    }

    private @Nullable RejectCode refusal(VenueCommand.SetCancelAfter command, int account) {
        if (command.validUntilMicros() != 0 && state.timeMicros() > command.validUntilMicros()) {
            return RejectCode.REQUEST_EXPIRED;
        }
        if (account == AccountTable.NONE) {
            return RejectCode.ACCOUNT_UNKNOWN;
        }
        return command.afterMicros() < 0 || command.afterMicros() > AFTER_MICROS_MAX
                ? RejectCode.LIMIT_INVALID
                : null;
    }

    private long deadline(long afterMicros) {
        long now = state.timeMicros();
        return now > Long.MAX_VALUE - afterMicros ? Long.MAX_VALUE : now + afterMicros;
    }

    /** Fires what is due at a tick, as far as there is room for mass cancels. */
    void fire(CommandHeader header) {
        while (deadlines.isDue(state.timeMicros()) && !massCancels.isFull()) {
            int account = deadlines.first();
            deadlines.remove(account);
            massCancels.begin(account, CancelReason.DEAD_MAN_SWITCH, header);
        }
    }

    void write(StateWriter out) {
        out.section("switches", deadlines.size());
        int accounts = state.accounts().size();
        for (int account = 0; account < accounts; account++) {
            if (deadlines.contains(account)) {
                out.writeInt(account);
                out.writeLong(deadlines.deadline(account));
            }
        }
    }

    /** Reads them; the accounts are there already. */
    void read(StateReader in) {
        int accounts = state.accounts().size();
        int count = in.section("switches", accounts);
        deadlines.ensureSlots(accounts);
        for (int i = 0; i < count; i++) {
            int account = in.readInt();
            deadlines.add(account, in.readLong(), account);
        }
    }
}
