"use client";

import { createContext } from "react";
import type { FormState } from "@/app/form-state";

export interface ReauthenticationQuestion {
  ways: NonNullable<FormState["proof"]>;
  /** What to do once the person has re-authenticated. */
  goOn: () => void;
  /** The page to come back to from re-authentication at the provider; the page's own start unless told. */
  back?: string | undefined;
}

/** Asks an administrator for re-authentication, then goes on; null where there is nobody to ask, as in the portal. */
export const AskForReauthentication = createContext<((question: ReauthenticationQuestion) => void) | null>(
  null,
);
