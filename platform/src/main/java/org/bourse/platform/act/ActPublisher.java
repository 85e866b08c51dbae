package org.bourse.platform.act;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.bourse.contracts.ContractVersion;
import org.bourse.contracts.Topics;
import org.bourse.contracts.v1.ActPhase;
import org.bourse.contracts.v1.AdministrativeAct;
import org.bourse.platform.broker.Brokers;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Puts acts on the topic. Begun with the first of them: a service without any needs none. */
@ApplicationScoped
public class ActPublisher {
    private static final Logger LOG = Logger.getLogger(ActPublisher.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    /** Acts of so short a time share a request. */
    private static final int LINGER_MILLIS = 1;

    private final Producer<byte[], byte[]> producer;
    private final int venue;
    private final Duration timeout;

    @Inject
    ActPublisher(
            Brokers brokers, @ConfigProperty(name = "bourse.venue", defaultValue = "0") int venue) {
        this(new KafkaProducer<>(properties(brokers)), venue, TIMEOUT);
    }

    /** On a producer that is there already. */
    public ActPublisher(Producer<byte[], byte[]> producer, int venue, Duration timeout) {
        this.producer = producer;
        this.venue = venue;
        this.timeout = timeout;
    }

    private static Properties properties(Brokers brokers) {
        int timeoutMillis = Math.toIntExact(TIMEOUT.toMillis());
        Properties properties = brokers.properties();
        properties.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        properties.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        properties.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MILLIS);
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, timeoutMillis);
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, timeoutMillis / 2);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, timeoutMillis);
        properties.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
        return properties;
    }

    /** An act that is asked for now. */
    AdministrativeAct.Builder asked(String service, String subject, String method, String path) {
        return AdministrativeAct.newBuilder()
                .setContractVersion(ContractVersion.WRITTEN)
                .setVenue(venue)
                .setActId(UUID.randomUUID().toString())
                .setPhase(ActPhase.ASKED)
                .setService(service)
                .setSubject(subject)
                .setMethod(method)
                .setPath(path)
                .setAtMicros(nowMicros());
    }

    private static long nowMicros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }

    /** Tells what became of an act; where that cannot be told, the service's log has it. */
    void answer(AdministrativeAct asked, int status) {
        AdministrativeAct answered =
                asked.toBuilder()
                        .setPhase(ActPhase.ANSWERED)
                        .clearIdempotencyKey()
                        .clearBody()
                        .clearBodyLength()
                        .clearBodySha256()
                        .setStatus(status)
                        .setAtMicros(nowMicros())
                        .build();
        if (!publish(answered)) {
            LOG.errorf(
                    "answer not told to the audit log act=%s subject=%s method=%s path=%s"
                            + " status=%d",
                    asked.getActId(),
                    asked.getSubject(),
                    asked.getMethod(),
                    asked.getPath(),
                    status);
        }
    }

    /**
     * Waits until the brokers have the act, at most 2 s. Many may wait at a time.
     *
     * @return false: they do not have it for certain
     */
    boolean publish(AdministrativeAct act) {
        long deadlineNanos = System.nanoTime() + timeout.toNanos();
        try {
            producer.send(new ProducerRecord<>(Topics.ACTS, venue, null, act.toByteArray()))
                    .get(deadlineNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
            return true;
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            LOG.warnf("act not told act=%s phase=%s: %s", act.getActId(), act.getPhase(), e);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @PreDestroy
    void close() {
        producer.close(TIMEOUT);
    }
}
