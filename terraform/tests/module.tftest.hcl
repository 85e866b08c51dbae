# "terraform init && terraform test": what is planned and applied, without a cluster. Random numbers are
# real: what is ephemeral cannot be mocked.

mock_provider "helm" {}
mock_provider "kubernetes" {}

variables {
  namespace = "trading"
  image     = { registry = "registry.example", tag = "0.2.0" }
  values    = ["services: { order-service: { replicas: 3 } }"]
}

run "a_venue" {
  command = plan

  assert {
    condition     = kubernetes_namespace_v1.this.metadata[0].labels["pod-security.kubernetes.io/enforce"] == "restricted"
    error_message = "Pods of the namespace are held to the restricted standard."
  }
  assert {
    condition = toset([for secret in kubernetes_secret_v1.this : secret.metadata[0].name]) == toset([
      "bourse-api-keys", "bourse-clients", "bourse-databases", "bourse-log-keys",
    ])
    error_message = "A venue has these secrets."
  }
  assert {
    condition     = alltrue([for secret in kubernetes_secret_v1.this : secret.metadata[0].namespace == "trading"])
    error_message = "Secrets are in the release's namespace."
  }
  assert {
    condition     = alltrue([for secret in kubernetes_secret_v1.this : secret.data_wo_revision == 1])
    error_message = "Without a revision nothing is written."
  }
  assert {
    condition     = helm_release.this.namespace == "trading" && helm_release.this.atomic && helm_release.this.timeout == 900
    error_message = "What is not ready in time is rolled back."
  }
  assert {
    condition     = length(helm_release.this.values) == 2 && yamldecode(helm_release.this.values[1]).image.tag == "0.2.0"
    error_message = "The image is the last word."
  }
}

run "everything" {
  command = plan

  variables {
    paper           = true
    bundled         = true
    kafka_passwords = true
  }
  assert {
    condition     = contains(keys(kubernetes_secret_v1.this), "kafka")
    error_message = "Brokers that ask for passwords have a secret."
  }
  assert {
    condition     = length(local.entries.log_keys) == 5 && contains(local.entries.clients, "admin")
    error_message = "The paper venue has a key of its own, the bundled Keycloak an administrator."
  }
}

run "secrets_of_others" {
  command = plan

  variables {
    secrets = false
  }
  assert {
    condition     = length(kubernetes_secret_v1.this) == 0
    error_message = "Where others make secrets, none is made."
  }
}

# Without secrets, which cannot be destroyed afterwards.
run "applied" {
  command = apply

  variables {
    secrets = false
  }
  assert {
    condition     = output.namespace == "trading"
    error_message = "Where it runs is told."
  }
}
