import type { Command } from "commander";
import type { z } from "zod";
import { appPasswordFields } from "@/lib/credentials/app-password/fields";
import { revokeAppPassword } from "@/lib/credentials/app-password/revoke-app-password";
import {
  appPasswordView,
  newAppPasswordView,
  revokedAppPasswords,
} from "@/lib/credentials/app-password/view";
import type { Call } from "@/lib/faces/cli/call";
import { fieldOptions, ownOption, required } from "@/lib/faces/cli/field-option";
import { addList, addOperation, addOwn } from "@/lib/faces/cli/operation-command";
import { protocolList } from "@/lib/faces/cli/option-parsers";
import { option, said } from "@/lib/faces/cli/said";
import { asRecord, asTable, secretText } from "@/lib/faces/cli/shown-as";
import { label } from "@/lib/faces/cli/view-words";
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
export function addAppPasswordCommands(program: Command, call: Call): void {
  const group = program.command("app-password").description(said(t("group")));
  addOperation(group, call, "app-password.create", made, { options });
  addList(group, call, "app-password.list", listed);
  addOperation(group, call, "app-password.show", shownAlone);
  addOperation(group, call, "app-password.update", shownAlone, { options: changes });
  addOperation(group, call, "app-password.revoke-all", {
    schema: revokedAppPasswords,
    text: ({ revoked: count }) => `${said(t("revoked", { count }))}\n`,
  });
  // By its id alone, whosever it is.
  addOwn(group, call, "app-password.revoke", { args: ["id"] }, async (_, id = "") => {
    await revokeAppPassword(call.context, { id });
    return { document: { revoked: id }, text: `${said(t("revokedOne", { id }))}\n` };
  });
}

const made = {
  schema: newAppPasswordView,
  text: ({ password, id }: z.output<typeof newAppPasswordView>) =>
    secretText(label("appPassword"), password, id),
};

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
