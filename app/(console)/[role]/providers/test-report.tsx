import { CircleCheck, CircleMinus, CircleX, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { Alert } from "@/app/_ui/alert";
import { useWords } from "@/app/_words/use-words";
import type { ShownStep, TestLine } from "@/app/(console)/[role]/providers/test-steps";
import { words } from "@/lib/words/text";

const reportWords = words("console.providers.report", {
  ok: "Works",
  warning: "Check this",
  failed: "Failed",
  skipped: "Skipped",
  took: "({took, number} ms)",
  details: "Technical details",
  cancelled: "The test was cancelled.",
  canSignIn: "People can sign in.",
  cannotSignIn: "People cannot sign in yet.",
  canRead: "Import and sync can read people.",
  cannotRead: "Import and sync cannot read people.",
  cannotReadOnly: "Import and sync cannot read people. Signing in works without that.",
});

interface TestReportProps {
  lines: readonly TestLine[];
  state: "idle" | "running" | "stopped";
}

/** The steps of a connection test so far, and its result; read out as they come. */
export function TestReport({ lines, state }: TestReportProps) {
  const t = useWords(reportWords);
  const canRead = lines.some((line) => "step" in line && line.step.neededFor === "reading-people");
  return (
    <div aria-live="polite" aria-busy={state === "running"} className="grid gap-4">
      {lines.length > 0 ? (
        <ol className="grid gap-3">
          {lines.map((line) => ("step" in line ? <Step key={line.step.step} {...line.step} /> : null))}
        </ol>
      ) : null}
      {lines.map((line) =>
        "step" in line ? null : <Result key={JSON.stringify(line)} line={line} canRead={canRead} />,
      )}
      {state === "stopped" ? <p className="text-sm">{t("cancelled")}</p> : null}
    </div>
  );
}

const outcomes = {
  ok: { icon: CircleCheck, ink: "text-good" },
  warning: { icon: TriangleAlert, ink: "text-warning" },
  failed: { icon: CircleX, ink: "text-danger" },
  skipped: { icon: CircleMinus, ink: "text-muted" },
} as const;

/** What a step has found. Of one that works its name is enough, and unfolds to what was measured. */
function Step({ label, inWords, outcome, what, advice, took, isAboutPeople }: ShownStep) {
  const t = useWords(reportWords);
  const { icon: Icon, ink } = outcomes[outcome];
  const title = (
    <span className="font-medium">
      {label} <span className={ink}>{t(outcome)}</span>
    </span>
  );
  const measured = (
    <p className="mt-0.5 wrap-anywhere text-muted">
      {what} {t("took", { took })}
    </p>
  );
  const isQuiet = outcome === "ok" && !advice && !isAboutPeople;
  return (
    <li className="flex gap-3 text-sm">
      <Icon aria-hidden="true" className={`mt-0.5 size-4 shrink-0 ${ink}`} />
      {isQuiet ? (
        <details className="min-w-0">
          <summary className="w-fit cursor-pointer">{title}</summary>
          {measured}
        </details>
      ) : (
        <div className="grid min-w-0 gap-0.5">
          <p>{title}</p>
          <Finding
            inWords={inWords}
            what={outcome !== "ok" || isAboutPeople ? what : null}
            advice={advice}
            measured={measured}
          />
        </div>
      )}
    </li>
  );
}

interface FindingProps extends Pick<ShownStep, "inWords" | "advice"> {
  /** Null where it is of no use to whoever doesn't want to know how it was found. */
  what: string | null;
  /** What was measured, for whoever wants to know. */
  measured: ReactNode;
}

/** What somebody should read: where it is about how machines speak, what that means, and the rest folded. */
function Finding({ inWords, what, advice, measured }: FindingProps) {
  const t = useWords(reportWords);
  const said = inWords ?? what;
  const isMeasuredFolded = inWords !== null || what === null;
  return (
    <>
      {said ? <p className="wrap-anywhere">{said}</p> : null}
      {advice ? <p className="wrap-anywhere text-muted">{advice}</p> : null}
      {isMeasuredFolded ? (
        <details className="text-muted">
          <summary className="w-fit cursor-pointer">{t("details")}</summary>
          {measured}
        </details>
      ) : null}
    </>
  );
}

interface ResultProps {
  line: Exclude<TestLine, { step: unknown }>;
  /** Whether this kind of provider lets its people be read at all. */
  canRead: boolean;
}

function Result({ line, canRead }: ResultProps) {
  const t = useWords(reportWords);
  if ("problem" in line)
    return (
      <Alert tone="danger" title={line.problem}>
        {Object.entries(line.fields).map(([name, message]) => (
          <p key={name}>
            {name}: {message}
          </p>
        ))}
      </Alert>
    );
  const { signIn, readingPeople } = line.verdict;
  const unread = signIn ? "cannotReadOnly" : "cannotRead";
  return (
    <Alert tone={signIn ? "good" : "danger"} title={signIn ? t("canSignIn") : t("cannotSignIn")}>
      {canRead ? <p>{t(readingPeople ? "canRead" : unread)}</p> : null}
    </Alert>
  );
}
