package org.bourse.stack.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.bourse.stack.process.Ports;

/**
 * What the services use of Kafka in a stack that shows them a broker as in production: TLS, a
 * password each, and no more rights than they need. The stack itself goes on to use the plain one.
 */
public final class SecureListener {
    private static final String NAME = "SECURE";
    private static final int ITERATIONS = 4_096;
    private static final int WAIT_SECONDS = 60;

    private final StackFolders folders;
    private final Authority authority;
    private final Secrets secrets;
    private final int port;
    private final List<TopicAccess> users;

    /**
     * @param authority who signs the broker's certificate
     * @param port where it is served
     * @param users who may connect, and to what end
     */
    public SecureListener(
            StackFolders folders,
            Authority authority,
            Secrets secrets,
            int port,
            List<TopicAccess> users) {
        this.folders = folders;
        this.authority = authority;
        this.secrets = secrets;
        this.port = port;
        this.users = List.copyOf(users);
    }

    boolean isReady() {
        return Ports.isServed(port);
    }

    /** Makes the broker's certificate, once. */
    void prepare() throws IOException {
        authority.issue(KafkaServer.NAME);
        Secrets.writePrivate(
                keystore(),
                Files.readString(authority.key(KafkaServer.NAME))
                        + Files.readString(authority.certificate(KafkaServer.NAME)));
    }

    /** What {@code listeners} and {@code advertised.listeners} have more. */
    String address() {
        return ",%s://127.0.0.1:%d".formatted(NAME, port);
    }

    /** What {@code listener.security.protocol.map} has more. */
    String protocol() {
        return ",%s:SASL_SSL".formatted(NAME);
    }

    /** The other settings of the broker. Who comes by the plain listener may do all. */
    String configuration() {
        return """
        listener.name.secure.sasl.enabled.mechanisms=%2$s
        listener.name.secure.scram-sha-512.sasl.jaas.config=\
        org.apache.kafka.common.security.scram.ScramLoginModule required;
        listener.name.secure.ssl.enabled.protocols=TLSv1.3
        listener.name.secure.ssl.keystore.type=PEM
        listener.name.secure.ssl.keystore.location=%1$s
        authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
        super.users=User:ANONYMOUS
        """
                .formatted(keystore(), ScramMechanism.SCRAM_SHA_512.mechanismName());
    }

    /** Makes the users and gives them their rights; again at each start, with the same result. */
    void admit(String bootstrapServers) throws IOException {
        List<UserScramCredentialAlteration> credentials = new ArrayList<>();
        for (TopicAccess access : users) {
            credentials.add(
                    new UserScramCredentialUpsertion(
                            access.user(),
                            new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, ITERATIONS),
                            password(access.user())));
        }
        try (Admin admin =
                Admin.create(
                        Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            admin.alterUserScramCredentials(credentials).all().get(WAIT_SECONDS, TimeUnit.SECONDS);
            admin.createAcls(users.stream().flatMap(it -> it.bindings().stream()).toList())
                    .all()
                    .get(WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("cannot make the users of Kafka: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** What a service is told, a line each. */
    public List<String> properties(String user) {
        return List.of(
                "bourse.kafka.security-protocol=SASL_SSL",
                "bourse.kafka.sasl.user=" + user,
                "bourse.kafka.sasl.password=" + password(user),
                "bourse.kafka.tls.truststore=" + authority.caCertificate());
    }

    private String password(String user) {
        return secrets.password("kafka." + user);
    }

    /** The broker's key and certificate in one file, as it wants them. */
    private Path keystore() {
        return folders.config("kafka.pem");
    }
}
