import { redirect } from "next/navigation";
import { SecondStepForm } from "@/app/_reauthentication/second-step-form";
import { EntrancePage } from "@/app/_ui/entrance-page";
import { getWords, titled } from "@/app/_words/get-words";
import type { PageQuery } from "@/app/(portal)/login-query";
import { beginPasskey, confirmCode, confirmPasskey } from "@/app/(portal)/second-factor/second-step-actions";
import { currentBrand } from "@/app/brand/current-brand";
import { listFactors } from "@/lib/credentials/second-factor/queries";
import { onTheWayTo, ownPath } from "@/lib/faces/session/next-path";
import { pendingMailbox } from "@/lib/faces/session/second-step";
import { words } from "@/lib/words/text";

const stepWords = words("portal.secondFactor", { title: "Second step", heading: "One more step" });

export const generateMetadata = titled(stepWords("title"));

/** After a mailbox's right password, where a second factor is set up. */
export default async function SecondFactorPage({ searchParams }: { searchParams: Promise<PageQuery> }) {
  const next = ownPath((await searchParams).next);
  const pending = await pendingMailbox();
  if (!pending) redirect(onTheWayTo(next, "/"));
  const { mailbox, visitor } = pending;
  const factors = await listFactors(visitor.context.db, { kind: "mailbox", id: mailbox.id });
  const t = await getWords(stepWords);
  return (
    <EntrancePage brand={await currentBrand()} title={t("heading")} intro={mailbox.address}>
      <SecondStepForm
        confirmCode={confirmCode.bind(null, next)}
        beginPasskey={beginPasskey.bind(null, next)}
        confirmPasskey={confirmPasskey.bind(null, next)}
        hasTotp={factors.some(({ kind }) => kind === "totp")}
        hasPasskey={factors.some(({ kind }) => kind === "passkey")}
      />
    </EntrancePage>
  );
}
