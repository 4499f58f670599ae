import { z } from "zod";
import type { ProviderMetadata } from "@/lib/providers/openid/discovery";

/** How somebody whom a provider knows already gets to choose another account there. */
export type AccountChoice = { prompt: "select_account" | "login" } | { signOutAt: string };

/**
 * By what the provider announces. `select_account` is nothing that every provider must know (OpenID Connect Core 1.0,
 * 15.1), and those that do not, such as Keycloak, sign the same person in again; `prompt_values_supported` says who does
 * (Initiating User Registration 1.0, section 4). `login` must be known by all, but Keycloak asks for the password of the
 * same person with it and refuses another one, so ending the session there goes before it.
 */
export function accountChoice(metadata: ProviderMetadata): AccountChoice {
  const prompts = z.array(z.string()).safeParse(metadata.prompt_values_supported);
  if (prompts.data?.includes("select_account")) return { prompt: "select_account" };
  const { end_session_endpoint: signOutAt } = metadata;
  return signOutAt ? { signOutAt } : { prompt: "login" };
}
