"use client";

import { createContext } from "react";

interface Unsaved {
  /** Whether something in the form is changed and not saved, as of what was last done in it. */
  isChanged: boolean;
  /** The same, looked at now. */
  hasChange: () => boolean;
}

/** What the buttons of a form know of it. */
export const UnsavedContext = createContext<Unsaved>({ isChanged: true, hasChange: () => true });
