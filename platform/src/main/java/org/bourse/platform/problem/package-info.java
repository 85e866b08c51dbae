/** How refusals and failures look to clients: RFC 9457 problem+json with a stable code. */
@NullMarked
package org.bourse.platform.problem;

import org.jspecify.annotations.NullMarked;
