import { domainsOfAdmin, type getAdminAccount } from "@/lib/accounts/admin-account/queries";
import type { Answer, Call } from "@/lib/faces/cli/call";
import { recordText } from "@/lib/faces/cli/text";

/** The answer about one administrator; `domains` is null for a superadmin, who administers all. */
export async function adminAnswer(
  call: Call,
  account: Awaited<ReturnType<typeof getAdminAccount>>,
): Promise<Answer> {
  const domains = account.role === "superadmin" ? null : await domainsOfAdmin(call.db, account.id);
  return {
    document: { ...account, domains },
    text: recordText([
      ["administrator", account.login],
      ["name", account.displayName],
      ["role", account.role],
      ["domains", domains ?? "all"],
      ["active", account.active],
      ["second factor", account.hasSecondFactor],
      ["may open mailboxes", account.mayOpenAs],
      ["created", account.createdAt],
    ]),
  };
}
