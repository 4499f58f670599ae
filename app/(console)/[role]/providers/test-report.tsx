import { CircleCheck, CircleMinus, CircleX, TriangleAlert } from "lucide-react";
import { Alert } from "@/app/_ui/alert";
import type { TestLine } from "@/app/(console)/[role]/providers/test-steps";

interface TestReportProps {
  lines: readonly TestLine[];
  state: "idle" | "running" | "stopped";
}

/** The steps of a connection test so far, and its result; read out as they come. */
export function TestReport({ lines, state }: TestReportProps) {
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
      {state === "stopped" ? <p className="text-sm">The test was cancelled.</p> : null}
    </div>
  );
}

const outcomes = {
  ok: { icon: CircleCheck, ink: "text-good", word: "Works" },
  warning: { icon: TriangleAlert, ink: "text-warning", word: "Look at this" },
  failed: { icon: CircleX, ink: "text-danger", word: "Failed" },
  skipped: { icon: CircleMinus, ink: "text-muted", word: "Skipped" },
} as const;

type StepProps = Extract<TestLine, { step: unknown }>["step"];

function Step({ label, outcome, what, advice, took }: StepProps) {
  const { icon: Icon, ink, word } = outcomes[outcome];
  return (
    <li className="flex gap-3 text-sm">
      <Icon aria-hidden="true" className={`mt-0.5 size-4 shrink-0 ${ink}`} />
      <div className="grid min-w-0 gap-0.5">
        <p className="font-medium">
          {label} <span className={ink}>{word}</span>{" "}
          <span className="font-normal text-muted">{took} ms</span>
        </p>
        <p className="wrap-anywhere">{what}</p>
        {advice ? <p className="wrap-anywhere text-muted">{advice}</p> : null}
      </div>
    </li>
  );
}

interface ResultProps {
  line: Exclude<TestLine, { step: unknown }>;
  /** Whether this kind of provider lets its people be read at all. */
  canRead: boolean;
}

function Result({ line, canRead }: ResultProps) {
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
  return (
    <Alert
      tone={signIn ? "good" : "danger"}
      title={signIn ? "People can sign in." : "People cannot sign in yet."}
    >
      {canRead ? (
        <p>
          {readingPeople
            ? "Import and sync can read people."
            : "Import and sync cannot read people; nobody needs that to sign in."}
        </p>
      ) : null}
    </Alert>
  );
}
