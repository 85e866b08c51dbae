package org.bourse.platform.events;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.bourse.platform.broker.Brokers;
import org.jboss.logging.Logger;

/**
 * Reads all of a venue's partition of a compacted topic, and what comes, on a thread of its own. A
 * record that cannot be read ends the process.
 */
public final class CompactedTail {
    private static final Logger LOG = Logger.getLogger(CompactedTail.class);

    private final TopicPartition partition;
    private final PartitionReader reader;
    private final Receiver receiver;
    private final BlockingQueue<CountDownLatch> waiting = new LinkedBlockingQueue<>();

    private volatile boolean caughtUp;
    private volatile boolean stopping;

    /** Takes one record after the other. */
    @FunctionalInterface
    public interface Receiver {
        void receive(ConsumerRecord<byte[], byte[]> entry) throws InvalidProtocolBufferException;
    }

    public CompactedTail(String topic, int venue, Brokers brokers, Receiver receiver) {
        partition = new TopicPartition(topic, venue);
        reader = new PartitionReader(brokers);
        this.receiver = receiver;
    }

    public void start() {
        Thread.ofPlatform().name(partition.topic()).daemon(true).start(this::run);
    }

    public void stop() {
        stopping = true;
        reader.wakeUp();
    }

    /** True once it has read all that was there when it began. */
    public boolean caughtUp() {
        return caughtUp;
    }

    /** Waits until all is read that the topic held when this was called. */
    public void awaitCurrent() throws InterruptedException {
        CountDownLatch read = new CountDownLatch(1);
        waiting.add(read);
        read.await();
    }

    private void run() {
        try (PartitionReader in = reader) {
            long end = in.end(partition);
            in.start(Map.of(partition, in.beginning(partition)));
            List<CountDownLatch> served = new ArrayList<>();
            while (!stopping) {
                if (waiting.drainTo(served) > 0) {
                    end = in.end(partition);
                }
                for (ConsumerRecord<byte[], byte[]> entry : in.poll()) {
                    receiver.receive(entry);
                }
                if (in.position(partition) < end) {
                    continue;
                }
                served.forEach(CountDownLatch::countDown);
                served.clear();
                if (!caughtUp) {
                    caughtUp = true;
                    LOG.infof("caught up topic=%s offset=%d", partition.topic(), end);
                }
            }
        } catch (WakeupException e) {
            LOG.debugf("%s ends", partition);
        } catch (Throwable e) {
            LOG.errorf(e, "reading topic=%s failed", partition.topic());
            FatalFault.stop("reading " + partition.topic() + " failed");
        }
    }
}
