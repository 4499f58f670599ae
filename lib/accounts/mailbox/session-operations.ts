import { z } from "zod";
import { endMailboxSessions, sessionName } from "@/lib/accounts/mailbox/end-mailbox-sessions";
import { mailboxSubject, ownMailbox } from "@/lib/accounts/mailbox/subject";
import { listOf, whole } from "@/lib/catalogue/list";
import { nothing, operation } from "@/lib/catalogue/operation";
import { type Authorized, subject } from "@/lib/catalogue/subject";
import { endedSessions } from "@/lib/credentials/web-session/ended";
import { listMailboxSessions } from "@/lib/credentials/web-session/queries";
import { showWebSession, webSessionView } from "@/lib/credentials/web-session/view";
import type { Context } from "@/lib/platform/db/context";
import { AppError } from "@/lib/platform/errors";
import { words } from "@/lib/words/text";

const sessionWords = words("mailbox.sessions", {
  notFound: "Session not found. It may already have ended.",
});

const gone = () => new AppError("not-found", sessionWords("notFound"));

type Owner = Authorized<{ id: string }>;

const list = async ({ db }: Context, { id }: Owner) => ({
  output: whole((await listMailboxSessions(db, id)).map(showWebSession)),
});

const endOthers = async (context: Context, { id }: Owner, keep: string) => ({
  output: await endMailboxSessions(context, { mailboxId: id, keep }),
});

const endAll = async (context: Context, { id }: Owner) => ({
  output: await endMailboxSessions(context, { mailboxId: id }),
});

async function endOne(context: Context, session: { mailboxId: string; sessionId: string }) {
  if ((await endMailboxSessions(context, session)).ended === 0) throw gone();
  return undefined;
}

/** Whoever finds the mailbox finds its sessions. */
const withMailbox = () => undefined;
const bySession = { id: sessionName };

const sessionSubject = subject({
  kind: "session",
  within: "mailbox",
  key: mailboxSubject.key.extend(bySession),
  read: async (context, { address, id }) => ({
    mailboxId: (await mailboxSubject.get(context, { address })).id,
    sessionId: id,
  }),
  authorise: withMailbox,
});

const ownSession = subject({
  kind: "own-session",
  key: z.strictObject(bySession),
  read: async (context, { id }) => ({ mailboxId: (await ownMailbox.get(context, {})).id, sessionId: id }),
  authorise: withMailbox,
});

const administrators = {
  audience: ["superadmin", "domain-admin"],
  area: "mailboxes",
  input: nothing,
} as const;
const oneself = { audience: ["mailbox"], area: "profile", input: nothing } as const;
/** With a stolen session its owner could else be kept out, as often as that one comes back. */
const endsOwn = { ...oneself, effect: "write", dangerous: true } as const;

export const sessionOperations = [
  operation({
    name: "session.list",
    title: "Lists the web sessions of a mailbox, most recently used first",
    example: "mailbox sessions alice@example.org",
    ...administrators,
    permissions: ["reset-sign-in"],
    effect: "read",
    subject: mailboxSubject,
    output: listOf(webSessionView),
    run: ({ context, subject }) => list(context, subject),
  }),
  operation({
    name: "session.end",
    title: "Signs out a web session of a mailbox",
    example: "mailbox end-sessions alice@example.org --session ID",
    ...administrators,
    permissions: ["reset-sign-in"],
    effect: "write",
    subject: sessionSubject,
    output: null,
    buttons: {
      end: {
        label: "Sign out",
        question: "Sign out of this session?",
        consequence: "Whoever is using it must sign in again, in the portal and in webmail.",
        pending: "Signing out…",
      },
    },
    run: ({ context, subject }) => endOne(context, subject),
  }),
  operation({
    name: "own-session.list",
    title: "Lists your web sessions, most recently used first",
    example: "mailbox sessions alice@example.org",
    ...oneself,
    effect: "read",
    subject: ownMailbox,
    output: listOf(webSessionView),
    run: ({ context, subject }) => list(context, subject),
  }),
  operation({
    name: "own-session.end",
    title: "Signs out one of your web sessions",
    example: "mailbox end-sessions alice@example.org --session ID",
    ...endsOwn,
    subject: ownSession,
    output: null,
    run: ({ context, subject }) => endOne(context, subject),
  }),
  operation({
    name: "own-session.end-others",
    title: "Signs out all your web sessions except one",
    description: "Mail apps stay connected.",
    example: "mailbox end-sessions alice@example.org --session ID",
    ...endsOwn,
    subject: ownMailbox,
    input: z.strictObject({ keep: sessionName.describe("ID of the session that stays.") }),
    output: endedSessions,
    run: ({ context, subject, input }) => endOthers(context, subject, input.keep),
  }),
  operation({
    name: "session.end-all",
    title: "Signs out all web sessions and mail apps of a mailbox",
    description: "Mail apps reconnect if their password is still valid.",
    about:
      "Signs out all web sessions and mail apps of a mailbox, or a single web session. Mail apps reconnect if their password is still valid.",
    example: "mailbox end-sessions alice@example.org",
    ...administrators,
    permissions: ["reset-sign-in"],
    effect: "write",
    subject: mailboxSubject,
    output: endedSessions,
    records: { "mailbox.end-sessions": "Mailbox signed out" },
    buttons: {
      "end-all": {
        label: "Sign out everywhere",
        question: "Sign out of all sessions and disconnect mail apps?",
        consequence:
          "Everyone must sign in again, in the portal and in webmail. Mail apps are disconnected too, and reconnect with a valid password.",
        pending: "Signing out…",
      },
    },
    run: ({ context, subject }) => endAll(context, subject),
  }),
  operation({
    name: "own-session.end-all",
    title: "Signs out all your web sessions and mail apps, including this session",
    description: "Mail apps reconnect if their password is still valid.",
    example: "mailbox end-sessions alice@example.org",
    ...endsOwn,
    subject: ownMailbox,
    output: endedSessions,
    run: ({ context, subject }) => endAll(context, subject),
  }),
];
