output "namespace" {
  description = "Where it runs."
  value       = kubernetes_namespace_v1.this.metadata[0].name
}

output "revision" {
  description = "The revision of the release, to go back to."
  value       = helm_release.this.metadata.revision
}
