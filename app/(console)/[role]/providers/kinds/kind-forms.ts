import { keycloakForm } from "@/app/(console)/[role]/providers/kinds/keycloak-form";
import type { KindForm } from "@/app/(console)/[role]/providers/kinds/kind-form";
import { ldapForm } from "@/app/(console)/[role]/providers/kinds/ldap-form";
import { oidcForm } from "@/app/(console)/[role]/providers/kinds/oidc-form";
import type { ProviderKindName } from "@/lib/providers/kinds/registry";

/** The parts of a provider's form that each kind has. */
export const kindForms: Readonly<Record<ProviderKindName, KindForm>> = {
  keycloak: keycloakForm,
  ldap: ldapForm,
  oidc: oidcForm,
};
