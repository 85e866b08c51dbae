package org.bourse.stack.service;

/**
 * The servers a service is told about.
 *
 * @param kafkaBootstrapServers where Kafka is
 * @param postgresPort where PostgreSQL is
 * @param redisPort where Redis is
 * @param realm where the realm is
 * @param issuer who issues its tokens, as they say it
 */
public record Surroundings(
        String kafkaBootstrapServers,
        int postgresPort,
        int redisPort,
        String realm,
        String issuer) {}
