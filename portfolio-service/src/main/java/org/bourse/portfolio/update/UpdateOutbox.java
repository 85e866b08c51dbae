package org.bourse.portfolio.update;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bourse.contracts.ContractVersion;
import org.bourse.contracts.v1.FundingUpdate;

/** Changes of a status that are not on the topic yet. The database writes them with the change. */
final class UpdateOutbox {
    private static final String OLDEST =
            """
            SELECT event_id, account, kind, request_id, asset, amount_minor, status, code, at
            FROM funding_event WHERE NOT published ORDER BY event_id LIMIT ?\
            """;

    private final Connection connection;
    private final int venue;

    /**
     * @param connection in auto-commit mode
     */
    UpdateOutbox(Connection connection, int venue) {
        this.connection = connection;
        this.venue = venue;
    }

    /** The oldest of them. */
    List<FundingUpdate> oldest(int countMax) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(OLDEST)) {
            select.setInt(1, countMax);
            List<FundingUpdate> updates = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Instant at = row.getObject(9, OffsetDateTime.class).toInstant();
                    updates.add(
                            FundingUpdate.newBuilder()
                                    .setContractVersion(ContractVersion.CURRENT)
                                    .setVenue(venue)
                                    .setEventId(row.getLong(1))
                                    .setAccount(row.getLong(2))
                                    .setKind(row.getString(3))
                                    .setRequestId(row.getString(4))
                                    .setAsset(row.getInt(5))
                                    .setAmountMinor(row.getLong(6))
                                    .setStatus(row.getString(7))
                                    .setCode(Objects.requireNonNullElse(row.getString(8), ""))
                                    .setAtMicros(ChronoUnit.MICROS.between(Instant.EPOCH, at))
                                    .build());
                }
            }
            return updates;
        }
    }

    /** They are on the topic. */
    void published(List<FundingUpdate> updates) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "UPDATE funding_event SET published = true WHERE event_id = ANY (?)")) {
            Object[] ids = updates.stream().map(FundingUpdate::getEventId).toArray();
            update.setArray(1, connection.createArrayOf("bigint", ids));
            update.executeUpdate();
        }
    }
}
