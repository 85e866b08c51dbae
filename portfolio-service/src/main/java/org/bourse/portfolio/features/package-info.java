/** What operators turn off for a while: nothing new of it is taken, what is under way goes on. */
@NullMarked
package org.bourse.portfolio.features;

import org.jspecify.annotations.NullMarked;
