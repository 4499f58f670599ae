import { z } from "zod";
import { visibleMailbox } from "@/lib/accounts/mailbox/visible-mailbox";
import { appPasswordInput, createAppPassword } from "@/lib/credentials/app-password/create-app-password";
import { listAppPasswords } from "@/lib/credentials/app-password/queries";
import { revokeAppPassword } from "@/lib/credentials/app-password/revoke-app-password";
import { revokeAppPasswords } from "@/lib/credentials/app-password/revoke-app-passwords";
import { noBody, none, operation } from "@/lib/faces/rest/operation";
import { byAddress } from "@/lib/faces/rest/operations/visible-mailbox";
import { listOf, whole } from "@/lib/faces/rest/page";
import { appPasswordView, newAppPasswordView, showAppPassword } from "@/lib/faces/rest/views/app-password";
import { moment } from "@/lib/faces/rest/views/moment";
import type { Context } from "@/lib/platform/db/context";
import { AppError } from "@/lib/platform/errors";

const { name, protocols, allowedNetworks } = appPasswordInput.shape;
const creation = z.strictObject({
  name,
  protocols,
  allowedNetworks,
  expiresAt: moment.nullable().default(null),
});

const list = async (context: Context, mailboxId: string) => ({
  body: whole((await listAppPasswords(context.db, mailboxId)).map(showAppPassword)),
});

async function create(context: Context, mailboxId: string, body: z.output<typeof creation>) {
  const expiresAt = body.expiresAt === null ? null : new Date(body.expiresAt);
  return { body: await createAppPassword(context, { ...body, mailboxId, expiresAt }) };
}

async function revoke(context: Context, mailboxId: string, id: string) {
  const own = await listAppPasswords(context.db, mailboxId);
  if (!own.some((one) => one.id === id)) throw new AppError("not-found", "There is no such app password.");
  await revokeAppPassword(context, { id });
  return {};
}

/** The mailbox that calls. Throws `forbidden` for anybody else. */
export function ownMailboxId({ actor }: Context): string {
  if (actor.kind === "mailbox") return actor.id;
  throw new AppError("forbidden", "This is for mailboxes only.");
}

const administrators = {
  roles: ["admin", "domain-admin"],
  area: "app-passwords",
} as const;
const oneself = { roles: ["user"], area: "app-passwords" } as const;

export const appPasswordOperations = [
  operation({
    id: "listMailboxAppPasswords",
    command: "app-password list",
    method: "get",
    path: "/mailboxes/{address}/app-passwords",
    ...administrators,
    summary: "The app passwords of a mailbox, newest first",
    params: byAddress,
    query: none,
    body: noBody,
    answer: listOf(appPasswordView),
    handle: async ({ context, params }) => list(context, (await visibleMailbox(context, params.address)).id),
  }),
  operation({
    id: "createMailboxAppPassword",
    command: "app-password create",
    method: "post",
    path: "/mailboxes/{address}/app-passwords",
    ...administrators,
    summary: "Makes an app password for a mailbox",
    params: byAddress,
    query: none,
    body: creation,
    answer: newAppPasswordView,
    status: 201,
    dangerous: true,
    handle: async ({ context, params, body }) =>
      create(context, (await visibleMailbox(context, params.address)).id, body),
  }),
  operation({
    id: "revokeMailboxAppPassword",
    command: "app-password revoke",
    method: "delete",
    path: "/mailboxes/{address}/app-passwords/{id}",
    ...administrators,
    summary: "Ends an app password of a mailbox at once",
    params: byAddress.extend({ id: z.uuid() }),
    query: none,
    body: noBody,
    answer: null,
    handle: async ({ context, params }) =>
      revoke(context, (await visibleMailbox(context, params.address)).id, params.id),
  }),
  operation({
    id: "revokeMailboxAppPasswords",
    command: "app-password revoke-all",
    method: "delete",
    path: "/mailboxes/{address}/app-passwords",
    ...administrators,
    summary: "Ends all app passwords of a mailbox at once",
    params: byAddress,
    query: none,
    body: noBody,
    answer: z
      .object({ revoked: z.int().describe("How many there were.") })
      .meta({ id: "RevokedAppPasswords" }),
    async handle({ context, params }) {
      const { id: mailboxId } = await visibleMailbox(context, params.address);
      return { body: await revokeAppPasswords(context, { mailboxId }) };
    },
  }),
  operation({
    id: "listAppPasswords",
    command: "app-password list",
    method: "get",
    path: "/app-passwords",
    ...oneself,
    summary: "Your app passwords, newest first",
    params: none,
    query: none,
    body: noBody,
    answer: listOf(appPasswordView),
    handle: async ({ context }) => list(context, ownMailboxId(context)),
  }),
  operation({
    id: "createAppPassword",
    command: "app-password create",
    method: "post",
    path: "/app-passwords",
    ...oneself,
    summary: "Makes an app password",
    params: none,
    query: none,
    body: creation,
    answer: newAppPasswordView,
    status: 201,
    dangerous: true,
    handle: async ({ context, body }) => create(context, ownMailboxId(context), body),
  }),
  operation({
    id: "revokeAppPassword",
    command: "app-password revoke",
    method: "delete",
    path: "/app-passwords/{id}",
    ...oneself,
    summary: "Ends an app password at once",
    params: z.strictObject({ id: z.uuid() }),
    query: none,
    body: noBody,
    answer: null,
    handle: async ({ context, params }) => revoke(context, ownMailboxId(context), params.id),
  }),
];
