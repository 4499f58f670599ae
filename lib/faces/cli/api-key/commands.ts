import type { Command } from "commander";
import { getMailboxByAddress } from "@/lib/access/queries";
import { getAdminByLogin } from "@/lib/accounts/admin-account/queries";
import { createApiKey } from "@/lib/credentials/api-key/create-api-key";
import { listApiKeyPage } from "@/lib/credentials/api-key/list-page";
import type { ApiKeyOwner } from "@/lib/credentials/api-key/owner";
import { listApiKeys } from "@/lib/credentials/api-key/queries";
import { type Scope, scopes } from "@/lib/credentials/api-key/scopes";
import type { Call } from "@/lib/faces/cli/call";
import { addCommand, answering } from "@/lib/faces/cli/command";
import { addDeletion } from "@/lib/faces/cli/operation-command";
import { moment, networkList } from "@/lib/faces/cli/option-parsers";
import { recordText, tableText } from "@/lib/faces/cli/text";
import { AppError } from "@/lib/platform/errors";
import { allOf } from "@/lib/platform/list/page";

interface OwnerOptions {
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
  addList(group, call);
  addDeletion(group, call, "api-key.revoke", { ended: "revoked" });
}

const withOwner = (command: Command): Command =>
  command
    .option("--admin <login>", "the administrator it belongs to")
    .option("--mailbox <address>", "the mailbox it belongs to");

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
  const create = addCommand(group, {
    usage: "create",
    about: "Makes a key for the REST API of its owner's role and shows it, this once.",
    example: "api-key create --admin root@example.org --name Backup --scopes all:read",
  });
  withOwner(create)
    .requiredOption("--name <name>", "what it is for, such as Backup")
    .requiredOption("--scopes <list>", "what it may do: all:read, all:write, or such as mailboxes:write")
    .option("--expires <date>", "last day or moment, such as 2027-01-31", moment)
    .option("--networks <list>", "networks it may be used from, such as 192.0.2.0/24", networkList)
    .action(
      answering<CreateOptions>(call, async ({ name, networks, expires, ...options }) => {
        const owner = await ownerOf(call, options);
        if (!owner) throw new AppError("invalid-input", "Say whose key it is: --admin or --mailbox.");
        const document = await createApiKey(call.context, {
          owner,
          name,
          scopes: scopeList(options.scopes),
          allowedNetworks: networks,
          expiresAt: expires,
        });
        const text = recordText([
          ["API key", document.token],
          ["id", document.id],
        ]);
        return { document, text: `${text}It is not shown again.\n` };
      }),
    );
}

function addList(group: Command, call: Call): void {
  const list = addCommand(group, {
    usage: "list",
    about: "Lists the keys of one owner, or of every administrator; never the keys themselves.",
    example: "api-key list --admin root@example.org",
  });
  withOwner(list).action(
    answering<OwnerOptions>(call, async (options) => {
      const owner = await ownerOf(call, options);
      const keys = owner
        ? await listApiKeys(call.db, owner)
        : await allOf((cursor) => listApiKeyPage(call.context, { cursor, limit: 500 }));
      const document = keys.map(({ owner: _, domainName: __, ownerLabel, ...key }) => ({
        ...key,
        owner: ownerLabel,
      }));
      const rows = document.map((key) => [
        key.id,
        key.name,
        key.owner,
        key.scopes,
        key.allowedNetworks,
        key.expiresAt,
        key.lastUsedAt,
      ]);
      return {
        document,
        text: tableText(["ID", "NAME", "OWNER", "SCOPES", "NETWORKS", "EXPIRES", "LAST USED"], rows),
      };
    }),
  );
}
