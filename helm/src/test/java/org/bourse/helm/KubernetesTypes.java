package org.bourse.helm;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import io.fabric8.openshift.api.model.monitoring.v1alpha1.AlertmanagerConfig;
import java.util.Map;
import java.util.Set;

/** Judges manifests by Kubernetes' own types: a field that the type does not have is an error. */
final class KubernetesTypes {
    private static final Map<String, Class<?>> TYPES =
            Map.ofEntries(
                    Map.entry("v1 ConfigMap", ConfigMap.class),
                    Map.entry("v1 Namespace", Namespace.class),
                    Map.entry("v1 Pod", Pod.class),
                    Map.entry("v1 Service", Service.class),
                    Map.entry("v1 ServiceAccount", ServiceAccount.class),
                    Map.entry("apps/v1 Deployment", Deployment.class),
                    Map.entry("apps/v1 StatefulSet", StatefulSet.class),
                    Map.entry(
                            "autoscaling/v2 HorizontalPodAutoscaler",
                            HorizontalPodAutoscaler.class),
                    Map.entry("batch/v1 Job", Job.class),
                    Map.entry("gateway.networking.k8s.io/v1 HTTPRoute", HTTPRoute.class),
                    Map.entry("networking.k8s.io/v1 Ingress", Ingress.class),
                    Map.entry("networking.k8s.io/v1 NetworkPolicy", NetworkPolicy.class),
                    Map.entry("policy/v1 PodDisruptionBudget", PodDisruptionBudget.class),
                    Map.entry(
                            "monitoring.coreos.com/v1alpha1 AlertmanagerConfig",
                            AlertmanagerConfig.class),
                    Map.entry("monitoring.coreos.com/v1 PrometheusRule", PrometheusRule.class),
                    Map.entry("monitoring.coreos.com/v1 ServiceMonitor", ServiceMonitor.class));

    /** Of these no types are at hand; that they are well-formed is all that is known. */
    private static final Set<String> WITHOUT_TYPE =
            Set.of(
                    "cert-manager.io/v1 Certificate",
                    "cert-manager.io/v1 Issuer",
                    "external-secrets.io/v1 ExternalSecret",
                    "k8s.keycloak.org/v2alpha1 KeycloakRealmImport",
                    "kafka.strimzi.io/v1beta2 KafkaTopic",
                    "kafka.strimzi.io/v1beta2 KafkaUser",
                    "keda.sh/v1alpha1 ScaledObject");

    private static final ObjectMapper STRICT =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .annotationIntrospector(new WithoutAnySetters())
                    .build();

    /** The types keep what they do not know; here it shall be refused. */
    private static final class WithoutAnySetters extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1;

        @Override
        public Boolean hasAnySetter(Annotated annotated) {
            return false;
        }
    }

    private KubernetesTypes() {}

    /**
     * Reads a manifest as its type.
     *
     * @throws IllegalArgumentException when its type has no such field, or there is no such type
     */
    static void check(Manifest manifest) {
        String of = manifest.body().path("apiVersion").asText() + " " + manifest.kind();
        if (WITHOUT_TYPE.contains(of)) {
            return;
        }
        Class<?> type = TYPES.get(of);
        if (type == null) {
            throw new IllegalArgumentException("no type is known for " + of);
        }
        STRICT.convertValue(manifest.body(), type);
    }
}
