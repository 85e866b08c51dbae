# Which secrets there are, and what is in each: as helm/secrets.sh has them.

locals {
  services = ["matching-service", "order-service", "portfolio-service", "risk-service", "market-data-service"]

  entries = {
    log_keys = concat(
      [for key in range(1, 5) : "key-${key}"],
      var.paper ? ["key-5"] : [],
    )
    api_keys = ["key-1"]
    databases = concat(
      ["matching", "orders", "portfolio", "risk", "marketdata", "postgres"],
      var.paper ? ["orders_paper", "portfolio_paper", "marketdata_paper"] : [],
      var.bundled ? ["keycloak"] : [],
    )
    clients = concat(
      local.services,
      ["smoke-trader", "smoke-operator"],
      var.bundled ? ["admin"] : [],
    )
    kafka = concat(local.services, ["topics"])
  }

  # As the chart's values name them.
  secrets = {
    for kind, name in {
      log_keys  = "bourse-log-keys"
      api_keys  = "bourse-api-keys"
      databases = "bourse-databases"
      clients   = "bourse-clients"
      kafka     = "bourse-kafka"
    } : kind => name if var.secrets && (kind != "kafka" || var.kafka_passwords)
  }

  passwords = merge([
    for kind, name in local.secrets : { for entry in local.entries[kind] : "${kind}/${entry}" => kind }
  ]...)
}
