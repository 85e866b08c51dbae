/** What can be traded: assets and symbols, and the rules for listing them. */
@NullMarked
package org.bourse.core.symbols;

import org.jspecify.annotations.NullMarked;
