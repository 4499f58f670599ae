import { Card } from "@/app/_ui/card";
import { TextLink } from "@/app/_ui/text-link";
import { getWords } from "@/app/_words/get-words";
import { SignInList } from "@/app/(user)/home/security/sign-in-list";
import type { MailboxWithFacts } from "@/lib/access/queries";
import { listOwnAttempts, showOwnLogin } from "@/lib/credentials/login-attempt/own-attempts";
import type { Context } from "@/lib/platform/db/context";
import { words } from "@/lib/words/text";

const cardWords = words("user.signIns.card", {
  title: "Recent sign-ins",
  intro: "Who got in, by this page, webmail and mail apps, and who was refused.",
  all: "All of the last 30 days",
});

const shown = 5;

/** The last sign-ins to a person's mailbox, and the way to all of them. */
export async function SignInsCard({ context, mailbox }: { context: Context; mailbox: MailboxWithFacts }) {
  const t = await getWords(cardWords);
  const { items, next } = await listOwnAttempts(context, mailbox, { limit: shown });
  return (
    <Card
      title={t("title")}
      intro={t("intro")}
      action={
        next ? (
          <TextLink href="/home/security/sign-ins" className="text-sm font-medium">
            {t("all")}
          </TextLink>
        ) : null
      }
    >
      <SignInList logins={items.map(showOwnLogin)} />
    </Card>
  );
}
