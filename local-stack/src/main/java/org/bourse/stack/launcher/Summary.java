package org.bourse.stack.launcher;

import java.nio.file.Path;
import org.bourse.stack.StackClient;
import org.bourse.stack.process.ProcessRecord;
import org.bourse.stack.process.StackState;
import org.bourse.stack.server.KeycloakServer;
import org.bourse.stack.server.PostgresServer;
import org.bourse.stack.server.RedisServer;
import org.bourse.stack.service.BourseService;

/** What a person wants to know about a stack that is up. */
final class Summary {

    private Summary() {}

    /** Addresses, how to get a token, an order to copy. */
    static String of(StackClient client) {
        StackState state = client.state();
        StringBuilder text = new StringBuilder("\nBourse is up.\n\n");
        for (ProcessRecord process : state.processes()) {
            text.append("  %-20s %s%n".formatted(process.name(), address(client, process)));
        }
        text.append(
                """

                Users: alice, bob, mm, risk, risk2, operator, auditor; each one's password is the user name.
                A token:  ./bourse token alice
                """);
        if (state.find(BourseService.ORDER_SERVICE.serviceName()).isPresent()) {
            text.append(firstOrder(client));
        }
        return text.append("\nStop it with ./bourse down or, where it is attached, Ctrl-C.\n")
                .toString();
    }

    private static String firstOrder(StackClient client) {
        return """
        An order:

          curl -s -X POST %s/api/v1/orders \\
            -H "Authorization: Bearer $(./bourse token alice)" \\
            -H 'Content-Type: application/json' \\
            -d '{"clientOrderId":"first-'$(date +%%s)'","symbol":"BTC-USDT","side":"BUY",\
        "type":"LIMIT","timeInForce":"GTC","price":"60000.00","quantity":"0.01"}'
        """
                .formatted(client.url(BourseService.ORDER_SERVICE.serviceName()));
    }

    private static String address(StackClient client, ProcessRecord process) {
        String address =
                switch (process.name()) {
                    case PostgresServer.NAME -> "jdbc:postgresql://127.0.0.1:" + process.port();
                    case RedisServer.NAME -> client.redisUrl().toString();
                    case KeycloakServer.NAME -> client.url(process.name()) + "/realms/bourse";
                    default ->
                            process.managementPort() == 0
                                    ? "127.0.0.1:" + process.port()
                                    : client.url(process.name()).toString();
                };
        return process.managementPort() == 0
                ? address
                : address + "   health and metrics on port " + process.managementPort();
    }

    /** One line per process: state, id, ports. */
    static String table(StackState state) {
        StringBuilder text = new StringBuilder();
        text.append("%-20s %-10s %8s %6s%n".formatted("part", "state", "pid", "port"));
        for (ProcessRecord process : state.processes()) {
            String now = process.isAlive() ? process.state().name() : dead(process);
            text.append(
                    "%-20s %-10s %8d %6d%n"
                            .formatted(process.name(), now, process.pid(), process.port()));
        }
        return text.toString();
    }

    private static String dead(ProcessRecord process) {
        return switch (process.state()) {
            case STARTING, READY -> "GONE";
            case STOPPED, RESTARTING, FAILED -> process.state().name();
        };
    }

    /** A path as people would type it. */
    static String shown(Path path) {
        Path here = Path.of("").toAbsolutePath();
        return path.startsWith(here) ? here.relativize(path).toString() : path.toString();
    }
}
