package org.bourse.platform.apikey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.bourse.contracts.Topics;
import org.bourse.contracts.v1.ApiKeyUse;
import org.junit.jupiter.api.Test;

class KeyUsesTest {
    private final MockProducer<byte[], byte[]> broker =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final KeyUses uses = new KeyUses(broker, 2);

    private Map<String, Long> told() throws InvalidProtocolBufferException {
        Map<String, Long> told = new TreeMap<>();
        for (ProducerRecord<byte[], byte[]> entry : broker.history()) {
            assertEquals(Topics.API_KEY_USES, entry.topic());
            assertEquals(2, entry.partition());
            ApiKeyUse use = ApiKeyUse.parseFrom(entry.value());
            told.put(use.getKeyId(), use.getAtMicros());
        }
        broker.clear();
        return told;
    }

    @Test
    void tellsOfEachKeyOnceWhenItWasUsedTheLastTime() throws Exception {
        for (int i = 0; i < 1_000; i++) {
            uses.note("a", i);
        }
        uses.note("b", 7);
        assertEquals(Map.of(), told());

        uses.tell();
        assertEquals(2, broker.history().size());
        assertEquals(Map.of("a", 999L, "b", 7L), told());

        uses.tell();
        assertEquals(Map.of(), told());
    }

    @Test
    void aBrokerThatIsAwayEndsNothing() throws Exception {
        broker.sendException = new KafkaException("away");
        uses.note("a", 1);
        uses.tell();

        broker.sendException = null;
        uses.note("a", 2);
        uses.tell();
        assertEquals(Map.of("a", 2L), told());
    }
}
