{{/* What identifies all pods of the release. */}}
{{- define "bourse.everything" -}}
app.kubernetes.io/name: bourse
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{/* The pods of a component, as one side of a flow. Takes root and name. */}}
{{- define "bourse.peer" -}}
- podSelector:
    matchLabels:
      {{- include "bourse.selector" . | nindent 6 }}
{{- end -}}

{{/* A flow to a server: to its pods, or where it is outside to those that values name. Takes root and name. */}}
{{- define "bourse.toServer" -}}
{{- $server := .name -}}
{{- $policy := index .root.Values.networkPolicy.servers $server -}}
{{- if index .root.Values $server "bundled" -}}
- to:
    {{- include "bourse.peer" . | nindent 4 }}
  ports:
    - {protocol: TCP, port: server}
{{- else -}}
{{- if $policy.peers -}}
- to:
    {{- toYaml $policy.peers | nindent 4 }}
  ports:
    - {protocol: TCP, port: {{ int $policy.port }}}
{{- else -}}
- ports:
    - {protocol: TCP, port: {{ int $policy.port }}}
{{- end -}}
{{- end -}}
{{- end -}}
