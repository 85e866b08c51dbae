/** Who owns which account, from the topic account-directory. */
@NullMarked
package org.bourse.platform.directory;

import org.jspecify.annotations.NullMarked;
