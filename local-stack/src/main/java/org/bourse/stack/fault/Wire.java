package org.bourse.stack.fault;

/**
 * What one process says to one server, and hears from it.
 *
 * @param client the process, for example {@code order-service}
 * @param server the server, for example {@code kafka}
 * @param port where the process connects to: nobody else does, so that the port names the wire
 */
public record Wire(String client, String server, int port) {}
