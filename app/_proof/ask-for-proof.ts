"use client";

import { createContext } from "react";
import type { FormState } from "@/app/form-state";

export interface ProofQuestion {
  ways: NonNullable<FormState["proof"]>;
  /** What to do once the person has proved who it is. */
  goOn: () => void;
  /** The page to come back to from a proof at the provider; the page's own start unless told. */
  back?: string | undefined;
}

/** Asks an administrator for a proof, then goes on; null where there is nobody to ask, as in the portal. */
export const AskForProof = createContext<((question: ProofQuestion) => void) | null>(null);
