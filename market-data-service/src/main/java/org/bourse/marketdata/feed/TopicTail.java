package org.bourse.marketdata.feed;

import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.bourse.platform.broker.Brokers;
import org.bourse.platform.events.FatalFault;
import org.bourse.platform.events.PartitionReader;
import org.jboss.logging.Logger;

/**
 * Reads a topic beside the venue's log in a thread of its own: what was there at the start, as far
 * back as is wanted, and what comes. A record's offset, which all replicas see alike, makes its
 * sequence.
 */
final class TopicTail {
    private static final Logger LOG = Logger.getLogger(TopicTail.class);
    private static final long LOOK_EVERY_NANOS = Duration.ofMillis(5).toNanos();

    private final TopicPartition partition;
    private final PartitionReader reader;
    private final Start start;
    private final Receiver receiver;

    private volatile boolean caughtUp;
    private volatile boolean stopping;

    /** Where to begin. */
    interface Start {
        /**
         * @param end the offset after the newest record
         */
        long offset(PartitionReader reader, TopicPartition partition, long end);
    }

    /** Takes a record. */
    interface Receiver {
        /**
         * @param sequence greater than that of the record before, from 1
         */
        void receive(byte[] value, long sequence) throws InvalidProtocolBufferException;
    }

    TopicTail(String topic, int venue, Brokers brokers, Start start, Receiver receiver) {
        partition = new TopicPartition(topic, venue);
        reader = new PartitionReader(brokers);
        this.start = start;
        this.receiver = receiver;
    }

    void start() {
        Thread.ofPlatform().name(partition.topic()).daemon(true).start(this::run);
    }

    void stop() {
        stopping = true;
        reader.wakeUp();
    }

    /** True once all that was there at the start is read. */
    boolean caughtUp() {
        return caughtUp;
    }

    /** Waits for what another topic, read beside this one, tells first. */
    void await(BooleanSupplier isTold) {
        while (!stopping && !isTold.getAsBoolean()) {
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
        }
    }

    private void run() {
        try (PartitionReader in = reader) {
            long end = in.end(partition);
            in.start(Map.of(partition, start.offset(in, partition, end)));
            while (!stopping) {
                for (ConsumerRecord<byte[], byte[]> entry : in.poll()) {
                    receiver.receive(entry.value(), entry.offset() + 1);
                }
                caughtUp |= in.position(partition) >= end;
            }
        } catch (WakeupException e) {
            LOG.debugf("%s ends", partition);
        } catch (Throwable e) {
            LOG.errorf(e, "%s failed", partition);
            FatalFault.stop(partition.topic() + " failed");
        }
    }
}
