package org.bourse.order.history;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.bourse.order.lifecycle.Fill;

/** Reads fills, within the caller's transaction. */
@ApplicationScoped
class FillRepository implements PanacheRepositoryBase<FillEntity, FillEntity.Key> {
    private static final int FILLS_MAX = 10_000;

    /** Oldest first; trade ids are in the order of trades. */
    public List<Fill> ofOrder(long orderId) {
        return find("orderId = ?1 order by tradeId", orderId).page(0, FILLS_MAX).stream()
                .map(FillEntity::toFill)
                .toList();
    }
}
