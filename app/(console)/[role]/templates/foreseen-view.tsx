import { Alert } from "@/app/_ui/alert";
import { useSay, useWords } from "@/app/_words/use-words";
import type { Foreseen } from "@/app/(console)/[role]/templates/foreseen";
import { verbatim } from "@/lib/words/compose-text";
import { words } from "@/lib/words/text";

const foreseenWords = words("console.templates.foreseen", {
  unused: "No mailboxes use this template.",
  changing:
    "{changing, plural, =0 {No mailboxes would change.} one {# mailbox would change.} other {# mailboxes would change.}}",
  using: "{mailboxes, plural, one {# mailbox uses} other {# mailboxes use}} this template.",
  pinning:
    "{holding, plural, one {# of them has pinned settings, which stay} other {# of them have pinned settings, which stay}} as they are.",
  change: "{label}: {from} → {to}",
  pinned: "Pinned: {names}",
  more: "And more.",
});

/** How many mailboxes a template would change, and field by field what it would change in the first of them. */
export function ForeseenView({ foreseen }: { foreseen: Foreseen }) {
  const { mailboxes, changing, holding, sample } = foreseen;
  const t = useWords(foreseenWords);
  if (mailboxes === 0) return <Alert tone="info" title={t("unused")} />;
  return (
    <Alert tone="info" title={t("changing", { changing })}>
      <p>
        {t("using", { mailboxes })} {holding > 0 ? t("pinning", { holding }) : null}
      </p>
      {sample.length > 0 ? <Sample sample={sample} /> : null}
      {sample.length < changing ? <p>{t("more")}</p> : null}
    </Alert>
  );
}

function Sample({ sample }: Pick<Foreseen, "sample">) {
  const [t, say] = [useWords(foreseenWords), useSay()];
  return (
    <ul className="grid gap-1.5">
      {sample.map(({ address, words: { changes, pinned } }) => (
        <li key={address} className="wrap-anywhere">
          <span className="font-medium">{address}</span>
          {changes.map(({ label, from, to }) => (
            <span key={label} className="block pl-4">
              {t("change", { label, from, to })}
            </span>
          ))}
          {pinned.length > 0 ? (
            <span className="block pl-4">
              {say(foreseenWords("pinned", { names: pinned.map(verbatim) }))}
            </span>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
