import type { Command } from "commander";
import { deleteAdmin } from "@/lib/accounts/admin-account/delete-admin";
import { getAdminAccount, getAdminByLogin } from "@/lib/accounts/admin-account/queries";
import { adminRole } from "@/lib/accounts/admin-account/role";
import { setAdminDomains } from "@/lib/accounts/admin-account/set-admin-domains";
import { setAdminPassword } from "@/lib/accounts/admin-account/set-admin-password";
import { setAdminRole } from "@/lib/accounts/admin-account/set-admin-role";
import { setAdminState } from "@/lib/accounts/admin-account/set-admin-state";
import { updateAdmin } from "@/lib/accounts/admin-account/update-admin";
import { endAdminSessions } from "@/lib/credentials/admin-session/end-session";
import { resetFactors } from "@/lib/credentials/second-factor/reset-factors";
import { adminAnswer } from "@/lib/faces/cli/admin/view";
import type { Answer, Call } from "@/lib/faces/cli/call";
import { addCommand, answering } from "@/lib/faces/cli/command";
import { shownFactors } from "@/lib/faces/cli/factor-list";
import { addList } from "@/lib/faces/cli/operation-command";
import { nameList } from "@/lib/faces/cli/option-parsers";
import { readSecret } from "@/lib/faces/cli/terminal";
import { AppError } from "@/lib/platform/errors";
import { parseInput } from "@/lib/platform/input/parse-input";

type Change = (adminId: string) => Promise<unknown>;

async function changed(call: Call, login: string, change: Change): Promise<Answer> {
  const { id } = await getAdminByLogin(call.db, login);
  await change(id);
  return adminAnswer(call, await getAdminAccount(call.db, id));
}

/** `letterlock admin disable|enable|set-password|…`: changes of one administrator, who is shown afterwards. */
export function addChangeCommands(group: Command, call: Call): void {
  addState(group, call, "disable", false);
  addState(group, call, "enable", true);
  addSecrets(group, call);
  addRights(group, call);
  addCommand(group, {
    usage: "delete <login>",
    about: "Deletes an administrator; the last active superadmin stays.",
    example: "admin delete dora@example.org --yes",
  })
    .option("--yes", "do it; there is no way back")
    .action(
      answering<{ yes?: boolean }>(call, async ({ yes }, login = "") => {
        const account = await getAdminByLogin(call.db, login);
        if (!yes) throw new AppError("invalid-input", `Add --yes to delete ${account.login}.`);
        await deleteAdmin(call.context, { adminId: account.id });
        return { document: { deleted: account.login }, text: `Deleted ${account.login}.\n` };
      }),
    );
}

function addState(group: Command, call: Call, name: "disable" | "enable", active: boolean): void {
  addCommand(group, {
    usage: `${name} <login>`,
    about: active ? "Lets an administrator in again." : "Locks an administrator out, at once.",
    example: `admin ${name} dora@example.org`,
  }).action(
    answering(call, (_options, login = "") =>
      changed(call, login, (adminId) => setAdminState(call.context, { adminId, active })),
    ),
  );
}

function addSecrets(group: Command, call: Call): void {
  addCommand(group, {
    usage: "set-password <login>",
    about: "Sets an administrator's password and ends its sessions.",
    example: "admin set-password dora@example.org --password-stdin < password.txt",
  })
    .requiredOption("--password-stdin", "read the password from standard input")
    .action(
      answering(call, (_options, login = "") =>
        changed(call, login, async (adminId) =>
          setAdminPassword(call.context, { adminId, password: await readSecret(call.terminal) }),
        ),
      ),
    );
  addList(group, call, "admin.second-factors", shownFactors);
  addCommand(group, {
    usage: "reset-second-factor <login>",
    about: "Takes away all second factors of an administrator who has lost them, and ends its sessions.",
    example: "admin reset-second-factor dora@example.org",
  }).action(
    answering(call, (_options, login = "") =>
      changed(call, login, (id) => resetFactors(call.context, { kind: "admin", id })),
    ),
  );
  addCommand(group, {
    usage: "end-sessions <login>",
    about: "Signs an administrator out everywhere.",
    example: "admin end-sessions dora@example.org",
  }).action(
    answering(call, (_options, login = "") =>
      changed(call, login, (adminId) => endAdminSessions(call.context, { adminId })),
    ),
  );
}

function addRights(group: Command, call: Call): void {
  addCommand(group, {
    usage: "set-domains <login> <names>",
    about: "Gives a domain admin exactly these domains.",
    example: "admin set-domains dora@example.org a.org,b.org",
  }).action(
    answering(call, (_options, login = "", names = "") =>
      changed(call, login, (adminId) => setAdminDomains(call.context, { adminId, domains: nameList(names) })),
    ),
  );
  addCommand(group, {
    usage: "set-role <login> <role>",
    about: "Makes an administrator a superadmin, or a domain-admin without domains; its sessions end.",
    example: "admin set-role dora@example.org superadmin",
  }).action(
    answering(call, (_options, login = "", role = "") =>
      changed(call, login, (adminId) =>
        setAdminRole(call.context, { adminId, role: parseInput(adminRole, role) }),
      ),
    ),
  );
  addCommand(group, {
    usage: "update <login>",
    about: "Changes an administrator's name, or whether it may open mailboxes as their users.",
    example: "admin update dora@example.org --may-open-as",
  })
    .option("--name <name>", "name to show")
    .option("--may-open-as", "may open the portal and webmail as one of its mailboxes")
    .option("--no-may-open-as", "may not")
    .action(
      answering<{ name?: string; mayOpenAs?: boolean }>(call, ({ name, mayOpenAs }, login = "") =>
        changed(call, login, (adminId) =>
          updateAdmin(call.context, { adminId, displayName: name, mayOpenAs }),
        ),
      ),
    );
}
