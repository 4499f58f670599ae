import type { Metadata } from "next";
import { passwordHint } from "@/app/_passwords/password-hint";
import { Alert } from "@/app/_ui/alert";
import { EntrancePage } from "@/app/_ui/entrance-page";
import { getWords } from "@/app/_words/get-words";
import type { PageQuery } from "@/app/(portal)/login-query";
import { ChoosePasswordForm } from "@/app/(portal)/setup/password/choose-password-form";
import { currentBrand } from "@/app/brand/current-brand";
import { findPasswordLink } from "@/lib/accounts/admin-account/redeem-password-link";
import { visitorAs } from "@/lib/faces/session/visitor";
import { words } from "@/lib/words/text";

const linkWords = words("portal.setup.password", {
  title: "Choose a password",
  heading: "Choose your password",
  invalid: "This link does not work",
  whatToDo: "It is incomplete, more than a day old or already used. Ask a superadmin for a new one.",
});

// The token is in this page's address: it must not travel on in a Referer header (see /setup).
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getWords(linkWords))("title"), referrer: "strict-origin" };
}

/** Where a one-time link leads by which an administrator chooses its own password. */
export default async function ChoosePasswordPage({ searchParams }: { searchParams: Promise<PageQuery> }) {
  const { token } = await searchParams;
  const { context } = await visitorAs({ kind: "setup-link", id: "password" });
  const link = typeof token === "string" ? await findPasswordLink(context.db, token) : null;
  const t = await getWords(linkWords);
  return (
    <EntrancePage brand={await currentBrand()} title={t("heading")} intro={link?.login}>
      <ChoosePasswordForm
        link={link && { token: String(token), username: link.login }}
        hint={await passwordHint(context)}
      >
        <Alert tone="danger" title={t("invalid")}>
          <p>{t("whatToDo")}</p>
        </Alert>
      </ChoosePasswordForm>
    </EntrancePage>
  );
}
