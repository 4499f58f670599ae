import { LocalTime } from "@/app/_ui/local-time";
import { PasswordField } from "@/app/_ui/password-field";
import { useWords } from "@/app/_words/use-words";
import { inputsOf, type PartProps } from "@/app/(console)/[role]/providers/kinds/kind-form";
import { words } from "@/lib/words/text";

const secretWords = words("console.providers.clientProof", {
  secretStored: "Stored encrypted and never shown again.",
  secretEntered: "Entered. Leave empty to keep it, unless you change the server.",
  secretAgain: "Enter it again: a stored secret is never sent to a different address.",
  secretSet: "Already set. Leave empty to keep it.",
  secretSetOn: "Set on <date></date>. Leave empty to keep it.",
});

interface SecretFieldProps extends PartProps {
  /** Of an existing provider, whether it must be entered again; left out: it is entered for a new one. */
  mustGiveAgain?: boolean;
  /** Left out: it is called a client's secret. */
  label?: string;
}

/** The secret by which our client, or our account, proves itself; it is never shown. */
export function SecretField({ mustGiveAgain, label, ...part }: SecretFieldProps) {
  const t = useWords(secretWords);
  const { secretSetAt, secretWithheld } = part.values;
  const stored = t(secretWithheld ? "secretAgain" : "secretStored");
  const entered = secretSetAt ? t("secretEntered") : stored;
  return (
    <PasswordField
      label={label ?? inputsOf(part).text("clientSecret").label}
      hint={mustGiveAgain === undefined ? entered : <StoredHint {...part} mustGiveAgain={mustGiveAgain} />}
      name="clientSecret"
      autoComplete="off"
      error={part.errors.clientSecret}
    />
  );
}

function StoredHint({ values, mustGiveAgain }: Pick<PartProps, "values"> & { mustGiveAgain: boolean }) {
  const t = useWords(secretWords);
  if (values.texts["client.authentication"] === "private_key_jwt") return t("secretStored");
  if (mustGiveAgain) return t("secretAgain");
  const { secretSetAt } = values;
  if (!secretSetAt) return t("secretSet");
  return t.rich("secretSetOn", { date: () => <LocalTime value={secretSetAt} show="date" /> });
}
