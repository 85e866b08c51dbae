package org.bourse.risk.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bourse.risk.exposure.AccountGroups;
import org.bourse.risk.exposure.Exposure;
import org.jspecify.annotations.Nullable;

/** Which limits tripped: each stage once in a day, until the limit is armed anew. */
final class Judge {
    static final List<LimitKind> OF_EXPOSURE =
            List.of(
                    LimitKind.DAILY_LOSS,
                    LimitKind.DAILY_LOSS_RATIO,
                    LimitKind.DRAWDOWN,
                    LimitKind.OPEN_POSITIONS,
                    LimitKind.EXPOSURE,
                    LimitKind.ASSET_EXPOSURE,
                    LimitKind.SECTOR_EXPOSURE,
                    LimitKind.ASSET_SHARE,
                    LimitKind.SECTOR_SHARE,
                    LimitKind.CORRELATED_EXPOSURE);
    static final List<LimitKind> OF_MESSAGES =
            List.of(LimitKind.ORDER_TO_TRADE, LimitKind.MESSAGE_RATE);

    /** Those that can be judged at any time, not only when a message comes. */
    static final List<LimitKind> OF_ALL_MESSAGES = List.of(LimitKind.ORDER_TO_TRADE);

    private static final int KINDS = LimitKind.values().length;

    private final int messagesMin;
    private final Map<Long, Watched> accounts = new HashMap<>();
    private PolicyBook book = new PolicyBook(Map.of());

    Judge(int messagesMin) {
        this.messagesMin = messagesMin;
    }

    /**
     * What holds for an account, or a group, and what tripped on the newest day of each kind: kinds
     * follow from different topics, and at midnight one of these is ahead.
     */
    private static final class Watched {
        private final @Nullable Policy[] policies = new @Nullable Policy[KINDS];
        private final boolean[] warned = new boolean[KINDS];
        private final boolean[] breached = new boolean[KINDS];
        private final int[] armings = new int[KINDS];
        private final int[] days = new int[KINDS];
        private @Nullable PolicyBook resolved;

        Watched() {
            Arrays.fill(days, Integer.MIN_VALUE);
        }

        /** False when that day is over for this kind. */
        boolean enter(int kind, int day) {
            if (day > days[kind]) {
                days[kind] = day;
                arm(kind, 0);
            }
            return day == days[kind];
        }

        void arm(int kind, int arming) {
            armings[kind] = arming;
            warned[kind] = false;
            breached[kind] = false;
        }

        void resolve(PolicyBook book, long account) {
            if (resolved != book) {
                for (LimitKind kind : LimitKind.values()) {
                    policies[kind.ordinal()] = book.of(account, kind).orElse(null);
                }
                resolved = book;
            }
        }
    }

    /** False when these hold already. */
    boolean policies(PolicyBook policies) {
        boolean changed = !policies.equals(book);
        book = changed ? policies : book;
        return changed;
    }

    /**
     * Judges some kinds; null where nothing is known of the account.
     *
     * @param day that the figures are of
     */
    void judge(
            long account,
            List<LimitKind> kinds,
            @Nullable Exposure exposure,
            @Nullable Messages messages,
            TripSink sink,
            int day) {
        Watched watched = watched(account);
        watched.resolve(book, account);
        for (int i = 0; i < kinds.size(); i++) {
            LimitKind kind = kinds.get(i);
            int at = kind.ordinal();
            Policy policy = watched.policies[at];
            if (policy == null || !watched.enter(at, day) || watched.breached[at]) {
                continue;
            }
            long value = value(kind, exposure, messages);
            if (value > policy.limit()) {
                watched.warned[at] = true;
                watched.breached[at] = true;
                sink.tripped(account, kind, Stage.BREACH, day, watched.armings[at], policy, value);
            } else if (!watched.warned[at] && value > 0 && value >= policy.warningFrom()) {
                watched.warned[at] = true;
                sink.tripped(account, kind, Stage.WARNING, day, watched.armings[at], policy, value);
            }
        }
    }

    /** Takes what tripped. */
    @FunctionalInterface
    interface TripSink {
        void tripped(
                long account,
                LimitKind kind,
                Stage stage,
                int day,
                int arming,
                Policy policy,
                long value);
    }

    private long value(LimitKind kind, @Nullable Exposure exposure, @Nullable Messages messages) {
        return switch (kind) {
            case DAILY_LOSS -> exposure == null ? 0 : exposure.dayLossMinor();
            case DAILY_LOSS_RATIO -> exposure == null ? 0 : exposure.dayLossBasisPoints();
            case DRAWDOWN -> exposure == null ? 0 : exposure.drawdownMinor();
            case OPEN_POSITIONS -> exposure == null ? 0 : exposure.openPositions();
            case EXPOSURE -> exposure == null ? 0 : exposure.exposureMinor();
            case ASSET_EXPOSURE -> exposure == null ? 0 : exposure.largestExposureMinor();
            case SECTOR_EXPOSURE -> exposure == null ? 0 : exposure.largestSectorMinor();
            case ASSET_SHARE -> exposure == null ? 0 : exposure.largestShareBasisPoints();
            case SECTOR_SHARE -> exposure == null ? 0 : exposure.largestSectorShareBasisPoints();
            case CORRELATED_EXPOSURE -> exposure == null ? 0 : exposure.largestCorrelatedMinor();
            case ORDER_TO_TRADE -> messages == null ? 0 : messages.forEachFill(messagesMin);
            case MESSAGE_RATE -> messages == null ? 0 : messages.inSecond();
        };
    }

    /** It tripped already that day, as the tables say. */
    void tripped(long account, LimitKind kind, Stage stage, int day, int arming) {
        int at = kind.ordinal();
        Watched watched = watched(account);
        if (watched.enter(at, day) && watched.armings[at] == arming) {
            watched.warned[at] = true;
            watched.breached[at] |= stage == Stage.BREACH;
        }
    }

    /** It may trip again; false when it was armed so often already, or the day is over. */
    boolean arm(Arming arming) {
        int at = arming.kind().ordinal();
        Watched watched = watched(arming.account());
        boolean anew = watched.enter(at, arming.day()) && watched.armings[at] < arming.arming();
        if (anew) {
            watched.arm(at, arming.arming());
        }
        return anew;
    }

    /** The accounts, not groups, for which it tripped that day, at any stage. */
    List<Long> tripped(LimitKind kind, int day) {
        List<Long> found = new ArrayList<>();
        accounts.forEach((account, watched) -> {
            if (!AccountGroups.isGroup(account)
                    && watched.days[kind.ordinal()] == day
                    && watched.warned[kind.ordinal()]) {
                found.add(account);
            }
        });
        return found;
    }

    private Watched watched(long account) {
        Watched watched = accounts.get(account);
        if (watched == null) {
            watched = new Watched();
            accounts.put(account, watched);
        }
        return watched;
    }
}
