import { keycloak } from "@/lib/providers/kinds/keycloak/kind";
import { ldap } from "@/lib/providers/kinds/ldap/kind";
import { oidc } from "@/lib/providers/kinds/oidc/kind";

/** Every kind of identity provider by its name in forms, documents and the database, in the order they are offered. */
export const kinds = { keycloak, ldap, oidc };
