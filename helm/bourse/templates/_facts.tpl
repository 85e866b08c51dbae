{{/*
What is so because the services are so, and no value may change: ports, databases, the keys they
sign with, the heap they are tested with in MiB, what they do with which topics (govern: look at the
settings, delete what is old; groups by the beginning of their names), and which paths of the API are
theirs. A test compares it with the services.
*/}}
{{- define "bourse.facts" -}}
matching-service:
  port: 8082
  database: matching
  key: 1
  knownKeys: [1, 2, 3, 4]
  redis: false
  onPaper: true
  reads: [bourse.commands, order-events, ledger-events, trade-events, book-events]
  writes: [bourse.commands, order-events, ledger-events, trade-events, book-events, acts]
  governs: [bourse.commands, order-events, ledger-events, trade-events, book-events]
  groups: []
  paths: [/api/v1/admin]
order-service:
  port: 8081
  database: orders
  key: 2
  knownKeys: [2]
  redis: true
  onPaper: true
  reads: [order-events, account-directory, api-keys]
  writes: [bourse.commands, api-key-uses, acts]
  governs: []
  groups: [order-history-]
  paths:
    - /api/v1/cancel-after
    - /api/v1/fills
    - /api/v1/order-lists
    - /api/v1/orders
    - /api/v1/rate-limits
portfolio-service:
  port: 8083
  database: portfolio
  key: 3
  knownKeys: [3]
  redis: false
  onPaper: true
  reads: [ledger-events, trade-events, order-events, account-directory, api-keys, api-key-uses]
  writes: [bourse.commands, account-directory, account-positions, funding-updates, api-keys, api-key-uses, acts]
  governs: []
  groups: [portfolio-]
  paths:
    - /api/v1/accounts
    - /api/v1/api-keys
    - /api/v1/approval-thresholds
    - /api/v1/approvals
    - /api/v1/attribution
    - /api/v1/balances
    - /api/v1/conservation
    - /api/v1/day-closes
    - /api/v1/deposits
    - /api/v1/exposure
    - /api/v1/features
    - /api/v1/kyc
    - /api/v1/ledger
    - /api/v1/performance
    - /api/v1/portfolio
    - /api/v1/positions
    - /api/v1/reconciliations
    - /api/v1/sectors
    - /api/v1/statements
    - /api/v1/transfers
    - /api/v1/trial-balance
    - /api/v1/webhooks
    - /api/v1/withdrawal-limits
    - /api/v1/withdrawals
risk-service:
  port: 8084
  database: risk
  key: 4
  knownKeys: [4]
  redis: false
  onPaper: false
  reads: [order-events, ledger-events, account-directory, api-keys, acts]
  writes: [bourse.commands, api-key-uses, risk-alerts, acts]
  governs: []
  groups: [risk-]
  paths:
    - /api/v1/account-groups
    - /api/v1/alerts
    - /api/v1/asset-sectors
    - /api/v1/audit
    - /api/v1/cases
    - /api/v1/exposures
    - /api/v1/fee-schedule
    - /api/v1/fee-tier
    - /api/v1/limit-changes
    - /api/v1/limits
    - /api/v1/membership-changes
    - /api/v1/policies
    - /api/v1/policy-changes
    - /api/v1/risk
    - /api/v1/threshold-hits
    - /api/v1/threshold-reports
    - /api/v1/trips
market-data-service:
  port: 8085
  database: marketdata
  key: 0
  knownKeys: []
  redis: true
  onPaper: true
  reads: [order-events, ledger-events, trade-events, book-events, account-directory, account-positions, funding-updates, api-keys, risk-alerts]
  writes: [bourse.commands, api-key-uses, acts]
  governs: []
  groups: [market-data-store-]
  paths:
    - /api/v1/agg-trades
    - /api/v1/avg-price
    - /api/v1/calendars
    - /api/v1/corporate-actions
    - /api/v1/depth
    - /api/v1/depth-analysis
    - /api/v1/klines
    - /api/v1/status
    - /api/v1/stream-tickets
    - /api/v1/symbols
    - /api/v1/ticker
    - /api/v1/time
    - /api/v1/trades
    - /api/v1/volume-profile
    - /stream
    - /ws
{{- end -}}

{{/*
The topics: an event or a command is kept for ever, of the directories the newest record of a key.
matching-service does not start on others.
*/}}
{{- define "bourse.topics" -}}
{{- range $topic := list "bourse.commands" "order-events" "ledger-events" "trade-events" "book-events" "risk-alerts" "acts" }}
{{ $topic }}:
  cleanup.policy: delete
  retention.ms: "-1"
  retention.bytes: "-1"
  max.message.bytes: "8388608"
  min.insync.replicas: {{ $.Values.kafka.topics.insyncReplicasMin | quote }}
  unclean.leader.election.enable: "false"
{{- end }}
{{- range $topic := list "account-directory" "account-positions" "funding-updates" "api-keys" "api-key-uses" }}
{{ $topic }}:
  cleanup.policy: compact
  min.insync.replicas: {{ $.Values.kafka.topics.insyncReplicasMin | quote }}
  unclean.leader.election.enable: "false"
{{- end }}
{{- end -}}
