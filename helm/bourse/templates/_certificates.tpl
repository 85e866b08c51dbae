{{/* The secret that cert-manager fills for a process or a job. Takes root and name. */}}
{{- define "bourse.certificateSecret" -}}
{{ include "bourse.fullname" .root }}-{{ .name }}-certificate
{{- end -}}

{{/* The secret with those who sign a server's certificate; nothing, if it is not asked. Takes root, server, name. */}}
{{- define "bourse.caSecret" -}}
{{- $tls := (index .root.Values .server).tls -}}
{{- if $tls.enabled -}}
{{- $tls.existingSecret | default (ternary (include "bourse.certificateSecret" .) "" .root.Values.certManager.enabled) -}}
{{- end -}}
{{- end -}}

{{/* The secret with the certificate that a server is shown; nothing, if it is shown none. Takes root, server, name. */}}
{{- define "bourse.ownSecret" -}}
{{- $tls := (index .root.Values .server).tls -}}
{{- if $tls.enabled -}}
{{- $tls.clientSecret | default (ternary (include "bourse.certificateSecret" .) "" .root.Values.certManager.enabled) -}}
{{- end -}}
{{- end -}}

{{/*
The certificates by which a server is known and that it is shown, as a volume of its name; nothing,
if there are none. Takes root, server, name (of the process or job), user (whose files they are in
clientSecret) and key (the end of the key's file: key for PEM, pk8 for DER).
*/}}
{{- define "bourse.certificates" -}}
{{- $ca := include "bourse.caSecret" . -}}
{{- $own := include "bourse.ownSecret" . -}}
{{- $isIssued := eq $own (include "bourse.certificateSecret" .) -}}
{{- if or $ca $own -}}
- name: {{ .server }}
  projected:
    # 0440: libpq takes no key that others may read.
    defaultMode: 288
    sources:
      {{- with $ca }}
      - secret:
          name: {{ . }}
          items:
            - {key: ca.crt, path: ca.crt}
      {{- end }}
      {{- with $own }}
      - secret:
          name: {{ . }}
          items:
            - {key: {{ ternary "tls.crt" (printf "%s.crt" $.user) $isIssued }}, path: client.crt}
            - {key: {{ ternary (ternary "key.der" "tls.key" (eq $.key "pk8")) (printf "%s.%s" $.user $.key) $isIssued }}, path: client.{{ $.key }}}
      {{- end }}
{{- end -}}
{{- end -}}

{{/* All of them that a service's pod has, by server, as YAML. Takes what bourse.pod does, and database. */}}
{{- define "bourse.serverCertificates" -}}
{{- include "bourse.certificates" (dict "root" .root "server" "kafka" "name" .name "user" .service "key" "key") }}
{{ include "bourse.certificates" (dict "root" .root "server" "postgresql" "name" .name "user" .database "key" "pk8") }}
{{- if .facts.redis }}
{{ include "bourse.certificates" (dict "root" .root "server" "redis" "name" .name "user" .service "key" "key") }}
{{- end }}
{{ include "bourse.restCertificate" . }}
{{- end -}}

{{/* The certificate that is shown to those who ask the API, and by those, as a volume. Takes root and name. */}}
{{- define "bourse.restCertificate" -}}
{{- $v := .root.Values -}}
{{- if $v.rest.tls.enabled -}}
{{- if not (or $v.certManager.enabled $v.rest.tls.existingSecret) -}}
{{- fail "rest.tls.enabled needs certManager.enabled or rest.tls.existingSecret" -}}
{{- end -}}
- name: rest
  projected:
    defaultMode: 288
    sources:
      - secret:
          {{- if $v.rest.tls.existingSecret }}
          name: {{ $v.rest.tls.existingSecret }}
          items:
            - {key: ca.crt, path: ca.crt}
            - {key: {{ .name }}.crt, path: tls.crt}
            - {key: {{ .name }}.key, path: tls.key}
          {{- else }}
          name: {{ include "bourse.certificateSecret" . }}
          items:
            - {key: ca.crt, path: ca.crt}
            - {key: tls.crt, path: tls.crt}
            - {key: tls.key, path: tls.key}
          {{- end }}
{{- end -}}
{{- end -}}

{{/* What the address of a database has more. Takes root and name. */}}
{{- define "bourse.jdbcParameters" -}}
{{- $parameters := .root.Values.postgresql.parameters -}}
{{- $c := dict "root" .root "server" "postgresql" "name" .name -}}
{{- if .root.Values.postgresql.tls.enabled -}}
{{- if contains "ssl" $parameters -}}
{{- fail "postgresql.tls.enabled says what postgresql.parameters say of TLS" -}}
{{- end -}}
{{- $ca := required "postgresql.tls.existingSecret is needed unless certManager.enabled" (include "bourse.caSecret" $c) -}}
{{ $parameters }}{{ ternary "&" "?" (contains "?" $parameters) }}sslmode=verify-full&sslrootcert=/etc/bourse/postgresql/ca.crt
{{- if include "bourse.ownSecret" $c }}&sslcert=/etc/bourse/postgresql/client.crt&sslkey=/etc/bourse/postgresql/client.pk8{{ end }}
{{- else -}}
{{ $parameters }}
{{- end -}}
{{- end -}}

{{/* What a service is told of certificates for Redis and of its own API. Takes what bourse.properties does. */}}
{{- define "bourse.tlsProperties" -}}
{{- $v := .root.Values -}}
{{- $redis := dict "root" .root "server" "redis" "name" .name -}}
{{- if and .facts.redis $v.redis.tls.enabled }}
quarkus.redis.tls-configuration-name=redis
quarkus.tls.redis.hostname-verification-algorithm=HTTPS
{{- if include "bourse.caSecret" $redis }}
quarkus.tls.redis.trust-store.pem.certs=/etc/bourse/redis/ca.crt
{{- end }}
{{- if include "bourse.ownSecret" $redis }}
quarkus.tls.redis.key-store.pem.0.cert=/etc/bourse/redis/client.crt
quarkus.tls.redis.key-store.pem.0.key=/etc/bourse/redis/client.key
{{- end }}
{{- end }}
{{- if $v.rest.tls.enabled }}
quarkus.http.insecure-requests=disabled
quarkus.http.ssl-port={{ .facts.port }}
quarkus.http.tls-configuration-name=rest
quarkus.tls.rest.key-store.pem.0.cert=/etc/bourse/rest/tls.crt
quarkus.tls.rest.key-store.pem.0.key=/etc/bourse/rest/tls.key
quarkus.tls.rest.trust-store.pem.certs=/etc/bourse/rest/ca.crt
quarkus.tls.rest.protocols={{ join "," $v.rest.tls.protocols }}
bourse.rest.client-auth={{ $v.rest.tls.clientAuth }}
{{- end }}
{{- end -}}

{{/* How other pods ask the services. */}}
{{- define "bourse.scheme" -}}
{{ ternary "https" "http" .Values.rest.tls.enabled }}
{{- end -}}
