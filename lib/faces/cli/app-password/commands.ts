import { type Command, Option } from "commander";
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
import { moment, networkList, protocolList } from "@/lib/faces/cli/option-parsers";
import { recordText, tableText } from "@/lib/faces/cli/text";
import { clientProtocols } from "@/lib/platform/db/protocols";

const protocols = ownOption(
  new Option("--protocols <list>", `what it opens: ${clientProtocols}`)
    .argParser(protocolList)
    .makeOptionMandatory(),
);
const expires = ownOption(
  new Option("--expires <date>", "last day or moment, such as 2027-01-31").argParser(moment),
  "expiresAt",
);
const networks = ownOption(
  new Option("--networks <list>", "networks it may be used from, such as 192.0.2.0/24").argParser(
    networkList,
  ),
  "allowedNetworks",
);

/** `letterlock app-password …` */
export function addAppPasswordCommands(program: Command, call: Call): void {
  const group = program.command("app-password").description("Passwords for single mail apps.");
  addCreate(group, call);
  addListing(group, call);
  addOperation(group, call, "app-password.revoke-all", {
    schema: revokedAppPasswords,
    text: ({ revoked: count }) => `Revoked ${count} app passwords.\n`,
  });
  // By its id alone, whosever it is.
  addOwn(group, call, "app-password.revoke", { args: ["id"] }, async (_, id = "") => {
    await revokeAppPassword(call.context, { id });
    return { document: { revoked: id }, text: `Revoked ${id}.\n` };
  });
}

const addCreate = (group: Command, call: Call): void =>
  addOperation(
    group,
    call,
    "app-password.create",
    {
      schema: newAppPasswordView,
      text: ({ password, id }) =>
        `${recordText([
          ["app password", password],
          ["id", id],
        ])}It is not shown again.\n`,
    },
    { options: [...required(fieldOptions({ name: appPasswordFields.name })), protocols, expires, networks] },
  );

const addListing = (group: Command, call: Call): void =>
  addList(group, call, "app-password.list", {
    schema: appPasswordView,
    text: (rows) =>
      tableText(
        ["ID", "NAME", "PROTOCOLS", "NETWORKS", "EXPIRES", "LAST USED"],
        rows.map((one) => [
          one.id,
          one.name,
          one.protocols,
          one.allowedNetworks,
          one.expiresAt,
          one.lastUsedAt,
        ]),
      ),
  });
