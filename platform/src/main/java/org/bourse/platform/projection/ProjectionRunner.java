package org.bourse.platform.projection;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.bourse.contracts.ContractVersion;
import org.bourse.contracts.EventSequence;
import org.bourse.contracts.UnknownFields;
import org.bourse.contracts.v1.EventHeader;
import org.bourse.platform.events.FaultException;
import org.bourse.platform.events.Halt;
import org.bourse.platform.metric.Hop;
import org.bourse.platform.trace.Traces;
import org.jboss.logging.Logger;

/**
 * Applies a topic's records to the service's database: rows and position in one transaction,
 * exactly last + 1. A duplicate is dropped; a gap, an unknown field or a defect ends the process; a
 * database that is away is waited for.
 *
 * @param <T> the topic's record
 */
public final class ProjectionRunner<T extends Message> {
    private static final Logger LOG = Logger.getLogger(ProjectionRunner.class);
    private static final Duration BACK_OFF_MAX = Duration.ofSeconds(2);

    private final Projection<T> projection;
    private final DataSource dataSource;
    private final int venue;
    private final Halt halt;
    private final Traces traces;
    private final Timer projected;

    private volatile boolean healthy = true;
    private volatile long appliedPosition = -1;

    /** When the oldest record was written that is being applied; 0 while none is. */
    private volatile long writtenMillis;

    private long appliedSequence;

    ProjectionRunner(
            Projection<T> projection,
            DataSource dataSource,
            int venue,
            Halt halt,
            Traces traces,
            MeterRegistry meters) {
        this.projection = projection;
        this.dataSource = dataSource;
        this.venue = venue;
        this.halt = halt;
        this.traces = traces;
        projected = Hop.EVENTS_PROJECTED.timer(meters, projection.topic());
        TimeGauge.builder(
                        "bourse.projection.lag", this, TimeUnit.MILLISECONDS, it -> it.lagMillis())
                .description("Age of the oldest record that was read and is not in tables yet")
                .tag("topic", projection.topic())
                .register(meters);
    }

    /** Applies the records of this venue; returns when they are durable. */
    public void receive(ConsumerRecords<byte[], byte[]> records) {
        List<ConsumerRecord<byte[], byte[]>> mine = new ArrayList<>(records.count());
        for (ConsumerRecord<byte[], byte[]> entry : records) {
            if (entry.partition() == venue) {
                mine.add(entry);
            }
        }
        if (mine.isEmpty()) {
            return;
        }
        List<Span> spans = traces.processing(mine);
        try {
            writtenMillis = mine.getFirst().timestamp();
            applyWhenPossible(parse(mine), mine.getLast().offset() + 1);
            projected.record(lagMillis(), TimeUnit.MILLISECONDS);
            writtenMillis = 0;
        } catch (FaultException e) {
            spans.forEach(it -> it.setStatus(StatusCode.ERROR));
            spans.forEach(Span::end);
            LOG.errorf(e, "projection stops topic=%s", projection.topic());
            halt.now(new Halt.Fault(projection.topic(), appliedSequence, e.reason()));
            throw e;
        }
        spans.forEach(Span::end);
    }

    private void applyWhenPossible(List<T> records, long nextOffset) {
        Duration backOff = Duration.ofMillis(50);
        while (!Thread.currentThread().isInterrupted()) {
            try {
                apply(records, nextOffset);
                healthy = true;
                return;
            } catch (SQLException e) {
                if (!PositionTable.isTransient(e)) {
                    throw failed(e);
                }
                healthy = false;
                LOG.warnf("database away topic=%s: %s", projection.topic(), e.getMessage());
                LockSupport.parkNanos(backOff.toNanos());
                backOff = backOff.multipliedBy(2);
                backOff = backOff.compareTo(BACK_OFF_MAX) > 0 ? BACK_OFF_MAX : backOff;
            }
        }
    }

    private FaultException failed(Exception cause) {
        return new FaultException("the projection of " + projection.topic() + " failed", cause);
    }

    private List<T> parse(List<ConsumerRecord<byte[], byte[]>> entries) {
        List<T> parsed = new ArrayList<>(entries.size());
        for (ConsumerRecord<byte[], byte[]> entry : entries) {
            try {
                T record = projection.parser().parseFrom(entry.value());
                if (projection.header(record).getContractVersion() > ContractVersion.CURRENT
                        || UnknownFields.in(record)) {
                    throw new FaultException(
                            "%s offset %d holds what this build does not know"
                                    .formatted(projection.topic(), entry.offset()));
                }
                parsed.add(record);
            } catch (InvalidProtocolBufferException e) {
                throw new FaultException(
                        "%s offset %d is unreadable".formatted(projection.topic(), entry.offset()),
                        e);
            }
        }
        return parsed;
    }

    private void apply(List<T> records, long nextOffset) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                PositionTable table = new PositionTable(connection, projection.topic(), venue);
                long last = table.lockedSequence();
                appliedSequence = last;
                List<T> next = following(last, records);
                if (next.isEmpty()) {
                    connection.rollback();
                    return;
                }
                projection.apply(connection, next);
                EventHeader newest = projection.header(next.getLast());
                table.move(newest.getSequence(), newest.getPosition(), nextOffset);
                connection.commit();
                appliedSequence = newest.getSequence();
                appliedPosition = newest.getPosition();
            } catch (SQLException e) {
                rollBack(connection, e);
                throw e;
            } catch (RuntimeException e) {
                rollBack(connection, e);
                throw e instanceof FaultException ? e : failed(e);
            }
        }
    }

    private static void rollBack(Connection connection, Exception cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    private List<T> following(long last, List<T> records) {
        List<T> next = new ArrayList<>(records.size());
        long expected = last;
        for (T record : records) {
            EventHeader header = projection.header(record);
            switch (EventSequence.arrival(expected, header.getSequence())) {
                case NEXT -> {
                    next.add(record);
                    expected = header.getSequence();
                }
                case DUPLICATE ->
                        LOG.debugf(
                                "dropped topic=%s sequence=%d",
                                projection.topic(), header.getSequence());
                case GAP ->
                        throw new FaultException(
                                "gap in %s at position %d: sequence %d after %d"
                                        .formatted(
                                                projection.topic(),
                                                header.getPosition(),
                                                header.getSequence(),
                                                expected));
            }
        }
        return next;
    }

    private long lagMillis() {
        long written = writtenMillis;
        return written == 0 ? 0 : Math.max(0, System.currentTimeMillis() - written);
    }

    /** False while the database is away. */
    public boolean healthy() {
        return healthy;
    }

    public String topic() {
        return projection.topic();
    }

    /** The newest position this process has made durable; -1 before the first. */
    long appliedPosition() {
        return appliedPosition;
    }
}
