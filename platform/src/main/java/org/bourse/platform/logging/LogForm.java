package org.bourse.platform.logging;

import io.quarkus.logging.LoggingFilter;
import io.smallrye.config.SmallRyeConfig;
import java.util.logging.Filter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.handlers.ConsoleHandler;

/**
 * Gives the console its form before its first line: JSON where {@code bourse.logging.format} says
 * so. It lets everything pass. The framework builds the console's formatter itself, and asks this
 * of all that is the application's first, before any bean is there.
 */
@LoggingFilter(name = "bourse")
public final class LogForm implements Filter {
    private volatile boolean given;

    @Override
    public boolean isLoggable(LogRecord entry) {
        if (!given) {
            given = true;
            SmallRyeConfig config = ConfigProvider.getConfig().unwrap(SmallRyeConfig.class);
            switch (config.getConfigMapping(LoggingConfig.class).format()) {
                case TEXT -> {}
                case JSON -> give(formatter(config), Logger.getLogger("").getHandlers());
            }
        }
        return true;
    }

    private static JsonFormatter formatter(Config config) {
        return new JsonFormatter(
                config.getValue("quarkus.application.name", String.class),
                config.getOptionalValue("bourse.venue", Integer.class).orElse(0));
    }

    private static void give(JsonFormatter formatter, Handler... handlers) {
        for (Handler handler : handlers) {
            if (handler instanceof ConsoleHandler) {
                handler.setFormatter(formatter);
            } else if (handler instanceof ExtHandler outer) {
                give(formatter, outer.getHandlers());
            }
        }
    }
}
