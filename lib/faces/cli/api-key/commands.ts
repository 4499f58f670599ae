import { getMailboxByAddress } from "@/lib/access/queries";
import { getAdminByLogin } from "@/lib/accounts/admin-account/queries";
import { createApiKey } from "@/lib/credentials/api-key/create-api-key";
import { apiKeyFields } from "@/lib/credentials/api-key/fields";
import type { ApiKeyOwner } from "@/lib/credentials/api-key/owner";
import { listApiKeys } from "@/lib/credentials/api-key/queries";
import { type Scope, scopes } from "@/lib/credentials/api-key/scopes";
import { apiKeyView, newApiKeyView, showApiKey } from "@/lib/credentials/api-key/view";
import { answerList, pagesOf } from "@/lib/faces/cli/answer";
import type { Call } from "@/lib/faces/cli/call";
import { commandOption, fieldOptions, required } from "@/lib/faces/cli/field-option";
import type { Group } from "@/lib/faces/cli/group";
import type { Options } from "@/lib/faces/cli/operation-run";
import type { OrNone } from "@/lib/faces/cli/option-parsers";
import { asSecret, asTable } from "@/lib/faces/cli/shown-as";
import { AppError } from "@/lib/platform/errors";
import { words } from "@/lib/words/text";

const t = words("cli.apiKey", {
  group: "Keys for the REST APIs.",
  admin: "administrator the key belongs to",
  mailbox: "mailbox the key belongs to",
  twoOwners: "Use either --admin or --mailbox, not both.",
  noOwner: "Say who the key belongs to with --admin or --mailbox.",
  unknownScopes: "Unknown scopes: {unknown}. Available scopes: {known}.",
});

interface OwnerOptions extends Options {
  admin?: string;
  mailbox?: string;
}

interface CreateOptions extends OwnerOptions {
  name: string;
  scopes: string[];
  networks?: string[];
  expires?: OrNone<Date>;
}

/** `letterlock api-key …` */
export function addApiKeyCommands(program: Group): void {
  const group = program.group("api-key", t("group"));
  addCreate(group);
  addListing(group);
}

const owners = [
  commandOption("--admin <login>", t("admin")),
  commandOption("--mailbox <address>", t("mailbox")),
];

const { name, scopes: access, expiresAt, allowedNetworks } = apiKeyFields;
const newKey = [
  ...owners,
  ...required(fieldOptions({ name, scopes: access })),
  ...fieldOptions({ expiresAt, allowedNetworks }),
];

/** The owner that was named, or null. Throws `invalid-input` for two, `not-found` for an unknown one. */
async function ownerOf(call: Call, { admin, mailbox }: OwnerOptions): Promise<ApiKeyOwner | null> {
  if (admin !== undefined && mailbox !== undefined) throw new AppError("invalid-input", t("twoOwners"));
  if (admin !== undefined) return { adminId: (await getAdminByLogin(call.db, admin)).id };
  if (mailbox !== undefined) return { mailboxId: (await getMailboxByAddress(call.db, mailbox)).id };
  return null;
}

function scopesOf(names: string[]): Scope[] {
  const known = scopes.filter((scope) => names.includes(scope));
  const unknown = names.filter((name) => !known.some((scope) => scope === name));
  if (unknown.length > 0)
    throw new AppError(
      "invalid-input",
      t("unknownScopes", { unknown: unknown.join(", "), known: scopes.join(", ") }),
    );
  return known;
}

const made = asSecret(newApiKeyView, ["apiKey", "token"]);

function addCreate(group: Group): void {
  const { call } = group;
  group.own<CreateOptions>("api-key.create", { options: newKey }, async (options) => {
    const { name, networks, expires, ...rest } = options;
    const owner = await ownerOf(call, rest);
    if (!owner) throw new AppError("invalid-input", t("noOwner"));
    const document = await createApiKey(call.context, {
      owner,
      name,
      scopes: scopesOf(rest.scopes),
      allowedNetworks: networks,
      expiresAt: expires === "none" ? null : expires,
    });
    return { document, text: made.text(document) };
  });
}

const shownKeys = asTable(apiKeyView, [
  "id",
  "name",
  "owner",
  "scopes",
  ["networks", "allowedNetworks"],
  ["expires", "expiresAt"],
  ["lastUsed", "lastUsedAt"],
]);

function addListing(group: Group): void {
  const { call } = group;
  group.own<OwnerOptions>("api-key.list", { options: owners }, async (options) => {
    const owner = await ownerOf(call, options);
    const keys = owner
      ? [(await listApiKeys(call.db, owner)).map(showApiKey)]
      : pagesOf(call, "api-key.list", {}, options, []);
    return answerList(call, shownKeys, keys);
  });
}
