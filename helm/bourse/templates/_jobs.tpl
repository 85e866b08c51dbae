{{/* Makes the databases: all of the job but its name, which follows from this. */}}
{{- define "bourse.databasesJob" -}}
{{- $fullname := include "bourse.fullname" . -}}
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
      - name: temporary
        emptyDir:
          sizeLimit: 16Mi
{{- end -}}

{{/* Makes the topics that are not there, with the broker's own tool. */}}
{{- define "bourse.topicsJob" -}}
{{- $fullname := include "bourse.fullname" . -}}
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
            create() {
              /opt/kafka/bin/kafka-topics.sh --bootstrap-server "$KAFKA" --create --if-not-exists \
                --partitions 3 --replication-factor "$REPLICAS" --topic "$@"
            }
            {{- range $topic, $settings := include "bourse.topics" . | fromYaml }}
            create {{ $topic }}{{ range $key, $value := $settings }} --config {{ $key }}={{ $value }}{{ end }}
            {{- end }}
        env:
          - name: KAFKA
            value: {{ include "bourse.kafka" . | quote }}
          - name: REPLICAS
            value: {{ .Values.kafka.topics.replicationFactor | int | quote }}
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
    volumes:
      - name: temporary
        emptyDir:
          sizeLimit: 64Mi
{{- end -}}
