package org.bourse.platform.act;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.bourse.contracts.Topics;
import org.bourse.contracts.v1.ActPhase;
import org.bourse.contracts.v1.AdministrativeAct;
import org.bourse.platform.problem.Problem;
import org.bourse.platform.security.Caller;
import org.bourse.platform.security.Roles;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A request by the filter, and what is then on the topic of venue 1. */
class ActFilterTest {
    private static final byte[] BODY =
            "{\"amount\":\"1\",\"ü\":2}".getBytes(StandardCharsets.UTF_8);

    private final Request request = new Request();

    /** The requests of a resource. */
    static final class Acts {
        @Audited
        public void open() {}

        @Audited(body = false)
        public void secret() {}

        private Acts() {}
    }

    /** What the filter sees of a request, and does to it. */
    private static final class Request implements InvocationHandler {
        private final Map<String, Object> properties = new HashMap<>();
        private InputStream body = new ByteArrayInputStream(BODY);
        private @Nullable Response aborted;
        private String key = "deposit-1";

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] given) {
            Object[] with = given == null ? new Object[0] : given;
            switch (method.getName()) {
                case "getMethod":
                    return "POST";
                case "getHeaderString":
                    return key;
                case "getEntityStream":
                    return body;
                case "setEntityStream":
                    body = (InputStream) with[0];
                    return null;
                case "getProperty":
                    return properties.get((String) with[0]);
                case "setProperty":
                    properties.put((String) with[0], with[1]);
                    return null;
                case "abortWith":
                    aborted = (Response) with[0];
                    return null;
                default:
                    throw new IllegalStateException(method.getName());
            }
        }

        private ContainerRequestContext context() {
            return fake(ContainerRequestContext.class, this);
        }
    }

    private static <T> T fake(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(
                        ActFilterTest.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static MockProducer<byte[], byte[]> broker(boolean answers) {
        return new MockProducer<>(
                answers, null, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static ActFilter filter(MockProducer<byte[], byte[]> broker, String role, String method)
            throws Exception {
        Caller caller =
                new Caller(
                        QuarkusSecurityIdentity.builder()
                                .setPrincipal(fake(JsonWebToken.class, (_, _, _) -> "subject-1"))
                                .addRole(role)
                                .build());
        HttpServerRequest line =
                fake(HttpServerRequest.class, (_, _, _) -> "/api/v1/deposits?a=%20b|\u0000");
        ActFilter filter =
                new ActFilter(
                        new ActPublisher(broker, 1, Duration.ofMillis(50)),
                        caller,
                        fake(RoutingContext.class, (_, _, _) -> line),
                        "portfolio-service");
        Method resource = Acts.class.getMethod(method);
        filter.resource = fake(ResourceInfo.class, (_, _, _) -> resource);
        return filter;
    }

    private static List<AdministrativeAct> told(MockProducer<byte[], byte[]> broker)
            throws IOException {
        List<AdministrativeAct> told = new ArrayList<>();
        for (ProducerRecord<byte[], byte[]> one : broker.history()) {
            assertEquals(Topics.ACTS, one.topic());
            assertEquals(1, one.partition());
            told.add(AdministrativeAct.parseFrom(one.value()));
        }
        return told;
    }

    private static AdministrativeAct only(MockProducer<byte[], byte[]> broker) throws IOException {
        List<AdministrativeAct> told = told(broker);
        assertEquals(1, told.size());
        return told.getFirst();
    }

    private static void answer(ActFilter filter, Request request) {
        filter.filter(request.context(), fake(ContainerResponseContext.class, (_, _, _) -> 201));
    }

    @Test
    void anActIsToldBeforeItIsDoneAndItsBodyIsPutBack() throws Exception {
        MockProducer<byte[], byte[]> broker = broker(true);

        filter(broker, Roles.OPERATOR, "open").filter(request.context());

        AdministrativeAct act = only(broker);
        assertEquals(ActPhase.ASKED, act.getPhase());
        assertEquals("subject-1", act.getSubject());
        assertEquals("portfolio-service", act.getService());
        assertEquals("POST", act.getMethod());
        assertEquals("/api/v1/deposits?a=%20b|?", act.getPath());
        assertEquals("deposit-1", act.getIdempotencyKey());
        assertEquals(new String(BODY, StandardCharsets.UTF_8), act.getBody());
        assertEquals("", act.getBodySha256());
        assertArrayEquals(BODY, request.body.readAllBytes());
        assertNull(request.aborted);
    }

    @Test
    void whatBecameOfItIsToldUnderTheSameId() throws Exception {
        MockProducer<byte[], byte[]> broker = broker(true);
        ActFilter filter = filter(broker, Roles.RISK_MANAGER, "open");
        filter.filter(request.context());

        answer(filter, request);

        AdministrativeAct asked = told(broker).getFirst();
        AdministrativeAct answered = told(broker).getLast();
        assertEquals(2, told(broker).size());
        assertEquals(
                asked.toBuilder()
                        .setPhase(ActPhase.ANSWERED)
                        .setStatus(201)
                        .clearBody()
                        .clearIdempotencyKey()
                        .setAtMicros(answered.getAtMicros())
                        .build(),
                answered);
        assertTrue(answered.getAtMicros() >= asked.getAtMicros());
    }

    @ParameterizedTest
    @ValueSource(ints = {ActFilter.BODY_BYTES_MAX, ActFilter.BODY_BYTES_MAX + 1})
    void ofALongBodyThereAreItsLengthAndItsHash(int length) throws Exception {
        MockProducer<byte[], byte[]> broker = broker(true);
        byte[] body = "x".repeat(length).getBytes(StandardCharsets.UTF_8);
        request.body = new ByteArrayInputStream(body);

        filter(broker, Roles.OPERATOR, "open").filter(request.context());

        assertArrayEquals(body, request.body.readAllBytes());
        assertHashed(length > ActFilter.BODY_BYTES_MAX, body, only(broker));
    }

    @Test
    void aBodyThatIsNoTextIsToldByItsHash() throws Exception {
        MockProducer<byte[], byte[]> broker = broker(true);
        byte[] body = {'a', (byte) 0xff, 'b'};
        request.body = new ByteArrayInputStream(body);

        filter(broker, Roles.OPERATOR, "open").filter(request.context());

        assertArrayEquals(body, request.body.readAllBytes());
        assertHashed(true, body, only(broker));
    }

    private static void assertHashed(boolean isHashed, byte[] body, AdministrativeAct act)
            throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(body);
        assertEquals(isHashed ? HexFormat.of().formatHex(hash) : "", act.getBodySha256());
        assertEquals(isHashed ? body.length : 0, act.getBodyLength());
        assertEquals(isHashed ? 0 : body.length, act.getBody().length());
    }

    @Test
    void aBodyThatMayHoldASecretIsNotTold() throws Exception {
        MockProducer<byte[], byte[]> broker = broker(true);

        filter(broker, Roles.OPERATOR, "secret").filter(request.context());

        AdministrativeAct act = only(broker);
        assertEquals("", act.getBody());
        assertEquals("", act.getBodySha256());
        assertArrayEquals(BODY, request.body.readAllBytes());
    }

    @Test
    void aKeyIsCutToWhatAKeyMayHave() throws Exception {
        MockProducer<byte[], byte[]> broker = broker(true);
        request.key = "k".repeat(65);

        filter(broker, Roles.OPERATOR, "open").filter(request.context());

        assertEquals("k".repeat(64), only(broker).getIdempotencyKey());
    }

    @Test
    void whileTheBrokerIsAwayNothingIsDone() throws Exception {
        MockProducer<byte[], byte[]> broker = broker(false);
        ActFilter filter = filter(broker, Roles.OPERATOR, "open");

        filter.filter(request.context());

        Response refused = request.aborted;
        assertTrue(refused != null);
        assertEquals(503, refused.getStatus());
        assertEquals("AUDIT_UNAVAILABLE", ((Problem) refused.getEntity()).code());
        answer(filter, request);
        assertEquals(1, told(broker).size(), "no answer to what was not done");
    }

    @Test
    void anAnswerThatCannotBeToldStandsAsItIs() throws Exception {
        MockProducer<byte[], byte[]> broker = broker(true);
        ActFilter filter = filter(broker, Roles.OPERATOR, "open");
        filter.filter(request.context());
        broker.sendException = new TimeoutException("away");

        answer(filter, request);

        assertNull(request.aborted);
        assertEquals(ActPhase.ASKED, only(broker).getPhase());
    }

    @ParameterizedTest
    @ValueSource(strings = {Roles.TRADER, Roles.MARKET_MAKER})
    void whatATraderDoesIsNoAct(String role) throws Exception {
        MockProducer<byte[], byte[]> broker = broker(true);
        ActFilter filter = filter(broker, role, "open");

        filter.filter(request.context());
        answer(filter, request);

        assertEquals(List.of(), told(broker));
        assertFalse(request.aborted != null);
        assertArrayEquals(BODY, request.body.readAllBytes());
    }
}
