import { z } from "zod";
import { listing } from "@/lib/catalogue/list";
import { nothing, operation } from "@/lib/catalogue/operation";
import { installation, subject } from "@/lib/catalogue/subject";
import { createApiKey } from "@/lib/credentials/api-key/create-api-key";
import { apiKeyShapes } from "@/lib/credentials/api-key/fields";
import { apiKeyOrders, listApiKeyPage } from "@/lib/credentials/api-key/list-page";
import type { ApiKeyOwner } from "@/lib/credentials/api-key/owner";
import { revokeApiKey } from "@/lib/credentials/api-key/revoke-api-key";
import { apiKeyView, newApiKeyView, showApiKey } from "@/lib/credentials/api-key/view";
import type { Context } from "@/lib/platform/db/context";
import { AppError } from "@/lib/platform/errors";
import { moment } from "@/lib/platform/input/moment";
import { words } from "@/lib/words/text";

const ownerWords = words("apiKey.owner", {
  peopleOnly: "API keys belong to people. Sign in to use this.",
});

function callersOwn({ actor }: Context): ApiKeyOwner {
  if (actor.kind === "mailbox") return { mailboxId: actor.id };
  if (actor.kind === "superadmin" || actor.kind === "domain-admin") return { adminId: actor.id };
  throw new AppError("forbidden", ownerWords("peopleOnly"));
}

/** A key by its id; its verb finds it for whoever asks. */
const namedKey = subject({
  kind: "api-key",
  key: z.strictObject({ id: z.uuid() }),
  read: async (_, key) => key,
  authorise: () => undefined,
});

const everybody = { audience: ["superadmin", "domain-admin", "mailbox"], area: "api-keys" } as const;

export const apiKeyOperations = [
  listing({
    name: "api-key.list",
    title: "Lists your API keys; superadmins see those of all administrators",
    about: "Lists the API keys of one owner or of all administrators, without the keys themselves.",
    example: "api-key list --admin root@example.org",
    ...everybody,
    subject: installation,
    filter: {
      search: z.string().max(320).optional().describe("Part of the name or the owner's login."),
      expired: z.boolean().optional(),
    },
    orders: apiKeyOrders,
    item: apiKeyView,
    async read({ context, input }) {
      const { items, next } = await listApiKeyPage(context, input);
      return { output: { items: items.map(showApiKey), next } };
    },
  }),
  operation({
    name: "api-key.create",
    title: "Creates an API key for yourself",
    description: "API keys can't create other API keys.",
    about: "Creates an API key with its owner's role. The key is shown only once.",
    example: "api-key create --admin root@example.org --name Backup --scopes all:read",
    ...everybody,
    effect: "write",
    subject: installation,
    input: z.strictObject({ ...apiKeyShapes, expiresAt: moment.nullable().default(null) }),
    output: newApiKeyView,
    peopleOnly: true,
    records: { "api-key.create": "API key created" },
    async run({ context, input }) {
      const expiresAt = input.expiresAt === null ? null : new Date(input.expiresAt);
      return { output: await createApiKey(context, { ...input, expiresAt, owner: callersOwn(context) }) };
    },
  }),
  operation({
    name: "api-key.revoke",
    title: "Revokes an API key immediately",
    example: "api-key revoke 01890a5d-ac96-774b-bcce-b302099a8057",
    ...everybody,
    effect: "write",
    subject: namedKey,
    input: nothing,
    output: null,
    records: { "api-key.revoke": "API key revoked" },
    buttons: {
      revoke: {
        label: "Revoke",
        question: "Revoke {name}?",
        consequence: "Any program that uses this key loses access immediately. This can't be undone.",
        pending: "Revoking…",
      },
    },
    run: ({ context, subject: { id } }) => revokeApiKey(context, { id }),
  }),
];
