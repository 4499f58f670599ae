import { SubmitButton } from "@/app/_ui/submit-button";
import { useWords } from "@/app/_words/use-words";
import { words } from "@/lib/words/text";

const anotherWords = words("ui.anotherAccount", {
  stillThere: "You are still signed in to {name} with this account. To use a different one, choose it there.",
  another: "Use another account",
  redirecting: "Redirecting…",
});

interface AnotherAccountProps {
  /** Begins the sign-on again; gets `another` beside the values. */
  action: (form: FormData) => Promise<void>;
  /** What the provider is called. */
  name: string;
  values: Record<string, string>;
}

/** The way out for somebody whom the provider would sign in again by itself, to the same refusal. */
export function AnotherAccount({ action, name, values }: AnotherAccountProps) {
  const t = useWords(anotherWords);
  return (
    <form action={action} className="grid grid-cols-1 gap-2">
      {Object.entries({ ...values, another: "1" }).map(([key, value]) => (
        <input key={key} type="hidden" name={key} value={value} />
      ))}
      <p className="text-sm wrap-anywhere text-muted">{t("stillThere", { name })}</p>
      <SubmitButton look="secondary" wraps pendingLabel={t("redirecting")}>
        {t("another")}
      </SubmitButton>
    </form>
  );
}
