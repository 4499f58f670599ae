import type { Metadata } from "next";
import { passwordHint } from "@/app/_passwords/password-hint";
import { Alert } from "@/app/_ui/alert";
import { EntrancePage } from "@/app/_ui/entrance-page";
import { TextLink } from "@/app/_ui/text-link";
import { getWords } from "@/app/_words/get-words";
import type { PageQuery } from "@/app/(portal)/login-query";
import { ResetPasswordForm } from "@/app/(portal)/reset-password/reset-password-form";
import { currentBrand } from "@/app/brand/current-brand";
import { findMailboxLink } from "@/lib/accounts/recovery-address/link";
import { onTheWayTo, ownPath } from "@/lib/faces/session/next-path";
import { visitorAs } from "@/lib/faces/session/visitor";
import { words } from "@/lib/words/text";

const resetWords = words("portal.resetPassword", {
  title: "Choose a new password",
  invalid: "This link does not work",
  whatToDo: "It is incomplete, older than 15 minutes, or already used.",
  again: "Get a new link",
});

// The token is in this page's address: it must not travel on in a Referer header (see /setup).
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getWords(resetWords))("title"), referrer: "strict-origin" };
}

/** Where the link leads that is mailed to somebody who has forgotten the password. Opening it uses nothing up. */
export default async function ResetPasswordPage({ searchParams }: { searchParams: Promise<PageQuery> }) {
  const { token, next: wanted } = await searchParams;
  const next = ownPath(wanted);
  const { context } = await visitorAs({ kind: "system", job: "forgotten-password" });
  const mailbox =
    typeof token === "string" ? await findMailboxLink(context.db, token, "reset-password") : null;
  const t = await getWords(resetWords);
  return (
    <EntrancePage brand={await currentBrand()} title={t("title")} intro={mailbox?.address}>
      <ResetPasswordForm
        link={mailbox && { token: String(token), username: mailbox.address }}
        hint={await passwordHint(context)}
        signInHref={onTheWayTo(next, "/")}
      >
        <Alert tone="danger" title={t("invalid")}>
          <p>{t("whatToDo")}</p>
        </Alert>
        <TextLink href={onTheWayTo(next, "/forgot-password")}>{t("again")}</TextLink>
      </ResetPasswordForm>
    </EntrancePage>
  );
}
