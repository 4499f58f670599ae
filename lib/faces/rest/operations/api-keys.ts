import { z } from "zod";
import { apiKeyShapes, createApiKey } from "@/lib/credentials/api-key/create-api-key";
import { apiKeyOrders, listApiKeyPage } from "@/lib/credentials/api-key/list-page";
import type { ApiKeyOwner } from "@/lib/credentials/api-key/owner";
import { revokeApiKey } from "@/lib/credentials/api-key/revoke-api-key";
import { noBody, none, operation, roles } from "@/lib/faces/rest/operation";
import { listOf, pageQuery } from "@/lib/faces/rest/page";
import { apiKeyView, newApiKeyView, showApiKey } from "@/lib/faces/rest/views/api-key";
import { moment } from "@/lib/faces/rest/views/moment";
import type { Context } from "@/lib/platform/db/context";
import { AppError } from "@/lib/platform/errors";

function callersOwn({ actor }: Context): ApiKeyOwner {
  if (actor.kind === "mailbox") return { mailboxId: actor.id };
  if (actor.kind === "superadmin" || actor.kind === "domain-admin") return { adminId: actor.id };
  throw new AppError("forbidden", "This is for people only.");
}

export const apiKeyOperations = [
  operation({
    id: "listApiKeys",
    command: "api-key list",
    method: "get",
    path: "/api-keys",
    roles,
    area: "api-keys",
    summary: "Your API keys; for superadmins those of every administrator",
    params: none,
    query: z.strictObject({
      ...pageQuery,
      search: z.string().max(320).optional().describe("Part of the name or of the owner's login."),
      expired: z.enum(["true", "false"]).optional(),
      order: z.enum(apiKeyOrders).default("created"),
      direction: z.enum(["ascending", "descending"]).default("ascending"),
    }),
    body: noBody,
    answer: listOf(apiKeyView),
    async handle({ context, query: { expired, direction, ...rest } }) {
      const { items, next } = await listApiKeyPage(context, {
        ...rest,
        expired: expired === undefined ? undefined : expired === "true",
        descending: direction === "descending",
      });
      return { body: { items: items.map(showApiKey), next } };
    },
  }),
  operation({
    id: "createApiKey",
    command: "api-key create",
    method: "post",
    path: "/api-keys",
    roles,
    area: "api-keys",
    summary: "Makes an API key of your own; keys cannot make keys",
    params: none,
    query: none,
    body: z.strictObject({ ...apiKeyShapes, expiresAt: moment.nullable().default(null) }),
    answer: newApiKeyView,
    status: 201,
    sessionOnly: true,
    async handle({ context, body }) {
      const expiresAt = body.expiresAt === null ? null : new Date(body.expiresAt);
      return { body: await createApiKey(context, { ...body, expiresAt, owner: callersOwn(context) }) };
    },
  }),
  operation({
    id: "revokeApiKey",
    command: "api-key revoke",
    method: "delete",
    path: "/api-keys/{id}",
    roles,
    area: "api-keys",
    summary: "Ends an API key at once",
    params: z.strictObject({ id: z.uuid() }),
    query: none,
    body: noBody,
    answer: null,
    async handle({ context, params }) {
      await revokeApiKey(context, params);
      return {};
    },
  }),
];
