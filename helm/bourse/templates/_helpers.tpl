{{/* The release's name, which begins what is made of it; short, because longer names follow. */}}
{{- define "bourse.fullname" -}}
{{- if contains "bourse" .Release.Name -}}
{{- .Release.Name | trunc 30 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-bourse" (.Release.Name | trunc 23 | trimSuffix "-") -}}
{{- end -}}
{{- end -}}

{{/*
What identifies the pods of a component for ever: selectors are immutable, so nothing that a value,
a version or a release of the chart could change may stand here. Takes root and name.
*/}}
{{- define "bourse.selector" -}}
app.kubernetes.io/name: bourse
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .name }}
{{- end -}}

{{/* Labels of all that is made. Takes root and name. */}}
{{- define "bourse.labels" -}}
{{ include "bourse.selector" . }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version }}
{{- end -}}

{{/* An image of this project. Takes root and name. */}}
{{- define "bourse.image" -}}
{{- $image := .root.Values.image -}}
{{- with $image.registry }}{{ . }}/{{ end -}}
{{- $image.repository }}/{{ .name }}:{{ $image.tag | default .root.Chart.AppVersion -}}
{{- end -}}

{{- define "bourse.pullSecrets" -}}
{{- with .Values.image.pullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . }}
  {{- end }}
{{- end }}
{{- end -}}

{{/* What no container may do. */}}
{{- define "bourse.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
runAsNonRoot: true
capabilities:
  drop: [ALL]
{{- end -}}

{{/* Whom a pod runs as. Takes the number of the user. */}}
{{- define "bourse.podSecurity" -}}
runAsNonRoot: true
runAsUser: {{ . }}
runAsGroup: {{ . }}
fsGroup: {{ . }}
fsGroupChangePolicy: OnRootMismatch
seccompProfile:
  type: RuntimeDefault
{{- end -}}

{{/* A name and a key of a secret, as an environment variable. Takes variable, secret, key. */}}
{{- define "bourse.secretVariable" -}}
- name: {{ .variable }}
  valueFrom:
    secretKeyRef:
      name: {{ .secret }}
      key: {{ .key }}
{{- end -}}

{{/* Where the servers are. */}}
{{- define "bourse.kafka" -}}
{{- if .Values.kafka.bundled -}}
{{ include "bourse.fullname" . }}-kafka:9092
{{- else -}}
{{ required "kafka.bootstrapServers is needed unless kafka.bundled" .Values.kafka.bootstrapServers }}
{{- end -}}
{{- end -}}

{{/* How the brokers are reached, as Kafka calls it; what does not go together ends the rendering. */}}
{{- define "bourse.kafkaProtocol" -}}
{{- $kafka := .Values.kafka -}}
{{- if and $kafka.bundled $kafka.tls.enabled -}}
{{- fail "kafka.tls.enabled needs brokers of your own: the bundled one is plain" -}}
{{- else if and $kafka.sasl.enabled (not $kafka.tls.enabled) -}}
{{- fail "kafka.sasl.enabled needs kafka.tls.enabled: passwords are not sent in the open" -}}
{{- else if $kafka.sasl.enabled -}}
SASL_SSL
{{- else if $kafka.tls.enabled -}}
SSL
{{- else -}}
PLAINTEXT
{{- end -}}
{{- end -}}

{{- define "bourse.postgresqlHost" -}}
{{- if and .Values.postgresql.tls.enabled (or .Values.postgresql.bundled .Values.keycloak.bundled) -}}
{{- fail "postgresql.tls.enabled needs servers of your own: bundled ones, Keycloak too, are plain" -}}
{{- else if .Values.postgresql.bundled -}}
{{ include "bourse.fullname" . }}-postgresql
{{- else -}}
{{ required "postgresql.host is needed unless postgresql.bundled" .Values.postgresql.host }}
{{- end -}}
{{- end -}}

{{- define "bourse.redis" -}}
{{- if and .Values.redis.tls.enabled (or .Values.redis.bundled (not (hasPrefix "rediss://" .Values.redis.url))) -}}
{{- fail "redis.tls.enabled needs a server of your own, whose redis.url begins with rediss://" -}}
{{- else if .Values.redis.bundled -}}
redis://{{ include "bourse.fullname" . }}-redis:6379
{{- else -}}
{{ required "redis.url is needed unless redis.bundled" .Values.redis.url }}
{{- end -}}
{{- end -}}

{{/* The realm as services reach it. */}}
{{- define "bourse.realm" -}}
{{- if .Values.keycloak.bundled -}}
http://{{ include "bourse.fullname" . }}-keycloak:8080/realms/bourse
{{- else -}}
{{ required "keycloak.realmUrl is needed unless keycloak.bundled" .Values.keycloak.realmUrl }}
{{- end -}}
{{- end -}}

{{/* Keycloak as people reach it, bundled; without a public address as services do. */}}
{{- define "bourse.keycloakPublic" -}}
{{- .Values.keycloak.publicUrl | default (printf "http://%s-keycloak:8080" (include "bourse.fullname" .)) -}}
{{- end -}}

{{/* Who issues the realm's tokens, as they say it. */}}
{{- define "bourse.issuer" -}}
{{- if .Values.keycloak.bundled -}}
{{ include "bourse.keycloakPublic" . }}/realms/bourse
{{- else -}}
{{ .Values.keycloak.issuer | default (include "bourse.realm" .) }}
{{- end -}}
{{- end -}}

{{/* The names of all processes there are to be, of the paper venue with "paper-" before, of candidates with that. */}}
{{- define "bourse.placements" -}}
{{- range $service, $facts := include "bourse.facts" . | fromYaml }}
- {name: {{ $service }}, service: {{ $service }}, paper: false}
{{- if include "bourse.candidateWeight" (dict "root" $ "service" $service) }}
- {name: candidate-{{ $service }}, service: {{ $service }}, paper: false}
{{- end }}
{{- if and $.Values.paper.enabled $facts.onPaper }}
- {name: paper-{{ $service }}, service: {{ $service }}, paper: true}
{{- end }}
{{- end }}
{{- end -}}

{{/* The name of a service's candidate, or of itself: what is newest is what is tested. Takes root and service. */}}
{{- define "bourse.newest" -}}
{{- if include "bourse.candidateWeight" . }}candidate-{{ end }}{{ .service -}}
{{- end -}}

{{/* The databases of what is to run; the role that owns one has the same name. */}}
{{- define "bourse.databases" -}}
{{- range $service, $facts := include "bourse.facts" . | fromYaml }}
- {{ $facts.database }}
{{- if and $.Values.paper.enabled $facts.onPaper (ne $service "matching-service") }}
- {{ $facts.database }}_paper
{{- end }}
{{- end }}
{{- if .Values.keycloak.bundled }}
- keycloak
{{- end }}
{{- end -}}
