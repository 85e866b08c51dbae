package org.bourse.order;

import org.bourse.platform.testing.OptionsContract;

class OptionsTest extends OptionsContract {}
