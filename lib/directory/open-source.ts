import { DirectoryError } from "@/lib/directory/directory-error";
import type { NoticeSource } from "@/lib/directory/notice-source";
import type { DirectorySource } from "@/lib/directory/source";
import { KeycloakApi } from "@/lib/identity-provider/kinds/keycloak/admin-api";
import { KeycloakNotices } from "@/lib/identity-provider/kinds/keycloak/notices";
import { KeycloakSource } from "@/lib/identity-provider/kinds/keycloak/source";
import type { SignInProvider } from "@/lib/identity-provider/queries";

/** Somebody waits for what notices lead to. */
const noticeTimeMs = 10_000;

/** The directory behind a provider. Throws `DirectoryError` for a kind whose people cannot be read. */
export const openSource = (provider: SignInProvider, signal: AbortSignal): DirectorySource =>
  new KeycloakSource(openApi(provider, signal), provider.settings.sync.pageSize);

/** As `openSource`, for what a directory tells by itself. */
export const openNotices = (provider: SignInProvider, signal: AbortSignal): NoticeSource =>
  new KeycloakNotices(openApi(provider, signal, { timeMs: noticeTimeMs }));

function openApi(
  provider: SignInProvider,
  signal: AbortSignal,
  bounds: ConstructorParameters<typeof KeycloakApi>[2] = {},
): KeycloakApi {
  if (provider.kind !== "keycloak")
    throw new DirectoryError(
      `The people of ${provider.name} cannot be read: only a Keycloak has a directory for us.`,
      "Enter the provider as Keycloak, with server URL and realm.",
    );
  return new KeycloakApi(provider, signal, bounds);
}
