"use client";

import { CodeList } from "@/app/_factors/code-list";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { useWords } from "@/app/_words/use-words";
import { words } from "@/lib/words/text";

const addedWords = words("factors.added", {
  firstAdded: "Your second factor is set up.",
  added: "Your second factor was added.",
  saved: "I've saved them, continue",
  continue: "Continue",
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
