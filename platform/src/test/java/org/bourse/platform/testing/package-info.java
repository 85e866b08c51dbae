/** What tests of this module and of the services stand on. */
@NullMarked
package org.bourse.platform.testing;

import org.jspecify.annotations.NullMarked;
