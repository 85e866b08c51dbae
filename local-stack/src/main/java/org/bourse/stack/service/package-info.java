/**
 * The five services as processes: which there are, what each is told in its configuration file, and
 * when it is ready.
 */
@NullMarked
package org.bourse.stack.service;

import org.jspecify.annotations.NullMarked;
