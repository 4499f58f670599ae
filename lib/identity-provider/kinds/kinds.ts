import { keycloak } from "@/lib/identity-provider/kinds/keycloak/kind";
import { oidc } from "@/lib/identity-provider/kinds/oidc/kind";

/** Every kind of identity provider by its name in forms, documents and the database, in the order they are offered. */
export const kinds = { keycloak, oidc };
