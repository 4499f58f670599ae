import { Pager } from "@/app/_ui/list-controls";
import { PageTitle } from "@/app/_ui/page-title";
import { getWords, titled } from "@/app/_words/get-words";
import { SignInList } from "@/app/(user)/home/security/sign-in-list";
import { getMailbox } from "@/lib/access/queries";
import { listOwnAttempts, showOwnLogin } from "@/lib/credentials/login-attempt/own-attempts";
import { signedIn } from "@/lib/faces/session/signed-in";
import { AppError } from "@/lib/platform/errors";
import { words } from "@/lib/words/text";

const pageWords = words("user.signIns.page", {
  title: "Sign-ins of the last 30 days",
  intro: "Sign-ins of {address} here, in webmail and in mail apps, newest first.",
  back: "Security",
});

export const generateMetadata = titled(pageWords("title"));

const here = "/home/security/sign-ins";
const perPage = 50;

interface SignInsPageProps {
  searchParams: Promise<{ after?: string | string[] }>;
}

/** Every sign-in to a person's mailbox and every refusal that is still known, in pages. */
export default async function SignInsPage({ searchParams }: SignInsPageProps) {
  const t = await getWords(pageWords);
  const { session, context } = await signedIn(here);
  const mailbox = await getMailbox(context.db, session.mailboxId);
  const after = [(await searchParams).after].flat()[0];
  const read = (cursor: string | undefined) => listOwnAttempts(context, mailbox, { cursor, limit: perPage });
  // An address that somebody has changed by hand shows the first page.
  const { items, next } = await read(after).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "invalid-input") return read(undefined);
    throw error;
  });
  return (
    <>
      <PageTitle title={t("title")} back={{ href: "/home/security", label: t("back") }} />
      <p className="text-muted wrap-anywhere">{t("intro", { address: session.address })}</p>
      <div className="rounded-2xl border border-line bg-surface px-5 py-3 shadow-card *:border-0 sm:px-6">
        <SignInList logins={items.map(showOwnLogin)} />
      </div>
      <Pager
        nextHref={next && `${here}?after=${encodeURIComponent(next)}`}
        firstHref={after === undefined ? null : here}
      />
    </>
  );
}
