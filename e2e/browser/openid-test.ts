import { randomBytes } from "node:crypto";
import type { OpenidAccount } from "@/lib/testing/openid-provider/accounts";
import type { OpenidProvider } from "@/lib/testing/openid-provider/start";
import { startTrustedProvider } from "../openid-provider/start-trusted-provider";
import { demoStack, runLetterlock } from "../stack";
import { OpenidLoginPage } from "./pages/openid-login-page";
import { test as base } from "./test";
import { unique } from "./unique";

interface Fixtures {
  /** The slug under which this test's provider is, or will be, known to the portal. */
  slug: string;
  /** A real provider of this test's own, beside Keycloak; the portal does not know it yet. */
  openid: OpenidProvider;
  /** The same without a discovery document: its addresses must be entered by hand. */
  undiscovered: OpenidProvider;
  /** The same, whose client has to sign, and to push its requests (`private_key_jwt`, RFC 9126). */
  strict: OpenidProvider;
  openidLogin: OpenidLoginPage;
}

function clientFor(slug: string) {
  const { portal } = demoStack();
  return {
    clientId: `mail-${slug}`,
    clientSecret: randomBytes(24).toString("base64url"),
    redirectUri: `${portal}/api/auth/callback/${slug}`,
    postLogoutRedirectUri: `${portal}/?signed-out=1`,
    backchannelLogoutUri: `${portal}/api/auth/backchannel-logout/${slug}`,
  };
}

/** Browser tests with a second real provider: oidc-provider, which is no Keycloak. */
export const test = base.extend<Fixtures>({
  slug: async ({ playwright: _unused }, use) => {
    const slug = unique("openid");
    await use(slug);
    // Its provider is gone after the test: nobody should be offered it any more.
    await runLetterlock(["provider", "disable", slug]);
  },
  openid: async ({ slug }, use) => {
    const provider = await startTrustedProvider({ client: clientFor(slug) });
    await use(provider);
    await provider.stop();
  },
  undiscovered: async ({ slug }, use) => {
    const provider = await startTrustedProvider({ client: clientFor(slug), discovery: false });
    await use(provider);
    await provider.stop();
  },
  strict: async ({ slug }, use) => {
    const proof = {
      authMethod: "private_key_jwt",
      jwksUri: `${demoStack().portal}/api/auth/client-keys/${slug}`,
    } as const;
    const provider = await startTrustedProvider({
      client: { ...clientFor(slug), ...proof },
      par: "required",
    });
    await use(provider);
    await provider.stop();
  },
  openidLogin: async ({ page }, use) => use(new OpenidLoginPage(page)),
});

/** A new account at a provider, with a verified address in demo.test unless told. */
export function addOpenidAccount(
  provider: OpenidProvider,
  claims: Partial<OpenidAccount> = {},
): OpenidAccount & { email: string } {
  const sub = unique("olga");
  const account = { sub, name: "Olga Oben", email: `${sub}@demo.test`, email_verified: true, ...claims };
  provider.addAccount(account);
  return account;
}

export { expect } from "./test";
