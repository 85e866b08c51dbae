{{/*
What the bundled servers have in common: one pod with a volume of its own, for a machine or a test.
A venue that earns money has servers of its own. Takes root, name, port, user (a number), storage
(a size, or nothing), mountPath, container and volumes (both YAML).
*/}}
{{- define "bourse.server" -}}
{{- $fullname := printf "%s-%s" (include "bourse.fullname" .root) .name -}}
{{ include "bourse.serviceAccount" . }}
---
apiVersion: v1
kind: Service
metadata:
  name: {{ $fullname }}
  labels:
    {{- include "bourse.labels" . | nindent 4 }}
spec:
  selector:
    {{- include "bourse.selector" . | nindent 4 }}
  ports:
    - name: server
      port: {{ .port }}
      targetPort: server
---
apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: {{ $fullname }}
  labels:
    {{- include "bourse.labels" . | nindent 4 }}
spec:
  serviceName: {{ $fullname }}
  replicas: 1
  selector:
    matchLabels:
      {{- include "bourse.selector" . | nindent 6 }}
  template:
    metadata:
      labels:
        {{- include "bourse.selector" . | nindent 8 }}
      annotations:
        bourse/configuration: {{ .configuration | default "" | sha256sum }}
    spec:
      serviceAccountName: {{ $fullname }}
      automountServiceAccountToken: false
      enableServiceLinks: false
      {{- include "bourse.pullSecrets" .root | nindent 6 }}
      terminationGracePeriodSeconds: 60
      securityContext:
        {{- include "bourse.podSecurity" .user | nindent 8 }}
      {{- with .initContainers }}
      initContainers:
        {{- . | nindent 8 }}
      {{- end }}
      containers:
        - name: {{ .name }}
          imagePullPolicy: {{ .root.Values.image.pullPolicy }}
          ports:
            - name: server
              containerPort: {{ .port }}
          securityContext:
            {{- include "bourse.containerSecurity" . | nindent 12 }}
          {{- .container | nindent 10 }}
      volumes:
        {{- .volumes | nindent 8 }}
        - name: temporary
          emptyDir:
            sizeLimit: 256Mi
  {{- if .storage }}
  persistentVolumeClaimRetentionPolicy:
    whenDeleted: Retain
    whenScaled: Retain
  volumeClaimTemplates:
    - metadata:
        name: data
        labels:
          {{- include "bourse.selector" . | nindent 10 }}
      spec:
        accessModes: [ReadWriteOnce]
        {{- with .root.Values.storageClass }}
        storageClassName: {{ . }}
        {{- end }}
        resources:
          requests:
            storage: {{ .storage }}
  {{- end }}
{{- end -}}

{{/* A probe of a bundled server that is as good as reached when its port is. */}}
{{- define "bourse.portProbes" -}}
startupProbe:
  tcpSocket:
    port: server
  periodSeconds: 5
  failureThreshold: 60
readinessProbe:
  tcpSocket:
    port: server
  periodSeconds: 5
livenessProbe:
  tcpSocket:
    port: server
  periodSeconds: 10
  failureThreshold: 6
{{- end -}}
