{{/*
All that one service of one venue is made of. Takes root, service and paper (whether it is that of
the paper venue). Its candidate, if it has one, is a service beside it with labels of its own, so that
no selector of either meets the other's pods.
*/}}
{{- define "bourse.service" -}}
{{- $root := .root -}}
{{- $facts := index (include "bourse.facts" $root | fromYaml) .service -}}
{{- $values := mustMergeOverwrite (deepCopy $root.Values.serviceDefaults) (deepCopy (index $root.Values.services .service | default dict)) -}}
{{- if .paper -}}
{{- $values = mustMergeOverwrite $values (deepCopy (index $root.Values.paper.services .service | default dict)) -}}
{{- end -}}
{{- $tried := $values.candidate -}}
{{- if and $tried.image (eq .service "matching-service") -}}
{{- fail "candidate: matching-service has a leader and a standby instead" -}}
{{- end -}}
{{- if and $tried.image (int $tried.weight) (not (or $root.Values.ingress.enabled $root.Values.gateway.enabled)) -}}
{{- fail "candidate.weight needs ingress.enabled or gateway.enabled: they share out the requests" -}}
{{- end -}}
{{- $candidate := default false .candidate -}}
{{- if $candidate -}}
{{- $values = mustMergeOverwrite $values (dict "image" $tried.image "replicas" $tried.replicas "autoscaling" (dict "enabled" false)) -}}
{{- end -}}
{{- $name := printf "%s%s" (ternary "paper-" (ternary "candidate-" "" $candidate) .paper) .service -}}
{{- $mirrors := and .paper (eq .service "market-data-service") -}}
{{- $c := dict "root" $root "service" .service "paper" .paper "name" $name "facts" $facts "values" $values "mirrors" $mirrors "fullname" (printf "%s-%s" (include "bourse.fullname" $root) $name) -}}
{{ include "bourse.serviceAccount" (dict "root" $root "name" $name) }}
---
{{ include "bourse.configuration" $c }}
---
{{ include "bourse.network" $c }}
---
{{ include "bourse.disruption" $c }}
---
{{- if eq .service "matching-service" }}
{{ include "bourse.statefulSet" $c }}
{{- else }}
{{ include "bourse.deployment" $c }}
{{- if and $values.autoscaling.enabled (not $mirrors) }}
---
{{ include "bourse.autoscaler" $c }}
{{- end }}
{{- end }}
{{- if and $tried.image (not .paper) (not $candidate) }}
---
{{ include "bourse.service" (dict "root" $root "service" .service "paper" false "candidate" true) }}
{{- end }}
{{- end -}}

{{/* The weight of a service's candidate, of a hundred; nothing, if it has none. Takes root and service. */}}
{{- define "bourse.candidateWeight" -}}
{{- $v := .root.Values -}}
{{- $values := mustMergeOverwrite (deepCopy $v.serviceDefaults) (deepCopy (index $v.services .service | default dict)) -}}
{{- if $values.candidate.image -}}
{{- int $values.candidate.weight -}}
{{- end -}}
{{- end -}}

{{/* Nobody here talks with the Kubernetes API, so no token is mounted. Takes root and name. */}}
{{- define "bourse.serviceAccount" -}}
apiVersion: v1
kind: ServiceAccount
metadata:
  name: {{ include "bourse.fullname" .root }}-{{ .name }}
  labels:
    {{- include "bourse.labels" . | nindent 4 }}
automountServiceAccountToken: false
{{- end -}}

{{/* What a service is told, without secrets: those are named and come from the environment. */}}
{{- define "bourse.properties" -}}
{{- $root := .root -}}
{{- $v := $root.Values -}}
{{- $venue := ternary $v.paper.venue $v.venue .paper | int -}}
{{- $database := .facts.database -}}
{{- if and .paper (ne .service "matching-service") -}}
{{- $database = printf "%s_paper" $database -}}
{{- end -}}
# Above what is built in, below the environment.
config_ordinal=275
quarkus.http.port={{ .facts.port }}
quarkus.management.port={{ add 1000 (int .facts.port) }}
kafka.bootstrap.servers={{ include "bourse.kafka" $root }}
{{- $protocol := include "bourse.kafkaProtocol" $root }}
{{- if ne $protocol "PLAINTEXT" }}
bourse.kafka.security-protocol={{ $protocol }}
{{- end }}
{{- if eq $protocol "SASL_SSL" }}
bourse.kafka.sasl.mechanism={{ $v.kafka.sasl.mechanism }}
bourse.kafka.sasl.user={{ .service }}
bourse.kafka.sasl.password=${BROKER_PASSWORD}
{{- end }}
{{- $kafka := dict "root" $root "server" "kafka" "name" .name }}
{{- if include "bourse.caSecret" $kafka }}
bourse.kafka.tls.truststore=/etc/bourse/kafka/ca.crt
{{- end }}
{{- if include "bourse.ownSecret" $kafka }}
bourse.kafka.tls.certificate=/etc/bourse/kafka/client.crt
bourse.kafka.tls.key=/etc/bourse/kafka/client.key
{{- end }}
quarkus.datasource.jdbc.url=jdbc:postgresql://{{ include "bourse.postgresqlHost" $root }}:{{ $v.postgresql.port | int }}/{{ $database }}{{ include "bourse.jdbcParameters" . }}
quarkus.datasource.username={{ $database }}
quarkus.datasource.password=${DATABASE_PASSWORD}
{{- if .facts.redis }}
quarkus.redis.hosts={{ include "bourse.redis" $root }}
{{- if $v.redis.existingSecret }}
quarkus.redis.password=${REDIS_PASSWORD}
{{- end }}
{{- end }}
{{- include "bourse.tlsProperties" . }}
quarkus.oidc.auth-server-url={{ include "bourse.realm" $root }}
quarkus.oidc.token.issuer={{ include "bourse.issuer" $root }}
quarkus.oidc.client-id={{ .service }}
quarkus.oidc.credentials.secret=${OIDC_CLIENT_SECRET}
# Keycloak may start at the same time and take longer.
quarkus.oidc.connection-delay=PT120S
{{- with $v.corsOrigins }}
quarkus.http.cors.origins={{ join "," . }}
{{- end }}
{{- with $v.access.addresses }}
bourse.access.addresses={{ join "," . }}
{{- end }}
{{- with $v.access.staffAddresses }}
bourse.access.staff-addresses={{ join "," . }}
{{- end }}
{{- with $v.access.trustedProxies }}
quarkus.http.proxy.proxy-address-forwarding=true
quarkus.http.proxy.allow-x-forwarded=true
quarkus.http.proxy.trusted-proxies={{ join "," . }}
{{- end }}
{{- if and $v.ingress.enabled $v.ingress.tlsSecret }}
quarkus.http.filter.answers.header."Strict-Transport-Security"=max-age=31536000
{{- end }}
{{- if eq $v.logging.format "json" }}
bourse.logging.format=json
{{- end }}
{{- if $v.tracing.enabled }}
quarkus.otel.sdk.disabled=false
quarkus.otel.exporter.otlp.endpoint={{ required "tracing.endpoint is needed with tracing.enabled" $v.tracing.endpoint }}
quarkus.otel.traces.sampler.arg={{ $v.tracing.ratio }}
{{- if $v.tracing.existingSecret }}
quarkus.otel.exporter.otlp.headers=${OTLP_HEADERS}
{{- end }}
{{- end }}
bourse.venue={{ $venue }}
bourse.stage={{ $v.stage }}
bourse.stage-allows={{ join "," $v.stageAllows }}
{{- with include "bourse.signingKey" . }}
bourse.log.key-id={{ . }}
{{- end }}
{{- range include "bourse.knownKeys" . | fromJsonArray }}
bourse.log.keys."{{ . }}"=${LOG_KEY_{{ . }}}
{{- end }}
{{- if eq .service "matching-service" }}
bourse.runner.replication-factor-min={{ $v.kafka.topics.replicationFactor | int }}
bourse.runner.insync-replicas-min={{ $v.kafka.topics.insyncReplicasMin | int }}
{{- if .paper }}
bourse.runner.keys.MARKET_DATA=5
bourse.retention.keep={{ $v.paper.keep }}
{{- else if $v.archive.existingClaim }}
bourse.archive.dir=/archive/venue-{{ $venue }}/log
{{- end }}
{{- end }}
{{- if and (eq .service "market-data-service") (not .paper) $v.archive.existingClaim }}
bourse.market-data.archive.directory=/archive/market
{{- end }}
{{- if .mirrors }}
bourse.paper.mirrors=true
{{- end }}
{{- if ne .service "matching-service" }}
{{- if .paper }}
bourse.api-keys.venue={{ $v.venue | int }}
{{- end }}
{{- if $v.apiKeys.existingSecret }}
bourse.api-keys.key-id={{ last $v.apiKeys.sealedBy | int }}
{{- range $v.apiKeys.sealedBy }}
bourse.api-keys.keys."{{ int . }}"=${API_KEYS_SEAL_{{ int . }}}
{{- end }}
{{- end }}
{{- end }}
{{- if and $v.paper.enabled (not .paper) (has .service (list "order-service" "portfolio-service")) }}
bourse.paper-venue.url={{ include "bourse.scheme" $root }}://{{ include "bourse.fullname" $root }}-paper-{{ .service }}:{{ .facts.port }}
{{- if $v.rest.tls.enabled }}
bourse.paper-venue.tls-configuration-name=rest
{{- end }}
{{- end }}
{{- if $v.calendars }}
{{- if eq .service "portfolio-service" }}
bourse.close.calendar-folder=/etc/bourse/calendars
{{- else if has .service (list "matching-service" "market-data-service") }}
bourse.calendars.folder=/etc/bourse/calendars
{{- end }}
{{- end }}
{{- range $key, $value := .values.properties }}
{{ $key }}={{ $value }}
{{- end }}
{{- end -}}

{{/* The key a process signs commands with; nothing, if it writes none. */}}
{{- define "bourse.signingKey" -}}
{{- if .mirrors -}}
5
{{- else if int .facts.key -}}
{{ int .facts.key }}
{{- end -}}
{{- end -}}

{{/* Whose keys a process is given, as JSON: the verifier knows all, a writer its own. */}}
{{- define "bourse.knownKeys" -}}
{{- $keys := .facts.knownKeys -}}
{{- if or .mirrors (and .paper (eq .service "matching-service")) -}}
{{- $keys = append $keys 5 -}}
{{- end -}}
{{- range .values.moreKeys -}}
{{- $keys = append $keys (int .) -}}
{{- end -}}
{{ toJson $keys }}
{{- end -}}

{{- define "bourse.configuration" -}}
apiVersion: v1
kind: ConfigMap
metadata:
  name: {{ .fullname }}
  labels:
    {{- include "bourse.labels" . | nindent 4 }}
data:
  service.properties: |
    {{- include "bourse.properties" . | nindent 4 }}
{{- end -}}

{{/* How a service is found. matching-service has a second name by which every pod is found. */}}
{{- define "bourse.network" -}}
apiVersion: v1
kind: Service
metadata:
  name: {{ .fullname }}
  labels:
    {{- include "bourse.labels" . | nindent 4 }}
spec:
  selector:
    {{- include "bourse.selector" . | nindent 4 }}
  ports:
    - name: http
      port: {{ .facts.port }}
      targetPort: http
    - name: management
      port: {{ add 1000 (int .facts.port) }}
      targetPort: management
{{- if eq .service "matching-service" }}
---
apiVersion: v1
kind: Service
metadata:
  name: {{ .fullname }}-pods
  labels:
    {{- include "bourse.labels" . | nindent 4 }}
spec:
  clusterIP: None
  # A venue that stands still is not ready, and an operator must reach it all the same.
  publishNotReadyAddresses: true
  selector:
    {{- include "bourse.selector" . | nindent 4 }}
  ports:
    - name: http
      port: {{ .facts.port }}
      targetPort: http
{{- end }}
{{- end -}}

{{- define "bourse.disruption" -}}
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: {{ .fullname }}
  labels:
    {{- include "bourse.labels" . | nindent 4 }}
spec:
  maxUnavailable: 1
  unhealthyPodEvictionPolicy: AlwaysAllow
  selector:
    matchLabels:
      {{- include "bourse.selector" . | nindent 6 }}
{{- end -}}

{{/*
Leader and standby: which is which is decided in the venue's log, not here. Both start at once; a
release replaces one after the other, and the leader hands over by ending.
*/}}
{{- define "bourse.statefulSet" -}}
apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: {{ .fullname }}
  labels:
    {{- include "bourse.labels" . | nindent 4 }}
spec:
  serviceName: {{ .fullname }}-pods
  replicas: {{ .values.replicas }}
  podManagementPolicy: Parallel
  minReadySeconds: 5
  updateStrategy:
    type: RollingUpdate
  selector:
    matchLabels:
      {{- include "bourse.selector" . | nindent 6 }}
  template:
    {{- include "bourse.pod" . | nindent 4 }}
{{- end -}}

{{- define "bourse.deployment" -}}
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ .fullname }}
  labels:
    {{- include "bourse.labels" . | nindent 4 }}
spec:
  {{- if .mirrors }}
  # One process of a venue mirrors, also while it is replaced.
  replicas: 1
  strategy:
    type: Recreate
  {{- else }}
  {{- if not .values.autoscaling.enabled }}
  replicas: {{ .values.replicas }}
  {{- end }}
  strategy:
    type: RollingUpdate
    rollingUpdate:
      maxUnavailable: 0
      maxSurge: 1
  {{- end }}
  minReadySeconds: 5
  selector:
    matchLabels:
      {{- include "bourse.selector" . | nindent 6 }}
  template:
    {{- include "bourse.pod" . | nindent 4 }}
{{- end -}}

{{/* The options a service's heap is tested with; a native executable does not look at them. */}}
{{- define "bourse.jvmOptions" -}}
{{- $heap := int .values.heapMebibytes -}}
{{- $young := div $heap 4 -}}
{{- /* The old generation has room at first for what an AOT cache brings along: without, the JVM ends. */ -}}
-Xms{{ eq .service "matching-service" | ternary 64 (add $young 64) }}m -Xmx{{ $heap }}m -XX:+ExitOnOutOfMemoryError -XX:+UseCompactObjectHeaders
{{- /* The core's three ways in are compiled by themselves: one caller has no room for all of them. */ -}}
{{- if eq .service "matching-service" }} -XX:+UseG1GC -XX:+UseTransparentHugePages {{ "" -}}
-XX:CompileCommand=quiet -XX:CompileCommand=dontinline,org.bourse.core.Venue::*place -XX:CompileCommand=dontinline,org.bourse.core.Venue::cancel
{{- else }} -XX:+UseSerialGC -Xmn{{ $young }}m
{{- end }}
{{- with .values.jvmOptions }} {{ . }}{{ end }}
{{- end -}}

{{- define "bourse.probe" -}}
httpGet:
  path: {{ .path }}
  port: management
periodSeconds: {{ .periodSeconds | int }}
timeoutSeconds: {{ .timeoutSeconds | int }}
failureThreshold: {{ .failureThreshold | int }}
{{- end -}}

{{- define "bourse.pod" -}}
{{- $root := .root -}}
{{- $v := $root.Values -}}
{{- $database := .facts.database -}}
{{- if and .paper (ne .service "matching-service") -}}
{{- $database = printf "%s_paper" $database -}}
{{- end -}}
{{- $archives := and (has .service (list "matching-service" "market-data-service")) (not .paper) (ne $v.archive.existingClaim "") -}}
{{- $certificates := include "bourse.serverCertificates" (dict "root" $root "service" .service "name" .name "facts" .facts "database" $database) | trim -}}
{{- $calendars := and $v.calendars (has .service (list "matching-service" "market-data-service" "portfolio-service")) -}}
metadata:
  labels:
    {{- include "bourse.selector" . | nindent 4 }}
    {{- with .values.podLabels }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
  annotations:
    # A change of what it is told replaces the pods.
    bourse/configuration: {{ printf "%s%s" (include "bourse.properties" .) (ternary (toJson $v.calendars) "" (not (empty $calendars))) | sha256sum }}
    {{- with .values.podAnnotations }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
spec:
  serviceAccountName: {{ .fullname }}
  automountServiceAccountToken: false
  enableServiceLinks: false
  {{- include "bourse.pullSecrets" $root | nindent 2 }}
  terminationGracePeriodSeconds: {{ .values.terminationGracePeriodSeconds }}
  securityContext:
    {{- include "bourse.podSecurity" 10001 | nindent 4 }}
  {{- with .values.priorityClassName }}
  priorityClassName: {{ . }}
  {{- end }}
  {{- with .values.nodeSelector }}
  nodeSelector:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- with .values.tolerations }}
  tolerations:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- with .values.affinity }}
  affinity:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- if .values.topologySpread }}
  topologySpreadConstraints:
    {{- range .values.topologySpread }}
    - maxSkew: 1
      topologyKey: {{ .topologyKey }}
      whenUnsatisfiable: {{ .whenUnsatisfiable }}
      labelSelector:
        matchLabels:
          {{- include "bourse.selector" $ | nindent 10 }}
    {{- end }}
  {{- end }}
  containers:
    - name: {{ .service }}
      image: {{ .values.image | default (include "bourse.image" (dict "root" $root "name" .service)) }}
      imagePullPolicy: {{ $v.image.pullPolicy }}
      ports:
        - name: http
          containerPort: {{ .facts.port }}
        - name: management
          containerPort: {{ add 1000 (int .facts.port) }}
      env:
        - name: SMALLRYE_CONFIG_LOCATIONS
          value: file:///etc/bourse/service/service.properties
        - name: JAVA_TOOL_OPTIONS
          value: {{ include "bourse.jvmOptions" . | quote }}
        {{- include "bourse.secretVariable" (dict "variable" "DATABASE_PASSWORD" "secret" $v.postgresql.existingSecret "key" $database) | nindent 8 }}
        {{- include "bourse.secretVariable" (dict "variable" "OIDC_CLIENT_SECRET" "secret" $v.keycloak.existingSecret "key" .service) | nindent 8 }}
        {{- if and .facts.redis $v.redis.existingSecret }}
        {{- include "bourse.secretVariable" (dict "variable" "REDIS_PASSWORD" "secret" $v.redis.existingSecret "key" "password") | nindent 8 }}
        {{- end }}
        {{- if and $v.tracing.enabled $v.tracing.existingSecret }}
        {{- include "bourse.secretVariable" (dict "variable" "OTLP_HEADERS" "secret" $v.tracing.existingSecret "key" "headers") | nindent 8 }}
        {{- end }}
        {{- if $v.kafka.sasl.enabled }}
        {{- /* Kafka's clients would take a variable KAFKA_ for a setting of theirs. */}}
        {{- include "bourse.secretVariable" (dict "variable" "BROKER_PASSWORD" "secret" $v.kafka.sasl.existingSecret "key" .service) | nindent 8 }}
        {{- end }}
        {{- range include "bourse.knownKeys" . | fromJsonArray }}
        {{- include "bourse.secretVariable" (dict "variable" (printf "LOG_KEY_%d" (int .)) "secret" $v.logKeys.existingSecret "key" (printf "key-%d" (int .))) | nindent 8 }}
        {{- end }}
        {{- if and $v.apiKeys.existingSecret (ne .service "matching-service") }}
        {{- range $v.apiKeys.sealedBy }}
        {{- include "bourse.secretVariable" (dict "variable" (printf "API_KEYS_SEAL_%d" (int .)) "secret" $v.apiKeys.existingSecret "key" (printf "key-%d" (int .))) | nindent 8 }}
        {{- end }}
        {{- end }}
        {{- range $name, $value := .values.environment }}
        - name: {{ $name }}
          value: {{ $value | quote }}
        {{- end }}
      startupProbe:
        {{- include "bourse.probe" (mustMerge (dict "path" "/q/health/started") .values.startupProbe) | nindent 8 }}
      readinessProbe:
        {{- include "bourse.probe" (mustMerge (dict "path" "/q/health/ready") .values.readinessProbe) | nindent 8 }}
      livenessProbe:
        {{- include "bourse.probe" (mustMerge (dict "path" "/q/health/live") .values.livenessProbe) | nindent 8 }}
      lifecycle:
        # Until nobody sends requests any more; it serves them meanwhile.
        preStop:
          sleep:
            seconds: {{ .values.preStopSeconds }}
      resources:
        {{- toYaml .values.resources | nindent 8 }}
      securityContext:
        {{- include "bourse.containerSecurity" . | nindent 8 }}
      volumeMounts:
        - name: configuration
          mountPath: /etc/bourse/service
          readOnly: true
        - name: temporary
          mountPath: /tmp
        {{- range $certificates | fromYamlArray }}
        - name: {{ .name }}
          mountPath: /etc/bourse/{{ .name }}
          readOnly: true
        {{- end }}
        {{- if $calendars }}
        - name: calendars
          mountPath: /etc/bourse/calendars
          readOnly: true
        {{- end }}
        {{- if $archives }}
        - name: archive
          mountPath: /archive
        {{- end }}
        {{- with .values.volumeMounts }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
  volumes:
    - name: configuration
      configMap:
        name: {{ .fullname }}
    - name: temporary
      emptyDir:
        sizeLimit: 256Mi
    {{- with $certificates }}
    {{- . | nindent 4 }}
    {{- end }}
    {{- if $calendars }}
    - name: calendars
      configMap:
        name: {{ include "bourse.fullname" $root }}-calendars
    {{- end }}
    {{- if $archives }}
    - name: archive
      persistentVolumeClaim:
        claimName: {{ $v.archive.existingClaim }}
    {{- end }}
    {{- with .values.volumes }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
{{- end -}}

{{/*
More replicas when there is more to do: by the processor, or by KEDA with queries to Prometheus. The
lag of a consumer group is no measure here: positions are in the tables, nothing is committed to
Kafka, and a venue is one partition, which more replicas do not read faster.
*/}}
{{- define "bourse.autoscaler" -}}
{{- $scaling := .values.autoscaling -}}
{{- if $scaling.keda.enabled -}}
apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata:
  name: {{ .fullname }}
  labels:
    {{- include "bourse.labels" . | nindent 4 }}
spec:
  scaleTargetRef:
    name: {{ .fullname }}
  minReplicaCount: {{ $scaling.replicasMin }}
  maxReplicaCount: {{ $scaling.replicasMax }}
  cooldownPeriod: 300
  triggers:
    - type: cpu
      metricType: Utilization
      metadata:
        value: {{ $scaling.cpuPercent | quote }}
    - type: prometheus
      metadata:
        serverAddress: {{ required "autoscaling.keda.prometheus is needed with KEDA" $scaling.keda.prometheus }}
        {{- if eq .service "market-data-service" }}
        query: sum(bourse_ws_connections{namespace="{{ .root.Release.Namespace }}",service="{{ .fullname }}"})
        threshold: {{ $scaling.keda.connections | quote }}
        {{- else }}
        query: sum(rate(http_server_requests_seconds_count{namespace="{{ .root.Release.Namespace }}",service="{{ .fullname }}"}[1m]))
        threshold: {{ $scaling.keda.requestsPerSecond | quote }}
        {{- end }}
{{- else -}}
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: {{ .fullname }}
  labels:
    {{- include "bourse.labels" . | nindent 4 }}
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: {{ .fullname }}
  minReplicas: {{ $scaling.replicasMin }}
  maxReplicas: {{ $scaling.replicasMax }}
  metrics:
    - type: Resource
      resource:
        name: cpu
        target:
          type: Utilization
          averageUtilization: {{ $scaling.cpuPercent }}
  behavior:
    scaleDown:
      stabilizationWindowSeconds: 300
      policies:
        - type: Pods
          value: 1
          periodSeconds: 60
{{- end }}
{{- end -}}
