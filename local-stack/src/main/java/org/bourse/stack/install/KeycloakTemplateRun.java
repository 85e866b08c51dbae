package org.bourse.stack.install;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.bourse.stack.process.Component;
import org.bourse.stack.process.Ports;
import org.bourse.stack.process.ProcessSpec;
import org.bourse.stack.rest.RestClient;
import org.bourse.stack.server.Commands;
import org.bourse.stack.server.Installation;
import org.bourse.stack.server.KeycloakServer;

/**
 * Keycloak started once on an empty database, which leaves the schema and the master realm in it.
 *
 * @param installation where the distribution is
 * @param home the folder it may write to
 * @param log its log
 * @param port its port
 */
record KeycloakTemplateRun(Installation installation, Path home, Path log, int port)
        implements Component {

    @Override
    public String name() {
        return "keycloak-template";
    }

    /** Where the run leaves the database. */
    Path databaseFolder() {
        return home.resolve("data").resolve("h2");
    }

    @Override
    public void prepare() throws IOException {
        KeycloakServer.linkDistribution(installation.keycloak(), home);
    }

    @Override
    public ProcessSpec spec() {
        List<String> command =
                KeycloakServer.command(
                        installation.keycloak(),
                        home,
                        List.of(),
                        KeycloakServer.startArguments(port));
        return new ProcessSpec(Commands.ownSession(command), Map.of(), home);
    }

    @Override
    public boolean isReady() {
        if (!Ports.isServed(port)) {
            return false;
        }
        try (RestClient rest = new RestClient()) {
            return rest.probe(URI.create("http://127.0.0.1:" + port + "/realms/master")) == 200;
        }
    }
}
