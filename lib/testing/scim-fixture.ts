import { eq } from "drizzle-orm";
import { createScimToken } from "@/lib/credentials/scim-token/create-scim-token";
import { answerScim } from "@/lib/faces/scim/answer-scim";
import type { Context } from "@/lib/platform/db/context";
import { mailbox, syncChange, syncRun } from "@/lib/platform/db/schema";
import { createTestDomain, createTestProvider, createTestTemplate } from "@/lib/testing/fixtures";

export const userUrn = "urn:ietf:params:scim:schemas:core:2.0:User";
export const enterpriseUrn = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
export const groupUrn = "urn:ietf:params:scim:schemas:core:2.0:Group";
export const patchUrn = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

export interface ScimReply {
  status: number;
  headers: Headers;
  /** Null where there is none. */
  body: Record<string, unknown>;
}

interface Sent {
  method?: string;
  token?: string;
  headers?: Record<string, string>;
  /** A text is sent as it is. */
  body?: unknown;
}

/** A request to the SCIM server as a provider sends it. */
export async function sendScim(
  path: string,
  { method = "GET", token, headers, body }: Sent,
): Promise<ScimReply> {
  const request = new Request(`https://mail.test/scim/v2${path}`, {
    method,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { "content-type": "application/scim+json" }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const response = await answerScim(request);
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === "" ? {} : JSON.parse(text) };
}

/** A provider that pushes its people, with a domain, a template and a token. */
export async function makeScimFixture(
  context: Context,
  settings: object = {},
  overrides: Partial<Parameters<typeof createTestProvider>[1]> = {},
) {
  const { name: domain } = await createTestDomain(context);
  const { id: templateId } = await createTestTemplate(context, { quotaBytes: 100 });
  const provider = await createTestProvider(context, {
    kind: "oidc",
    issuer: `https://${domain}/id`,
    defaultTemplateId: templateId,
    settings,
    ...overrides,
  });
  const tokenFor = async (domains: string[] = []): Promise<string> => {
    const made = await createScimToken(context, { identityProviderId: provider.id, name: "Test", domains });
    return made.token;
  };
  const token = await tokenFor();
  const user = (name: string, changes: object = {}) => ({
    schemas: [userUrn],
    userName: `${name}@${domain}`,
    externalId: `sub-${name}`,
    name: { givenName: name, familyName: "Person" },
    emails: [{ value: `${name}@${domain}`, type: "work", primary: true }],
    active: true,
    ...changes,
  });
  const send = (method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
    sendScim(path, { method, token, body, headers: headers ?? {} });
  return {
    ...{ domain, templateId, provider, token, tokenFor, user, send },
    push: (name: string, changes: object = {}) => send("POST", "/Users", user(name, changes)),
    patch: (path: string, ...Operations: object[]) =>
      send("PATCH", path, { schemas: [patchUrn], Operations }),
    /** The mailbox of a person, if there is one. */
    async find(name: string) {
      const address = `${name}@${domain}`;
      const [row] = await context.db.select().from(mailbox).where(eq(mailbox.address, address));
      return row;
    },
    /** The lines of all runs, in their order. */
    async lines() {
      return context.db
        .select({
          kind: syncChange.kind,
          reason: syncChange.reason,
          state: syncChange.state,
          run: syncRun.state,
        })
        .from(syncChange)
        .innerJoin(syncRun, eq(syncRun.id, syncChange.runId))
        .where(eq(syncRun.identityProviderId, provider.id))
        .orderBy(syncRun.startedAt, syncRun.id, syncChange.sequence);
    },
  };
}

export type ScimFixture = Awaited<ReturnType<typeof makeScimFixture>>;
