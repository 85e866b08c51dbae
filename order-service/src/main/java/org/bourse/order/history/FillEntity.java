package org.bourse.order.history;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import org.bourse.contracts.v1.Role;
import org.bourse.order.lifecycle.Fill;
import org.hibernate.annotations.Immutable;

/** A row of {@code fills}, for reading only: the projection writes. */
@Entity
@Immutable
@IdClass(FillEntity.Key.class)
@Table(name = "fills")
class FillEntity {
    @Id long orderId;
    @Id long tradeId;
    long priceTicks;
    long lots;
    long notionalMinor;
    long feeMinor;

    @Enumerated(EnumType.STRING)
    Role role = Role.ROLE_UNSPECIFIED;

    Instant tradedAt = Instant.EPOCH;

    record Key(long orderId, long tradeId) implements Serializable {}

    Fill toFill() {
        return new Fill(
                orderId,
                tradeId,
                priceTicks,
                lots,
                notionalMinor,
                feeMinor,
                role,
                OrderEntity.micros(tradedAt));
    }
}
