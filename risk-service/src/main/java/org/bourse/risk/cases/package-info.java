/**
 * Cases: what the rules of surveillance found, gathered by rule, account, symbol and day, and what
 * people decided about it. A reader of its own follows the topic from the beginning of the day, so
 * that a process that starts anew finds the same again; rows that are there already are left alone.
 */
@NullMarked
package org.bourse.risk.cases;

import org.jspecify.annotations.NullMarked;
