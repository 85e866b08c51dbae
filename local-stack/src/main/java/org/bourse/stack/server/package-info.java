/**
 * The four servers the platform stands on, as real processes: PostgreSQL, Redis, Kafka and
 * Keycloak, with the databases, topics, realm and secrets that belong to them. Programs come from
 * the {@link org.bourse.stack.server.Installation} Maven made; data lies in one folder per stack.
 */
@NullMarked
package org.bourse.stack.server;

import org.jspecify.annotations.NullMarked;
