"use client";

import { createContext } from "react";
import type { FormState } from "@/app/form-state";

export interface ProofQuestion {
  ways: NonNullable<FormState["proof"]>;
  /** What to do once the person has proved who it is. */
  goOn: () => void;
}

/** Asks an administrator for a proof, then goes on; null where there is nobody to ask, as in the portal. */
export const AskForProof = createContext<((question: ProofQuestion) => void) | null>(null);
