import { Divider } from "@/app/_ui/divider";
import { PasswordSignIn } from "@/app/_ui/password-sign-in";
import { useWords } from "@/app/_words/use-words";
import { addressWords } from "@/app/(portal)/address-words";
import { loginWords } from "@/app/(portal)/login-words";
import { PasskeySignIn } from "@/app/(portal)/passkey-sign-in";
import type { SignInStep, SignInStepProps } from "@/app/(portal)/sign-in-step";
import { SingleSignOn } from "@/app/(portal)/single-sign-on";
import { onTheWayTo } from "@/lib/faces/session/next-path";
import { words } from "@/lib/words/text";

const stepWords = words("portal.login.proofStep", {
  another: "Use a different address",
  forgotten: "Forgot your password?",
});

interface ProofStepProps extends SignInStepProps {
  step: Extract<SignInStep, { asks: "proof" }>;
  /** Whether nothing was asked before. */
  isFirst: boolean;
}

/** Asks for the password, or leads to a provider, or both; the address can still be corrected. */
export function ProofStep({ step, isFirst, state, action, next, takesNames, ...props }: ProofStepProps) {
  const t = useWords(loginWords);
  const label = useWords(addressWords);
  const links = useWords(stepWords);
  const { password, providers } = step;
  const forgotten = password && props.sendsMail;
  const address = state.values?.address ?? "";
  return (
    <>
      {providers.length > 0 ? <SingleSignOn providers={providers} next={next} hint={address} /> : null}
      {providers.length > 0 && password ? <Divider>{t(takesNames ? "orPassword" : "or")}</Divider> : null}
      {password ? (
        <>
          <PasswordSignIn
            state={state}
            action={action}
            name="address"
            label={label(takesNames ? "addressOrName" : "address")}
            type={takesNames ? "text" : "email"}
            autoComplete="username webauthn"
            isNameKnown={!isFirst && address !== ""}
            values={{ next: next ?? "", offered: providers.map(({ slug }) => slug).join(" ") }}
            look={providers.length === 0 ? "primary" : "secondary"}
          />
          <PasskeySignIn next={next} />
        </>
      ) : null}
      {forgotten || !isFirst ? (
        <p className="flex flex-wrap justify-center gap-x-5 gap-y-2 text-sm">
          {forgotten ? (
            <PlainLink href={onTheWayTo(next, "/forgot-password")}>{links("forgotten")}</PlainLink>
          ) : null}
          {isFirst ? null : <PlainLink href={onTheWayTo(next, "/")}>{links("another")}</PlainLink>}
        </p>
      ) : null}
    </>
  );
}

/** Leads to a page that begins anew. */
function PlainLink({ href, children }: { href: string; children: string }) {
  return (
    <a
      href={href}
      className="inline-flex min-h-6 items-center text-muted underline underline-offset-4 hover:text-ink"
    >
      {children}
    </a>
  );
}
