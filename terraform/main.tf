# The chart, and what must be there before: a namespace and the secrets it names. The random numbers are
# ephemeral and write-only: they are in the cluster, and neither in the state nor in a plan.

resource "kubernetes_namespace_v1" "this" {
  metadata {
    name = var.namespace
    labels = {
      "pod-security.kubernetes.io/enforce" = "restricted"
    }
  }
}

# Of letters and digits, so that no file and no address has to quote it. What seals secrets has 32 bytes.
ephemeral "random_password" "this" {
  for_each = local.passwords
  length   = each.value == "api_keys" ? 32 : 48
  special  = false
}

# What is in the log can only be judged with its keys: to lose them is to lose the venue.
resource "kubernetes_secret_v1" "this" {
  for_each = local.secrets
  metadata {
    name      = each.value
    namespace = kubernetes_namespace_v1.this.metadata[0].name
  }
  data_wo = {
    for entry in local.entries[each.key] : entry => (
      contains(["log_keys", "api_keys"], each.key)
      ? base64encode(ephemeral.random_password.this["${each.key}/${entry}"].result)
      : ephemeral.random_password.this["${each.key}/${entry}"].result
    )
  }
  # Never written again: rotation of keys is a procedure (docs/operations/connections.md), not an apply.
  data_wo_revision = 1
  lifecycle {
    prevent_destroy = true
  }
}

resource "helm_release" "this" {
  name      = var.release
  namespace = kubernetes_namespace_v1.this.metadata[0].name
  chart     = coalesce(var.chart, "${path.module}/../helm/bourse")
  version   = var.chart_version
  values    = concat(var.values, [yamlencode({ image = var.image })])

  # What does not come up is rolled back.
  atomic          = true
  cleanup_on_fail = true
  timeout         = var.timeout_seconds

  depends_on = [kubernetes_secret_v1.this]
}
