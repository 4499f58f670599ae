"use client";

import { createContext, type ReactNode, useContext } from "react";

/** How times are written for the reader. */
export interface ReaderTimes {
  /** A BCP 47 tag with the region whose dates it has, such as en-GB. */
  region: string;
  /** IANA; null: the browser's own, which the server does not know yet. */
  timeZone: string | null;
}

const Times = createContext<ReaderTimes>({ region: "en", timeZone: null });

export const useReaderTimes = (): ReaderTimes => useContext(Times);

/** Says to everything in it how times are written. */
export function ReaderTimesProvider({ children, ...times }: ReaderTimes & { children: ReactNode }) {
  return <Times value={times}>{children}</Times>;
}
