import { CircleCheck, CircleX } from "lucide-react";
import { Alert } from "@/app/_ui/alert";
import { Card } from "@/app/_ui/card";
import { getSay, getWords } from "@/app/_words/get-words";
import { useWords } from "@/app/_words/use-words";
import type { LoginExplanation } from "@/lib/doors/login-doctor/explain-login";
import { words } from "@/lib/words/text";

const answerWords = words("console.loginDoctor.answer", {
  possible: "This login can succeed.",
  impossible: "This login can't succeed.",
  steps: "Steps",
  stepsIntro: "In the order they are checked.",
  passes: "Passes:",
  stops: "Stops here:",
});

/** Whether a login can succeed, and every step that the decision takes. */
export async function DoctorAnswer({ answer: { address, possible, steps } }: { answer: LoginExplanation }) {
  const [t, say] = [await getWords(answerWords), await getSay()];
  return (
    <>
      <Alert tone={possible ? "good" : "warning"} title={t(possible ? "possible" : "impossible")}>
        <p className="wrap-anywhere">{address}</p>
      </Alert>
      <Card title={t("steps")} intro={t("stepsIntro")}>
        <ol className="grid gap-4">
          {steps.map((step) => (
            <li key={`${step.step} ${say(step.what)}`} className="flex gap-3 text-sm">
              <Mark passes={step.outcome === "passes"} />
              <div className="grid min-w-0 gap-1">
                <p className="wrap-anywhere">{say(step.what)}</p>
                {step.advice ? <p className="text-muted">{say(step.advice)}</p> : null}
              </div>
            </li>
          ))}
        </ol>
      </Card>
    </>
  );
}

function Mark({ passes }: { passes: boolean }) {
  const t = useWords(answerWords);
  const Icon = passes ? CircleCheck : CircleX;
  return (
    <>
      <Icon
        aria-hidden="true"
        className={passes ? "size-5 shrink-0 text-good" : "size-5 shrink-0 text-danger"}
      />
      <span className="sr-only">{t(passes ? "passes" : "stops")} </span>
    </>
  );
}
