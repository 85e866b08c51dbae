/**
 * The services' tables against what the venue said: rows are compared with the state that the
 * events make at the very position that the tables stand for. Connections are read-only.
 */
@NullMarked
package org.bourse.stack.verify.database;

import org.jspecify.annotations.NullMarked;
