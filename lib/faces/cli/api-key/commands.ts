import type { Command } from "commander";
import type { z } from "zod";
import { getMailboxByAddress } from "@/lib/access/queries";
import { getAdminByLogin } from "@/lib/accounts/admin-account/queries";
import { createApiKey } from "@/lib/credentials/api-key/create-api-key";
import type { ApiKeyOwner } from "@/lib/credentials/api-key/owner";
import { listApiKeys } from "@/lib/credentials/api-key/queries";
import { type Scope, scopes } from "@/lib/credentials/api-key/scopes";
import { apiKeyView, showApiKey } from "@/lib/credentials/api-key/view";
import type { Call } from "@/lib/faces/cli/call";
import { commandOption } from "@/lib/faces/cli/field-option";
import { addDeletion, addOwn, answerList, pagesOf } from "@/lib/faces/cli/operation-command";
import type { Options } from "@/lib/faces/cli/operation-run";
import { moment, networkList } from "@/lib/faces/cli/option-parsers";
import { recordText, tableText } from "@/lib/faces/cli/text";
import { AppError } from "@/lib/platform/errors";

interface OwnerOptions extends Options {
  admin?: string;
  mailbox?: string;
}

interface CreateOptions extends OwnerOptions {
  name: string;
  scopes: string;
  networks?: string[];
  expires?: Date;
}

/** `letterlock api-key …` */
export function addApiKeyCommands(program: Command, call: Call): void {
  const group = program.command("api-key").description("Keys for the REST APIs.");
  addCreate(group, call);
  addListing(group, call);
  addDeletion(group, call, "api-key.revoke", { ended: "revoked" });
}

const owners = [
  commandOption("--admin <login>", "the administrator it belongs to"),
  commandOption("--mailbox <address>", "the mailbox it belongs to"),
];

/** The owner that was named, or null. Throws `invalid-input` for two, `not-found` for an unknown one. */
async function ownerOf(call: Call, { admin, mailbox }: OwnerOptions): Promise<ApiKeyOwner | null> {
  if (admin !== undefined && mailbox !== undefined)
    throw new AppError("invalid-input", "Say either --admin or --mailbox.");
  if (admin !== undefined) return { adminId: (await getAdminByLogin(call.db, admin)).id };
  if (mailbox !== undefined) return { mailboxId: (await getMailboxByAddress(call.db, mailbox)).id };
  return null;
}

function scopeList(text: string): Scope[] {
  const names = text.split(",").map((name) => name.trim());
  const known = scopes.filter((scope) => names.includes(scope));
  const unknown = names.filter((name) => !known.some((scope) => scope === name));
  if (unknown.length > 0)
    throw new AppError(
      "invalid-input",
      `Unknown scopes: ${unknown.join(", ")}. Known: ${scopes.join(", ")}.`,
    );
  return known;
}

function addCreate(group: Command, call: Call): void {
  addOwn<CreateOptions>(group, call, "api-key.create", { options: owners }, async (options) => {
    const { name, networks, expires, ...rest } = options;
    const owner = await ownerOf(call, rest);
    if (!owner) throw new AppError("invalid-input", "Say whose key it is: --admin or --mailbox.");
    const document = await createApiKey(call.context, {
      owner,
      name,
      scopes: scopeList(rest.scopes),
      allowedNetworks: networks,
      expiresAt: expires,
    });
    const text = recordText([
      ["API key", document.token],
      ["id", document.id],
    ]);
    return { document, text: `${text}It is not shown again.\n` };
  })
    .requiredOption("--name <name>", "what it is for, such as Backup")
    .requiredOption("--scopes <list>", "what it may do: all:read, all:write, or such as mailboxes:write")
    .option("--expires <date>", "last day or moment, such as 2027-01-31", moment)
    .option("--networks <list>", "networks it may be used from, such as 192.0.2.0/24", networkList);
}

const shownKeys = {
  schema: apiKeyView,
  text: (keys: z.output<typeof apiKeyView>[]) =>
    tableText(
      ["ID", "NAME", "OWNER", "SCOPES", "NETWORKS", "EXPIRES", "LAST USED"],
      keys.map((key) => [
        ...[key.id, key.name, key.owner, key.scopes, key.allowedNetworks],
        ...[key.expiresAt, key.lastUsedAt],
      ]),
    ),
};

const addListing = (group: Command, call: Call): Command =>
  addOwn<OwnerOptions>(group, call, "api-key.list", { options: owners }, async (options) => {
    const owner = await ownerOf(call, options);
    const keys = owner
      ? [(await listApiKeys(call.db, owner)).map(showApiKey)]
      : pagesOf(call, "api-key.list", {}, options, []);
    return answerList(call, shownKeys, keys);
  });
