package org.bourse.core.twin;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bourse.contracts.v1.CancelReason;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.contracts.v1.Writer;
import org.bourse.core.VenueCommand;
import org.jspecify.annotations.Nullable;

/** Section 14: mass cancels and what begins them. */
final class NaiveMassCancels {
    static final int UNDER_WAY_MAX = 64;
    private static final int FIRED_MAX = 1_000;
    private static final long AFTER_MICROS_MAX = 24L * 3_600 * 1_000_000;

    /** Which orders it cancels, and how far it is. */
    private static final class MassCancel {
        final List<Long> accounts;
        final int symbol;
        final Side side;
        final CancelReason reason;

        /** Orders below this id are older than its command. */
        final long commandId;

        int accountIndex;
        boolean hasLookedAtAccount;
        long lastOrderId;

        MassCancel(
                List<Long> accounts, int symbol, Side side, CancelReason reason, long commandId) {
            this.accounts = accounts;
            this.symbol = symbol;
            this.side = side;
            this.reason = reason;
            this.commandId = commandId;
        }
    }

    private final NaiveMarket market;
    private final NaiveEndings endings;
    private final List<MassCancel> underWay = new ArrayList<>();

    NaiveMassCancels(NaiveMarket market, NaiveEndings endings) {
        this.market = market;
        this.endings = endings;
    }

    int underWay() {
        return underWay.size();
    }

    boolean areUnderWay() {
        return !underWay.isEmpty();
    }

    /** 14.4. */
    boolean hasRoom() {
        return underWay.size() < UNDER_WAY_MAX;
    }

    /** 14.2; account 0 and symbol 0 stand for all. */
    void begin(long account, int symbol, Side side, CancelReason reason) {
        List<Long> accounts = account == 0 ? List.copyOf(market.ledger.users()) : List.of(account);
        underWay.add(new MassCancel(accounts, symbol, side, reason, market.step.id()));
        market.events.massCancelBegan(account, symbol, side, reason);
    }

    /** 14.1. */
    @Nullable RejectCode cancelOrders(VenueCommand.CancelOrders command, Writer writer) {
        boolean isTrader = writer == Writer.ORDER_ENTRY;
        if (NaiveOrderDesk.isExpired(command.validUntilMicros(), market.timeMicros)) {
            return RejectCode.REQUEST_EXPIRED;
        }
        boolean isAll = command.account() == 0 && !isTrader;
        if (!isAll && !market.ledger.isUser(command.account())) {
            return RejectCode.ACCOUNT_UNKNOWN;
        }
        NaiveBook book = market.listings.book(command.symbol());
        if (command.symbol() != 0 && book == null) {
            return RejectCode.SYMBOL_UNKNOWN;
        }
        if (command.side() == Side.UNRECOGNIZED) {
            return RejectCode.ORDER_INVALID;
        }
        RejectCode code = isTrader && book != null ? NaiveOrderRules.checkCancel(book) : null;
        if (code != null) {
            return code;
        }
        if (!hasRoom()) {
            return RejectCode.CAPACITY_REACHED;
        }
        begin(
                command.account(),
                command.symbol(),
                command.side(),
                isTrader ? CancelReason.REQUESTED : CancelReason.OPERATOR);
        return null;
    }

    /** 14.3. */
    @Nullable RejectCode setCancelAfter(VenueCommand.SetCancelAfter command) {
        if (NaiveOrderDesk.isExpired(command.validUntilMicros(), market.timeMicros)) {
            return RejectCode.REQUEST_EXPIRED;
        }
        if (!market.ledger.isUser(command.account())) {
            return RejectCode.ACCOUNT_UNKNOWN;
        }
        long after = command.afterMicros();
        if (after < 0 || after > AFTER_MICROS_MAX) {
            return RejectCode.LIMIT_INVALID;
        }
        long latest = Long.MAX_VALUE - after;
        long deadline = after == 0 ? 0 : Math.min(market.timeMicros, latest) + after;
        market.ledger.account(command.account()).cancelDeadlineMicros = deadline;
        market.events.cancelAfterSet(command.account(), deadline);
        return null;
    }

    /** 14.3, at a tick. */
    void fireSwitches() {
        Comparator<Long> earliest =
                Comparator.comparing(
                        account -> market.ledger.account(account).cancelDeadlineMicros);
        List<Long> due =
                market.ledger.users().stream()
                        .filter(this::isDue)
                        .sorted(earliest)
                        .limit(FIRED_MAX)
                        .toList();
        for (long account : due) {
            if (hasRoom()) {
                market.ledger.account(account).cancelDeadlineMicros = 0;
                begin(account, 0, Side.SIDE_UNSPECIFIED, CancelReason.DEAD_MAN_SWITCH);
            }
        }
    }

    private boolean isDue(long account) {
        long deadline = market.ledger.account(account).cancelDeadlineMicros;
        return deadline != 0 && market.timeMicros >= deadline;
    }

    /** 14.4, 18.2. */
    void proceed() {
        while (areUnderWay()) {
            MassCancel first = underWay.getFirst();
            boolean mayLook =
                    market.step.ends < NaiveStep.ENDS_MAX
                            && market.step.looks < NaiveStep.LOOKS_MAX;
            if (isOver(first)) {
                underWay.removeFirst();
            } else if (mayLook) {
                look(first);
            } else {
                return;
            }
        }
    }

    /** 18.2: no older order and no account is left to look at. */
    private boolean isOver(MassCancel mass) {
        boolean isAtLast = mass.accountIndex >= mass.accounts.size() - 1;
        boolean isInLast = mass.hasLookedAtAccount && nextOrder(mass) == null;
        return mass.accounts.isEmpty() || (isAtLast && isInLast);
    }

    private @Nullable NaiveOrder nextOrder(MassCancel mass) {
        return market.openOrders(mass.accounts.get(mass.accountIndex)).stream()
                .filter(o -> o.id > mass.lastOrderId && o.id < mass.commandId)
                .min(Comparator.comparing(o -> o.id))
                .orElse(null);
    }

    /** One look: at the account, then at each of its orders. */
    private void look(MassCancel mass) {
        if (!mass.hasLookedAtAccount) {
            market.step.looks++;
            mass.hasLookedAtAccount = true;
            return;
        }
        NaiveOrder next = nextOrder(mass);
        if (next == null) {
            mass.accountIndex++;
            mass.hasLookedAtAccount = false;
            mass.lastOrderId = 0;
            return;
        }
        market.step.looks++;
        mass.lastOrderId = next.id;
        if (isMeant(mass, next)) {
            market.step.ends++;
            endings.cancelOpen(next, mass.reason);
        }
    }

    private boolean isMeant(MassCancel mass, NaiveOrder order) {
        boolean hasSymbol = mass.symbol == 0 || mass.symbol == order.symbol;
        boolean hasSide = mass.side == Side.SIDE_UNSPECIFIED || mass.side == order.side;
        SymbolState state = market.book(order).definition.state();
        // 14.1, 21.6
        boolean isPassedOver =
                (mass.reason == CancelReason.REQUESTED
                                && mass.symbol == 0
                                && state == SymbolState.HALTED)
                        || state == SymbolState.UNCROSSING;
        return hasSymbol && hasSide && !isPassedOver;
    }
}
