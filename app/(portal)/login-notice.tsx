import { Alert } from "@/app/_ui/alert";
import { SubmitButton } from "@/app/_ui/submit-button";
import { useSay, useWords } from "@/app/_words/use-words";
import type { LoginQuery } from "@/app/(portal)/login-query";
import { signInElsewhere } from "@/app/(portal)/sign-in-actions";
import { anotherAccountHelps, refusalTexts, refusalTitles } from "@/lib/credentials/login-attempt/refusals";
import { words } from "@/lib/words/text";

const directoryEventWords = words("portal.login.notice", {
  signedOut: "You are signed out.",
  stillThere: "You are still signed in to {name} with this account. To use a different one, choose it there.",
  another: "Use another account",
  redirecting: "Redirecting…",
});

interface LoginNoticeProps extends LoginQuery {
  providers: readonly { slug: string; name: string }[];
}

/** Why the visitor is on the login page again, if there is something to say. */
export function LoginNotice({ refused, at, signedOut, next, providers }: LoginNoticeProps) {
  const t = useWords(directoryEventWords);
  const say = useSay();
  if (!refused) return signedOut ? <Alert tone="good">{t("signedOut")}</Alert> : null;
  const provider = anotherAccountHelps(refused) ? providers.find(({ slug }) => slug === at) : undefined;
  return (
    <>
      <Alert tone="danger" title={say(refusalTitles(refused))}>
        <p>{say(refusalTexts(refused))}</p>
      </Alert>
      {provider ? <AnotherAccount provider={provider} next={next} /> : null}
    </>
  );
}

/** The way out for somebody whom the provider would sign in again by itself, to the same refusal. */
function AnotherAccount({
  provider: { slug, name },
  next,
}: {
  provider: LoginNoticeProps["providers"][number];
  next: string | null;
}) {
  const t = useWords(directoryEventWords);
  return (
    <form action={signInElsewhere} className="grid grid-cols-1 gap-2">
      <input type="hidden" name="provider" value={slug} />
      <input type="hidden" name="next" value={next ?? ""} />
      <input type="hidden" name="another" value="1" />
      <p className="text-sm wrap-anywhere text-muted">{t("stillThere", { name })}</p>
      <SubmitButton look="secondary" wraps pendingLabel={t("redirecting")}>
        {t("another")}
      </SubmitButton>
    </form>
  );
}
