/**
 * Makes the servers Maven fetched ready to start quickly: unpacks, augments Keycloak, and runs the
 * Java servers once to fill their AOT caches. Part of the build, not of a running stack.
 */
@NullMarked
package org.bourse.stack.install;

import org.jspecify.annotations.NullMarked;
