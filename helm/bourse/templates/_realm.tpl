{{/* The clients with a secret of their own. */}}
{{- define "bourse.clients" -}}
{{- range $service, $facts := include "bourse.facts" . | fromYaml }}
- {{ $service }}
{{- end }}
{{- if .Values.smoke.enabled }}
- smoke-trader
{{- if .Values.smoke.seeds }}
- smoke-operator
{{- end }}
{{- end }}
{{- end -}}

{{/* The variable that holds a client's secret when the realm is imported. */}}
{{- define "bourse.clientVariable" -}}
CLIENT_{{ . | upper | replace "-" "_" }}
{{- end -}}

{{/*
The realm: the roles, a client with a service account for each service, the public client of
people, and every access token made for the audience bourse-api. No users: they are the operator's.
*/}}
{{- define "bourse.realmDocument" -}}
realm: bourse
displayName: Bourse
enabled: true
sslRequired: {{ .Values.keycloak.realm.sslRequired }}
defaultSignatureAlgorithm: RS256
accessTokenLifespan: {{ .Values.keycloak.realm.accessTokenSeconds | int }}
ssoSessionIdleTimeout: 36000
ssoSessionMaxLifespan: 36000
passwordPolicy: {{ .Values.keycloak.realm.passwordPolicy | quote }}
bruteForceProtected: true
roles:
  realm:
    {{- range list "trader" "market-maker" "risk-manager" "operator" "auditor" "service" }}
    - name: {{ . }}
    {{- end }}
clients:
  - clientId: bourse-cli
    enabled: true
    protocol: openid-connect
    publicClient: true
    standardFlowEnabled: {{ gt (len .Values.keycloak.realm.redirectUris) 0 }}
    {{- with .Values.keycloak.realm.redirectUris }}
    redirectUris:
      {{- toYaml . | nindent 6 }}
    attributes:
      pkce.code.challenge.method: S256
    {{- end }}
    directAccessGrantsEnabled: {{ .Values.keycloak.realm.passwordGrant }}
    {{- include "bourse.audience" . | nindent 4 }}
  {{- range include "bourse.clients" . | fromYamlArray }}
  - clientId: {{ . }}
    enabled: true
    protocol: openid-connect
    publicClient: false
    clientAuthenticatorType: client-secret
    secret: {{ printf "${%s}" (include "bourse.clientVariable" .) | quote }}
    standardFlowEnabled: false
    directAccessGrantsEnabled: false
    serviceAccountsEnabled: true
    {{- include "bourse.audience" . | nindent 4 }}
  {{- end }}
users:
  {{- range include "bourse.clients" . | fromYamlArray }}
  - username: service-account-{{ . }}
    enabled: true
    serviceAccountClientId: {{ . }}
    realmRoles:
      - {{ if eq . "smoke-trader" }}trader{{ else if eq . "smoke-operator" }}operator{{ else }}service{{ end }}
  {{- end }}
{{- end -}}

{{- define "bourse.audience" -}}
protocolMappers:
  - name: bourse-api
    protocol: openid-connect
    protocolMapper: oidc-audience-mapper
    config:
      included.custom.audience: bourse-api
      access.token.claim: "true"
      id.token.claim: "false"
      introspection.token.claim: "true"
{{- end -}}
