import { Alert } from "@/app/_ui/alert";
import { SubmitButton } from "@/app/_ui/submit-button";
import type { LoginQuery } from "@/app/(portal)/login-query";
import { signInElsewhere } from "@/app/(portal)/sign-in-actions";
import { anotherAccountHelps, refusalTexts } from "@/lib/credentials/login-attempt/refusals";

interface LoginNoticeProps extends LoginQuery {
  providers: readonly { slug: string; name: string }[];
}

/** Why the visitor is on the login page again, if there is something to say. */
export function LoginNotice({ refused, at, signedOut, next, providers }: LoginNoticeProps) {
  if (!refused) return signedOut ? <Alert tone="good">You are signed out.</Alert> : null;
  const provider = anotherAccountHelps(refused) ? providers.find(({ slug }) => slug === at) : undefined;
  return (
    <>
      <Alert tone="danger" title={refusalTexts[refused].title}>
        <p>{refusalTexts[refused].text}</p>
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
  return (
    <form action={signInElsewhere} className="grid grid-cols-1 gap-2">
      <input type="hidden" name="provider" value={slug} />
      <input type="hidden" name="next" value={next ?? ""} />
      <input type="hidden" name="another" value="1" />
      <p className="text-sm wrap-anywhere text-muted">
        You are still signed in at {name} with that account. To come in with a different one, choose it there.
      </p>
      <SubmitButton
        look="secondary"
        className="py-2 whitespace-normal wrap-anywhere"
        pendingLabel="Taking you there …"
      >
        Use another account
      </SubmitButton>
    </form>
  );
}
