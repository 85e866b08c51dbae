package org.bourse.stack.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.bourse.stack.process.StackException;

/**
 * Where the servers' programs are: made once by the build, read by every stack, never written by
 * one.
 *
 * @param servers the folder Maven filled
 * @param training whether Java servers write their AOT cache when they stop instead of using it
 */
public record Installation(Path servers, boolean training) {

    /** An installation to run servers from. */
    public Installation(Path servers) {
        this(servers, false);
    }

    /** The java program this launcher itself runs on. */
    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** PostgreSQL's folder with {@code bin}, {@code lib} and {@code share}. */
    public Path postgresql() {
        return servers.resolve("postgresql");
    }

    /** The Redis program. */
    public Path redisServer() {
        try (var files = Files.list(servers.resolve("redis"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("redis-server-"))
                    .findFirst()
                    .orElseThrow(() -> missing("redis"));
        } catch (IOException e) {
            throw new StackException("the servers are not installed: build local-stack", e);
        }
    }

    /** The broker's class path, in a fixed order because an AOT cache depends on it. */
    public String kafkaClassPath() {
        try (var files = Files.list(servers.resolve("kafka"))) {
            List<String> jars =
                    files.map(Path::toString)
                            .filter(file -> file.endsWith(".jar"))
                            .sorted()
                            .toList();
            return String.join(":", jars);
        } catch (IOException e) {
            throw new StackException("the servers are not installed: build local-stack", e);
        }
    }

    /** Keycloak's distribution, already augmented. */
    public Path keycloak() {
        return servers.resolve("keycloak");
    }

    /** A Keycloak database with its schema and its master realm, copied by new stacks. */
    public Path keycloakTemplate() {
        return servers.resolve("keycloak-template");
    }

    /** The AOT cache of a Java server; it may be absent, which costs start-up time only. */
    public Path aotCache(String name) {
        return servers.resolve(name + ".aot");
    }

    /** Arguments that use the AOT cache of a Java server where there is one, or that write it. */
    public List<String> aotArguments(String name) {
        Path cache = aotCache(name);
        if (training) {
            return List.of("-XX:AOTCacheOutput=" + cache);
        }
        return Files.exists(cache) ? aotCacheOptions(cache) : List.of();
    }

    /** Arguments that use an AOT cache; one that does not fit is passed over in silence. */
    public static List<String> aotCacheOptions(Path cache) {
        return List.of("-XX:AOTCache=" + cache, "-Xlog:aot*=off", "-Xlog:cds*=off");
    }

    /** How long a Java server may take to stop: writing an AOT cache takes its time. */
    public Duration javaStopWithin() {
        return Duration.ofSeconds(training ? 240 : 20);
    }

    private static StackException missing(String server) {
        return new StackException(server + " is not installed: build local-stack");
    }
}
