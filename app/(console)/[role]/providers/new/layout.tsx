import type { ReactNode } from "react";
import { StepFocus } from "@/app/(console)/[role]/providers/wizard/step-focus";

/** What stays while the steps change. */
export default function NewProviderLayout({ children }: { children: ReactNode }) {
  return (
    <>
      {children}
      <StepFocus />
    </>
  );
}
