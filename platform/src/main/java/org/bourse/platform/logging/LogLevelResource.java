package org.bourse.platform.logging;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.bourse.platform.act.Audited;
import org.bourse.platform.problem.Problem;
import org.bourse.platform.problem.ProblemException;
import org.bourse.platform.security.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.logging.Logger;
import org.jboss.logmanager.Level;
import org.jspecify.annotations.Nullable;

/**
 * Levels of this process' loggers while it runs. For who operates it: asked of one process, at its
 * own address, and in no contract for clients.
 */
@Path("/api/v1/admin/log-levels")
@Produces(MediaType.APPLICATION_JSON)
public class LogLevelResource {
    static final int MINUTES_MAX = 24 * 60;

    private static final Logger LOG = Logger.getLogger(LogLevelResource.class);

    /** Loggers whose lines tell no secrets, whatever their level. */
    private static final Pattern NAME =
            Pattern.compile("org\\.(?:bourse|apache\\.kafka)(?:\\.\\w{1,100}){0,15}");

    private final LogLevels levels;

    @Inject
    LogLevelResource(LogLevels levels) {
        this.levels = levels;
    }

    /** What a logger may be set to. */
    public enum Word {
        ERROR(Level.ERROR),
        WARN(Level.WARN),
        INFO(Level.INFO),
        DEBUG(Level.DEBUG);

        private final Level level;

        Word(Level level) {
            this.level = level;
        }
    }

    /** A level, and for how many minutes. */
    @RegisterForReflection
    public record LogLevelRequest(@Nullable Word level, @Nullable Integer minutes) {}

    /** A level that was changed, and until when. */
    @RegisterForReflection
    public record LogLevelView(String logger, String level, String until) {}

    /** All of them. */
    @RegisterForReflection
    public record LogLevelsView(List<LogLevelView> levels) {}

    /** What was changed and still is. */
    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.AUDITOR})
    @Operation(hidden = true)
    public LogLevelsView changed() {
        return new LogLevelsView(levels.all().stream().map(LogLevelResource::view).toList());
    }

    /** 200 and what holds; the configured level comes back by itself. */
    @PUT
    @Path("{logger}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.OPERATOR)
    @Audited
    @Operation(hidden = true)
    public LogLevelsView set(
            @PathParam("logger") String logger, @Nullable LogLevelRequest request) {
        if (!NAME.matcher(logger).matches()) {
            throw invalid("logger", "Loggers below org.bourse and org.apache.kafka can be set.");
        }
        if (request == null || request.level() == null) {
            throw invalid("level", "One of ERROR, WARN, INFO, DEBUG.");
        }
        int minutes = Objects.requireNonNullElse(request.minutes(), 0);
        if (minutes < 1 || minutes > MINUTES_MAX) {
            throw invalid(
                    "minutes", "1 to " + MINUTES_MAX + ", then the configured level is back.");
        }
        Level level = request.level().level;
        if (!levels.set(logger, level, Duration.ofMinutes(minutes), Instant.now())) {
            throw invalid("logger", "As many loggers are changed as may be; let others end first.");
        }
        LOG.infof("log level changed logger=%s level=%s minutes=%d", logger, level, minutes);
        return changed();
    }

    /** 204 when the logger has its configured level again. */
    @DELETE
    @Path("{logger}")
    @RolesAllowed(Roles.OPERATOR)
    @Audited
    @Operation(hidden = true)
    public Response restore(@PathParam("logger") String logger) {
        return levels.restore(logger)
                ? Response.noContent().build()
                : Problem.of(404, "LOG_LEVEL_NOT_SET", "The logger has its configured level.")
                        .toResponse();
    }

    private static LogLevelView view(LogLevels.Change change) {
        return new LogLevelView(
                change.logger().getName(), change.level().getName(), change.until().toString());
    }

    private static ProblemException invalid(String field, String detail) {
        return new ProblemException(Problem.of(400, "LOG_LEVEL_INVALID", detail).field(field));
    }
}
