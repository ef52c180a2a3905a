# One support request on one server: what is asked, the access that the engineers need,
# and the decision about their work plan.

terraform {
  required_providers {
    deskform = { source = "deskform/deskform" }
  }
}

# section:provider
# DESKFORM_ENDPOINT, DESKFORM_TOKEN and DESKFORM_PROJECT say which desk.
provider "deskform" {
  namespace = "web-platform"
}
# endsection:provider

variable "db_root_password" {
  type      = string
  ephemeral = true
}

# section:request
# section:support-request
resource "deskform_support_request" "apm" {
  server_id = "web-1"
  services  = ["apm-install", "web-tuning"]
  title     = "Install Apache, PHP and MySQL"
  body      = "For the shop. PHP 8.4 with the usual extensions, tuned for 200 visitors."

  contact = {
    name  = "Kim Minji"
    phone = "010-1234-5678"
    email = "minji@example.com"
  }
  consent = { agreed = true, notice_version = 1 }

  # Sent to the desk, sealed there, and never written to state or plan.
  security_info         = { apm-install = { dbRootPassword = var.db_root_password } }
  security_info_version = 1

  max_cost = 100000
}
# endsection:support-request

# section:key-registration
resource "deskform_key_registration" "engineers" {
  server_id = deskform_support_request.apm.server_id
}
# endsection:key-registration

# section:firewall-grant
resource "deskform_firewall_grant" "engineers" {
  server_id  = deskform_support_request.apm.server_id
  request_id = deskform_support_request.apm.request_id
}
# endsection:firewall-grant

# section:work-decision
resource "deskform_work_decision" "apm" {
  request_id          = deskform_support_request.apm.request_id
  grant_id            = deskform_firewall_grant.engineers.id
  key_registration_id = deskform_key_registration.engineers.id
  decision            = "confirm"
  max_cost            = 100000
}
# endsection:work-decision
# endsection:request

output "ticket" {
  value = deskform_support_request.apm.number
}

# Without VAT, and known before anything is filed.
output "price" {
  value = deskform_support_request.apm.estimated_cost
}
