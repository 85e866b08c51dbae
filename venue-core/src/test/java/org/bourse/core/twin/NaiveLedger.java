package org.bourse.core.twin;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.bourse.contracts.Accounts;
import org.bourse.contracts.v1.AccountStatus;
import org.bourse.contracts.v1.Bucket;
import org.bourse.contracts.v1.PostingKind;
import org.bourse.core.VenueConfig;
import org.bourse.core.VenueEvents;

/** Every account: its balances, its limits, its state. */
final class NaiveLedger {
    /** One account. */
    static final class Account {
        final Map<Integer, BigInteger> available = new TreeMap<>();
        final Map<Integer, BigInteger> held = new TreeMap<>();
        AccountStatus state = AccountStatus.ACTIVE;
        int tier;
        int selfTradeGroup;
        boolean isSelfTradeAllowed;

        /** 14.3; 0 for none. */
        long cancelDeadlineMicros;

        int openOrdersMax = VenueConfig.OPEN_ORDERS_MAX_DEFAULT;
        final Map<Integer, Long> notionalMax = new TreeMap<>();

        /** By symbol. */
        final Map<Integer, NaiveSymbolLimits> symbolLimits = new TreeMap<>();

        private Map<Integer, BigInteger> bucket(Bucket bucket) {
            return bucket == Bucket.AVAILABLE ? available : held;
        }
    }

    private final VenueEvents events;

    /** In the order in which they were opened. */
    private final Map<Long, Account> accounts = new LinkedHashMap<>();

    private final List<Long> users = new ArrayList<>();

    NaiveLedger(VenueEvents events) {
        this.events = events;
        open(Accounts.FEES);
        open(Accounts.EXTERNAL);
        open(Accounts.CUSTODY);
    }

    void open(long account) {
        accounts.put(account, new Account());
        if (isUser(account)) {
            users.add(account);
        }
    }

    /** Whether this is an account that users may name: the venue's own are not. */
    boolean isUser(long account) {
        return account >= Accounts.FIRST && accounts.containsKey(account);
    }

    List<Long> accounts() {
        return List.copyOf(accounts.keySet());
    }

    /** In the order in which they were opened. */
    List<Long> users() {
        return Collections.unmodifiableList(users);
    }

    /** An account that exists. */
    Account account(long account) {
        return Objects.requireNonNull(accounts.get(account));
    }

    /** Of an asset over all accounts and both buckets. */
    BigInteger sum(int asset) {
        BigInteger sum = BigInteger.ZERO;
        for (long account : accounts.keySet()) {
            sum = sum.add(balance(account, asset, Bucket.AVAILABLE));
            sum = sum.add(balance(account, asset, Bucket.HELD));
        }
        return sum;
    }

    BigInteger balance(long account, int asset, Bucket bucket) {
        Account known = accounts.get(account);
        return known == null
                ? BigInteger.ZERO
                : known.bucket(bucket).getOrDefault(asset, BigInteger.ZERO);
    }

    BigInteger available(long account, int asset) {
        return balance(account, asset, Bucket.AVAILABLE);
    }

    void post(
            long account,
            int asset,
            Bucket bucket,
            BigInteger delta,
            PostingKind kind,
            long reference) {
        if (delta.signum() == 0) {
            return;
        }
        BigInteger balance = balance(account, asset, bucket).add(delta);
        account(account).bucket(bucket).put(asset, balance);
        events.posting(
                account,
                asset,
                bucket,
                delta.longValueExact(),
                balance.longValueExact(),
                kind,
                reference);
    }

    /** Available to held. */
    void hold(long account, int asset, BigInteger amount, PostingKind kind, long reference) {
        post(account, asset, Bucket.AVAILABLE, amount.negate(), kind, reference);
        post(account, asset, Bucket.HELD, amount, kind, reference);
    }

    /** Held to available. */
    void release(long account, int asset, BigInteger amount, PostingKind kind, long reference) {
        post(account, asset, Bucket.HELD, amount.negate(), kind, reference);
        post(account, asset, Bucket.AVAILABLE, amount, kind, reference);
    }
}
