import { Alert } from "@/app/_ui/alert";
import { AnotherAccount } from "@/app/_ui/another-account";
import { useSay, useWords } from "@/app/_words/use-words";
import type { LoginQuery } from "@/app/(portal)/login-query";
import { signInElsewhere } from "@/app/(portal)/sign-in-actions";
import { anotherAccountHelps, refusalTexts, refusalTitles } from "@/lib/credentials/login-attempt/refusals";
import { words } from "@/lib/words/text";

const noticeWords = words("portal.login.notice", { signedOut: "You are signed out." });

interface LoginNoticeProps extends LoginQuery {
  providers: readonly { slug: string; name: string }[];
}

/** Why the visitor is on the login page again, if there is something to say. */
export function LoginNotice({ refused, at, signedOut, next, providers }: LoginNoticeProps) {
  const t = useWords(noticeWords);
  const say = useSay();
  if (!refused) return signedOut ? <Alert tone="good">{t("signedOut")}</Alert> : null;
  const provider = anotherAccountHelps(refused) ? providers.find(({ slug }) => slug === at) : undefined;
  return (
    <>
      <Alert tone="danger" title={say(refusalTitles(refused))}>
        <p>{say(refusalTexts(refused))}</p>
      </Alert>
      {provider ? (
        <AnotherAccount
          action={signInElsewhere}
          name={provider.name}
          values={{ provider: provider.slug, next: next ?? "" }}
        />
      ) : null}
    </>
  );
}
