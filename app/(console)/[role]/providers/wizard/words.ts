import { words } from "@/lib/words/text";

/** What the wizard calls its steps, and says on several of them. */
export const wizardWords = words("console.providers.wizard", {
  title: "Connect a provider",
  keycloak: "Connect Keycloak",
  ldap: "Connect LDAP or Active Directory",
  oidc: "Connect an OpenID Connect provider",
  steps: "Steps",
  connect: "Connect",
  test: "Test",
  people: "Who gets what",
  "switch-on": "Switch on",
  done: "Done: {step}",
  back: "Back",
  next: "Continue",
  saving: "Saving…",
  saved: "Draft saved. It's kept for a week, for you only.",
});
