/** What takes two people: one asks, another approves. */
@NullMarked
package org.bourse.risk.consent;

import org.jspecify.annotations.NullMarked;
