/** Who calls: roles and the token's subject. */
@NullMarked
package org.bourse.platform.security;

import org.jspecify.annotations.NullMarked;
