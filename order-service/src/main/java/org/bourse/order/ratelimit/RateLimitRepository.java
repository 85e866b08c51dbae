package org.bourse.order.ratelimit;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The limits operators set. All methods block. */
@ApplicationScoped
class RateLimitRepository implements PanacheRepositoryBase<RateLimitEntity, Long> {

    @Transactional
    public Map<Long, Integer> all() {
        Map<Long, Integer> limits = new HashMap<>();
        listAll().forEach(row -> limits.put(row.account, row.ordersPerSecond));
        return limits;
    }

    @Transactional
    public Optional<Integer> ofAccount(long account) {
        return findByIdOptional(account).map(row -> row.ordersPerSecond);
    }

    @Transactional
    public void set(long account, int ordersPerSecond, Instant now, String operator) {
        RateLimitEntity row = findById(account);
        if (row == null) {
            row = new RateLimitEntity();
            row.account = account;
        }
        row.ordersPerSecond = ordersPerSecond;
        row.setAt = now;
        row.setBy = operator;
        persist(row);
    }
}
