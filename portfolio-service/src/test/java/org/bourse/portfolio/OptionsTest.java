package org.bourse.portfolio;

import org.bourse.platform.testing.OptionsContract;

class OptionsTest extends OptionsContract {}
