variable "namespace" {
  description = "Namespace, which is made, and whose pods are held to the restricted standard."
  type        = string
}

variable "release" {
  description = "Name of the release."
  type        = string
  default     = "bourse"
}

variable "chart" {
  description = "The chart: a folder, or a reference to a registry."
  type        = string
  default     = null
}

variable "chart_version" {
  description = "Version of a chart that comes from a registry."
  type        = string
  default     = null
}

variable "values" {
  description = "Texts of values files, the later one wins: values-small.yaml, values-production.yaml, or your own."
  type        = list(string)
}

variable "image" {
  description = "Where the images of the services come from, and which version."
  type = object({
    registry   = optional(string, "")
    repository = optional(string, "bourse")
    tag        = string
  })
}

variable "bundled" {
  description = "Whether values bring the chart's own Keycloak, which needs secrets of its own."
  type        = bool
  default     = false
}

variable "paper" {
  description = "Whether there is a paper venue."
  type        = bool
  default     = false
}

variable "kafka_passwords" {
  description = "Whether brokers ask for a password of each service (kafka.sasl.enabled)."
  type        = bool
  default     = false
}

variable "secrets" {
  description = "Whether secrets are made; false where somebody else does, as External Secrets."
  type        = bool
  default     = true
}

variable "timeout_seconds" {
  description = "How long all may take to be ready before the release is rolled back."
  type        = number
  default     = 900
}
