package org.bourse.platform.events;

import com.google.protobuf.UnknownFieldSet;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.bourse.contracts.ContractVersion;
import org.bourse.contracts.Topics;
import org.bourse.contracts.v1.EventHeader;
import org.bourse.contracts.v1.OrderEvents;

/** Records of {@code order-events} as they come from Kafka. */
public final class Records {
    private Records() {}

    /** A record without events, whose position is ten times its sequence. */
    public static OrderEvents numbered(long sequence) {
        return OrderEvents.newBuilder()
                .setHeader(
                        EventHeader.newBuilder()
                                .setContractVersion(ContractVersion.CURRENT)
                                .setSequence(sequence)
                                .setPosition(10 * sequence))
                .build();
    }

    /** With a field that no build knows. */
    public static OrderEvents withUnknownField(long sequence) {
        UnknownFieldSet.Field field = UnknownFieldSet.Field.newBuilder().addVarint(1).build();
        return numbered(sequence).toBuilder()
                .setUnknownFields(UnknownFieldSet.newBuilder().addField(1_000, field).build())
                .build();
    }

    /** Of a contract that is newer than this build. */
    public static OrderEvents ofNewerContract(long sequence) {
        OrderEvents.Builder record = numbered(sequence).toBuilder();
        record.getHeaderBuilder().setContractVersion(ContractVersion.CURRENT + 1);
        return record.build();
    }

    public static ConsumerRecord<byte[], byte[]> entry(int partition, long offset, byte[] value) {
        return new ConsumerRecord<>(Topics.ORDER_EVENTS, partition, offset, new byte[0], value);
    }

    /** A batch of one partition; offsets are sequences less one. */
    public static ConsumerRecords<byte[], byte[]> batch(int partition, OrderEvents... records) {
        List<ConsumerRecord<byte[], byte[]>> entries =
                Arrays.stream(records)
                        .map(record ->
                                entry(
                                        partition,
                                        record.getHeader().getSequence() - 1,
                                        record.toByteArray()))
                        .toList();
        return batch(partition, entries);
    }

    public static ConsumerRecords<byte[], byte[]> batch(
            int partition, List<ConsumerRecord<byte[], byte[]>> entries) {
        return new ConsumerRecords<>(
                Map.of(new TopicPartition(Topics.ORDER_EVENTS, partition), entries), Map.of());
    }
}
