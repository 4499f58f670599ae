import { Alert } from "@/app/_ui/alert";
import { EntrancePage } from "@/app/_ui/entrance-page";
import { getWords, titled } from "@/app/_words/get-words";
import { ForgotPasswordForm } from "@/app/(portal)/forgot-password/forgot-password-form";
import type { PageQuery } from "@/app/(portal)/login-query";
import { currentBrand } from "@/app/brand/current-brand";
import { onTheWayTo, ownPath } from "@/lib/faces/session/next-path";
import { sendsMail } from "@/lib/notification/smtp/sends-mail";
import { words } from "@/lib/words/text";

const forgottenWords = words("portal.forgotPassword", {
  title: "Forgot your password?",
  intro: "Enter the address of your mailbox. We send a link to its recovery address.",
  back: "Back to sign-in",
  off: "This server sends no mail, so it cannot help you here. Ask your administrator for a new password.",
});

export const generateMetadata = titled(forgottenWords("title"));

/** Where somebody gets a link who has forgotten the password of a mailbox. */
export default async function ForgotPasswordPage({ searchParams }: { searchParams: Promise<PageQuery> }) {
  const next = ownPath((await searchParams).next);
  const t = await getWords(forgottenWords);
  const helps = sendsMail();
  return (
    <EntrancePage brand={await currentBrand()} title={t("title")} intro={helps ? t("intro") : undefined}>
      {helps ? <ForgotPasswordForm next={next} /> : <Alert tone="danger">{t("off")}</Alert>}
      <p className="text-center text-sm">
        <a
          href={onTheWayTo(next, "/")}
          className="inline-flex min-h-6 items-center text-muted underline underline-offset-4 hover:text-ink"
        >
          {t("back")}
        </a>
      </p>
    </EntrancePage>
  );
}
