package org.bourse.stack.topic;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import java.io.PrintStream;
import java.time.Instant;
import java.util.Base64;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bourse.contracts.Topics;

/** Prints a topic from its beginning, one line of JSON per record. */
public final class TopicPrinter {

    private static final JsonFormat.Printer JSON =
            JsonFormat.printer().omittingInsignificantWhitespace().preservingProtoFieldNames();

    private final TopicReader reader;
    private final PrintStream out;

    /** Prints topics of brokers. */
    public TopicPrinter(Brokers brokers, PrintStream out) {
        this.reader = new TopicReader(brokers);
        this.out = out;
    }

    /**
     * Prints what the topic holds now and, when asked to follow, whatever is added until the thread
     * is interrupted.
     */
    public void print(String topic, boolean follow) {
        reader.read(topic, follow, record -> out.println(line(record)));
        out.flush();
    }

    /** A record as a line. */
    static String line(ConsumerRecord<byte[], byte[]> record) {
        return "{\"partition\":%d,\"offset\":%d,\"time\":\"%s\",%s}"
                .formatted(
                        record.partition(),
                        record.offset(),
                        Instant.ofEpochMilli(record.timestamp()),
                        value(record));
    }

    private static String value(ConsumerRecord<byte[], byte[]> record) {
        byte[] bytes = record.value();
        if (bytes == null) {
            return "\"record\":null";
        }
        try {
            return "\"record\":" + JSON.print(Topics.parse(record.topic(), bytes));
        } catch (InvalidProtocolBufferException _) {
            return "\"unreadable\":\"" + Base64.getEncoder().encodeToString(bytes) + '"';
        }
    }
}
