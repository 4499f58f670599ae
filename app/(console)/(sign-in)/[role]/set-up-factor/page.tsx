import { redirect } from "next/navigation";
import { FirstFactor } from "@/app/_factors/first-factor";
import { EntrancePage } from "@/app/_ui/entrance-page";
import { getWords, titled } from "@/app/_words/get-words";
import { type ConsolePageProps, roleOf } from "@/app/(console)/console-page";
import { currentBrand } from "@/app/brand/current-brand";
import type { AdminRole } from "@/lib/accounts/admin-account/role";
import { adminLoginPath, consoleTarget } from "@/lib/faces/session/admin-path";
import { pendingAdmin } from "@/lib/faces/session/admin-step";
import { currentAdmin } from "@/lib/faces/session/current-admin";
import { words } from "@/lib/words/text";

const factorWords = words("portal.adminSetUpFactor", {
  title: "Set up a second factor",
  intro:
    "Your account needs a second factor in addition to its password. Choose one; you can add more later.",
});

export const generateMetadata = titled(factorWords("title"));

/**
 * Where an administrator who must have a second factor sets up the first one, before anything else. With that the
 * session begins, and this page, still open, shows the recovery codes.
 */
export default async function AdminFactorSetupPage(props: ConsolePageProps) {
  const role = await roleOf(props);
  const query = await props.searchParams;
  const next = consoleTarget(role, query.next);
  const who = await newcomer(role, next);
  const t = await getWords(factorWords);
  return (
    <EntrancePage brand={await currentBrand()} title={t("title")} intro={t("intro")}>
      <FirstFactor door={role} owner={{ kind: "admin", id: who.id }} label={who.login} doneHref={next} />
    </EntrancePage>
  );
}

async function newcomer(role: AdminRole, next: string): Promise<{ id: string; login: string }> {
  const pending = await pendingAdmin(role);
  if (pending && !pending.account.hasSecondFactor) return pending.account;
  const session = await currentAdmin(role);
  if (session && !session.provider) return { id: session.adminId, login: session.login };
  redirect(adminLoginPath(role, next));
}
