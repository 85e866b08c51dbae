package org.bourse.stack.topic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.bourse.contracts.Topics;
import org.bourse.contracts.v1.Command;
import org.bourse.contracts.v1.Writer;
import org.junit.jupiter.api.Test;

class TopicPrinterTest {

    private static ConsumerRecord<byte[], byte[]> record(byte[] value) {
        return new ConsumerRecord<>(
                Topics.COMMANDS,
                0,
                7,
                1_000,
                TimestampType.CREATE_TIME,
                0,
                value.length,
                null,
                value,
                new RecordHeaders(),
                Optional.empty());
    }

    @Test
    void aRecordIsALineOfJson() {
        Command command = Command.newBuilder().setWriter(Writer.RISK).setWriterSequence(3).build();

        assertEquals(
                "{\"partition\":0,\"offset\":7,\"time\":\"1970-01-01T00:00:01Z\",\"record\":"
                        + "{\"writer\":\"RISK\",\"writer_sequence\":\"3\"}}",
                TopicPrinter.line(record(command.toByteArray())));
    }

    @Test
    void whatCannotBeReadIsShownAsBytes() {
        String line = TopicPrinter.line(record(new byte[] {(byte) 0xff, 1}));

        assertTrue(line.endsWith("\"unreadable\":\"/wE=\"}"), line);
    }
}
