import { redirect } from "next/navigation";
import { SecondStepForm } from "@/app/_reauthentication/second-step-form";
import { EntrancePage } from "@/app/_ui/entrance-page";
import { getWords, titled } from "@/app/_words/get-words";
import {
  beginAdminPasskey,
  confirmAdminCode,
  confirmAdminPasskey,
} from "@/app/(console)/(sign-in)/admin-sign-in-actions";
import { type ConsolePageProps, roleOf } from "@/app/(console)/console-page";
import { currentBrand } from "@/app/brand/current-brand";
import { listFactors } from "@/lib/credentials/second-factor/queries";
import { adminLoginPath, consolePath, consoleTarget } from "@/lib/faces/session/admin-path";
import { pendingAdmin } from "@/lib/faces/session/admin-step";
import { words } from "@/lib/words/text";

const stepWords = words("portal.adminSecondFactor", { title: "Second step", heading: "One more step" });

export const generateMetadata = titled(stepWords("title"));

/** After an administrator's right password, where a second factor is set up. */
export default async function AdminSecondStepPage(props: ConsolePageProps) {
  const role = await roleOf(props);
  const query = await props.searchParams;
  const next = consoleTarget(role, query.next);
  const pending = await pendingAdmin(role);
  if (!pending) redirect(adminLoginPath(role, next));
  const { account, visitor } = pending;
  const factors = await listFactors(visitor.context.db, { kind: "admin", id: account.id });
  if (factors.length === 0) redirect(`${consolePath(role)}/set-up-factor?next=${encodeURIComponent(next)}`);
  const t = await getWords(stepWords);
  return (
    <EntrancePage brand={await currentBrand()} title={t("heading")} intro={account.login}>
      <SecondStepForm
        confirmCode={confirmAdminCode.bind(null, role, next)}
        beginPasskey={beginAdminPasskey.bind(null, role, next)}
        confirmPasskey={confirmAdminPasskey.bind(null, role, next)}
        hasTotp={factors.some(({ kind }) => kind === "totp")}
        hasPasskey={factors.some(({ kind }) => kind === "passkey")}
      />
    </EntrancePage>
  );
}
