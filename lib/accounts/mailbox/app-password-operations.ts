import { z } from "zod";
import { mailboxSubject, ownMailbox } from "@/lib/accounts/mailbox/subject";
import { listOf, whole } from "@/lib/catalogue/list";
import { type Call, nothing, operation } from "@/lib/catalogue/operation";
import type { Authorized } from "@/lib/catalogue/subject";
import { subject } from "@/lib/catalogue/subject";
import { appPasswordInput, createAppPassword } from "@/lib/credentials/app-password/create-app-password";
import { type AppPasswordEntry, listAppPasswords } from "@/lib/credentials/app-password/queries";
import { revokeAppPassword } from "@/lib/credentials/app-password/revoke-app-password";
import { revokeAppPasswords } from "@/lib/credentials/app-password/revoke-app-passwords";
import { updateAppPassword } from "@/lib/credentials/app-password/update-app-password";
import {
  appPasswordView,
  newAppPasswordView,
  revokedAppPasswords,
  showAppPassword,
} from "@/lib/credentials/app-password/view";
import type { Context } from "@/lib/platform/db/context";
import { AppError } from "@/lib/platform/errors";
import { moment } from "@/lib/platform/input/moment";
import { words } from "@/lib/words/text";

const passwordWords = words("mailbox.appPasswords", {
  notFound: "App password not found.",
});

const { name, protocols, allowedNetworks } = appPasswordInput.shape;
const creation = z.strictObject({
  name,
  protocols,
  allowedNetworks,
  expiresAt: moment.nullable().default(null),
});

const changes = z.strictObject({
  name: name.optional(),
  protocols: protocols.optional(),
  allowedNetworks: allowedNetworks.unwrap().optional(),
  expiresAt: moment.nullable().optional().describe("Null: it never expires."),
});

type Owner = Authorized<{ id: string }>;

const list = async ({ db }: Context, { id }: Owner) => ({
  output: whole((await listAppPasswords(db, id)).map(showAppPassword)),
});

async function create(context: Context, { id }: Owner, input: z.output<typeof creation>) {
  const expiresAt = input.expiresAt === null ? null : new Date(input.expiresAt);
  return { output: await createAppPassword(context, { ...input, mailboxId: id, expiresAt }) };
}

async function oneOf({ db }: Context, { id: mailboxId }: Owner, id: string) {
  const found = (await listAppPasswords(db, mailboxId)).find((one) => one.id === id);
  if (!found) throw new AppError("not-found", passwordWords("notFound"));
  return found;
}

/** Whoever finds the mailbox finds its app passwords. */
const withMailbox = () => undefined;
const byId = { id: z.uuid() };

/** An app password of a mailbox, for whoever administers the mailbox's domain. */
const appPasswordSubject = subject({
  kind: "app-password",
  within: "mailbox",
  key: mailboxSubject.key.extend(byId),
  read: async (context, { address, id }) => {
    const mailbox = await mailboxSubject.get(context, { address });
    return { ...(await oneOf(context, mailbox, id)), owner: mailbox.address };
  },
  authorise: withMailbox,
});

const ownAppPassword = subject({
  kind: "own-app-password",
  key: z.strictObject(byId),
  read: async (context, { id }) => oneOf(context, await ownMailbox.get(context, {}), id),
  authorise: withMailbox,
});

async function revoke(context: Context, { id }: Owner) {
  await revokeAppPassword(context, { id });
  return undefined;
}

const dateOf = (end: string | null | undefined) => (typeof end === "string" ? new Date(end) : end);

type Changes = z.output<typeof changes>;
type Edit = Pick<Call<{ id: string }, Changes>, "context" | "subject" | "input" | "expectedVersion">;

/** Changes one, and answers it as `again` finds it then. */
async function update(
  { context, subject: { id }, input, expectedVersion }: Edit,
  again: (id: string) => Promise<Authorized<AppPasswordEntry>>,
) {
  const { expiresAt, ...rest } = input;
  await updateAppPassword(context, { ...rest, id, expectedVersion, expiresAt: dateOf(expiresAt) });
  return show(await again(id));
}

const show = (row: Authorized<AppPasswordEntry>) => ({ output: showAppPassword(row), version: row.version });

const administrators = { audience: ["superadmin", "domain-admin"], area: "app-passwords" } as const;
/** Changing only the name needs no re-authentication. */
const dangerousFields = ["protocols", "allowedNetworks", "expiresAt"];
const oneself = { audience: ["mailbox"], area: "app-passwords" } as const;

export const appPasswordOperations = [
  operation({
    name: "app-password.list",
    title: "Lists the app passwords of a mailbox, newest first",
    about: "Lists the app passwords of a mailbox, newest first, without the passwords themselves.",
    example: "app-password list alice@example.org",
    ...administrators,
    permissions: ["reset-sign-in"],
    effect: "read",
    subject: mailboxSubject,
    input: nothing,
    output: listOf(appPasswordView),
    run: ({ context, subject }) => list(context, subject),
  }),
  operation({
    name: "app-password.create",
    title: "Creates an app password for a mailbox",
    about: "Creates an app password for a mailbox. The password is shown only once.",
    example: "app-password create alice@example.org --name Phone --protocols imap,smtp",
    ...administrators,
    effect: "write",
    subject: mailboxSubject,
    input: creation,
    output: newAppPasswordView,
    dangerous: true,
    records: { "app-password.create": "App password created" },
    run: ({ context, subject, input }) => create(context, subject, input),
  }),
  operation({
    name: "app-password.show",
    title: "Shows an app password of a mailbox",
    about: "Shows an app password of a mailbox, without the password itself.",
    example: "app-password show alice@example.org 01890a5d-ac96-774b-bcce-b302099a8057",
    ...administrators,
    permissions: ["reset-sign-in"],
    effect: "read",
    subject: appPasswordSubject,
    input: nothing,
    output: appPasswordView,
    run: async ({ subject }) => show(subject),
  }),
  operation({
    name: "app-password.update",
    title: "Changes the name and limits of an app password",
    about:
      "Changes the name and limits of an app password. What you leave out stays unchanged. What loses access is disconnected immediately.",
    example: "app-password update alice@example.org 01890a5d-ac96-774b-bcce-b302099a8057 --name Tablet",
    ...administrators,
    effect: "write",
    subject: appPasswordSubject,
    input: changes,
    output: appPasswordView,
    versioned: true,
    dangerousFields,
    records: { "app-password.update": "App password changed" },
    run: (call) =>
      update(call, (id) => appPasswordSubject.get(call.context, { address: call.subject.owner, id })),
  }),
  operation({
    name: "app-password.revoke",
    title: "Revokes an app password of a mailbox immediately",
    about: "Revokes an app password immediately.",
    example: "app-password revoke 01890a5d-ac96-774b-bcce-b302099a8057",
    ...administrators,
    permissions: ["reset-sign-in"],
    effect: "write",
    subject: appPasswordSubject,
    input: nothing,
    output: null,
    records: { "app-password.revoke": "App password revoked" },
    buttons: {
      revoke: {
        label: "Revoke",
        question: "Revoke “{name}”?",
        consequence:
          "The app or device that uses it loses access immediately. Others are disconnected for a moment and reconnect by themselves. This can't be undone.",
        pending: "Revoking…",
      },
    },
    run: ({ context, subject }) => revoke(context, subject),
  }),
  operation({
    name: "app-password.revoke-all",
    title: "Revokes all app passwords of a mailbox immediately",
    example: "app-password revoke-all alice@example.org",
    ...administrators,
    permissions: ["reset-sign-in"],
    effect: "write",
    subject: mailboxSubject,
    input: nothing,
    output: revokedAppPasswords,
    buttons: {
      "revoke-all": {
        label: "Revoke all",
        question: "Revoke all {count, number} app passwords?",
        consequence: "Every app and device that uses one loses access immediately. This can't be undone.",
        pending: "Revoking…",
      },
    },
    run: async ({ context, subject: { id } }) => ({
      output: await revokeAppPasswords(context, { mailboxId: id }),
    }),
  }),
  operation({
    name: "own-app-password.list",
    title: "Lists your app passwords, newest first",
    example: "app-password list alice@example.org",
    ...oneself,
    effect: "read",
    subject: ownMailbox,
    input: nothing,
    output: listOf(appPasswordView),
    run: ({ context, subject }) => list(context, subject),
  }),
  operation({
    name: "own-app-password.create",
    title: "Creates an app password",
    example: "app-password create alice@example.org --name Phone --protocols imap,smtp",
    ...oneself,
    effect: "write",
    subject: ownMailbox,
    input: creation,
    output: newAppPasswordView,
    dangerous: true,
    run: ({ context, subject, input }) => create(context, subject, input),
  }),
  operation({
    name: "own-app-password.show",
    title: "Shows one of your app passwords",
    example: "app-password show alice@example.org 01890a5d-ac96-774b-bcce-b302099a8057",
    ...oneself,
    effect: "read",
    subject: ownAppPassword,
    input: nothing,
    output: appPasswordView,
    run: async ({ subject }) => show(subject),
  }),
  operation({
    name: "own-app-password.update",
    title: "Changes the name and limits of an app password",
    about:
      "Changes the name and limits of an app password. What you leave out stays unchanged. What loses access is disconnected immediately.",
    example: "app-password update alice@example.org 01890a5d-ac96-774b-bcce-b302099a8057 --name Tablet",
    ...oneself,
    effect: "write",
    subject: ownAppPassword,
    input: changes,
    output: appPasswordView,
    versioned: true,
    dangerousFields,
    run: (call) => update(call, (id) => ownAppPassword.get(call.context, { id })),
  }),
  operation({
    name: "own-app-password.revoke",
    title: "Revokes an app password immediately",
    example: "app-password revoke 01890a5d-ac96-774b-bcce-b302099a8057",
    ...oneself,
    effect: "write",
    subject: ownAppPassword,
    input: nothing,
    output: null,
    dangerous: true,
    run: ({ context, subject }) => revoke(context, subject),
  }),
];
