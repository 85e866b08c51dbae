package org.bourse.order.ratelimit;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row of {@code rate_limits}: the limit an operator set for an account. */
@Entity
@Table(name = "rate_limits")
class RateLimitEntity {
    @Id long account;

    int ordersPerSecond;

    Instant setAt = Instant.EPOCH;

    /** The operator's subject. */
    String setBy = "";
}
