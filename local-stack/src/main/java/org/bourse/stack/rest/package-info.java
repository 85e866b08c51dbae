/**
 * Speaking to the stack over HTTP: JSON in, JSON out, and the tokens of Keycloak. Used to seed, to
 * demonstrate and to test; it sees no more than any other client does.
 */
@NullMarked
package org.bourse.stack.rest;

import org.jspecify.annotations.NullMarked;
