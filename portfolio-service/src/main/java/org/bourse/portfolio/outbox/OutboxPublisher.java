package org.bourse.portfolio.outbox;

import com.google.protobuf.InvalidProtocolBufferException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.bourse.contracts.RequestId;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.platform.log.CommandPublisher;
import org.bourse.portfolio.lease.LeasedTask;
import org.bourse.portfolio.sending.SendWindow;
import org.jboss.logging.Logger;

/** Sends the commands of the outbox in order, and again until the venue has answered. */
@ApplicationScoped
public class OutboxPublisher implements LeasedTask {
    private static final Logger LOG = Logger.getLogger(OutboxPublisher.class);

    private static final String UNANSWERED =
            """
            SELECT sequence, request_id, body, state = 'DIVERGED'
            FROM funding_outbox WHERE state IN ('PENDING', 'DIVERGED')
            ORDER BY sequence LIMIT ?\
            """;

    private final CommandPublisher commands;
    private final OutboxConfig config;

    private SendWindow window;
    private volatile int unanswered;
    private volatile boolean diverged;

    private record Row(long sequence, RequestId requestId, CommandBody body) {}

    private record Sent(long sequence, CompletionStage<Long> position) {}

    @Inject
    public OutboxPublisher(CommandPublisher commands, OutboxConfig config, MeterRegistry meters) {
        this.commands = commands;
        this.config = config;
        this.window = window(config);
        Gauge.builder("bourse.outbox.unanswered", this, publisher -> publisher.unanswered)
                .description("Funding commands of the window without an answer")
                .register(meters);
        Gauge.builder("bourse.outbox.diverged", this, publisher -> publisher.diverged ? 1 : 0)
                .description("1 while the outbox and the venue differ and funding stands still")
                .register(meters);
    }

    private static SendWindow window(OutboxConfig config) {
        return new SendWindow(config.windowMax(), config.resendAfter(), config.resendPauseMax());
    }

    @Override
    public void begin() {
        window = window(config);
    }

    @Override
    public boolean run(Connection connection) throws SQLException {
        List<Row> rows = unanswered(connection);
        if (diverged) {
            return false;
        }
        Set<Long> due =
                Set.copyOf(
                        window.due(rows.stream().map(Row::sequence).toList(), System.nanoTime()));
        List<Sent> sent = new ArrayList<>(due.size());
        for (Row row : rows) {
            if (due.contains(row.sequence())) {
                sent.add(
                        new Sent(
                                row.sequence(),
                                commands.publishFunding(
                                        row.sequence(), row.requestId(), row.body())));
            }
        }
        for (Sent command : sent) {
            if (!isAcknowledged(command)) {
                window.failed(command.sequence());
                return false;
            }
        }
        return false;
    }

    private List<Row> unanswered(Connection connection) throws SQLException {
        List<Row> rows = new ArrayList<>();
        boolean stopped = false;
        try (PreparedStatement select = connection.prepareStatement(UNANSWERED)) {
            select.setInt(1, window.sizeMax());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    rows.add(
                            new Row(
                                    row.getLong(1),
                                    RequestId.of(row.getObject(2, UUID.class)),
                                    body(row.getBytes(3))));
                    stopped |= row.getBoolean(4);
                }
            }
        }
        unanswered = rows.size();
        diverged = stopped;
        return rows;
    }

    private static boolean isAcknowledged(Sent command) {
        try {
            long position = command.position().toCompletableFuture().join();
            LOG.debugf("sent funding sequence=%d position=%d", command.sequence(), position);
            return true;
        } catch (CompletionException e) {
            LOG.warnf("funding sequence=%d was not acknowledged: %s", command.sequence(), e);
            return false;
        }
    }

    private static CommandBody body(byte[] bytes) {
        try {
            return CommandBody.parseFrom(bytes);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("the outbox holds an unreadable command", e);
        }
    }
}
