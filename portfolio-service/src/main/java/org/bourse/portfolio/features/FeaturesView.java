package org.bourse.portfolio.features;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** All features, in the order of their names. */
@Schema(name = "FeatureSwitches")
record FeaturesView(List<FeatureView> features) {
    FeaturesView {
        features = List.copyOf(features);
    }
}
