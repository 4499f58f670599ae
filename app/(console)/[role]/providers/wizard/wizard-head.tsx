import { Check, TriangleAlert } from "lucide-react";
import Link from "next/link";
import { classNames } from "@/app/_ui/class-names";
import { PageTitle } from "@/app/_ui/page-title";
import { getSay, getWords } from "@/app/_words/get-words";
import { stepPath, type WizardStep, wizardSteps } from "@/app/(console)/[role]/providers/wizard/steps";
import { wizardWords } from "@/app/(console)/[role]/providers/wizard/words";
import { kindOf, type ProviderKindName } from "@/lib/providers/kinds/registry";

interface WizardHeadProps {
  draft: string;
  /** What is connected. */
  kind: ProviderKindName;
  here: WizardStep;
  /** Whether the last test of these settings found that people can sign in. */
  works: boolean;
  back: { href: string; label: string };
}

/** What stands above each step: what is connected, and how far that is. Steps that lie behind lead there. */
export async function WizardHead({ draft, kind, here, works, back }: WizardHeadProps) {
  const [t, say] = [await getWords(wizardWords), await getSay()];
  const fails = (step: WizardStep) => step === "test" && !works;
  const at = wizardSteps.indexOf(here);
  return (
    <>
      <PageTitle title={say(kindOf(kind).connecting)} back={back} />
      <nav aria-label={t("steps")} className="text-sm">
        <ol className="grid grid-cols-2 gap-2 sm:grid-cols-4">
          {wizardSteps.map((step, number) => (
            <li
              key={step}
              aria-current={step === here ? "step" : undefined}
              // Takes the focus when it comes (`StepFocus`).
              tabIndex={step === here ? -1 : undefined}
              className={classNames(
                "flex items-center gap-2 rounded-lg border px-3 py-2",
                step === here ? "border-accent bg-accent-wash font-medium text-accent" : "border-line",
              )}
            >
              <span
                aria-hidden="true"
                className={classNames(
                  "grid size-6 shrink-0 place-items-center rounded-full text-xs tabular-nums",
                  number >= at
                    ? "bg-sunken"
                    : fails(step)
                      ? "bg-warning-wash text-warning"
                      : "bg-good-wash text-good",
                )}
              >
                {number >= at ? (
                  number + 1
                ) : fails(step) ? (
                  <TriangleAlert className="size-3.5" />
                ) : (
                  <Check className="size-3.5" />
                )}
              </span>
              {number < at ? (
                <Link href={stepPath(draft, step)} prefetch={false} className="hover:underline">
                  {t(step)}
                </Link>
              ) : (
                t(step)
              )}
            </li>
          ))}
        </ol>
      </nav>
    </>
  );
}
