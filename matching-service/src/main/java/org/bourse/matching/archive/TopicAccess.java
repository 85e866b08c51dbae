package org.bourse.matching.archive;

import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.bourse.contracts.archive.ArchiveException;
import org.bourse.platform.broker.Brokers;
import org.jboss.logging.Logger;

/**
 * Reads the venue's topics beside the runner, and deletes from them.
 *
 * @param brokers where the topics are
 */
record TopicAccess(Brokers brokers) {
    private static final Logger LOG = Logger.getLogger(TopicAccess.class);

    /** Without a group; who takes it closes it. */
    KafkaConsumer<byte[], byte[]> consumer() {
        Properties properties = brokers.properties();
        properties.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        properties.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
        return new KafkaConsumer<>(properties);
    }

    /**
     * Deletes the records before an offset.
     *
     * @param first the offset of the first there is
     * @throws ArchiveException when the brokers refuse
     */
    void delete(TopicPartition partition, long first, long before) {
        try (Admin admin = Admin.create(brokers.properties())) {
            admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(before)))
                    .all()
                    .get();
            LOG.infof("deleted topic=%s offsets=%d-%d", partition.topic(), first, before - 1);
        } catch (ExecutionException e) {
            throw new ArchiveException("cannot delete from %s".formatted(partition), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
