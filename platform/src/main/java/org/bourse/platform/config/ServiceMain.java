package org.bourse.platform.config;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.smallrye.config.ConfigValidationException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Where a service begins: what is wrong with its options is said in a line each, without a stack.
 */
@QuarkusMain
public final class ServiceMain {
    private static final Logger LOG = Logger.getLogger(ServiceMain.class);

    /** How messages begin of what checks options that depend on each other, or on files. */
    private static final Pattern OPTION = Pattern.compile("(?:bourse|kafka)\\.");

    private ServiceMain() {}

    /** Runs the service until the process is told to end. */
    public static void main(String... arguments) {
        Quarkus.run(null, ServiceMain::end, arguments);
    }

    private static void end(Integer status, @Nullable Throwable failure) {
        if (failure != null) {
            List<String> wrong = wrongOptions(failure);
            if (wrong.isEmpty()) {
                LOG.error("not started", failure);
            }
            wrong.forEach(it -> LOG.errorf("not started: %s", it));
        }
        System.exit(status);
    }

    /** What is wrong with options; empty, if something else failed. */
    static List<String> wrongOptions(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage());
            if (cause instanceof IllegalArgumentException && OPTION.matcher(message).lookingAt()) {
                return List.of(message);
            }
            if (cause instanceof ConfigValidationException refused) {
                List<String> problems = new ArrayList<>();
                for (int i = 0; i < refused.getProblemCount(); i++) {
                    problems.add(refused.getProblem(i).getMessage());
                }
                return problems;
            }
        }
        return List.of();
    }
}
