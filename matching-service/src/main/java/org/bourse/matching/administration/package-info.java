/**
 * {@code /api/v1/admin}: operators list assets and symbols and activate and revoke keys. Every act
 * is a command in the venue's log, answered when the core's own word on it comes, and audited.
 */
@NullMarked
package org.bourse.matching.administration;

import org.jspecify.annotations.NullMarked;
