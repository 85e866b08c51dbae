package org.bourse.platform.act;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.bourse.contracts.v1.ActPhase;
import org.bourse.contracts.v1.AdministrativeAct;
import org.junit.jupiter.api.Test;

/** What a service does by itself, as it is told to the topic of venue 1. */
class OwnActsTest {
    private static final String PATH = "/api/v1/kyc/1000";

    private static MockProducer<byte[], byte[]> broker(boolean answers) {
        return new MockProducer<>(
                answers, null, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static OwnActs acts(MockProducer<byte[], byte[]> broker) {
        return new OwnActs(new ActPublisher(broker, 1, Duration.ofMillis(50)), "portfolio-service");
    }

    @Test
    void theServiceIsWhoAsked() throws IOException {
        MockProducer<byte[], byte[]> broker = broker(true);
        OwnActs acts = acts(broker);

        AdministrativeAct asked = acts.ask("PUT", PATH, "{}").orElseThrow();
        acts.answer(asked, 200);

        assertEquals(2, broker.history().size());
        assertEquals(asked, AdministrativeAct.parseFrom(broker.history().get(0).value()));
        assertEquals("portfolio-service", asked.getSubject());
        assertEquals("portfolio-service", asked.getService());
        assertEquals("PUT " + PATH, asked.getMethod() + " " + asked.getPath());
        assertEquals("{}", asked.getBody());
        AdministrativeAct answered = AdministrativeAct.parseFrom(broker.history().get(1).value());
        assertEquals(asked.getActId(), answered.getActId());
        assertEquals(ActPhase.ANSWERED, answered.getPhase());
        assertEquals(200, answered.getStatus());
        assertEquals("", answered.getBody());
    }

    @Test
    void whatTheBrokersDoNotTakeIsNotAsked() {
        assertTrue(acts(broker(false)).ask("PUT", PATH, "{}").isEmpty());
    }
}
