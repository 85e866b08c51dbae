package org.bourse.matching;

import org.bourse.platform.testing.OptionsContract;

class OptionsTest extends OptionsContract {}
