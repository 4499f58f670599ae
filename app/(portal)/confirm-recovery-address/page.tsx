import type { Metadata } from "next";
import { Alert } from "@/app/_ui/alert";
import { EntrancePage } from "@/app/_ui/entrance-page";
import { getWords } from "@/app/_words/get-words";
import { ConfirmRecoveryForm } from "@/app/(portal)/confirm-recovery-address/confirm-recovery-form";
import type { PageQuery } from "@/app/(portal)/login-query";
import { currentBrand } from "@/app/brand/current-brand";
import { findMailboxLink } from "@/lib/accounts/recovery-address/link";
import { visitorAs } from "@/lib/faces/session/visitor";
import { words } from "@/lib/words/text";

const confirmWords = words("portal.confirmRecovery", {
  title: "Confirm your recovery address",
  intro: "Links to reset the password of {address} will be sent here.",
  invalid: "This link does not work",
  whatToDo:
    "It is incomplete, more than a day old, or already used. Enter the recovery address again to get a new one.",
});

// The token is in this page's address: it must not travel on in a Referer header (see /setup).
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getWords(confirmWords))("title"), referrer: "strict-origin" };
}

/** Where the link leads that is mailed to a new recovery address. Opening it confirms nothing: scanners open links too. */
export default async function ConfirmRecoveryPage({ searchParams }: { searchParams: Promise<PageQuery> }) {
  const { token } = await searchParams;
  const { context } = await visitorAs({ kind: "system", job: "recovery-address" });
  const mailbox =
    typeof token === "string" ? await findMailboxLink(context.db, token, "confirm-recovery-address") : null;
  const t = await getWords(confirmWords);
  return (
    <EntrancePage
      brand={await currentBrand()}
      title={t("title")}
      intro={mailbox ? t("intro", { address: mailbox.address }) : undefined}
    >
      <ConfirmRecoveryForm token={mailbox && String(token)}>
        <Alert tone="danger" title={t("invalid")}>
          <p>{t("whatToDo")}</p>
        </Alert>
      </ConfirmRecoveryForm>
    </EntrancePage>
  );
}
