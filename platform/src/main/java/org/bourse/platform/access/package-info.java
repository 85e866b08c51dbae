/** From which addresses requests are taken: ranges of them, of all requests and of staff's. */
@NullMarked
package org.bourse.platform.access;

import org.jspecify.annotations.NullMarked;
