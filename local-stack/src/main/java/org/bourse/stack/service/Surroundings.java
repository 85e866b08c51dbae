package org.bourse.stack.service;

/**
 * The servers a service is told about.
 *
 * @param kafkaBootstrapServers where Kafka is
 * @param postgresPort where PostgreSQL is
 * @param redisPort where Redis is
 * @param issuer the realm's issuer
 */
public record Surroundings(
        String kafkaBootstrapServers, int postgresPort, int redisPort, String issuer) {}
