import { DirectoryError } from "@/lib/directory/directory-error";
import { KeycloakApi } from "@/lib/directory/keycloak-api";
import { KeycloakSource } from "@/lib/directory/keycloak-source";
import type { DirectorySource } from "@/lib/directory/source";
import type { SignInProvider } from "@/lib/identity-provider/queries";

/** The directory behind a provider. Throws `DirectoryError` for a kind whose people cannot be read. */
export function openSource(provider: SignInProvider, signal: AbortSignal): DirectorySource {
  if (provider.kind !== "keycloak" || !provider.clientSecret)
    throw new DirectoryError(
      `The people of ${provider.name} cannot be read: only a Keycloak with a client secret has a directory for us.`,
      "Enter the provider as Keycloak, with server URL, realm and client secret.",
    );
  const { issuer, clientId, clientSecret, settings } = provider;
  return new KeycloakSource(
    new KeycloakApi({ issuer, clientId, clientSecret }, signal),
    settings.sync.pageSize,
  );
}
