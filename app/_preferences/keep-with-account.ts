import { adminRole } from "@/lib/accounts/admin-account/role";
import { updateOwnAccount } from "@/lib/accounts/admin-account/update-own-account";
import { updateProfile } from "@/lib/accounts/mailbox/update-profile";
import { adminContext } from "@/lib/faces/session/admin";
import { currentSession } from "@/lib/faces/session/current";
import { currentAdmin } from "@/lib/faces/session/current-admin";
import { visitorAs } from "@/lib/faces/session/visitor";

interface Choices {
  language?: string | null;
  timeZone?: string | null;
}

/**
 * Keeps choices with every account that is signed in in this browser, which are all of one person: not with a mailbox that an
 * administrator impersonates, and not for administrators by groups, who have no account here.
 */
export async function keepWithAccount(choices: Choices): Promise<void> {
  const session = await currentSession();
  if (session && !session.impersonatedBy) {
    const { mailboxId, address } = session;
    const { context } = await visitorAs({ kind: "mailbox", id: mailboxId, address });
    await updateProfile(context, { mailboxId, ...choices });
  }
  for (const role of adminRole.options) {
    const admin = await currentAdmin(role);
    if (!admin || admin.provider) continue;
    const { context } = await adminContext(role);
    await updateOwnAccount(context, { adminId: admin.adminId, ...choices });
  }
}
