package org.bourse.stack.drill;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.bourse.stack.StackClient;
import org.bourse.stack.process.StackException;

/**
 * Access tokens that are asked for anew long before they expire, and kept while Keycloak is away.
 */
final class Tokens {
    private static final long FRESH_NANOS = TimeUnit.MINUTES.toNanos(5);

    private record Token(String text, long sinceNanos) {}

    private final StackClient stack;
    private final Map<String, Token> known = new HashMap<>();

    Tokens(StackClient stack) {
        this.stack = stack;
    }

    /**
     * One of a user's.
     *
     * @throws StackException when none is known and Keycloak does not answer
     */
    synchronized String of(String user) {
        Token token = known.get(user);
        if (token != null && System.nanoTime() - token.sinceNanos < FRESH_NANOS) {
            return token.text;
        }
        try {
            Token fresh = new Token(stack.token(user), System.nanoTime());
            known.put(user, fresh);
            return fresh.text;
        } catch (StackException e) {
            if (token == null) {
                throw e;
            }
            return token.text;
        }
    }
}
