import { CircleCheck, CircleX } from "lucide-react";
import { Alert } from "@/app/_ui/alert";
import { Card } from "@/app/_ui/card";
import { getSay } from "@/app/_words/get-words";
import type { LoginExplanation } from "@/lib/doors/login-doctor/explain-login";

/** Whether a login can succeed, and every step that the decision takes. */
export async function DoctorAnswer({ answer: { address, possible, steps } }: { answer: LoginExplanation }) {
  const say = await getSay();
  return (
    <>
      <Alert
        tone={possible ? "good" : "warning"}
        title={possible ? "This can succeed." : "This cannot succeed."}
      >
        <p className="wrap-anywhere">{address}</p>
      </Alert>
      <Card title="Steps" intro="In the order in which a login is decided.">
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
  const Icon = passes ? CircleCheck : CircleX;
  return (
    <>
      <Icon
        aria-hidden="true"
        className={passes ? "size-5 shrink-0 text-good" : "size-5 shrink-0 text-danger"}
      />
      <span className="sr-only">{passes ? "Passes: " : "Stops: "}</span>
    </>
  );
}
