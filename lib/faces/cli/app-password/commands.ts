import { appPasswordFields } from "@/lib/credentials/app-password/fields";
import { revokeAppPassword } from "@/lib/credentials/app-password/revoke-app-password";
import {
  appPasswordView,
  newAppPasswordView,
  revokedAppPasswords,
} from "@/lib/credentials/app-password/view";
import { fieldOptions, ownOption, required } from "@/lib/faces/cli/field-option";
import type { Group } from "@/lib/faces/cli/group";
import { protocolList } from "@/lib/faces/cli/option-parsers";
import { option, said } from "@/lib/faces/cli/said";
import { asRecord, asSecret, asTable } from "@/lib/faces/cli/shown-as";
import { clientProtocols } from "@/lib/platform/db/protocols";
import { words } from "@/lib/words/text";

const t = words("cli.appPassword", {
  group: "Passwords for individual mail apps.",
  protocols: "protocols it can be used for: {known}",
  revoked: "Revoked {count, plural, one {# app password} other {# app passwords}}.",
  revokedOne: "Revoked {id}.",
});

const protocols = () =>
  option("--protocols <list>", t("protocols", { known: clientProtocols.join(",") })).argParser(protocolList);
const { name, expiresAt, allowedNetworks } = appPasswordFields;
const changes = [
  ...fieldOptions({ name }),
  ownOption(protocols()),
  ...fieldOptions({ expiresAt, allowedNetworks }),
];
const options = [
  ...required(fieldOptions({ name })),
  ownOption(protocols().makeOptionMandatory()),
  ...fieldOptions({ expiresAt, allowedNetworks }),
];

/** `letterlock app-password …` */
export function addAppPasswordCommands(program: Group): void {
  const group = program.group("app-password", t("group"));
  group.operation("app-password.create", made, { options });
  group.list("app-password.list", listed);
  group.operation("app-password.show", shownAlone);
  group.operation("app-password.update", shownAlone, { options: changes });
  group.operation("app-password.revoke-all", {
    schema: revokedAppPasswords,
    text: ({ revoked: count }) => `${said(t("revoked", { count }))}\n`,
  });
  // By its id alone, whosever it is.
  group.own("app-password.revoke", { args: ["id"] }, async (_, id = "") => {
    await revokeAppPassword(group.call.context, { id });
    return { document: { revoked: id }, text: `${said(t("revokedOne", { id }))}\n` };
  });
}

const made = asSecret(newAppPasswordView, ["appPassword", "password"]);

const parts = [
  "id",
  "name",
  "protocols",
  ["networks", "allowedNetworks"],
  ["expires", "expiresAt"],
  ["lastUsed", "lastUsedAt"],
] as const;

const shownAlone = asRecord(appPasswordView, parts);
const listed = asTable(appPasswordView, parts);
