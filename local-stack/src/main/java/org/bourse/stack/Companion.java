package org.bourse.stack;

import java.nio.file.Path;
import java.util.List;
import org.bourse.stack.process.Ports;
import org.bourse.stack.server.KeycloakServer;
import org.bourse.stack.server.PostgresServer;
import org.bourse.stack.server.Realm;
import org.bourse.stack.server.RedisServer;
import org.bourse.stack.server.Secrets;
import org.bourse.stack.server.StackFolders;
import org.bourse.stack.service.Placement;
import org.bourse.stack.service.ServiceProcess;
import org.bourse.stack.service.ServiceProgram;
import org.bourse.stack.service.Surroundings;

/** One more process of a service beside those of a running stack; who starts it stops it. */
public final class Companion {
    private Companion() {}

    /**
     * A process on free ports that is told of the stack's servers.
     *
     * @param home where the stack keeps its data
     * @param placement which process of the service it is, from 2
     * @param quickStart whether a JVM compiles for a quick start instead of a long run
     */
    public static ServiceProcess of(
            StackClient stack,
            Path home,
            Placement placement,
            ServiceProgram program,
            boolean quickStart) {
        String realm = Realm.issuer(port(stack, KeycloakServer.NAME));
        return of(stack, home, placement, program, quickStart, realm);
    }

    /**
     * The same with somebody else to issue tokens.
     *
     * @param realm where the issuer is, and how it calls itself
     */
    public static ServiceProcess of(
            StackClient stack,
            Path home,
            Placement placement,
            ServiceProgram program,
            boolean quickStart,
            String realm) {
        Ports ports = Ports.any();
        return new ServiceProcess(
                placement,
                program,
                new StackFolders(home),
                new Secrets(home),
                new Surroundings(
                        stack.kafkaBootstrapServers(),
                        port(stack, PostgresServer.NAME),
                        port(stack, RedisServer.NAME),
                        realm,
                        realm),
                ports.take(0),
                ports.take(0),
                quickStart,
                stack.rest(),
                List.of());
    }

    private static int port(StackClient stack, String server) {
        return stack.state().find(server).orElseThrow().port();
    }
}
