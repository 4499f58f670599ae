"use client";

import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { CopyButton } from "@/app/_ui/copy-button";
import { useWords } from "@/app/_words/use-words";
import { words } from "@/lib/words/text";

const addedWords = words("factors.added", {
  firstAdded: "Your second factor is set up.",
  added: "Your second factor was added.",
  saved: "I've saved them, continue",
  continue: "Continue",
  title: "Save these recovery codes",
  use: "If you lose your device, each code lets you sign in once. They are shown only this once.",
  list: "Recovery codes",
  copied: "recovery codes",
  copy: "Copy all",
});

interface RecoveryCodesProps {
  /** null: a factor was added and the codes from before still work. */
  codes: string[] | null;
  doneHref: string;
}

/** What there is to keep after a factor was added: recovery codes, shown this once. */
export function RecoveryCodes({ codes, doneHref }: RecoveryCodesProps) {
  const t = useWords(addedWords);
  return (
    <div className="grid gap-4">
      <Alert tone="good">{t(codes ? "firstAdded" : "added")}</Alert>
      {codes ? <CodeList codes={codes} /> : null}
      <div>
        <Button asChild look="primary">
          {/* A plain link, so that the page is loaded as it is now. */}
          <a href={doneHref}>{t(codes ? "saved" : "continue")}</a>
        </Button>
      </div>
    </div>
  );
}

/** Ten codes to print or to keep in a password manager. */
export function CodeList({ codes }: { codes: string[] }) {
  const t = useWords(addedWords);
  return (
    <div className="grid gap-3">
      <Alert tone="warning" title={t("title")}>
        <p>{t("use")}</p>
      </Alert>
      <ul
        aria-label={t("list")}
        className="grid grid-cols-2 gap-x-6 gap-y-1 rounded-lg border border-control bg-sunken px-4 py-3 font-mono text-sm"
      >
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div>
        <CopyButton value={codes.join("\n")} name={t("copied")} label={t("copy")} />
      </div>
    </div>
  );
}
