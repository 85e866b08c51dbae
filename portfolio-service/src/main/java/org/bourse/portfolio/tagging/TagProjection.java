package org.bourse.portfolio.tagging;

import com.google.protobuf.Parser;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.bourse.contracts.Topics;
import org.bourse.contracts.v1.EventHeader;
import org.bourse.contracts.v1.OrderEvent;
import org.bourse.contracts.v1.OrderEvents;
import org.bourse.platform.projection.Projection;
import org.bourse.portfolio.tag.TagBatch;

/** Writes the fills of order-events by day and tag. */
@Singleton
final class TagProjection implements Projection<OrderEvents> {

    @Override
    public String topic() {
        return Topics.ORDER_EVENTS;
    }

    @Override
    public Parser<OrderEvents> parser() {
        return OrderEvents.parser();
    }

    @Override
    public EventHeader header(OrderEvents record) {
        return record.getHeader();
    }

    @Override
    public List<String> tables() {
        return List.of("tagged_order", "tag_day", "tagged_sale");
    }

    @Override
    public void apply(Connection connection, List<OrderEvents> records) throws SQLException {
        TagTables tables = new TagTables(connection);
        TagBatch batch = new TagBatch(tables.tags(touched(records)));
        for (OrderEvents record : records) {
            for (OrderEvent event : record.getEventsList()) {
                happen(batch, record.getHeader(), event);
            }
        }
        tables.store(batch);
    }

    private static List<Long> touched(List<OrderEvents> records) {
        List<Long> orders = new ArrayList<>();
        for (OrderEvents record : records) {
            for (OrderEvent event : record.getEventsList()) {
                if (event.hasFilled()) {
                    orders.add(event.getFilled().getOrderId());
                } else if (event.hasCancelled()) {
                    orders.add(event.getCancelled().getOrderId());
                }
            }
        }
        return orders;
    }

    private static void happen(TagBatch batch, EventHeader header, OrderEvent event) {
        switch (event.getBodyCase()) {
            case ACCEPTED -> batch.accepted(event.getAccepted().getOrder());
            case FILLED -> batch.filled(header, event.getFilled());
            case CANCELLED -> batch.ended(event.getCancelled().getOrderId());
            case REPLACED,
                    TRIGGERED,
                    REDUCED,
                    REJECTED,
                    PROGRESS,
                    CONFIGURED,
                    COMMAND_REJECTED,
                    REPEATED_ORDER,
                    SELF_TRADE_PREVENTED,
                    MASS_CANCEL_BEGAN,
                    CANCEL_AFTER_SET,
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
                    BODY_NOT_SET -> {}
        }
    }
}
