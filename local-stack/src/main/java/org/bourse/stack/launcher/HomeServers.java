package org.bourse.stack.launcher;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.bourse.stack.Stack;
import org.bourse.stack.StackClient;
import org.bourse.stack.StackOptions;
import org.bourse.stack.process.ProcessRecord;
import org.bourse.stack.process.Progress;
import org.bourse.stack.process.StackException;
import org.bourse.stack.process.StateFile;
import org.bourse.stack.server.KafkaServer;
import org.bourse.stack.server.PostgresServer;
import org.bourse.stack.service.BourseService;

/** Kafka and PostgreSQL of a stack that is stopped, for as long as a command needs them. */
final class HomeServers {
    private HomeServers() {}

    /**
     * Starts them.
     *
     * @throws StackException when something of the stack runs on without its launcher
     */
    static Stack start(Path home, Progress progress) {
        boolean isLeft =
                new StateFile(home)
                        .read()
                        .map(state -> state.processes().stream().anyMatch(ProcessRecord::isAlive))
                        .orElse(false);
        if (isLeft) {
            throw new StackException(
                    "the launcher is gone and what it started runs on; first: ./bourse down");
        }
        StackOptions options =
                StackOptions.standard(BourseCommand.project(), home)
                        .only(List.of(PostgresServer.NAME, KafkaServer.NAME));
        return Stack.start(options, progress);
    }

    /**
     * Throws when a service runs.
     *
     * @param client of a stack whose servers may run
     */
    static void checkServicesAreDown(StackClient client) {
        List<String> alive =
                Arrays.stream(BourseService.values())
                        .flatMap(it -> Stream.of(it.serviceName(), it.standbyName()))
                        .flatMap(name -> client.state().find(name).stream())
                        .filter(ProcessRecord::isAlive)
                        .map(ProcessRecord::name)
                        .toList();
        if (!alive.isEmpty()) {
            throw new StackException(
                    "services run (%s); first: ./bourse down".formatted(String.join(", ", alive)));
        }
    }
}
