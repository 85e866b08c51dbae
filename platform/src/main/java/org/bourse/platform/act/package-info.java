/**
 * What people do who administer the venue: told to the topic acts before it is done, and afterwards
 * what became of it. risk-service enters both in its audit log.
 */
@NullMarked
package org.bourse.platform.act;

import org.jspecify.annotations.NullMarked;
