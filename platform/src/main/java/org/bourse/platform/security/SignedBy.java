package org.bourse.platform.security;

import java.util.Set;

/**
 * What is known of a request that was signed, before its body is read.
 *
 * @param scopes of the key
 * @param bodySha256 of the body that was signed, in hexadecimal
 */
public record SignedBy(Set<Scope> scopes, String bodySha256) {}
