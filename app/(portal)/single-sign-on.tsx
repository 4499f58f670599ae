import { KeyRound } from "lucide-react";
import { SubmitButton } from "@/app/_ui/submit-button";
import { useWords } from "@/app/_words/use-words";
import { MoreWays } from "@/app/(portal)/more-ways";
import { signInElsewhere } from "@/app/(portal)/sign-in-actions";
import type { OfferedProvider } from "@/lib/doors/sign-in/ways-in";
import { words } from "@/lib/words/text";

const signOnWords = words("portal.login.singleSignOn", {
  signOn: "Single Sign-On",
  signOnWith: "Single Sign-On with {name}",
  redirecting: "Redirecting…",
});

/** As many as fit beside a form on a phone. */
const mostShown = 3;

interface SingleSignOnProps {
  providers: readonly OfferedProvider[];
  next: string | null;
  /** The address that was typed, for the provider's own form. */
  hint?: string;
}

/** One button for each identity provider, those that do not fit behind "More ways"; a single one needs no name. */
export function SingleSignOn({ providers, ...sent }: SingleSignOnProps) {
  const fits = providers.length <= mostShown;
  const [shown, others] = fits
    ? [providers, []]
    : [providers.slice(0, mostShown), providers.slice(mostShown)];
  return (
    <div className="grid gap-3">
      <ProviderButtons providers={shown} isOnly={providers.length === 1} {...sent} />
      {others.length > 0 ? (
        <MoreWays>
          <ProviderButtons providers={others} {...sent} />
        </MoreWays>
      ) : null}
    </div>
  );
}

interface ProviderButtonsProps extends SingleSignOnProps {
  isOnly?: boolean;
  look?: "primary" | "secondary";
}

/** A button for each provider. */
export function ProviderButtons({ providers, next, hint, isOnly, look = "primary" }: ProviderButtonsProps) {
  const t = useWords(signOnWords);
  return providers.map(({ slug, name }) => (
    <form key={slug} action={signInElsewhere} className="grid grid-cols-1">
      <input type="hidden" name="provider" value={slug} />
      <input type="hidden" name="next" value={next ?? ""} />
      {hint ? <input type="hidden" name="hint" value={hint} /> : null}
      <SubmitButton
        size={look === "primary" ? "large" : "medium"}
        look={look}
        wraps
        pendingLabel={t("redirecting")}
      >
        <KeyRound aria-hidden="true" />
        {/* Two lines hold every usual name; the whole is read out. Balanced ones would break after the hyphen. */}
        <span className="line-clamp-2 text-pretty">{isOnly ? t("signOn") : t("signOnWith", { name })}</span>
      </SubmitButton>
    </form>
  ));
}
