import { expect, it } from "vitest";
import { accountChoice } from "@/lib/providers/openid/account-choice";

const at = "https://id.example.org";
const metadata = {
  issuer: at,
  authorization_endpoint: `${at}/auth`,
  token_endpoint: `${at}/token`,
  jwks_uri: `${at}/keys`,
};
const signOut = { end_session_endpoint: `${at}/logout` };

it.each([
  [
    "announces select_account",
    { ...signOut, prompt_values_supported: ["none", "select_account"] },
    { prompt: "select_account" },
  ],
  [
    "has sessions that can be ended, as Keycloak",
    { ...signOut, prompt_values_supported: ["none", "login", "consent"] },
    { signOutAt: `${at}/logout` },
  ],
  ["says nothing of prompts, as Entra", signOut, { signOutAt: `${at}/logout` }],
  ["says nothing at all", {}, { prompt: "login" }],
  ["says nonsense", { prompt_values_supported: "select_account" }, { prompt: "login" }],
])("a provider that %s", (_, announced, choice) => {
  expect(accountChoice({ ...metadata, ...announced })).toEqual(choice);
});
