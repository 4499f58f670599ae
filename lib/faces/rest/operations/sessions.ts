import { z } from "zod";
import { getAdminByLogin } from "@/lib/accounts/admin-account/queries";
import { endMailboxSessions, sessionName } from "@/lib/accounts/mailbox/end-mailbox-sessions";
import { visibleMailbox } from "@/lib/accounts/mailbox/visible-mailbox";
import { endAdminSessions } from "@/lib/credentials/admin-session/end-session";
import { listMailboxSessions } from "@/lib/credentials/web-session/queries";
import { noBody, none, operation } from "@/lib/faces/rest/operation";
import { ownMailboxId } from "@/lib/faces/rest/operations/app-passwords";
import { byAddress } from "@/lib/faces/rest/operations/visible-mailbox";
import { listOf, whole } from "@/lib/faces/rest/page";
import { showWebSession, webSessionView } from "@/lib/faces/rest/views/web-session";
import type { Context } from "@/lib/platform/db/context";
import { AppError } from "@/lib/platform/errors";

const answer = z.object({ ended: z.int().describe("How many there were.") }).meta({ id: "EndedSessions" });

const bySession = { id: sessionName };

const list = async ({ db }: Context, mailboxId: string) => ({
  body: whole((await listMailboxSessions(db, mailboxId)).map(showWebSession)),
});

/** Ends one session. Throws `not-found` when the mailbox has none of this id. */
async function endOne(context: Context, mailboxId: string, sessionId: string) {
  const { ended } = await endMailboxSessions(context, { mailboxId, sessionId });
  if (ended === 0) throw new AppError("not-found", "There is no such session. It may have ended already.");
  return {};
}

export const sessionOperations = [
  operation({
    id: "listMailboxSessions",
    command: "mailbox sessions",
    method: "get",
    path: "/mailboxes/{address}/sessions",
    roles: ["admin", "domain-admin"],
    area: "mailboxes",
    summary: "The web sessions of a mailbox, the last used first",
    params: byAddress,
    query: none,
    body: noBody,
    answer: listOf(webSessionView),
    handle: async ({ context, params }) => list(context, (await visibleMailbox(context, params.address)).id),
  }),
  operation({
    id: "endMailboxSession",
    command: "mailbox end-sessions",
    method: "delete",
    path: "/mailboxes/{address}/sessions/{id}",
    roles: ["admin", "domain-admin"],
    area: "mailboxes",
    summary: "Ends one web session of a mailbox",
    params: byAddress.extend(bySession),
    query: none,
    body: noBody,
    answer: null,
    handle: async ({ context, params }) =>
      endOne(context, (await visibleMailbox(context, params.address)).id, params.id),
  }),
  operation({
    id: "listSessions",
    command: "mailbox sessions",
    method: "get",
    path: "/sessions",
    roles: ["user"],
    area: "profile",
    summary: "Your web sessions, the last used first",
    params: none,
    query: none,
    body: noBody,
    answer: listOf(webSessionView),
    handle: ({ context }) => list(context, ownMailboxId(context)),
  }),
  operation({
    id: "endSession",
    command: "mailbox end-sessions",
    method: "delete",
    path: "/sessions/{id}",
    roles: ["user"],
    area: "profile",
    summary: "Ends one of your web sessions",
    params: z.strictObject(bySession),
    query: none,
    body: noBody,
    answer: null,
    handle: ({ context, params }) => endOne(context, ownMailboxId(context), params.id),
  }),
  operation({
    id: "endMailboxSessions",
    command: "mailbox end-sessions",
    method: "delete",
    path: "/mailboxes/{address}/sessions",
    roles: ["admin", "domain-admin"],
    area: "mailboxes",
    summary:
      "Ends all web sessions of a mailbox and what mail apps have open; with a valid password they come back",
    params: byAddress,
    query: none,
    body: noBody,
    answer,
    async handle({ context, params }) {
      const { id: mailboxId } = await visibleMailbox(context, params.address);
      return { body: await endMailboxSessions(context, { mailboxId }) };
    },
  }),
  operation({
    id: "endAdminSessions",
    command: "admin end-sessions",
    method: "delete",
    path: "/admins/{login}/sessions",
    roles: ["admin"],
    area: "admins",
    summary: "Ends all sessions of an administrator",
    params: z.strictObject({ login: z.string().max(320) }),
    query: none,
    body: noBody,
    answer,
    async handle({ context, params }) {
      const { id: adminId } = await getAdminByLogin(context.db, params.login);
      return { body: await endAdminSessions(context, { adminId }) };
    },
  }),
  operation({
    id: "endSessions",
    command: "mailbox end-sessions",
    method: "delete",
    path: "/sessions",
    roles: ["user"],
    area: "profile",
    summary:
      "Ends all your web sessions, this one too, and what mail apps have open; with a valid password they come back",
    params: none,
    query: none,
    body: noBody,
    answer,
    async handle({ context }) {
      return { body: await endMailboxSessions(context, { mailboxId: ownMailboxId(context) }) };
    },
  }),
];
