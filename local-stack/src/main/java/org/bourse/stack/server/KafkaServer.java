package org.bourse.stack.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bourse.contracts.Topics;
import org.bourse.stack.process.Component;
import org.bourse.stack.process.Ports;
import org.bourse.stack.process.ProcessSpec;

/** One Kafka node that is broker and controller, with the platform's topics. */
public final class KafkaServer implements Component {

    /** The component's name. */
    public static final String NAME = "kafka";

    private final Installation installation;
    private final StackFolders folders;
    private final int port;
    private final int controllerPort;
    private final List<Listener> listeners;
    private final Optional<SecureListener> secure;
    private final boolean quickStart;

    /**
     * What one client connects to by way of another port.
     *
     * @param client whom it is for, for example {@code order-service}
     * @param port the broker's
     * @param advertisedPort where the client is told to connect to
     */
    public record Listener(String client, int port, int advertisedPort) {
        private String name() {
            return client.toUpperCase(Locale.ROOT);
        }
    }

    /**
     * @param listeners for one client each, beside that for all others
     * @param secure what services use instead, if anything
     * @param quickStart whether the JVM compiles for a quick start instead of a long run
     */
    public KafkaServer(
            Installation installation,
            StackFolders folders,
            int port,
            int controllerPort,
            List<Listener> listeners,
            Optional<SecureListener> secure,
            boolean quickStart) {
        this.installation = installation;
        this.folders = folders;
        this.port = port;
        this.controllerPort = controllerPort;
        this.listeners = List.copyOf(listeners);
        this.secure = secure;
        this.quickStart = quickStart;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int port() {
        return port;
    }

    /** Where clients find the broker. */
    public static String bootstrapServers(int port) {
        return "127.0.0.1:" + port;
    }

    @Override
    public Path log() {
        return folders.log(name());
    }

    @Override
    public void prepare() throws IOException {
        Path configuration = folders.config("kafka.properties");
        Secrets.writePrivate(configuration, configuration());
        if (secure.isPresent()) {
            secure.get().prepare();
        }
        if (Files.exists(folders.data(NAME).resolve("meta.properties"))) {
            return;
        }
        List<String> command = new ArrayList<>(java());
        command.addAll(
                List.of(
                        "kafka.tools.StorageTool",
                        "format",
                        "--ignore-formatted",
                        "--cluster-id",
                        org.apache.kafka.common.Uuid.randomUuid().toString(),
                        "--config",
                        configuration.toString()));
        Commands.run(command, Map.of(), folders.log("kafka-format"));
    }

    @Override
    public ProcessSpec spec() {
        List<String> command = new ArrayList<>(java());
        command.add("kafka.Kafka");
        command.add(folders.config("kafka.properties").toString());
        return new ProcessSpec(Commands.ownSession(command), Map.of(), folders.home());
    }

    @Override
    public boolean isReady() {
        return Ports.isServed(port) && secure.map(SecureListener::isReady).orElse(true);
    }

    @Override
    public void afterReady() throws IOException {
        KafkaTopics.create(bootstrapServers(port));
        if (secure.isPresent()) {
            secure.get().admit(bootstrapServers(port));
        }
    }

    @Override
    public Duration stopWithin() {
        return installation.javaStopWithin();
    }

    private List<String> java() {
        List<String> command = new ArrayList<>();
        command.addAll(
                List.of(
                        Installation.java(),
                        "-Xms128m",
                        "-Xmx384m",
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Dorg.slf4j.simpleLogger.showDateTime=true",
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                        "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSS"));
        if (quickStart) {
            command.add("-XX:TieredStopAtLevel=1");
        }
        command.addAll(installation.aotArguments(NAME));
        command.add("-cp");
        command.add(installation.kafkaClassPath());
        return command;
    }

    private String configuration() {
        return """
        # Written at each start.
        process.roles=broker,controller
        node.id=1
        controller.quorum.voters=1@127.0.0.1:%2$d
        controller.listener.names=CONTROLLER
        listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d%5$s%8$s
        advertised.listeners=PLAINTEXT://127.0.0.1:%1$d%6$s%8$s
        listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT%7$s%9$s
        log.dirs=%3$s
        auto.create.topics.enable=false
        num.partitions=3
        default.replication.factor=1
        min.insync.replicas=1
        unclean.leader.election.enable=false
        log.retention.ms=-1
        log.retention.bytes=-1
        message.max.bytes=%4$d
        offsets.topic.replication.factor=1
        offsets.topic.num.partitions=3
        transaction.state.log.replication.factor=1
        transaction.state.log.min.isr=1
        transaction.state.log.num.partitions=3
        share.coordinator.state.topic.replication.factor=1
        share.coordinator.state.topic.min.isr=1
        share.coordinator.state.topic.num.partitions=3
        group.initial.rebalance.delay.ms=0
        %10$s
        """
                .formatted(
                        port,
                        controllerPort,
                        folders.data(NAME),
                        Topics.RECORD_BYTES_MAX,
                        each(it -> ",%s://127.0.0.1:%d".formatted(it.name(), it.port())),
                        each(it -> ",%s://127.0.0.1:%d".formatted(it.name(), it.advertisedPort())),
                        each(it -> ",%s:PLAINTEXT".formatted(it.name())),
                        secure.map(SecureListener::address).orElse(""),
                        secure.map(SecureListener::protocol).orElse(""),
                        secure.map(SecureListener::configuration).orElse(""));
    }

    private String each(Function<Listener, String> text) {
        return listeners.stream().map(text).collect(Collectors.joining());
    }
}
