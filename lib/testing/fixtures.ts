import { randomUUID } from "node:crypto";
import { createDomain } from "@/lib/accounts/domain/create-domain";
import { findDomainByName } from "@/lib/accounts/domain/queries";
import { setIdentityProvider } from "@/lib/accounts/identity-provider/set-identity-provider";
import { createMailbox } from "@/lib/accounts/mailbox/create-mailbox";
import { createTemplate } from "@/lib/accounts/template/create-template";
import { canonicalAddress } from "@/lib/platform/address/address";
import type { Context } from "@/lib/platform/db/context";

const unique = () => randomUUID().slice(0, 8);

type Overrides<Verb extends (context: Context, input: never) => unknown> = Partial<Parameters<Verb>[1]>;

/** A domain without limits; a new name unless given. */
export const createTestDomain = (context: Context, overrides: Overrides<typeof createDomain> = {}) =>
  createDomain(context, { name: `d-${unique()}.test`, ...overrides });

/** A template with the product's defaults; a new name unless given. */
export const createTestTemplate = (context: Context, overrides: Overrides<typeof createTemplate> = {}) =>
  createTemplate(context, { name: `template-${unique()}`, ...overrides });

/** A local mailbox, in a new domain unless the address names one. Its domain is created when it does not exist. */
export async function createTestMailbox(
  context: Context,
  overrides: Overrides<typeof createMailbox> = {},
): Promise<{ id: string; address: string }> {
  const address = overrides.address ?? `user@d-${unique()}.test`;
  const name = canonicalAddress(address)?.domain ?? "";
  if (!(await findDomainByName(context.db, name))) await createTestDomain(context, { name });
  const outcome = await createMailbox(context, { ...overrides, address });
  if (!outcome.created) throw new Error(`${address} was not created: ${outcome.reason}`);
  return { id: outcome.id, address: outcome.address };
}

/** An enabled Keycloak provider that does not answer; a new slug unless given. */
export const createTestProvider = (context: Context, overrides: Overrides<typeof setIdentityProvider> = {}) =>
  setIdentityProvider(context, {
    slug: `idp-${unique()}`,
    kind: "keycloak",
    ...(overrides.issuer || overrides.kind === "oidc"
      ? {}
      : { serverUrl: "https://id.demo.test", realm: "demo" }),
    clientId: "letterlock",
    clientSecret: "not-a-real-secret",
    verify: false,
    ...overrides,
  });

/** As `createTestProvider`, of a kind without a directory, so that nobody waits for one when a group is given something. */
export const createTestOpenIdProvider = (context: Context, overrides: { slug?: string } = {}) =>
  createTestProvider(context, { kind: "oidc", issuer: `https://${unique()}.demo.test`, ...overrides });
