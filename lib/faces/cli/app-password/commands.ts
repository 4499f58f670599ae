import type { Command } from "commander";
import { getMailboxByAddress } from "@/lib/access/queries";
import { createAppPassword } from "@/lib/credentials/app-password/create-app-password";
import { listAppPasswords } from "@/lib/credentials/app-password/queries";
import { revokeAppPassword } from "@/lib/credentials/app-password/revoke-app-password";
import { revokeAppPasswords } from "@/lib/credentials/app-password/revoke-app-passwords";
import type { Call } from "@/lib/faces/cli/call";
import { addCommand, answering } from "@/lib/faces/cli/command";
import { moment, networkList, protocolList } from "@/lib/faces/cli/option-parsers";
import { recordText, tableText } from "@/lib/faces/cli/text";
import { type ClientProtocol, clientProtocols } from "@/lib/platform/db/protocols";

/** `letterlock app-password …` */
export function addAppPasswordCommands(program: Command, call: Call): void {
  const group = program.command("app-password").description("Passwords for single mail apps.");
  addCreate(group, call);
  addList(group, call);
  addRevokeAll(group, call);
  addCommand(group, {
    usage: "revoke <id>",
    about: "Ends an app password at once.",
    example: "app-password revoke 01890a5d-ac96-774b-bcce-b302099a8057",
  }).action(
    answering(call, async (_, id) => {
      await revokeAppPassword(call.context, { id });
      return { document: { revoked: id }, text: `Revoked ${id}.\n` };
    }),
  );
}

function addRevokeAll(group: Command, call: Call): void {
  addCommand(group, {
    usage: "revoke-all <address>",
    about: "Ends all app passwords of a mailbox at once.",
    example: "app-password revoke-all alice@example.org",
  }).action(
    answering(call, async (_, address) => {
      const { id: mailboxId } = await getMailboxByAddress(call.db, address);
      const document = await revokeAppPasswords(call.context, { mailboxId });
      return { document, text: `Revoked ${document.revoked} app passwords.\n` };
    }),
  );
}

interface CreateOptions {
  name: string;
  protocols: ClientProtocol[];
  networks?: string[];
  expires?: Date;
}

function addCreate(group: Command, call: Call): void {
  addCommand(group, {
    usage: "create <address>",
    about: "Makes an app password and shows it, this once.",
    example: "app-password create alice@example.org --name Phone --protocols imap,smtp",
  })
    .requiredOption("--name <name>", "what it is for, such as Phone")
    .requiredOption("--protocols <list>", `what it opens: ${clientProtocols}`, protocolList)
    .option("--expires <date>", "last day or moment, such as 2027-01-31", moment)
    .option("--networks <list>", "networks it may be used from, such as 192.0.2.0/24", networkList)
    .action(
      answering<CreateOptions>(call, async ({ name, protocols, networks, expires }, address) => {
        const document = await createAppPassword(call.context, {
          mailboxId: (await getMailboxByAddress(call.db, address)).id,
          name,
          protocols,
          allowedNetworks: networks,
          expiresAt: expires,
        });
        const text = recordText([
          ["app password", document.password],
          ["id", document.id],
        ]);
        return { document, text: `${text}It is not shown again.\n` };
      }),
    );
}

function addList(group: Command, call: Call): void {
  addCommand(group, {
    usage: "list <address>",
    about: "Lists the app passwords of a mailbox, newest first; never the passwords themselves.",
    example: "app-password list alice@example.org",
  }).action(
    answering(call, async (_, address) => {
      const { id } = await getMailboxByAddress(call.db, address);
      const document = await listAppPasswords(call.db, id);
      const rows = document.map((one) => [
        one.id,
        one.name,
        one.protocols,
        one.allowedNetworks,
        one.expiresAt,
        one.lastUsedAt,
      ]);
      return {
        document,
        text: tableText(["ID", "NAME", "PROTOCOLS", "NETWORKS", "EXPIRES", "LAST USED"], rows),
      };
    }),
  );
}
