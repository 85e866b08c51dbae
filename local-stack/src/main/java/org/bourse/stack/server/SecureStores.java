package org.bourse.stack.server;

import java.util.List;

/**
 * PostgreSQL and Redis in a stack that shows them to services as in production: TLS, and to nobody
 * without a certificate. That of a service has the name of its role in PostgreSQL.
 */
public record SecureStores(Authority authority, int postgresPort, int redisPort) {

    /**
     * What a service is told, a line each.
     *
     * @param database its own, and its role
     */
    public List<String> properties(String database) {
        return List.of(
                "quarkus.datasource.jdbc.url="
                        + PostgresServer.jdbcUrl(postgresPort, database)
                        + authority.jdbcParameters(database),
                "quarkus.redis.hosts=rediss://127.0.0.1:" + redisPort,
                "quarkus.redis.tls-configuration-name=redis",
                "quarkus.tls.redis.hostname-verification-algorithm=HTTPS",
                "quarkus.tls.redis.trust-store.pem.certs=" + authority.caCertificate(),
                "quarkus.tls.redis.key-store.pem.0.cert=" + authority.certificate(database),
                "quarkus.tls.redis.key-store.pem.0.key=" + authority.key(database));
    }
}
