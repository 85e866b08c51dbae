/**
 * The demonstration: a seeded market, or a recording re-enacted, traded through the public REST API
 * while a view shows what the market does and how long its answers take.
 */
@NullMarked
package org.bourse.stack.demo;

import org.jspecify.annotations.NullMarked;
