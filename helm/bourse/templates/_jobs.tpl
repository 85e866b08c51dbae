{{/* Makes the databases: all of the job but its name, which follows from this. */}}
{{- define "bourse.databasesJob" -}}
{{- $fullname := include "bourse.fullname" . -}}
{{- $tls := dict "root" $ "server" "postgresql" "name" "databases" "user" "databases" "key" "key" -}}
{{- $certificates := include "bourse.certificates" $tls -}}
{{- $databases := include "bourse.databases" . | fromYamlArray -}}
backoffLimit: 20
template:
  metadata:
    labels:
      {{- include "bourse.selector" (dict "root" $ "name" "databases") | nindent 6 }}
    annotations:
      bourse/script: {{ .Files.Get "files/databases.sh" | sha256sum }}
  spec:
    restartPolicy: OnFailure
    serviceAccountName: {{ $fullname }}-databases
    automountServiceAccountToken: false
    enableServiceLinks: false
    {{- include "bourse.pullSecrets" . | nindent 4 }}
    securityContext:
      {{- include "bourse.podSecurity" 999 | nindent 6 }}
    containers:
      - name: databases
        image: {{ .Values.postgresql.image }}
        command: [sh, /scripts/databases.sh]
        env:
          - name: DATABASES
            value: {{ join " " $databases | quote }}
          - name: PASSWORDS
            value: /passwords
          - name: PGHOST
            value: {{ include "bourse.postgresqlHost" . }}
          - name: PGPORT
            value: {{ .Values.postgresql.port | int | quote }}
          - name: PGUSER
            value: {{ .Values.postgresql.bootstrap.user }}
          - name: PGDATABASE
            value: {{ .Values.postgresql.bootstrap.database }}
          - name: PGCONNECT_TIMEOUT
            value: "5"
          {{- if $certificates }}
          - name: PGSSLMODE
            value: verify-full
          - name: PGSSLROOTCERT
            value: /etc/bourse/postgresql/ca.crt
          {{- if include "bourse.ownSecret" $tls }}
          - name: PGSSLCERT
            value: /etc/bourse/postgresql/client.crt
          - name: PGSSLKEY
            value: /etc/bourse/postgresql/client.key
          {{- end }}
          {{- end }}
          {{- include "bourse.secretVariable" (dict "variable" "PGPASSWORD" "secret" (.Values.postgresql.bootstrap.existingSecret | default .Values.postgresql.existingSecret) "key" .Values.postgresql.bootstrap.key) | nindent 10 }}
        resources:
          requests: {cpu: 50m, memory: 64Mi}
          limits: {cpu: 500m, memory: 128Mi}
        securityContext:
          {{- include "bourse.containerSecurity" . | nindent 10 }}
        volumeMounts:
          - name: scripts
            mountPath: /scripts
            readOnly: true
          - name: passwords
            mountPath: /passwords
            readOnly: true
          {{- if $certificates }}
          - name: postgresql
            mountPath: /etc/bourse/postgresql
            readOnly: true
          {{- end }}
          - name: temporary
            mountPath: /tmp
    volumes:
      - name: scripts
        configMap:
          name: {{ $fullname }}-databases
      - name: passwords
        secret:
          secretName: {{ .Values.postgresql.existingSecret }}
          items:
            {{- range $databases }}
            - {key: {{ . }}, path: {{ . }}}
            {{- end }}
      {{- with $certificates }}
      {{- . | nindent 6 }}
      {{- end }}
      - name: temporary
        emptyDir:
          sizeLimit: 16Mi
{{- end -}}

{{/*
Writes what the broker's own tool is told of certificates and passwords, in a folder that $client
names. A key and its certificate have to be in one file for it.
*/}}
{{- define "bourse.kafkaTool" -}}
{{- $kafka := .Values.kafka -}}
{{- $tls := dict "root" . "server" "kafka" "name" "topics" -}}
umask 077
client=$(mktemp -d)
{
  echo security.protocol={{ include "bourse.kafkaProtocol" . }}
  {{- if include "bourse.caSecret" $tls }}
  echo ssl.truststore.type=PEM
  echo ssl.truststore.location=/etc/kafka-certificates/ca.crt
  {{- end }}
  {{- if include "bourse.ownSecret" $tls }}
  cat /etc/kafka-certificates/client.key /etc/kafka-certificates/client.crt > "$client/client.pem"
  echo ssl.keystore.type=PEM
  echo ssl.keystore.location="$client/client.pem"
  {{- end }}
  {{- if $kafka.sasl.enabled }}
  echo sasl.mechanism={{ $kafka.sasl.mechanism }}
  printf 'sasl.jaas.config=%s required username="topics" password="%s";\n' \
    org.apache.kafka.common.security.{{ ternary "plain.PlainLoginModule" "scram.ScramLoginModule" (eq $kafka.sasl.mechanism "PLAIN") }} "$BROKER_PASSWORD"
  {{- end }}
} > "$client/client.properties"
{{- end -}}

{{/* Makes the topics that are not there, with the broker's own tool. */}}
{{- define "bourse.topicsJob" -}}
{{- $fullname := include "bourse.fullname" . -}}
{{- $certificates := include "bourse.certificates" (dict "root" $ "server" "kafka" "name" "topics" "user" "topics" "key" "key") -}}
{{- $isPlain := eq (include "bourse.kafkaProtocol" .) "PLAINTEXT" -}}
backoffLimit: 20
template:
  metadata:
    labels:
      {{- include "bourse.selector" (dict "root" $ "name" "topics") | nindent 6 }}
  spec:
    restartPolicy: OnFailure
    serviceAccountName: {{ $fullname }}-topics
    automountServiceAccountToken: false
    enableServiceLinks: false
    {{- include "bourse.pullSecrets" . | nindent 4 }}
    securityContext:
      {{- include "bourse.podSecurity" 1000 | nindent 6 }}
    containers:
      - name: topics
        image: {{ .Values.kafka.image }}
        command:
          - sh
          - -ec
          - |
            {{- if not $isPlain }}
            {{- include "bourse.kafkaTool" . | nindent 12 }}
            {{- end }}
            create() {
              /opt/kafka/bin/kafka-topics.sh --bootstrap-server "$KAFKA" --create --if-not-exists \
                {{ if not $isPlain }}--command-config "$client/client.properties" {{ end }}--partitions 3 --replication-factor "$REPLICAS" --topic "$@"
            }
            {{- range $topic, $settings := include "bourse.topics" . | fromYaml }}
            create {{ $topic }}{{ range $key, $value := $settings }} --config {{ $key }}={{ $value }}{{ end }}
            {{- end }}
        env:
          - name: KAFKA
            value: {{ include "bourse.kafka" . | quote }}
          - name: REPLICAS
            value: {{ .Values.kafka.topics.replicationFactor | int | quote }}
          {{- if .Values.kafka.sasl.enabled }}
          {{- include "bourse.secretVariable" (dict "variable" "BROKER_PASSWORD" "secret" .Values.kafka.sasl.existingSecret "key" "topics") | nindent 10 }}
          {{- end }}
          - name: KAFKA_HEAP_OPTS
            value: -Xmx128m
          - name: LOG_DIR
            value: /tmp
        resources:
          requests: {cpu: 200m, memory: 256Mi}
          limits: {cpu: "1", memory: 384Mi}
        securityContext:
          {{- include "bourse.containerSecurity" . | nindent 10 }}
        volumeMounts:
          - name: temporary
            mountPath: /tmp
          {{- if $certificates }}
          - name: kafka
            mountPath: /etc/kafka-certificates
            readOnly: true
          {{- end }}
    volumes:
      - name: temporary
        emptyDir:
          sizeLimit: 64Mi
      {{- with $certificates }}
      {{- . | nindent 6 }}
      {{- end }}
{{- end -}}
