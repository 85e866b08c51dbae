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
Roles that need a second factor contain the role second-factor, which the ways to log in ask for:
so a person of two such roles is asked once.
*/}}
{{- define "bourse.realmDocument" -}}
realm: bourse
displayName: Bourse
enabled: true
sslRequired: {{ .Values.keycloak.realm.sslRequired }}
defaultSignatureAlgorithm: RS256
accessTokenLifespan: {{ .Values.keycloak.realm.accessTokenSeconds | int }}
ssoSessionIdleTimeout: {{ .Values.keycloak.realm.sessionIdleSeconds | int }}
ssoSessionMaxLifespan: {{ .Values.keycloak.realm.sessionSecondsMax | int }}
# A refresh token is good once: of one that was stolen either the thief or its owner is found out.
revokeRefreshToken: true
passwordPolicy: {{ .Values.keycloak.realm.passwordPolicy | quote }}
bruteForceProtected: true
permanentLockout: false
quickLoginCheckMilliSeconds: 1000
maxDeltaTimeSeconds: 43200
failureFactor: {{ .Values.keycloak.realm.bruteForce.failuresMax | int }}
waitIncrementSeconds: {{ .Values.keycloak.realm.bruteForce.waitSeconds | int }}
minimumQuickLoginWaitSeconds: {{ .Values.keycloak.realm.bruteForce.waitSeconds | int }}
maxFailureWaitSeconds: {{ .Values.keycloak.realm.bruteForce.waitSecondsMax | int }}
# The codes that every app makes which people have on their telephones; each is good once.
otpPolicyType: totp
otpPolicyAlgorithm: HmacSHA1
otpPolicyDigits: 6
otpPolicyPeriod: 30
otpPolicyLookAheadWindow: 1
otpPolicyCodeReusable: false
browserFlow: bourse browser
directGrantFlow: bourse direct grant
{{ include "bourse.flows" . }}
roles:
  realm:
    - name: second-factor
      description: Logs in with a one-time code.
    {{- range $role := list "trader" "market-maker" "risk-manager" "operator" "auditor" "service" }}
    - name: {{ $role }}
      {{- if has $role $.Values.keycloak.realm.secondFactorRoles }}
      composite: true
      composites:
        realm: [second-factor]
      {{- end }}
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

{{/*
How people log in, on a page and with the password grant: with a password, then with a one-time code
if they have the role second-factor, and also without it if they have set one up.
*/}}
{{- define "bourse.flows" -}}
authenticatorConfig:
  - alias: bourse must
    config: {condUserRole: second-factor, negate: "false"}
  - alias: bourse may
    config: {condUserRole: second-factor, negate: "true"}
authenticationFlows:
  - alias: bourse browser
    description: A password, and a one-time code of whom it is asked.
    providerId: basic-flow
    topLevel: true
    builtIn: false
    authenticationExecutions:
      - {authenticator: auth-cookie, requirement: ALTERNATIVE, priority: 10, authenticatorFlow: false, userSetupAllowed: false}
      - {flowAlias: bourse forms, requirement: ALTERNATIVE, priority: 20, authenticatorFlow: true, userSetupAllowed: false}
  - alias: bourse forms
    description: The pages.
    providerId: basic-flow
    topLevel: false
    builtIn: false
    authenticationExecutions:
      - {authenticator: auth-username-password-form, requirement: REQUIRED, priority: 10, authenticatorFlow: false, userSetupAllowed: false}
      - {flowAlias: bourse browser must, requirement: CONDITIONAL, priority: 20, authenticatorFlow: true, userSetupAllowed: false}
      - {flowAlias: bourse browser may, requirement: CONDITIONAL, priority: 30, authenticatorFlow: true, userSetupAllowed: false}
  - alias: bourse direct grant
    description: The same without pages.
    providerId: basic-flow
    topLevel: true
    builtIn: false
    authenticationExecutions:
      - {authenticator: direct-grant-validate-username, requirement: REQUIRED, priority: 10, authenticatorFlow: false, userSetupAllowed: false}
      - {authenticator: direct-grant-validate-password, requirement: REQUIRED, priority: 20, authenticatorFlow: false, userSetupAllowed: false}
      - {flowAlias: bourse direct grant must, requirement: CONDITIONAL, priority: 30, authenticatorFlow: true, userSetupAllowed: false}
      - {flowAlias: bourse direct grant may, requirement: CONDITIONAL, priority: 40, authenticatorFlow: true, userSetupAllowed: false}
  {{- range $way, $code := dict "browser" "auth-otp-form" "direct grant" "direct-grant-validate-otp" }}
  - alias: bourse {{ $way }} must
    description: Who has the role second-factor gives a code, and sets one up at the first time if there is a page.
    providerId: basic-flow
    topLevel: false
    builtIn: false
    authenticationExecutions:
      - {authenticator: conditional-user-role, authenticatorConfig: bourse must, requirement: REQUIRED, priority: 10, authenticatorFlow: false, userSetupAllowed: false}
      - {authenticator: {{ $code }}, requirement: REQUIRED, priority: 20, authenticatorFlow: false, userSetupAllowed: {{ eq $way "browser" }}}
  - alias: bourse {{ $way }} may
    description: Who has set up codes gives one.
    providerId: basic-flow
    topLevel: false
    builtIn: false
    authenticationExecutions:
      - {authenticator: conditional-user-role, authenticatorConfig: bourse may, requirement: REQUIRED, priority: 10, authenticatorFlow: false, userSetupAllowed: false}
      - {authenticator: conditional-user-configured, requirement: REQUIRED, priority: 20, authenticatorFlow: false, userSetupAllowed: false}
      - {authenticator: {{ $code }}, requirement: REQUIRED, priority: 30, authenticatorFlow: false, userSetupAllowed: false}
  {{- end }}
{{- end -}}

{{/*
Passwords that anybody would try first, one a line, in small letters as Keycloak compares them: words,
words in pairs, rows of keys, one key many times. Those that are too short are refused for that.
*/}}
{{- define "bourse.passwordList" -}}
{{- $words := concat .Values.keycloak.realm.passwordWords (list "admin" "changeme" "hello" "letmein" "login" "master" "passphrase" "passwort" "password" "qwerty" "secret" "welcome") | uniq -}}
{{- range $first := $words }}
{{- range list "" "!" "1" "1!" "12" "123" "123!" "1234" "12345" "123456" "2025" "2026" "2027" }}
{{ $first }}{{ . }}
{{- end }}
{{- range $second := $words }}
{{- range list "" "!" "1" "123" }}
{{ $first }}{{ $second }}{{ . }}
{{- end }}
{{- range list " " "-" "_" }}
{{ $first }}{{ . }}{{ $second }}
{{- end }}
{{- end }}
{{ repeat 3 $first }}
{{ repeat 4 $first }}
{{- end }}
{{- range $row := list "01234567890123456789" "12345678901234567890" "09876543210987654321" "abcdefghijklmnopqrst" "1q2w3e4r5t6y7u8i9o0p" "1qaz2wsx3edc4rfv5tgb" "qwertyuiopasdfghjklz" "qwertzuiopasdfghjkly" "azertyuiopqsdfghjklm" "1234567890qwertyuiop" "qwertyuiop1234567890" }}
{{- range untilStep 8 21 1 }}
{{ trunc . $row }}
{{- end }}
{{- end }}
{{- range $key := splitList "" "abcdefghijklmnopqrstuvwxyz0123456789.*" }}
{{- range untilStep 8 21 1 }}
{{ repeat . $key }}
{{- end }}
{{- end }}
{{- end -}}
