import { KeyRound } from "lucide-react";
import { SubmitButton } from "@/app/_ui/submit-button";
import { useWords } from "@/app/_words/use-words";
import { signInElsewhere } from "@/app/(portal)/sign-in-actions";
import { words } from "@/lib/words/text";

const signOnWords = words("portal.login.singleSignOn", {
  signOn: "Single Sign-On",
  signOnWith: "Single Sign-On with {name}",
  redirecting: "Redirecting…",
});

interface SingleSignOnProps {
  providers: readonly { slug: string; name: string }[];
  next: string | null;
}

/** One button for each identity provider; a single one needs no name. */
export function SingleSignOn({ providers, next }: SingleSignOnProps) {
  const t = useWords(signOnWords);
  return (
    <div className="grid gap-3">
      {providers.map(({ slug, name }) => (
        <form key={slug} action={signInElsewhere} className="grid grid-cols-1">
          <input type="hidden" name="provider" value={slug} />
          <input type="hidden" name="next" value={next ?? ""} />
          <SubmitButton
            size="large"
            className="px-4 py-2 whitespace-normal wrap-anywhere"
            pendingLabel={t("redirecting")}
          >
            <KeyRound aria-hidden="true" />
            {/* Two lines hold every usual name; the whole is read out. */}
            <span className="line-clamp-2 text-balance">
              {providers.length === 1 ? t("signOn") : t("signOnWith", { name })}
            </span>
          </SubmitButton>
        </form>
      ))}
    </div>
  );
}
