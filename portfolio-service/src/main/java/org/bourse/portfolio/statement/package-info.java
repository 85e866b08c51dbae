/** Statements of account: what was there, what came and went, what is there; as JSON, CSV, PDF. */
@NullMarked
package org.bourse.portfolio.statement;

import org.jspecify.annotations.NullMarked;
