package org.bourse.risk.policy;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.bourse.contracts.Accounts;
import org.bourse.contracts.v1.AccountStateSet;
import org.bourse.contracts.v1.AccountStatus;
import org.bourse.contracts.v1.CancelReason;
import org.bourse.contracts.v1.OrderEvent;
import org.bourse.contracts.v1.OrderEvents;
import org.bourse.contracts.v1.Writer;
import org.jspecify.annotations.Nullable;

/** Counts on order-events what accounts send and trade in a day, and knows what they may do. */
final class OrderReader {
    private static final long NOBODY = 0;

    private final int accountsMax;
    private final Map<Long, Messages> messages = new HashMap<>();
    private final Map<Long, AccountStatus> states = new HashMap<>();
    private long dropped;

    OrderReader(int accountsMax) {
        this.accountsMax = accountsMax;
    }

    /** The account whose command it was, when it was one of a trader's; else null. */
    @Nullable Messages read(OrderEvents record, long second) {
        long sender = NOBODY;
        for (int i = 0; i < record.getEventsCount(); i++) {
            OrderEvent event = record.getEvents(i);
            if (event.hasFilled() && event.getFilled().getAccount() >= Accounts.FIRST) {
                Messages of = of(event.getFilled().getAccount());
                if (of != null) {
                    of.filled();
                }
            } else if (event.hasAccountStateSet()) {
                AccountStateSet set = event.getAccountStateSet();
                set(set.getAccount(), set.getState());
            } else if (sender == NOBODY) {
                sender = sender(event);
            }
        }
        boolean byTrader = record.getHeader().getWriter() == Writer.ORDER_ENTRY;
        Messages sent = byTrader && sender != NOBODY ? of(sender) : null;
        if (sent != null) {
            sent.sent(second);
        }
        return sent;
    }

    /** Whose command it answers; 0 when it is a consequence of one, or of nobody's. */
    private static long sender(OrderEvent event) {
        return switch (event.getBodyCase()) {
            case ACCEPTED -> event.getAccepted().getOrder().getAccount();
            case REJECTED -> event.getRejected().getOrder().getAccount();
            case REPEATED_ORDER -> event.getRepeatedOrder().getAccount();
            case REPLACED -> event.getReplaced().getAccount();
            case CANCELLED ->
                    event.getCancelled().getReason() == CancelReason.REQUESTED
                            ? event.getCancelled().getAccount()
                            : NOBODY;
            case MASS_CANCEL_BEGAN -> event.getMassCancelBegan().getAccount();
            case CANCEL_AFTER_SET -> event.getCancelAfterSet().getAccount();
            case COMMAND_REJECTED -> event.getCommandRejected().getAccount();
            case PROGRESS,
                    CONFIGURED,
                    FILLED,
                    TRIGGERED,
                    REDUCED,
                    SELF_TRADE_PREVENTED,
                    LIMITS_SET,
                    ACCOUNT_STATE_SET,
                    ACCOUNT_TIER_SET,
                    ACCOUNT_TRADING_SET,
                    FEE_TIER_SET,
                    SCHEDULE_SET,
                    KEY_ACTIVATED,
                    KEY_REVOKED,
                    EPOCH_BEGUN,
                    LEADER_CLAIMED,
                    COMMAND_SKIPPED,
                    VENUE_RESUMED,
                    BODY_NOT_SET ->
                    NOBODY;
        };
    }

    void set(long account, AccountStatus state) {
        if (state == AccountStatus.ACTIVE) {
            states.remove(account);
        } else if (states.size() < accountsMax || states.containsKey(account)) {
            states.put(account, state);
        } else {
            dropped++;
        }
    }

    private @Nullable Messages of(long account) {
        Messages of = messages.get(account);
        if (of == null) {
            if (messages.size() == accountsMax) {
                dropped++;
                return null;
            }
            of = new Messages(account);
            messages.put(account, of);
        }
        return of;
    }

    @Nullable Messages find(long account) {
        return messages.get(account);
    }

    Collection<Messages> all() {
        return messages.values();
    }

    AccountStatus state(long account) {
        return states.getOrDefault(account, AccountStatus.ACTIVE);
    }

    void beginDay() {
        messages.clear();
    }

    long dropped() {
        return dropped;
    }

    AccountStates standing() {
        return new AccountStates(
                states.entrySet().stream()
                        .map(state -> new AccountStates.State(state.getKey(), state.getValue()))
                        .toList());
    }

    void restore(AccountStates standing) {
        standing.states().forEach(state -> states.put(state.account(), state.status()));
    }
}
