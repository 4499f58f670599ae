import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PasskeySetup } from "@/app/_factors/passkey-setup";
import { TotpSetup } from "@/app/_factors/totp-setup";
import { newTotpView } from "@/app/_factors/totp-view";
import { EntrancePage } from "@/app/_ui/entrance-page";
import { type ConsolePageProps, roleOf } from "@/app/(console)/console-page";
import { currentBrand } from "@/app/brand/current-brand";
import type { AdminRole } from "@/lib/accounts/admin-account/role";
import { currentAdmin } from "@/lib/faces/session/admin";
import { adminLoginPath, consoleTarget } from "@/lib/faces/session/admin-path";
import { pendingAdmin } from "@/lib/faces/session/admin-step";

export const metadata: Metadata = { title: "Second factor" };

/**
 * Where an administrator who must have a second factor sets up the first one, before anything else. With that the
 * session begins, and this page, still open, shows the recovery codes.
 */
export default async function AdminFactorSetupPage(props: ConsolePageProps) {
  const role = await roleOf(props);
  const query = await props.searchParams;
  const next = consoleTarget(role, query.next);
  const who = await newcomer(role, next);
  const view = newTotpView({ kind: "admin", id: who.id }, who.login);
  return (
    <EntrancePage
      brand={await currentBrand()}
      title="Set up a second factor"
      intro="Your account needs a second proof beside the password. Choose one way; you can add more later."
    >
      <TotpSetup door={role} view={view} doneHref={next} />
      <p className="flex items-center gap-3 text-sm text-muted before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
        or
      </p>
      <PasskeySetup door={role} doneHref={next} />
    </EntrancePage>
  );
}

async function newcomer(role: AdminRole, next: string): Promise<{ id: string; login: string }> {
  const pending = await pendingAdmin(role);
  if (pending && !pending.account.hasSecondFactor) return pending.account;
  const session = await currentAdmin(role);
  if (session) return { id: session.adminId, login: session.login };
  redirect(adminLoginPath(role, next));
}
